//! Digits in, an account ID out.

use super::invalid::InvalidValue;
use super::text::{key_value, resource_value, text};
use std::str::FromStr;

/// An AWS account ID: 12 digits.
///
/// Source: [AWS account identifiers](https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-identifiers.html).
///
/// ```
/// use cognito_perms::AccountId;
///
/// let account: AccountId = "012345678901".parse()?;
/// assert_eq!(account.as_str(), "012345678901");
/// assert!("*".parse::<AccountId>().is_err());
/// # Ok::<(), cognito_perms::InvalidValue>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AccountId([u8; 12]);

impl AccountId {
    /// Returns the digits.
    #[must_use]
    pub const fn as_str(&self) -> &str {
        match std::str::from_utf8(&self.0) {
            Ok(digits) => digits,
            // Unreachable: digits are UTF-8.
            Err(_) => "",
        }
    }

    fn into_string(self) -> String {
        self.as_str().to_owned()
    }
}

impl FromStr for AccountId {
    type Err = InvalidValue;

    /// # Errors
    ///
    /// Returns an error if the string does not consist of 12 digits.
    fn from_str(text: &str) -> Result<Self, InvalidValue> {
        let digits = <[u8; 12]>::try_from(text.as_bytes()).ok();
        let digits = digits.filter(|it| it.iter().all(u8::is_ascii_digit));
        digits.map(Self).ok_or_else(|| InvalidValue {
            value: text.to_owned(),
            kind: "account ID",
            form: "12 digits",
            example: "123456789012",
        })
    }
}

text!(AccountId);
resource_value!(AccountId);
key_value!(AccountId);
