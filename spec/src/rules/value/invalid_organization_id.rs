//! [`Rule::InvalidOrganizationId`]: reported for a value that does not have the format of its key.

use crate::text::{Finding, Rule, Span, words};

const RULE: Rule = Rule::InvalidOrganizationId;

pub(in crate::rules) fn of_organization(written: &str, span: Span) -> Finding {
    let message = words!("`{value}` is not an organization id", value = written);
    Finding::new(RULE, span, message).help(words!(
        "expected `o-` followed by 10 to 32 lowercase letters and digits, like `o-a1b2c3d4e5`"
    ))
}

pub(in crate::rules) fn of_path(written: &str, span: Span) -> Finding {
    let message = words!("`{value}` is not an organization path", value = written);
    Finding::new(RULE, span, message).help(words!(
        "expected a path from the organization to a final `/`, like `o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/`"
    ))
}
