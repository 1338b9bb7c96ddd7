//! [`Rule::InvalidResourceArgument`]: a fault of a resource type's arguments.

use crate::facts::arn::{is_account, partitions_with};
use crate::facts::catalog::ResourceTypeInfo;
use crate::model::Arn;
use crate::model::fault::{ArgumentFault, WHOLE, argument_names};
use crate::text::list::joined;
use crate::text::{Finding, Rule, Span, Words, similar, words};

pub(in crate::rules) fn found(
    span: Span,
    of: &ResourceTypeInfo,
    fault: &ArgumentFault<'_>,
) -> Finding {
    let name = of.written();
    let (message, remedy) = match fault {
        ArgumentFault::WholeIsKnown(written) => (
            words!("`{argument}` takes a value of run time", argument = WHOLE),
            whole_is_known(of, written.unwrap_or_default()),
        ),
        ArgumentFault::WholeIsNotAlone => (
            words!("the `{argument}` of a `{kind}` stands alone", argument = WHOLE, kind = name),
            words!("leave this out: the ARN says it"),
        ),
        ArgumentFault::Missing(missing) => (
            words!("`{kind}` lacks {arguments:and}", kind = name, arguments = &missing[..]),
            words!(
                "write all fields, as in `{example}`; `*` stands for any",
                example = of.example()
            ),
        ),
        ArgumentFault::Unknown(argument) => (
            words!("`{kind}` has no argument `{argument}`", kind = name, argument = *argument),
            similar_argument(of, argument),
        ),
        ArgumentFault::TooMany(written) => {
            (words!("one argument too many for `{kind}`", kind = name), extra(*written, of))
        }
        ArgumentFault::Twice(field) => {
            (words!("`{argument}` is given twice", argument = *field), words!("leave one out"))
        }
        // Another rule is about it.
        ArgumentFault::NoPart(_) => (Words::default(), Words::default()),
    };
    Finding::new(Rule::InvalidResourceArgument, span, message).help(remedy)
}

/// A literal where only a runtime value helps.
fn whole_is_known(of: &ResourceTypeInfo, written: &str) -> Words {
    let name = of.written();
    if Arn::parse(written).is_ok() {
        return words!(
            "an ARN that is known stands without `{kind}(…)`: `\"{arn}\"`",
            kind = name,
            arn = written
        );
    }
    let any = joined(&vec!["*"; of.arn.fields.len()], ", ");
    words!(
        "a value of type `{type_name}Arn` stands there; `{kind}({any})` stands for any",
        type_name = of.type_name,
        kind = name,
        any = any
    )
}

fn similar_argument(of: &ResourceTypeInfo, written: &str) -> Words {
    let names = argument_names(&of.arn);
    match similar::nearest(written, names.iter().copied()) {
        Some(near) => words!("an argument with a similar name exists: `{near}`", near = near),
        None => words!("its arguments are {names:and}", names = names),
    }
}

/// What was meant by a positional argument that fits no field.
fn extra(written: Option<&str>, of: &ResourceTypeInfo) -> Words {
    let written = written.unwrap_or("*");
    if written != "*" && is_account(written) {
        words!("an account is named: `account = \"{account}\"`", account = written)
    } else if written != "*" && partitions_with(written).next().is_some() {
        words!("a region is named: `region = \"{region}\"`", region = written)
    } else {
        words!("write it as `{example}`", example = of.example())
    }
}
