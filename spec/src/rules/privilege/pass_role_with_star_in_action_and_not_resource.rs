//! [`Rule::PassRoleWithStarInActionAndNotResource`]: found where `iam:PassRole` is allowed by a pattern, on all resources but some.

use super::given::Given;
use crate::text::{Finding, Rule};

pub(in crate::rules) fn found(given: &Given<'_>) -> Finding {
    given.finding(Rule::PassRoleWithStarInActionAndNotResource)
}
