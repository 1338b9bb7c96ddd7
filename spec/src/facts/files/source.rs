//! A catalogue file's text, and what is wrong with it: file, line, column and a sentence.

use crate::text::shown;
use std::error::Error;
use std::fmt;
use std::ops::Range;
use std::path::Path;

/// A catalog file.
#[derive(Debug, Clone)]
pub struct Source {
    /// The path that messages show.
    pub path: String,
    /// The TOML.
    pub text: String,
}

impl Source {
    /// A file with a path and a text.
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

/// Files one after the other, each at an offset of its own: a span says in which file it is.
#[derive(Default)]
pub struct SourceMap<'s>(Vec<(usize, &'s Source)>);

impl<'s> SourceMap<'s> {
    /// Adds a file; returns its offset.
    pub fn add(&mut self, source: &'s Source) -> usize {
        // An empty range behind the last byte is in the file too.
        let end = self.0.last().map_or(0, |(start, last)| start + last.text.len() + 1);
        self.0.push((end, source));
        end
    }

    /// A problem with a range of a file.
    pub fn problem(&self, range: &Range<usize>, sentence: impl Into<String>) -> Problem {
        match self.file(range) {
            Some((start, source)) => {
                source.problem(range.start - start..range.end - start, sentence)
            }
            None => Problem { path: String::new(), position: None, sentence: sentence.into() },
        }
    }

    /// The path of the file that a range is in.
    pub fn path(&self, range: &Range<usize>) -> &'s str {
        self.file(range).map_or("", |(_, source)| &source.path)
    }

    /// The file that a range is in, with its offset.
    fn file(&self, range: &Range<usize>) -> Option<(usize, &'s Source)> {
        let after = self.0.partition_point(|(start, _)| *start <= range.start);
        self.0.get(after.checked_sub(1)?).copied()
    }
}

/// What is wrong with a catalogue file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// The path of the file.
    pub path: String,
    /// Line and column, both from 1, the column in characters.
    pub position: Option<(usize, usize)>,
    /// What is wrong, in words.
    pub sentence: String,
}

impl Problem {
    /// A file that could not be read or written.
    pub fn file(path: &Path, error: &dyn fmt::Display) -> Self {
        Self { path: path.display().to_string(), position: None, sentence: error.to_string() }
    }
}

impl Error for Problem {}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:", shown::name(&self.path))?;
        if let Some((line, column)) = self.position {
            write!(f, "{line}:{column}:")?;
        }
        // A build script's error is one line.
        write!(f, " {}", shown::name(&self.sentence.replace('\n', " ")))
    }
}
