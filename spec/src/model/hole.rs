//! Run-time values in texts: a mark for each, and what a mark stands for.
//!
//! A mark is a character that no author can write: the text of a policy holds none above U+00FF, which
//! is checked. So everything that works on texts works on texts with holes, and only the end, where a
//! document is taken apart, has to know.

use crate::facts::catalog::{Family, Field, Format, ResourceTypeInfo};

/// The first mark: the start of a plane for private use.
const FIRST: u32 = 0xF_0000;

/// The first byte of every mark in UTF-8.
const FIRST_BYTE: u8 = 0xF3;

/// The marks of a hole.
const PARTS: u32 = 4;

/// The most holes that a policy can have.
pub const MOST: usize = 0xFFF0 / PARTS as usize;

/// What of a run-time value stands in a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The value.
    Whole,
    /// Its region.
    Region,
    /// The partition of its region.
    Partition,
    /// Its items, as a JSON list.
    List,
}

const ALL_PARTS: [Part; PARTS as usize] = [Part::Whole, Part::Region, Part::Partition, Part::List];

/// What a hole takes.
#[derive(Debug, Clone, Copy)]
pub enum Kind {
    /// A partition.
    Partition,
    /// A region.
    Region,
    /// An account id.
    Account,
    /// What fills a field of an ARN template.
    Field(&'static Field),
    /// The whole ARN of a resource of this type.
    Arn(&'static ResourceTypeInfo),
    /// The whole ARN of anything.
    AnyArn,
    /// A value of a condition key that takes ids of this form.
    Formatted(Format),
    /// A value that an operator of this family compares; `is_pattern` if it reads patterns.
    Condition {
        /// What is compared.
        family: Family,
        /// Whether `*` and `?` are wildcards in it.
        is_pattern: bool,
    },
}

/// What each hole of a policy takes, by its number.
#[derive(Debug, Clone, Default)]
pub struct Holes(Vec<Option<Kind>>);

impl Holes {
    /// Notes what a hole takes.
    pub fn insert(&mut self, hole: usize, kind: Kind) {
        while self.0.len() <= hole {
            self.0.push(None);
        }
        self.0[hole] = Some(kind);
    }

    /// What a hole takes, if anything was noted.
    #[must_use]
    pub fn get(&self, hole: usize) -> Option<Kind> {
        *self.0.get(hole)?
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// The mark of a part of a hole.
#[must_use]
pub fn mark(hole: usize, part: Part) -> String {
    let part = ALL_PARTS.iter().position(|it| *it == part).unwrap_or_default();
    let code = u32::try_from(hole * ALL_PARTS.len() + part).unwrap_or(u32::MAX);
    char::from_u32(FIRST.saturating_add(code)).map(String::from).unwrap_or_default()
}

/// What a character is the mark of.
#[must_use]
pub fn marked(character: char) -> Option<(usize, Part)> {
    let code = u32::from(character).checked_sub(FIRST)?;
    let hole = usize::try_from(code / PARTS).ok().filter(|hole| *hole < MOST)?;
    let part = usize::try_from(code % PARTS).ok()?;
    Some((hole, *ALL_PARTS.get(part)?))
}

/// Whether a text holds a mark.
#[must_use]
pub fn is_in(text: &str) -> bool {
    has_first_byte(text) && text.chars().any(|it| marked(it).is_some())
}

/// Whether a text holds the byte that every mark starts with: most texts have no marks, and that is seen without
/// a look at their characters.
fn has_first_byte(text: &str) -> bool {
    text.as_bytes().contains(&FIRST_BYTE)
}

/// A piece of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Text that is known.
    Text(&'a str),
    /// What is known at run time.
    Hole(usize, Part),
}

/// A document with marks, taken apart.
#[must_use]
pub fn split(document: &str) -> Vec<Piece<'_>> {
    if !document.is_empty() && !has_first_byte(document) {
        return vec![Piece::Text(document)];
    }
    let mut pieces = Vec::new();
    let mut start = 0;
    for (at, character) in document.char_indices() {
        if let Some((hole, part)) = marked(character) {
            pieces.extend(document.get(start..at).filter(|it| !it.is_empty()).map(Piece::Text));
            pieces.push(Piece::Hole(hole, part));
            start = at + character.len_utf8();
        }
    }
    pieces.extend(document.get(start..).filter(|it| !it.is_empty()).map(Piece::Text));
    pieces
}

/// How many characters of a document are known.
#[must_use]
pub fn characters(document: &str) -> usize {
    let pieces = split(document);
    let known = pieces.iter().map(|piece| match piece {
        Piece::Text(text) => text.chars().count(),
        Piece::Hole(..) => 0,
    });
    known.sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_is_read_as_it_was_made() {
        for hole in [0, 1, 77, MOST - 1] {
            for part in ALL_PARTS {
                let mark = mark(hole, part);
                assert_eq!(mark.chars().count(), 1);
                assert!(is_in(&format!("a{mark}")));
                assert_eq!(mark.chars().next().and_then(marked), Some((hole, part)));
            }
        }
        assert_eq!(marked('ÿ'), None);
        assert!(!is_in("arn:aws:\u{ff}"));
    }

    #[test]
    fn a_document_is_taken_apart_at_its_marks() {
        let document = format!("{}a{}{}", mark(0, Part::Region), mark(1, Part::Whole), "b");
        let expected = [
            Piece::Hole(0, Part::Region),
            Piece::Text("a"),
            Piece::Hole(1, Part::Whole),
            Piece::Text("b"),
        ];
        assert_eq!(split(&document), expected);
        assert_eq!(split(""), []);
    }
}
