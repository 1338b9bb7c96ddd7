//! [`Rule::DataTypeMismatch`]: reported by the reader of documents, and checked for each condition.

use crate::facts::catalog::{GLOBAL_CONDITION_KEYS, OPERATORS, condition_key};
use crate::syntax::Stray;
use crate::syntax::json::fault::{POLICY, STATEMENT, TypeFault};
use crate::text::{Finding, Rule, Span, words};

const RULE: Rule = Rule::DataTypeMismatch;

/// Reports a value that the reader found.
pub(in crate::rules) fn found(span: Span, fault: TypeFault) -> Finding {
    let new = |message| Finding::new(RULE, span, message);
    match fault {
        TypeFault::Policy { found } => {
            new(words!("expected the policy to be an object, found {found}", found = found))
                .help(POLICY)
        }
        TypeFault::Statement { found } => {
            new(words!("expected the statement to be an object, found {found}", found = found))
                .help(STATEMENT)
        }
        TypeFault::Element { element, wanted, found, help } => new(words!(
            "expected `{element}` to be {wanted}, found {found}",
            element = element,
            wanted = wanted,
            found = found
        ))
        .help(help),
        TypeFault::Item { element, found, help } => new(words!(
            "expected each item of `{element}` to be a string, found {found}",
            element = element,
            found = found
        ))
        .help(help),
        TypeFault::Value { key, found, is_null } => new(words!(
            "expected the value of `{key}` to be a string, number or boolean, found {found}",
            key = key,
            found = found
        ))
        .help(match is_null {
            true => {
                words!(
                    "write a value; to test for a missing key, write `\"Null\": {{…: \"true\"}}`"
                )
            }
            false => words!("put the values into one list, where any one of them is enough"),
        }),
    }
}

/// Reports a member of `Condition` that is not an operator with its keys: either the operator or the keys are
/// missing.
pub(in crate::rules) fn of_stray(stray: &Stray<'_>) -> Finding {
    let written = &*stray.name;
    let message = words!(
        "expected `{name}` to be an object of condition keys, found {found}",
        name = written,
        found = stray.found
    );
    let finding = Finding::new(RULE, stray.span, message);
    finding.help(match condition_key(GLOBAL_CONDITION_KEYS, written) {
        Some((info, _)) => {
            let fitting = OPERATORS.iter().find(|it| info.fits(it.family));
            words!(
                "wrap the key in an operator: `{{\"{operator}\": {{\"{key}\": …}}}}`",
                operator = fitting.map_or("StringEquals", |it| it.name),
                key = written
            )
        }
        None => words!(
            "write it like `{{\"{operator}\": {{\"aws:PrincipalTag/team\": \"support\"}}}}`",
            operator = written
        ),
    })
}
