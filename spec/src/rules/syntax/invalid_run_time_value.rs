//! [`Rule::InvalidRunTimeValue`]: reported for a runtime value that would have to be known at compile time.

use crate::facts::catalog::{Field, ResourceTypeInfo};
use crate::model::fault::{Source, WHOLE};
use crate::text::{Finding, Rule, Span, Words, words};

fn new(span: Span, message: Words) -> Finding {
    Finding::new(Rule::InvalidRunTimeValue, span, message)
}

/// Reports a runtime value in a claim.
#[must_use]
pub fn in_claim(span: Span) -> Finding {
    new(span, words!("runtime value in a claim, which is proven at compile time"))
        .help(words!("write a literal value; for any resource of a type, write `*`"))
}

/// Reports a runtime value for a field that has no Rust type.
pub(in crate::rules) fn in_field(span: Span, field: &Field, of: &ResourceTypeInfo) -> Finding {
    let name = of.written();
    let message = words!(
        "`{argument}` of `{kind}` does not take a runtime value",
        argument = field.argument,
        kind = name.clone()
    );
    new(span, message).help(words!(
        "pass the full ARN as a value of type `Arn`: `{kind}({argument} = …)`",
        kind = name,
        argument = WHOLE
    ))
}

/// Reports a part of an ARN that is determined by another source.
pub(in crate::rules) fn that_follows(span: Span, what: &str, from: Source) -> Finding {
    let message = match from {
        Source::Argument(name) => words!(
            "the {what} follows from `{name}`, which is only known at run time",
            what = what,
            name = name
        ),
        Source::RuntimeRegion => words!(
            "the {what} follows from the region, which is only known at run time",
            what = what
        ),
        Source::Region => {
            words!("runtime value for the {what}, which follows from the region", what = what)
        }
        Source::Id => {
            words!("runtime value for the {what}, which follows from the id", what = what)
        }
    };
    new(span, message).help(words!("remove `{what}`", what = what))
}

/// Reports a partition setting along with a region that is a runtime value.
pub(in crate::rules) fn of_partition(span: Span) -> Finding {
    new(span, words!("the partition follows from the region, which is only known at run time"))
        .help(words!("remove the setting"))
}

/// Reports a region pattern whose partition is a runtime value.
pub(in crate::rules) fn of_region_pattern(span: Span, region: &str) -> Finding {
    let message = words!(
        "`{region}` matches regions in several partitions, and the partition setting is only known at run time",
        region = region
    );
    new(span, message).help(words!("add the partition: `partition = \"aws\"`"))
}

/// Reports a list of runtime values for an operator that does not accept one.
pub(in crate::rules) fn in_list(span: Span, operator: &str) -> Finding {
    new(span, words!("`{operator}` does not take a runtime list", operator = operator))
        .help(words!("use an operator for strings, ARNs or IP addresses"))
}
