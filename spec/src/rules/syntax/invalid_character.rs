//! [`Rule::InvalidCharacter`]: checked for each string.

use crate::text::{Finding, Rule, Span, words};

/// Reports a character that IAM does not accept.
///
/// Source: [IAM quotas](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html).
pub(in crate::rules) fn found(wrong: char, span: Span) -> Finding {
    let name = format!("U+{:04X}", u32::from(wrong));
    let message = match wrong.is_control() {
        true => words!("the character {name} is not allowed in a policy", name = name),
        false => words!(
            "the character {name} (`{character}`) is not allowed in a policy",
            name = name,
            character = wrong.to_string()
        ),
    };
    Finding::new(Rule::InvalidCharacter, span, message)
        .help(words!("IAM accepts only tab, line feed, carriage return and U+0020 to U+00FF"))
}
