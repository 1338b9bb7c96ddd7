//! Turns the edits of findings into replacements of bytes in a JSON document.

use super::words::spell;
use crate::syntax::Notation;
use crate::text::{Applicability, Change, Edit, Finding, Span};
use crate::write::escape::{Reads, push_inside};
use std::cell::OnceCell;

/// A document to edit.
#[derive(Debug)]
pub struct Edited<'d> {
    document: &'d [u8],
    notation: Notation,
    /// Its strings with their quotes, in order. They are located when the first edit is requested.
    strings: OnceCell<Vec<Span>>,
}

/// A change to a document: replaces the bytes of a span.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Replacement {
    /// The bytes to replace.
    pub span: Span,
    /// The replacement.
    pub text: String,
    /// How certain the change is.
    pub applicability: Applicability,
}

impl<'d> Edited<'d> {
    /// Creates an editable document in a notation.
    #[must_use]
    pub const fn new(document: &'d [u8], notation: Notation) -> Self {
        Self { document, notation, strings: OnceCell::new() }
    }

    /// Returns all edits of a finding; none if one of them cannot be made in this document.
    #[must_use]
    pub fn replacements(&self, finding: &Finding) -> Vec<Replacement> {
        let mut replacements = Vec::with_capacity(finding.edits.len());
        for edit in &finding.edits {
            let Some(replacement) = self.replacement(edit) else { return Vec::new() };
            replacements.push(replacement);
        }
        replacements
    }

    fn replacement(&self, edit: &Edit) -> Option<Replacement> {
        let (span, text) = match &edit.change {
            Change::Write(argument) => {
                (edit.span, self.quoted(edit.span, &spell(argument, self.notation))?)
            }
            Change::WriteWithin { part, written } => {
                let run = self.document.get(edit.span.start..edit.span.end)?;
                let run = std::str::from_utf8(run).ok()?;
                let run = run.strip_prefix('"').and_then(|it| it.strip_suffix('"')).unwrap_or(run);
                let (before, after) = run.split_once(part.as_str())?;
                if part.is_empty() || after.contains(part.as_str()) {
                    return None;
                }
                let written = format!("{before}{}{after}", spell(written, self.notation));
                (edit.span, self.quoted(edit.span, &written)?)
            }
            Change::Delete => (self.quotes(edit.span).map(|_| edit.span)?, String::new()),
            Change::Remove => (self.element(edit.span)?, String::new()),
        };
        Some(Replacement { span, text, applicability: edit.applicability })
    }

    /// Returns the replacement for a span, with quotes where needed.
    fn quoted(&self, span: Span, written: &str) -> Option<String> {
        let (before, after) = self.quotes(span)?;
        let mut text = before.to_owned();
        push_inside(written, Reads::AsWritten, &mut |piece| text.push_str(piece));
        text.push_str(after);
        Some(text)
    }

    /// Returns the quotes around the replacement for a span; `None` if the span cannot be replaced. A part of a
    /// string with escapes has the span of the full string, for example.
    fn quotes(&self, span: Span) -> Option<(&'static str, &'static str)> {
        let strings = self.strings.get_or_init(|| strings(self.document));
        let at = strings.partition_point(|it| it.end <= span.start);
        let string = strings.get(at).filter(|it| it.start <= span.start);
        let Some(string) = string else {
            // A value that is not a string, such as `true` or a list.
            return Some(("\"", "\""));
        };
        let written = self.document.get(string.start..string.end)?;
        if written.contains(&b'\\') {
            return None;
        }
        match *string == span {
            true => Some(("\"", "\"")),
            false if string.start < span.start && span.end < string.end => Some(("", "")),
            false => None,
        }
    }

    /// Returns the span of a list element including its comma; `None` if it is the only element.
    fn element(&self, span: Span) -> Option<Span> {
        let is_space = |it: &u8| matches!(it, b' ' | b'\t' | b'\n' | b'\r');
        let after = self.document.get(span.end..)?;
        let space = after.iter().take_while(|it| is_space(it)).count();
        if after.get(space) == Some(&b',') {
            // Up to the start of the next element, which moves to its position.
            let rest = after.get(space + 1..)?;
            let more = rest.iter().take_while(|it| is_space(it)).count();
            return Some(Span::new(span.start, span.end + space + 1 + more));
        }
        let before = self.document.get(..span.start)?;
        let space = before.iter().rev().take_while(|it| is_space(it)).count();
        let comma = span.start.checked_sub(space + 1)?;
        (before.get(comma) == Some(&b',')).then(|| Span::new(comma, span.end))
    }
}

/// Returns the strings of a JSON document, with their quotes.
fn strings(document: &[u8]) -> Vec<Span> {
    let (mut strings, mut start, mut at) = (Vec::new(), None, 0);
    while at < document.len() {
        match (document[at], start) {
            (b'"', None) => start = Some(at),
            (b'"', Some(from)) => {
                strings.push(Span::new(from, at + 1));
                start = None;
            }
            (b'\\', Some(_)) => at += 1,
            _ => {}
        }
        at += 1;
    }
    strings
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::Version;
    use crate::text::{Argument, Rule};

    fn edited(document: &str, old: &str, change: Option<&str>) -> Option<String> {
        let start = document.find(old).unwrap();
        let span = Span::new(start, start + old.len());
        let finding = Finding::new(Rule::InvalidAction, span, "no");
        let finding = match change {
            Some(new) => finding.edit(span, Argument::from(new), Applicability::Safe),
            None => finding.removal(span, Applicability::Safe),
        };
        let of = Edited::new(document.as_bytes(), Notation::Json(Version::Current));
        let [replacement] = of.replacements(&finding).try_into().ok()?;
        let Replacement { span, text, .. } = replacement;
        Some(format!("{}{text}{}", &document[..span.start], &document[span.end..]))
    }

    #[test]
    fn what_is_written_is_quoted_and_escaped_where_it_stands() {
        assert_eq!(edited("[\"a:b\"]", "b", Some("c")).unwrap(), "[\"a:c\"]");
        assert_eq!(edited("[\"a:b\"]", "\"a:b\"", Some("c\"\u{1}")).unwrap(), r#"["c\"\u0001"]"#);
        assert_eq!(edited("{\"x\": true}", "true", Some("false")).unwrap(), "{\"x\": \"false\"}");
        assert_eq!(edited(r#"["\\", "b"]"#, "b", Some("c")).unwrap(), r#"["\\", "c"]"#);
        // A part of this string has the span of the full string.
        assert_eq!(edited(r#"["\u0061:b"]"#, r#""\u0061:b""#, Some("c")), None);
    }

    #[test]
    fn an_element_goes_with_its_comma() {
        assert_eq!(edited("[1, 2, 3]", "1", None).unwrap(), "[2, 3]");
        assert_eq!(edited("[1, 2 ,\n 3]", "2", None).unwrap(), "[1, 3]");
        assert_eq!(edited("[1,\n 2\n]", "2", None).unwrap(), "[1\n]");
        assert_eq!(edited("[1]", "1", None), None);
    }
}
