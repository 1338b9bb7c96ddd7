//! [`Rule::UnsupportedSpaceInVariable`]: a fault of a policy variable.

use crate::text::{Finding, Rule, Span, words};

pub(in crate::rules) fn found(whole: &str, span: Span) -> Finding {
    let message = words!("a space stands in the name of `{variable}`", variable = whole);
    let finding = Finding::new(Rule::UnsupportedSpaceInVariable, span, message);
    // A space in the default is not part of the name.
    let (name, default) = whole.split_once(',').map_or((whole, ""), |(a, b)| (a, b));
    let squeezed: String = name.chars().filter(|it| !it.is_whitespace()).collect();
    finding.help(match default {
        _ if name.split_once('/').is_some_and(|(_, tag)| tag.trim().contains(' ')) => {
            words!("a tag with a space in its key cannot be a variable")
        }
        "" => words!("write `{variable}`", variable = squeezed),
        default => words!("write `{variable}`", variable = format!("{squeezed},{default}")),
    })
}
