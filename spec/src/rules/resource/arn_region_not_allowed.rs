//! [`Rule::ArnRegionNotAllowed`]: reported for a fault in an ARN or in the arguments of a resource type.

use crate::facts::catalog::ResourceTypeInfo;
use crate::text::{Applicability, Finding, Rule, Span, words};

const RULE: Rule = Rule::ArnRegionNotAllowed;

pub(in crate::rules) fn of_type(span: Span, of: &ResourceTypeInfo) -> Finding {
    let message = words!("ARNs of type `{kind}` do not contain a region", kind = of.written());
    Finding::new(RULE, span, message).help(words!("remove it"))
}

pub(in crate::rules) fn of_arn(span: Span, written: &str, service: &str) -> Finding {
    let message = words!("unexpected region in an ARN of `{service}`", service = service);
    Finding::new(RULE, span, message)
        .help(words!("remove `{region}`", region = written))
        .edit_within(span, written, "", Applicability::Unsafe)
}
