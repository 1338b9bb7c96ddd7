//! [`Rule::PassRoleWithStarInActionAndNotResource`]: reported if a pattern allows `iam:PassRole` on all resources
//! except some.

use super::given::BroadGrant;
use crate::text::{Finding, Rule};

pub(in crate::rules) fn found(given: &BroadGrant<'_>) -> Finding {
    given.finding(Rule::PassRoleWithStarInActionAndNotResource)
}
