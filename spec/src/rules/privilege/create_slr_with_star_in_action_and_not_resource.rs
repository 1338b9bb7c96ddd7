//! [`Rule::CreateSlrWithStarInActionAndNotResource`]: found where `iam:CreateServiceLinkedRole` is allowed by a pattern, on all resources but some.

use super::given::Given;
use crate::text::{Finding, Rule};

pub(in crate::rules) fn found(given: &Given<'_>) -> Finding {
    given.finding(Rule::CreateSlrWithStarInActionAndNotResource)
}
