//! [`Rule::PassRoleWithStarInResourceAndNotAction`]: reported if `NotAction` allows `iam:PassRole` on any role.

use super::given::BroadGrant;
use crate::text::{Finding, Rule};

pub(in crate::rules) fn found(given: &BroadGrant<'_>) -> Finding {
    given.finding(Rule::PassRoleWithStarInResourceAndNotAction)
}
