//! [`Rule::DataTypeMismatch`]: found by the reader of documents, and asked of each condition.

use crate::facts::catalog::{GLOBAL_CONDITION_KEYS, OPERATORS, condition_key};
use crate::syntax::Stray;
use crate::syntax::json::fault::{POLICY, STATEMENT, TypeFault};
use crate::text::{Finding, Rule, Span, words};

const RULE: Rule = Rule::DataTypeMismatch;

/// A value that the reader found.
pub(in crate::rules) fn found(span: Span, fault: TypeFault) -> Finding {
    let new = |message| Finding::new(RULE, span, message);
    match fault {
        TypeFault::Policy { found } => {
            new(words!("a policy is an object, and this is {found}", found = found)).help(POLICY)
        }
        TypeFault::Statement { found } => {
            new(words!("a statement is an object, and this is {found}", found = found))
                .help(STATEMENT)
        }
        TypeFault::Element { element, wanted, found, help } => new(words!(
            "`{element}` is {wanted}, and this is {found}",
            element = element,
            wanted = wanted,
            found = found
        ))
        .help(help),
        TypeFault::Item { element, found, help } => new(words!(
            "each item of `{element}` is a text, and this is {found}",
            element = element,
            found = found
        ))
        .help(help),
        TypeFault::Value { key, found, is_null } => new(words!(
            "a value of `{key}` is a text, a number or a boolean, and this is {found}",
            key = key,
            found = found
        ))
        .help(match is_null {
            true => {
                words!("name a value; that the key is missing is `\"Null\": {{…: \"true\"}}`")
            }
            false => words!("several values stand in one list, and any of them will do"),
        }),
    }
}

/// A member of `Condition` that is not an operator with its keys: the operator is missing, or the keys are.
pub(in crate::rules) fn of_stray(stray: &Stray<'_>) -> Finding {
    let written = &*stray.name;
    let message = words!(
        "`{name}` is an object of condition keys, and this is {found}",
        name = written,
        found = stray.found
    );
    let finding = Finding::new(RULE, stray.span, message);
    finding.help(match condition_key(GLOBAL_CONDITION_KEYS, written) {
        Some((info, _)) => {
            let fitting = OPERATORS.iter().find(|it| info.fits(it.family));
            words!(
                "an operator stands around the key: `{{\"{operator}\": {{\"{key}\": …}}}}`",
                operator = fitting.map_or("StringEquals", |it| it.name),
                key = written
            )
        }
        None => words!(
            "it is written `{{\"{operator}\": {{\"aws:PrincipalTag/team\": \"support\"}}}}`",
            operator = written
        ),
    })
}
