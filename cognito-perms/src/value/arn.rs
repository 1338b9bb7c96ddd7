//! A string in, the ARN of a single resource of any type out.

use super::invalid::InvalidValue;
use super::text::{is_plain, owned_text, resource_value};
use crate::run_time::ArnValue;
use cognito_perms_spec::model::is_arn;
use std::str::FromStr;

/// The ARN of a single resource of any type, with all six fields.
///
/// It contains no wildcard, policy variable, control character, quote or backslash.
///
/// Source: [ARN format](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html).
///
/// ```
/// use cognito_perms::Arn;
///
/// let arn: Arn = "arn:aws:iam::123456789012:role/support".parse()?;
/// assert_eq!(arn.as_str(), "arn:aws:iam::123456789012:role/support");
/// assert!("arn:aws:iam::123456789012:role/*".parse::<Arn>().is_err());
/// # Ok::<(), cognito_perms::InvalidValue>(())
/// ```
#[doc(alias = "unchecked")]
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Arn(pub(super) String);

impl FromStr for Arn {
    type Err = InvalidValue;

    /// # Errors
    ///
    /// Returns an error if [`check`](crate::check()) would reject the ARN as a resource, because it does not have six
    /// fields or because its partition, region or account cannot exist. Also returns an error if it contains a
    /// wildcard, a policy variable, a control character, a quote or a backslash, or has a space at either end.
    /// Quotes, backslashes and spaces at either end occur only in keys of S3 objects; write a statement about such an
    /// object in JSON.
    fn from_str(text: &str) -> Result<Self, InvalidValue> {
        if is_plain(text) && is_arn(text) {
            return Ok(Self(text.to_owned()));
        }
        Err(InvalidValue {
            value: text.to_owned(),
            kind: "ARN",
            form: "six fields with a known partition and region, without patterns, quotes, backslashes or control characters",
            example: "arn:aws:iam::123456789012:role/support",
        })
    }
}

owned_text!(Arn);
resource_value!(Arn);

impl ArnValue for Arn {
    fn with_text<R>(&self, take: impl FnOnce(&str) -> R) -> R {
        take(self.as_str())
    }
}
