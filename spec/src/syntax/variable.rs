//! Policy variables: `${key}`, `${key, 'default'}`, and `${*}`, `${?}`, `${$}` for literal characters.
//!
//! Source: [IAM policy elements: variables and tags][page].
//!
//! [page]: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html

/// A part of a string.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum TextPart<'a> {
    /// Literal text.
    Text(&'a str),
    /// A character that would be special without `${…}` around it.
    Escape(char),
    /// A policy variable.
    Variable(Variable<'a>),
}

/// A policy variable.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Variable<'a> {
    /// The full variable, including its braces.
    pub text: &'a str,
    /// The name of the condition key.
    pub key: &'a str,
    /// The value to use if the key is missing.
    pub default: Option<&'a str>,
}

/// Why a string with `${` in it cannot be read.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Fault<'a> {
    /// A missing `}`.
    Brace(&'a str),
    /// A default that is not in single quotes.
    Quote(&'a str),
    /// A space in the name.
    Space(&'a str),
    /// Nothing between the braces.
    Empty(&'a str),
}

/// Splits a string into literal text and variables.
///
/// # Errors
///
/// Returns the first variable that cannot be read.
pub fn pieces(text: &str) -> Result<Vec<TextPart<'_>>, Fault<'_>> {
    // Most strings have no variables.
    if !text.contains('$') && !text.is_empty() {
        return Ok(vec![TextPart::Text(text)]);
    }
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find("${") {
        let (before, from_here) = rest.split_at(start);
        if !before.is_empty() {
            pieces.push(TextPart::Text(before));
        }
        let end = length(from_here).ok_or(Fault::Brace(from_here))?;
        let (whole, after) = from_here.split_at(end);
        pieces.push(inside(whole)?);
        rest = after;
    }
    if !rest.is_empty() {
        pieces.push(TextPart::Text(rest));
    }
    Ok(pieces)
}

/// Returns the length of the variable at the start of a string: up to the first `}` that is not in quotes.
#[must_use]
pub fn length(text: &str) -> Option<usize> {
    if !text.starts_with("${") {
        return None;
    }
    let mut quoted = false;
    for (at, character) in text.char_indices().skip(2) {
        match character {
            '\'' => quoted = !quoted,
            '}' if !quoted => return Some(at + 1),
            _ => {}
        }
    }
    // A quote that is never closed hides the brace, so the quote is what is missing.
    text.find('}').map(|at| at + 1)
}

fn inside(whole: &str) -> Result<TextPart<'_>, Fault<'_>> {
    let inside = whole.strip_prefix("${").and_then(|it| it.strip_suffix('}')).unwrap_or_default();
    match inside {
        "*" => return Ok(TextPart::Escape('*')),
        "?" => return Ok(TextPart::Escape('?')),
        "$" => return Ok(TextPart::Escape('$')),
        _ => {}
    }
    let (key, default) = match inside.split_once(',') {
        Some((key, default)) => (key, Some(default)),
        None => (inside, None),
    };
    if key.trim().is_empty() {
        return Err(Fault::Empty(whole));
    }
    if key.contains(char::is_whitespace) {
        return Err(Fault::Space(whole));
    }
    let default = match default.map(|it| it.strip_prefix(' ').unwrap_or(it)) {
        None => None,
        Some(quoted) => {
            let text = quoted.strip_prefix('\'').and_then(|it| it.strip_suffix('\''));
            Some(text.filter(|it| !it.contains('\'')).ok_or(Fault::Quote(whole))?)
        }
    };
    Ok(TextPart::Variable(Variable { text: whole, key, default }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn variable<'a>(text: &'a str, key: &'a str, default: Option<&'a str>) -> TextPart<'a> {
        TextPart::Variable(Variable { text, key, default })
    }

    #[test]
    fn a_text_falls_into_text_variables_and_escapes() {
        assert_eq!(pieces(""), Ok(vec![]));
        assert_eq!(pieces("a $ { } b"), Ok(vec![TextPart::Text("a $ { } b")]));
        assert_eq!(
            pieces("a${aws:userid}b${*}${?}${$}"),
            Ok(vec![
                TextPart::Text("a"),
                variable("${aws:userid}", "aws:userid", None),
                TextPart::Text("b"),
                TextPart::Escape('*'),
                TextPart::Escape('?'),
                TextPart::Escape('$'),
            ])
        );
        let with_default = "${aws:PrincipalTag/team, 'company } wide'}";
        assert_eq!(
            pieces(with_default),
            Ok(vec![variable(with_default, "aws:PrincipalTag/team", Some("company } wide"))])
        );
    }

    #[test]
    fn different_mistakes_have_different_messages() {
        for (text, fault) in [
            ("x${aws:userid", Fault::Brace("${aws:userid")),
            ("${}", Fault::Empty("${}")),
            ("${ }", Fault::Empty("${ }")),
            ("${, 'x'}", Fault::Empty("${, 'x'}")),
            ("${aws: userid}", Fault::Space("${aws: userid}")),
            ("${ aws:userid }", Fault::Space("${ aws:userid }")),
            ("${aws:userid, x}", Fault::Quote("${aws:userid, x}")),
            ("${aws:userid, 'x}", Fault::Quote("${aws:userid, 'x}")),
            ("${aws:userid, x'}", Fault::Quote("${aws:userid, x'}")),
            ("${aws:userid, 'a'b'}", Fault::Quote("${aws:userid, 'a'b'}")),
            ("${aws:userid,}", Fault::Quote("${aws:userid,}")),
        ] {
            assert_eq!(pieces(text), Err(fault), "{text}");
        }
    }
}
