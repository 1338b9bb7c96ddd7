//! [`Rule::InvalidVpcFormat`]: reported for a value that does not have the format of its key.

use crate::text::{Finding, Rule, Span, words};

pub(in crate::rules) fn found(written: &str, span: Span) -> Finding {
    let message = words!("`{value}` is not a VPC id", value = written);
    Finding::new(Rule::InvalidVpcFormat, span, message)
        .help(words!("expected `vpc-` followed by 8 or 17 letters and digits, like `vpc-1a2b3c4d`"))
}
