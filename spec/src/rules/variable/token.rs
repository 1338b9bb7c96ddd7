//! Tokens of templates, which look like policy variables.

use crate::text::{Words, words};

/// The remedy for a token of a template.
pub(super) fn token() -> Words {
    words!(
        "it is a value of a template: in `cloudformation::policy!` and `terraform::policy!` a token stands for it"
    )
}
