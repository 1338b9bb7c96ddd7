//! [`Rule::CreateSlrWithNotResource`]: found where `iam:CreateServiceLinkedRole` is allowed by its name, on all resources but some.

use super::given::Given;
use crate::text::{Finding, Rule};

pub(in crate::rules) fn found(given: &Given<'_>) -> Finding {
    given.finding(Rule::CreateSlrWithNotResource)
}
