//! Where a statement or a setting starts, and where a statement ends: what comes next in, whether it is one out.

use super::parser::Parser;
use crate::token::{EFFECTS, Kind};
use proc_macro2::Delimiter;

impl Parser<'_> {
    /// `#![…]`
    pub(super) fn is_inner_attribute(&self) -> bool {
        self.cursor.is_punct(0, '#')
            && self.cursor.is_punct(1, '!')
            && self.cursor.is_open(2, Delimiter::Bracket)
    }

    /// Whether a statement starts here: its effect, a sid with an effect, or an attribute. Inside of a
    /// name, as in `aws:PrincipalTag/allow`, none does.
    pub(super) fn is_statement_start(&self) -> bool {
        if self.cursor.is_punct(0, '#') && self.cursor.is_open(1, Delimiter::Bracket) {
            return true;
        }
        let may_be = if is_effect(self.cursor.ident(0)) {
            !self.cursor.is_open(1, Delimiter::Parenthesis)
        } else {
            self.cursor.ident(0).is_some()
                && self.cursor.is_colon(1)
                && is_effect(self.cursor.ident(2))
        };
        may_be && !self.cursor.is_glued()
    }

    pub(super) fn is_end_of_statement(&self) -> bool {
        self.cursor.is_at_end() || self.cursor.is_punct(0, ';')
    }

    pub(super) fn is_boundary(&self) -> bool {
        match self.cursor.peek(0).map(|token| &token.kind) {
            None | Some(Kind::Punct(';')) => true,
            Some(Kind::Punct('#')) => self.is_statement_start() || self.is_inner_attribute(),
            Some(Kind::Ident(_)) => self.is_statement_start(),
            Some(_) => false,
        }
    }
}

pub(super) fn is_effect(word: Option<&str>) -> bool {
    let [allow, deny] = EFFECTS;
    word == Some(allow) || word == Some(deny)
}
