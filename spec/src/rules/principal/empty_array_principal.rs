//! [`Rule::EmptyArrayPrincipal`]: reported by the reader.

use crate::syntax::PrincipalKind;
use crate::text::{Finding, Rule, Span, words};

/// Reports a key with an empty list; `is_only` if the principal has no other key.
pub(in crate::rules) fn found(
    span: Span,
    key: &'static str,
    negated: bool,
    is_only: bool,
) -> Finding {
    let message = match negated && is_only {
        true => words!("`NotPrincipal` is empty: the statement applies to everyone"),
        false => words!("the list of `{key}` is empty: it names nobody", key = key),
    };
    let example = match PrincipalKind::KEYED.into_iter().find(|it| it.key() == Some(key)) {
        Some(PrincipalKind::Service) => "lambda.amazonaws.com",
        Some(PrincipalKind::Federated) => "accounts.google.com",
        Some(PrincipalKind::CanonicalUser) => {
            "79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be"
        }
        _ => "123456789012",
    };
    let finding = Finding::new(Rule::EmptyArrayPrincipal, span, message);
    finding.help(match is_only {
        true => words!("add a principal, like `\"{example}\"`", example = example),
        false => words!(
            "add a principal, like `\"{example}\"`, or remove `{key}`",
            example = example,
            key = key
        ),
    })
}
