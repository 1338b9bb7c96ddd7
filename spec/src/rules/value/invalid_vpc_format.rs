//! [`Rule::InvalidVpcFormat`]: found where a value does not have the form that its key takes.

use crate::text::{Finding, Rule, Span, words};

pub(in crate::rules) fn found(written: &str, span: Span) -> Finding {
    let message = words!("`{value}` is not the id of a VPC", value = written);
    Finding::new(Rule::InvalidVpcFormat, span, message)
        .help(words!("the id of a VPC is `vpc-` with 8 or 17 letters and digits: `vpc-1a2b3c4d`"))
}
