//! [`Rule::InvalidRunTimeValue`]: found where a runtime value meets what it would decide.

use crate::facts::catalog::{Field, ResourceTypeInfo};
use crate::model::fault::{Source, WHOLE};
use crate::text::{Finding, Rule, Span, Words, words};

fn new(span: Span, message: Words) -> Finding {
    Finding::new(Rule::InvalidRunTimeValue, span, message)
}

/// A field that has no Rust type.
pub(in crate::rules) fn in_field(span: Span, field: &Field, of: &ResourceTypeInfo) -> Finding {
    let name = of.written();
    let message = words!(
        "`{argument}` of a `{kind}` takes no runtime value",
        argument = field.argument,
        kind = name.clone()
    );
    new(span, message).help(words!(
        "give the whole ARN, as a value of type `Arn`: `{kind}({argument} = …)`",
        kind = name,
        argument = WHOLE
    ))
}

/// A part that follows from another source.
pub(in crate::rules) fn that_follows(span: Span, what: &str, from: Source) -> Finding {
    let message = match from {
        Source::Argument(name) => words!(
            "the {what} follows from `{name}`, which is known at run time only",
            what = what,
            name = name
        ),
        Source::RuntimeRegion => words!(
            "the {what} follows from the region, which is known at run time only",
            what = what
        ),
        Source::Region => words!("the {what} follows from the region", what = what),
        Source::Id => words!("the {what} follows from the id", what = what),
    };
    new(span, message).help(words!("leave `{what}` out", what = what))
}

/// The partition, beside a region that is known only at run time.
pub(in crate::rules) fn of_partition(span: Span) -> Finding {
    new(span, words!("the partition follows from the region, which is known at run time only"))
        .help(words!("leave the setting out"))
}

/// The partition of a region pattern.
pub(in crate::rules) fn of_region_pattern(span: Span, region: &str) -> Finding {
    let message = words!(
        "`{region}` has regions of several partitions, and the setting is known at run time only",
        region = region
    );
    new(span, message).help(words!("name the partition beside it: `partition = \"aws\"`"))
}

/// A list of runtime values, for an operator that takes none.
pub(in crate::rules) fn in_list(span: Span, operator: &str) -> Finding {
    new(span, words!("`{operator}` takes no list of run time", operator = operator))
        .help(words!("operators of texts, ARNs and IP addresses do"))
}
