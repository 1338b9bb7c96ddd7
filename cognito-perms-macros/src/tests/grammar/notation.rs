//! The notation of the grammar: from its text to its productions.

use std::collections::BTreeMap;
use std::iter::Peekable;
use std::str::SplitWhitespace;

/// A part of a production.
pub(super) enum Part {
    /// `"on"`
    Terminal(String),
    /// `action`, with a production of its own or listed in `EXAMPLES`.
    Name(String),
    Sequence(Vec<Part>),
    Alternatives(Vec<Part>),
    /// `[ … ]`
    Optional(Box<Part>),
    /// `{ … }`
    Repeated(Box<Part>),
}

impl Part {
    /// Calls a function with this part and all nested parts.
    pub(super) fn each<'p>(&'p self, look_at: &mut impl FnMut(&'p Part)) {
        look_at(self);
        match self {
            Self::Terminal(_) | Self::Name(_) => {}
            Self::Sequence(parts) | Self::Alternatives(parts) => {
                parts.iter().for_each(|it| it.each(look_at));
            }
            Self::Optional(part) | Self::Repeated(part) => part.each(look_at),
        }
    }
}

/// Punctuation, words and terminals of the grammar's own notation.
type Words<'g> = Peekable<SplitWhitespace<'g>>;

/// Parses the productions of a grammar, by name. An indented line continues the one before.
pub(super) fn productions(text: &str) -> BTreeMap<String, Part> {
    let mut whole: Vec<String> = Vec::new();
    for line in text.lines() {
        match whole.last_mut() {
            Some(last) if line.starts_with(' ') => last.push_str(line),
            _ => whole.push(line.to_owned()),
        }
    }
    let productions = whole.iter().map(|line| {
        let (name, part) = line.split_once(" = ").unwrap();
        let mut words = part.split_whitespace().peekable();
        let part = alternatives(&mut words);
        assert_eq!(words.next(), None, "{line}");
        (name.trim().to_owned(), part)
    });
    productions.collect()
}

fn alternatives(words: &mut Words<'_>) -> Part {
    let mut parts = vec![sequence(words)];
    while words.next_if_eq(&"|").is_some() {
        parts.push(sequence(words));
    }
    if parts.len() == 1 { parts.remove(0) } else { Part::Alternatives(parts) }
}

fn sequence(words: &mut Words<'_>) -> Part {
    let mut parts = Vec::new();
    while let Some(word) = words.next_if(|it| !["|", ")", "]", "}"].contains(it)) {
        let mut inside = |end: &str| {
            let part = alternatives(words);
            assert_eq!(words.next(), Some(end));
            part
        };
        parts.push(match word {
            "(" => inside(")"),
            "[" => Part::Optional(inside("]").into()),
            "{" => Part::Repeated(inside("}").into()),
            _ => match word.strip_prefix('"').and_then(|it| it.strip_suffix('"')) {
                Some(text) => Part::Terminal(text.to_owned()),
                None => Part::Name(word.to_owned()),
            },
        });
    }
    Part::Sequence(parts)
}
