//! The characters that IAM takes.

/// Whether IAM takes a character in the text of a policy.
///
/// Source: [IAM quotas](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html).
#[must_use]
pub const fn can_stand(character: char) -> bool {
    matches!(character, '\t' | '\n' | '\r' | '\u{20}'..='\u{ff}')
}
