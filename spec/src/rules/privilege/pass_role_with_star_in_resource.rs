//! [`Rule::PassRoleWithStarInResource`]: reported if a statement allows `iam:PassRole` by its name on any role.

use super::given::BroadGrant;
use crate::text::{Finding, Rule};

pub(in crate::rules) fn found(given: &BroadGrant<'_>) -> Finding {
    given.finding(Rule::PassRoleWithStarInResource)
}
