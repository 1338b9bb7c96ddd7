//! [`Rule::UnsupportedSpaceInVariable`]: reported for a fault in a policy variable.

use crate::text::{Finding, Rule, Span, words};

pub(in crate::rules) fn found(whole: &str, span: Span) -> Finding {
    let message = words!("space in the policy variable `{variable}`", variable = whole);
    let finding = Finding::new(Rule::UnsupportedSpaceInVariable, span, message);
    // A space in the default is not part of the name.
    let (name, default) = whole.split_once(',').map_or((whole, ""), |(a, b)| (a, b));
    let squeezed: String = name.chars().filter(|it| !it.is_whitespace()).collect();
    finding.help(match default {
        _ if name.split_once('/').is_some_and(|(_, tag)| tag.trim().contains(' ')) => {
            words!("use a tag without spaces in its key: policy variables cannot contain spaces")
        }
        "" => words!("write `{variable}`", variable = squeezed),
        default => words!("write `{variable}`", variable = format!("{squeezed},{default}")),
    })
}
