//! [`Rule::MissingBraceInVariable`]: reported for a fault in a policy variable.

use crate::text::{Finding, Rule, Span, words};

pub(in crate::rules) fn found(rest: &str, span: Span) -> Finding {
    let name: String = rest.chars().take_while(|it| !it.is_whitespace()).collect();
    let message = words!("missing `}}` after `{name}`", name = name);
    Finding::new(Rule::MissingBraceInVariable, span, message).help(words!(
        "end the variable with `}}`, like `${{aws:username}}`; for the character `$`, write `${{$}}`"
    ))
}
