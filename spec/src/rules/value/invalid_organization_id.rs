//! [`Rule::InvalidOrganizationId`]: found where a value does not have the form that its key takes.

use crate::text::{Finding, Rule, Span, words};

const RULE: Rule = Rule::InvalidOrganizationId;

pub(in crate::rules) fn of_organization(written: &str, span: Span) -> Finding {
    let message = words!("`{value}` is not the id of an organization", value = written);
    Finding::new(RULE, span, message).help(words!(
        "the id of an organization is `o-` with 10 to 32 letters and digits: `o-a1b2c3d4e5`"
    ))
}

pub(in crate::rules) fn of_path(written: &str, span: Span) -> Finding {
    let message = words!("`{value}` is not a path in an organization", value = written);
    Finding::new(RULE, span, message).help(words!(
        "a path starts with the organization and its root: `o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/`"
    ))
}
