//! Policy variables: `${key}`, `${key, 'default'}`, and `${*}`, `${?}`, `${$}` for the characters
//! themselves.
//!
//! Source: [IAM policy elements: variables and tags][page].
//!
//! [page]: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html

/// A piece of a text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Piece<'a> {
    /// What stands for itself.
    Text(&'a str),
    /// A character that would mean something else without `${…}` around it.
    Escape(char),
    /// The value of a key.
    Variable(Variable<'a>),
}

/// A variable.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Variable<'a> {
    /// Everything, braces included.
    pub text: &'a str,
    /// The name of the key.
    pub key: &'a str,
    /// What stands for the key where it is missing.
    pub default: Option<&'a str>,
}

/// Why a text with `${` in it cannot be read.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Fault<'a> {
    /// It has no `}`.
    Brace(&'a str),
    /// A default is not in single quotes.
    Quote(&'a str),
    /// A space stands in the name.
    Space(&'a str),
    /// Nothing stands between the braces.
    Empty(&'a str),
}

/// Takes a text apart.
///
/// # Errors
///
/// The first variable that cannot be read.
pub fn pieces(text: &str) -> Result<Vec<Piece<'_>>, Fault<'_>> {
    // Most texts have no variables.
    if !text.contains('$') && !text.is_empty() {
        return Ok(vec![Piece::Text(text)]);
    }
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find("${") {
        let (before, from_here) = rest.split_at(start);
        if !before.is_empty() {
            pieces.push(Piece::Text(before));
        }
        let end = length(from_here).ok_or(Fault::Brace(from_here))?;
        let (whole, behind) = from_here.split_at(end);
        pieces.push(inside(whole)?);
        rest = behind;
    }
    if !rest.is_empty() {
        pieces.push(Piece::Text(rest));
    }
    Ok(pieces)
}

/// The length of the variable that a text starts with: up to the first `}` that is not in quotes.
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
    // A quote that is never closed hides the brace: then the quote is what is missing.
    text.find('}').map(|at| at + 1)
}

fn inside(whole: &str) -> Result<Piece<'_>, Fault<'_>> {
    let inside = whole.strip_prefix("${").and_then(|it| it.strip_suffix('}')).unwrap_or_default();
    match inside {
        "*" => return Ok(Piece::Escape('*')),
        "?" => return Ok(Piece::Escape('?')),
        "$" => return Ok(Piece::Escape('$')),
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
    Ok(Piece::Variable(Variable { text: whole, key, default }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn variable<'a>(text: &'a str, key: &'a str, default: Option<&'a str>) -> Piece<'a> {
        Piece::Variable(Variable { text, key, default })
    }

    #[test]
    fn a_text_falls_into_text_variables_and_escapes() {
        assert_eq!(pieces(""), Ok(vec![]));
        assert_eq!(pieces("a $ { } b"), Ok(vec![Piece::Text("a $ { } b")]));
        assert_eq!(
            pieces("a${aws:userid}b${*}${?}${$}"),
            Ok(vec![
                Piece::Text("a"),
                variable("${aws:userid}", "aws:userid", None),
                Piece::Text("b"),
                Piece::Escape('*'),
                Piece::Escape('?'),
                Piece::Escape('$'),
            ])
        );
        let with_default = "${aws:PrincipalTag/team, 'company } wide'}";
        assert_eq!(
            pieces(with_default),
            Ok(vec![variable(with_default, "aws:PrincipalTag/team", Some("company } wide"))])
        );
    }

    #[test]
    fn what_is_wrong_is_told_apart() {
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
