//! [`Rule::InvalidResourceArgument`]: reported for a fault in the arguments of a resource type.

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
            words!("`{argument}` takes a runtime value, not a literal", argument = WHOLE),
            whole_is_known(of, written.unwrap_or_default()),
        ),
        ArgumentFault::WholeIsNotAlone => (
            words!(
                "`{argument}` of `{kind}` cannot be combined with other arguments",
                argument = WHOLE,
                kind = name
            ),
            words!("remove this argument: the ARN already contains it"),
        ),
        ArgumentFault::Missing(missing) => (
            words!("`{kind}` is missing {arguments:and}", kind = name, arguments = &missing[..]),
            words!(
                "write all arguments, like `{example}`; `*` matches any value",
                example = of.example()
            ),
        ),
        ArgumentFault::Unknown(argument) => (
            words!("unknown argument `{argument}` of `{kind}`", kind = name, argument = *argument),
            similar_argument(of, argument),
        ),
        ArgumentFault::TooMany(written) => {
            (words!("too many arguments for `{kind}`", kind = name), extra(*written, of))
        }
        ArgumentFault::Twice(field) => (
            words!("duplicate argument `{argument}`", argument = *field),
            words!("remove one of them"),
        ),
        // Another rule reports it.
        ArgumentFault::NoPart(_) => (Words::default(), Words::default()),
    };
    Finding::new(Rule::InvalidResourceArgument, span, message).help(remedy)
}

/// Explains that a literal is used where only a runtime value is accepted.
fn whole_is_known(of: &ResourceTypeInfo, written: &str) -> Words {
    let name = of.written();
    if Arn::parse(written).is_ok() {
        return words!(
            "write a literal ARN without `{kind}(…)`: `\"{arn}\"`",
            kind = name,
            arn = written
        );
    }
    let any = joined(&vec!["*"; of.arn.fields.len()], ", ");
    words!(
        "pass a value of type `{type_name}Arn`; `{kind}({any})` matches any",
        type_name = of.type_name,
        kind = name,
        any = any
    )
}

fn similar_argument(of: &ResourceTypeInfo, written: &str) -> Words {
    let names = argument_names(&of.arn);
    match similar::nearest(written, names.iter().copied()) {
        Some(near) => words!("an argument with a similar name exists: `{near}`", near = near),
        None => words!("the arguments are {names:and}", names = names),
    }
}

/// Suggests what a positional argument that fits no field was intended to be.
fn extra(written: Option<&str>, of: &ResourceTypeInfo) -> Words {
    let written = written.unwrap_or("*");
    if written != "*" && is_account(written) {
        words!("name the argument: `account = \"{account}\"`", account = written)
    } else if written != "*" && partitions_with(written).next().is_some() {
        words!("name the argument: `region = \"{region}\"`", region = written)
    } else if let [only] = of.arn.fields
        && written != "*"
        && only.admits(written)
    {
        words!("write it as another resource: `{another}`", another = of.resource(Some(written)))
    } else {
        words!("write it as `{example}`", example = of.example())
    }
}
