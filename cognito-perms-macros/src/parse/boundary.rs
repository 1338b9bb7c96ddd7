//! Recognizes where a statement or a setting starts, and where a statement ends.

use super::parser::Parser;
use crate::token::{EFFECTS, TokenKind};
use proc_macro2::Delimiter;

impl Parser<'_> {
    /// Whether `#![…]` comes next.
    pub(super) fn is_inner_attribute(&self) -> bool {
        self.cursor.is_punct(0, '#')
            && self.cursor.is_punct(1, '!')
            && self.cursor.is_open(2, Delimiter::Bracket)
    }

    /// Whether a statement starts here: an effect, a sid with an effect, or an attribute. The `allow` in a
    /// name such as `aws:PrincipalTag/allow` does not start one.
    pub(super) fn is_statement_start(&self) -> bool {
        if self.cursor.is_punct(0, '#') && self.cursor.is_open(1, Delimiter::Bracket) {
            return true;
        }
        let may_be = if is_effect(self.cursor.ident(0)) {
            !self.cursor.is_open(1, Delimiter::Parenthesis)
        } else {
            self.is_plain_claim()
                || self.cursor.ident(0).is_some()
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
            None | Some(TokenKind::Punct(';')) => true,
            Some(TokenKind::Punct('#')) => self.is_statement_start() || self.is_inner_attribute(),
            Some(TokenKind::Ident(_)) => self.is_statement_start(),
            Some(_) => false,
        }
    }
}

pub(super) fn is_effect(word: Option<&str>) -> bool {
    let [allow, deny] = EFFECTS;
    word == Some(allow) || word == Some(deny)
}
