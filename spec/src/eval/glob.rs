//! Strings with wildcards and policy variables: whether a text matches one.

use super::request::Request;
use crate::syntax::variable::{TextPart, pieces};

/// A character of a pattern, or a wildcard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token {
    /// A character that matches itself.
    Letter(char),
    /// `*`: any characters.
    Star,
    /// `?`: any single character.
    One,
}

/// How IAM reads a string.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Reading {
    /// `*` and `?` are wildcards.
    pub(super) wildcards: bool,
    /// `${…}` is a policy variable.
    pub(super) variables: bool,
}

/// Returns the pattern that a string is for a request; `None` if it contains a policy variable without a value.
pub(super) fn pattern(text: &str, reading: Reading, request: &Request) -> Option<Vec<Token>> {
    let mut tokens = Vec::with_capacity(text.len());
    let plain = |text: &str, tokens: &mut Vec<Token>| {
        tokens.extend(text.chars().map(|it| match it {
            '*' if reading.wildcards => Token::Star,
            '?' if reading.wildcards => Token::One,
            it => Token::Letter(it),
        }));
    };
    // IAM does not accept a string with a malformed variable.
    let parts = if reading.variables { pieces(text).ok() } else { None };
    let Some(parts) = parts else {
        plain(text, &mut tokens);
        return Some(tokens);
    };
    for part in parts {
        match part {
            TextPart::Text(text) => plain(text, &mut tokens),
            TextPart::Escape(character) => tokens.push(Token::Letter(character)),
            // A wildcard in the value is a plain character.
            TextPart::Variable(variable) => {
                let value = request.variable(variable.key).or(variable.default)?;
                tokens.extend(value.chars().map(Token::Letter));
            }
        }
    }
    Some(tokens)
}

/// Returns whether a text matches a pattern.
pub(super) fn matches(pattern: &[Token], text: &str) -> bool {
    let text: Vec<char> = text.chars().collect();
    let (mut at, mut of) = (0, 0);
    // Where the last `*` is, and how far it reaches.
    let mut star: Option<(usize, usize)> = None;
    while at < text.len() {
        match pattern.get(of) {
            Some(Token::Star) => {
                star = Some((of, at));
                of += 1;
                continue;
            }
            Some(Token::One) => {
                (at, of) = (at + 1, of + 1);
                continue;
            }
            Some(Token::Letter(letter)) if text.get(at) == Some(letter) => {
                (at, of) = (at + 1, of + 1);
                continue;
            }
            _ => {}
        }
        let Some((place, reach)) = star else { return false };
        star = Some((place, reach + 1));
        (at, of) = (reach + 1, place + 1);
    }
    pattern.get(of..).unwrap_or_default().iter().all(|it| *it == Token::Star)
}
