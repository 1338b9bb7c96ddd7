//! What was read of a literal or of the input of `policy_file!`, for what makes an editor follow it.

use crate::parse::Slot;
use crate::token::Token;
use cognito_perms_spec::syntax::{Notation, Settings, Statement};
use cognito_perms_spec::text::Finding;

/// What was read.
pub(crate) struct Written<'w> {
    pub(crate) tokens: &'w [Token],
    pub(crate) slots: &'w [Slot],
    pub(crate) statements: &'w [Statement<'w>],
    pub(crate) settings: &'w Settings<'w>,
    pub(crate) findings: &'w [Finding],
    pub(crate) notation: Notation,
}
