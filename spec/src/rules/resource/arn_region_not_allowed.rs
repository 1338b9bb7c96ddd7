//! [`Rule::ArnRegionNotAllowed`]: a fault of an ARN or of a resource type's arguments.

use crate::facts::catalog::ResourceTypeInfo;
use crate::text::{Applicability, Finding, Rule, Span, words};

const RULE: Rule = Rule::ArnRegionNotAllowed;

pub(in crate::rules) fn of_type(span: Span, of: &ResourceTypeInfo) -> Finding {
    let message = words!("the ARN of `{kind}` has no region", kind = of.written());
    Finding::new(RULE, span, message).help(words!("leave it out"))
}

pub(in crate::rules) fn of_arn(span: Span, written: &str, service: &str) -> Finding {
    let message = words!("an ARN of `{service}` has no region", service = service);
    Finding::new(RULE, span, message)
        .help(words!("leave `{region}` out", region = written))
        .edit_within(span, written, "", Applicability::Unsafe)
}
