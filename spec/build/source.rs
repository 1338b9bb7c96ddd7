//! A catalogue file's text, and what is wrong with it: file, line, column and a sentence.

use crate::shown;
use std::fmt;
use std::ops::Range;
use std::path::Path;

/// A catalogue file.
pub struct Source {
    /// The path that messages show, relative to the package.
    pub path: String,
    pub text: String,
}

impl Source {
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> Self {
        Self { path: path.into(), text: text.into() }
    }

    /// A problem with the bytes of `range`.
    pub fn problem(&self, range: Range<usize>, sentence: impl Into<String>) -> Problem {
        let before = self.text.get(..range.start).unwrap_or(&self.text);
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        Problem {
            path: self.path.clone(),
            position: Some((
                before.matches('\n').count() + 1,
                before[line_start..].chars().count() + 1,
            )),
            sentence: sentence.into(),
        }
    }
}

/// What is wrong with a catalogue file.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    path: String,
    /// Line and column, both from 1, the column in characters.
    position: Option<(usize, usize)>,
    sentence: String,
}

impl Problem {
    /// A file that could not be read or written.
    pub fn file(path: &Path, error: &dyn fmt::Display) -> Self {
        Self { path: path.display().to_string(), position: None, sentence: error.to_string() }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:", self.path)?;
        if let Some((line, column)) = self.position {
            write!(f, "{line}:{column}:")?;
        }
        // A build script's error is one line.
        write!(f, " {}", shown::name(&self.sentence.replace('\n', " ")))
    }
}
