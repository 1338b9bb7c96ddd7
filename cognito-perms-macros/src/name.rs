//! Names that Rust's lexer splits: `Admin*`, `cognito-identity`, `AdminGet?ser`.
//!
//! A name is a run of tokens that touch each other.

use crate::cursor::Cursor;
use crate::token::{Token, TokenKind, is_number};
use cognito_perms_spec::text::{Spanned, Text};
use std::borrow::Cow;

/// Consumes the next name.
pub(crate) fn eat_name<'t>(cursor: &mut Cursor<'t>) -> Option<Text<'t>> {
    let start = cursor.position();
    let mut text = Cow::Borrowed(piece(cursor.peek(0)?)?);
    cursor.skip();
    while let Some(next) = cursor.peek(0).and_then(piece)
        && cursor.is_glued()
    {
        text += next;
        cursor.skip();
    }
    Some(Spanned::new(text, cursor.since(start)))
}

/// Consumes the next condition key: `aws:ResourceTag/cost-center`.
pub(crate) fn eat_key<'t>(cursor: &mut Cursor<'t>) -> Option<Text<'t>> {
    let start = cursor.position();
    let mut text = Cow::Borrowed("");
    while text.is_empty() || cursor.is_glued() {
        // A tag key can contain other characters, which are operators elsewhere in Rust.
        let is_tag = text.contains('/');
        let Some(next) = cursor.peek(0).and_then(|token| match &token.kind {
            TokenKind::Punct(':') => Some(":"),
            TokenKind::Punct('_') => Some("_"),
            TokenKind::Punct('+') if is_tag => Some("+"),
            TokenKind::Punct('=') if is_tag => Some("="),
            TokenKind::Punct('@') if is_tag => Some("@"),
            _ => piece(token),
        }) else {
            break;
        };
        text += next;
        cursor.skip();
    }
    (!text.is_empty()).then(|| Spanned::new(text, cursor.since(start)))
}

/// Whether a name comes next.
pub(crate) fn is_name(cursor: &Cursor<'_>) -> bool {
    cursor.peek(0).is_some_and(|token| piece(token).is_some())
}

/// Returns what a token adds to a name. No action contains a dash, dot or slash, but if the author wrote one,
/// the message should show the full name.
fn piece(token: &Token) -> Option<&str> {
    match &token.kind {
        TokenKind::Ident(name) => Some(name.strip_prefix("r#").unwrap_or(name)),
        TokenKind::Punct('*') => Some("*"),
        TokenKind::Punct('?') => Some("?"),
        TokenKind::Punct('-') => Some("-"),
        TokenKind::Punct('.') => Some("."),
        TokenKind::Punct('/') => Some("/"),
        // The lexer reads the end of `*2FA` as a number with a suffix.
        TokenKind::Literal(text) => is_number(text).then_some(text),
        _ => None,
    }
}
