//! The parsed literal, or input of `policy_file!`, that the editor code is made from.

use crate::parse::Slot;
use crate::token::Token;
use cognito_perms_spec::syntax::{Notation, Settings, Statement};
use cognito_perms_spec::text::Finding;

/// The parsed input.
pub(crate) struct Written<'w> {
    pub(crate) tokens: &'w [Token],
    pub(crate) slots: &'w [Slot],
    pub(crate) statements: &'w [Statement<'w>],
    pub(crate) settings: &'w Settings<'w>,
    pub(crate) findings: &'w [Finding],
    pub(crate) notation: Notation,
}
