//! [`Rule::PassRoleWithStarInResource`]: found where `iam:PassRole` is allowed by its name, on any role.

use super::given::Given;
use crate::text::{Finding, Rule};

pub(in crate::rules) fn found(given: &Given<'_>) -> Finding {
    given.finding(Rule::PassRoleWithStarInResource)
}
