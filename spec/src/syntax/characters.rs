//! The characters that IAM takes.

use crate::text::bytes::split_plain;

/// The first character of a text that IAM does not take.
#[must_use]
pub fn first_refused(text: &str) -> Option<char> {
    let (_, rest) = split_plain(text);
    if rest.is_empty() {
        return None;
    }
    rest.chars().find(|it| !can_stand(*it))
}

/// Whether IAM takes a character in the text of a policy.
///
/// Source: [IAM quotas](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html).
#[must_use]
pub const fn can_stand(character: char) -> bool {
    matches!(character, '\t' | '\n' | '\r' | '\u{20}'..='\u{ff}')
}
