//! The error of parsing a value: an invalid string in, a message out.

use cognito_perms_spec::text::shown;
use std::fmt;

/// The error returned when a string is not a valid value of a type.
///
/// ```
/// use cognito_perms::AccountId;
///
/// let error = "1234".parse::<AccountId>().unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     "invalid account ID `1234`: expected 12 digits, like `123456789012`",
/// );
/// assert_eq!(error.value(), "1234");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvalidValue {
    pub(crate) value: String,
    pub(crate) kind: &'static str,
    pub(crate) form: &'static str,
    pub(crate) example: &'static str,
}

impl InvalidValue {
    /// Returns the invalid string.
    #[must_use]
    pub fn value(&self) -> &str {
        &self.value
    }
}

/// The maximum number of characters of a value in its message. No ID of AWS is longer.
const LONGEST: usize = 2_000;

impl fmt::Display for InvalidValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { value, kind, form, example } = self;
        // An invalid value can have any length.
        let start = value.char_indices().nth(LONGEST).map(|(end, _)| value.split_at(end).0);
        let shown = shown::name(start.unwrap_or(value));
        let more = if start.is_some() { "…" } else { "" };
        write!(f, "invalid {kind} `{shown}{more}`: expected {form}, like `{example}`")
    }
}

impl std::error::Error for InvalidValue {}
