//! [`Rule::MissingArnAccount`]: reported for a fault in an ARN.

use crate::text::{Finding, Rule, Span, words};

pub(in crate::rules) fn found(span: Span) -> Finding {
    Finding::new(Rule::MissingArnAccount, span, words!("the account in the ARN is empty"))
        .help(words!("write the account id, or `*` for any account"))
}
