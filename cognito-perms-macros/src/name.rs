//! Names that Rust's lexer takes apart: `Admin*`, `cognito-identity`, `AdminGet?ser`.
//!
//! A name is a run of tokens that touch each other.

use crate::cursor::Cursor;
use crate::token::{Kind, Token, is_number};
use cognito_perms_spec::text::{Spanned, Text};
use std::borrow::Cow;

/// The name that comes next, which is passed.
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

/// The condition key that comes next, which is passed: `aws:ResourceTag/cost-center`.
pub(crate) fn eat_key<'t>(cursor: &mut Cursor<'t>) -> Option<Text<'t>> {
    let start = cursor.position();
    let mut text = Cow::Borrowed("");
    while text.is_empty() || cursor.is_glued() {
        // What else the key of a tag can hold would be an operator of Rust elsewhere.
        let is_tag = text.contains('/');
        let Some(next) = cursor.peek(0).and_then(|token| match &token.kind {
            Kind::Punct(':') => Some(":"),
            Kind::Punct('_') => Some("_"),
            Kind::Punct('+') if is_tag => Some("+"),
            Kind::Punct('=') if is_tag => Some("="),
            Kind::Punct('@') if is_tag => Some("@"),
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

/// What a token adds to a name. Dashes, dots and slashes are in no action, but whoever writes one means
/// a name, and the message should show all of it.
fn piece(token: &Token) -> Option<&str> {
    match &token.kind {
        Kind::Ident(name) => Some(name.strip_prefix("r#").unwrap_or(name)),
        Kind::Punct('*') => Some("*"),
        Kind::Punct('?') => Some("?"),
        Kind::Punct('-') => Some("-"),
        Kind::Punct('.') => Some("."),
        Kind::Punct('/') => Some("/"),
        // `*2FA` ends in a number with a suffix, for the lexer.
        Kind::Literal(text) => is_number(text).then_some(text),
        _ => None,
    }
}
