//! [`Rule::PassRoleWithStarInResourceAndNotAction`]: found where `iam:PassRole` is allowed by `NotAction`, on any role.

use super::given::Given;
use crate::text::{Finding, Rule};

pub(in crate::rules) fn found(given: &Given<'_>) -> Finding {
    given.finding(Rule::PassRoleWithStarInResourceAndNotAction)
}
