//! [`Rule::MissingBraceInVariable`]: a fault of a policy variable.

use crate::text::{Finding, Rule, Span, words};

pub(in crate::rules) fn found(rest: &str, span: Span) -> Finding {
    let name: String = rest.chars().take_while(|it| !it.is_whitespace()).collect();
    let message = words!("`{name}` has no `}}`", name = name);
    Finding::new(Rule::MissingBraceInVariable, span, message).help(words!(
        "a variable ends with `}}`: `${{aws:username}}`; the character `$` is written `${{$}}`"
    ))
}
