//! A text that is not a value of its type in, a message out.

use cognito_perms_spec::text::shown;
use std::fmt;

/// A text that is not what it was parsed into.
///
/// ```
/// use cognito_perms::AccountId;
///
/// let error = "1234".parse::<AccountId>().unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     "`1234` is no account id, which is 12 digits, as in `123456789012`",
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
    /// The text.
    #[must_use]
    pub fn value(&self) -> &str {
        &self.value
    }
}

/// How many characters of a value its error shows: no id of AWS has more.
const LONGEST: usize = 2_000;

impl fmt::Display for InvalidValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { value, kind, form, example } = self;
        // A value that is not an id can be of any length.
        let start = value.char_indices().nth(LONGEST).map(|(end, _)| value.split_at(end).0);
        let shown = shown::name(start.unwrap_or(value));
        let more = if start.is_some() { "…" } else { "" };
        write!(f, "`{shown}{more}` is no {kind}, which is {form}, as in `{example}`")
    }
}

impl std::error::Error for InvalidValue {}
