//! Placeholders of templates that look like policy variables.

use crate::text::{Words, words};

/// Returns the help message for a placeholder of a template.
pub(super) fn token() -> Words {
    words!(
        "to use a template value, pass a token to `cloudformation::policy!` or `terraform::policy!`"
    )
}
