//! Parses the patterns of catalog files into shapes.
//!
//! Patterns are a small subset of regular expressions: characters, `\w`, and `[…]` with ranges, each optionally
//! followed by `+`, `*`, `?`, `{n}` or `{n,m}`. A pattern always describes the entire name.

use crate::facts::shape::{Element, Repeat};
use std::iter::{Peekable, repeat_n};
use std::str::Chars;

/// The maximum length of a name that counted repetitions may describe.
const MOST: u16 = 2048;

/// Parses a pattern.
///
/// # Errors
///
/// Returns a message about the part that is not understood.
pub fn parse(pattern: &str) -> Result<Vec<Element>, String> {
    let mut rest = pattern.chars().peekable();
    let mut elements = Vec::new();
    while let Some(next) = rest.next() {
        let class = match next {
            '[' => class(&mut rest)?,
            '\\' => escape(&mut rest)?,
            '+' | '*' | '?' | '{' => return Err(format!("nothing to repeat before `{next}`")),
            '(' | ')' | '|' | '^' | '$' | '.' | ']' | '}' => {
                return Err(format!(
                    "`{next}` is not supported; for the character, write `\\{next}`"
                ));
            }
            literal => vec![(literal, literal)],
        };
        repeat(&mut rest, class.leak(), &mut elements)?;
    }
    if elements.is_empty() {
        return Err("the pattern is empty".to_owned());
    }
    Ok(elements)
}

fn class(rest: &mut Peekable<Chars<'_>>) -> Result<Vec<(char, char)>, String> {
    let mut ranges = Vec::new();
    loop {
        let first = match rest.next() {
            None => return Err("missing `]` after `[`".to_owned()),
            Some(']') if ranges.is_empty() => return Err("`[]` contains no character".to_owned()),
            Some(']') => return Ok(ranges),
            Some('^') if ranges.is_empty() => return Err("`[^` is not supported".to_owned()),
            Some('\\') => {
                ranges.extend(escape(rest)?);
                continue;
            }
            Some(first) => first,
        };
        let mut ahead = rest.clone();
        let last = match (ahead.next(), ahead.next()) {
            (Some('-'), Some(last)) if last != ']' => {
                *rest = ahead;
                last
            }
            _ => first,
        };
        if last < first {
            return Err(format!("the range `{first}-{last}` is reversed"));
        }
        ranges.push((first, last));
    }
}

fn escape(rest: &mut Peekable<Chars<'_>>) -> Result<Vec<(char, char)>, String> {
    match rest.next() {
        Some('w') => Ok(vec![('0', '9'), ('A', 'Z'), ('_', '_'), ('a', 'z')]),
        Some(letter) if letter.is_alphanumeric() => Err(format!("`\\{letter}` is not supported")),
        Some(other) => Ok(vec![(other, other)]),
        None => Err("unexpected `\\` at the end".to_owned()),
    }
}

fn repeat(
    rest: &mut Peekable<Chars<'_>>,
    class: &'static [(char, char)],
    elements: &mut Vec<Element>,
) -> Result<(), String> {
    let element = |repeat| Element::new(class, repeat);
    match rest.peek() {
        Some('+') => elements.extend([element(Repeat::One), element(Repeat::Any)]),
        Some('*') => elements.push(element(Repeat::Any)),
        Some('?') => elements.push(element(Repeat::Optional)),
        Some('{') => {
            rest.next();
            let mut counts = String::new();
            loop {
                match rest.next() {
                    Some('}') => break,
                    Some(next) => counts.push(next),
                    None => return Err("missing `}` after `{`".to_owned()),
                }
            }
            let (least, most) = counts.split_once(',').unwrap_or((&counts, &counts));
            let (Ok(least), Ok(most)) = (least.parse::<u16>(), most.parse::<u16>()) else {
                return Err(format!(
                    "`{{{counts}}}` is not a count: write it like `{{4}}` or `{{1,4}}`"
                ));
            };
            if most < least || most == 0 || most > MOST {
                return Err(format!("invalid count `{{{counts}}}`"));
            }
            elements.extend(repeat_n(element(Repeat::One), least.into()));
            elements.extend(repeat_n(element(Repeat::Optional), (most - least).into()));
            return Ok(());
        }
        _ => {
            elements.push(element(Repeat::One));
            return Ok(());
        }
    }
    rest.next();
    Ok(())
}
