//! [`Rule::MissingArnRegion`]: reported for a fault in an ARN.

use crate::text::{Finding, Rule, Span, words};

pub(in crate::rules) fn found(span: Span) -> Finding {
    Finding::new(Rule::MissingArnRegion, span, words!("the region in the ARN is empty"))
        .help(words!("write the region, or `*` for any region"))
}
