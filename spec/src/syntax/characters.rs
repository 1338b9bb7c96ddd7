//! The characters that IAM accepts in a policy.

use crate::text::bytes::split_plain;

/// Returns the first character that IAM does not accept.
#[must_use]
pub fn first_refused(text: &str) -> Option<char> {
    let (_, rest) = split_plain(text);
    if rest.is_empty() {
        return None;
    }
    rest.chars().find(|it| !can_stand(*it))
}

/// Returns whether IAM accepts a character in a policy.
///
/// Source: [IAM quotas](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html).
#[must_use]
pub const fn can_stand(character: char) -> bool {
    matches!(character, '\t' | '\n' | '\r' | '\u{20}'..='\u{ff}')
}
