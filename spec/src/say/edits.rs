//! The edits of findings in a JSON document: what is written in place of which bytes.

use super::words::spell;
use crate::syntax::Notation;
use crate::text::{Applicability, Change, Edit, Finding, Span};
use crate::write::escape::{Reads, push_inside};
use std::cell::OnceCell;

/// A document that edits are for.
#[derive(Debug)]
pub struct Edited<'d> {
    document: &'d [u8],
    notation: Notation,
    /// Its strings, with their quotes, in order: found when the first edit is asked for.
    strings: OnceCell<Vec<Span>>,
}

/// A change of a document: the bytes of a span are replaced.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Replacement {
    /// The bytes that are replaced.
    pub span: Span,
    /// What takes their place.
    pub text: String,
    /// How sure it is.
    pub applicability: Applicability,
}

impl<'d> Edited<'d> {
    /// A document, and how it is written.
    #[must_use]
    pub const fn new(document: &'d [u8], notation: Notation) -> Self {
        Self { document, notation, strings: OnceCell::new() }
    }

    /// The edits of a finding, all of them or, where one of them cannot be made in this document, none.
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

    /// What is written in place of a run.
    fn quoted(&self, span: Span, written: &str) -> Option<String> {
        let (before, after) = self.quotes(span)?;
        let mut text = before.to_owned();
        push_inside(written, Reads::AsWritten, &mut |piece| text.push_str(piece));
        text.push_str(after);
        Some(text)
    }

    /// The quotes around what is written in place of a run. `None` for a run that cannot be replaced by what a rule says
    /// of it: a part of a string with escapes has the place of the whole.
    fn quotes(&self, span: Span) -> Option<(&'static str, &'static str)> {
        let strings = self.strings.get_or_init(|| strings(self.document));
        let at = strings.partition_point(|it| it.end <= span.start);
        let string = strings.get(at).filter(|it| it.start <= span.start);
        let Some(string) = string else {
            // A value that is no string, such as `true` or a list.
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

    /// An element of a list with the comma that goes with it; `None` for an only one.
    fn element(&self, span: Span) -> Option<Span> {
        let is_space = |it: &u8| matches!(it, b' ' | b'\t' | b'\n' | b'\r');
        let behind = self.document.get(span.end..)?;
        let space = behind.iter().take_while(|it| is_space(it)).count();
        if behind.get(space) == Some(&b',') {
            // To the start of the next one, which takes its place.
            let rest = behind.get(space + 1..)?;
            let more = rest.iter().take_while(|it| is_space(it)).count();
            return Some(Span::new(span.start, span.end + space + 1 + more));
        }
        let before = self.document.get(..span.start)?;
        let space = before.iter().rev().take_while(|it| is_space(it)).count();
        let comma = span.start.checked_sub(space + 1)?;
        (before.get(comma) == Some(&b',')).then(|| Span::new(comma, span.end))
    }
}

/// The strings of a JSON text, with their quotes.
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
        // The place of a part of this is that of the whole.
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
