//! A text in, the ARN of one resource of whatever type out.

use super::invalid::InvalidValue;
use super::text::{is_plain, owned_text, resource_value};
use crate::run_time::ArnValue;
use cognito_perms_spec::model::is_arn;
use std::str::FromStr;

/// An ARN with all of its six fields, of one resource, as a [`check`](crate::check()) takes it.
///
/// It holds no wildcard, policy variable, control character, quote or backslash.
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
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Arn(pub(super) String);

impl FromStr for Arn {
    type Err = InvalidValue;

    /// # Errors
    ///
    /// [`check`](crate::check()) would refuse the ARN as a resource: it does not have six fields, or names a partition,
    /// a region or an account that cannot exist. Or it holds a wildcard, a policy variable, a control character, a
    /// quote, a backslash, or a space at either end. The last three occur in keys of S3 objects only; a statement
    /// about such an object is written in JSON.
    fn from_str(text: &str) -> Result<Self, InvalidValue> {
        if is_plain(text) && is_arn(text) {
            return Ok(Self(text.to_owned()));
        }
        Err(InvalidValue {
            value: text.to_owned(),
            kind: "ARN",
            form: "six fields with a known partition and region, and without patterns, quotes, backslashes and control characters",
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
