//! The text of a catalog file, and problems in it: file, line, column and a message.

use crate::text::shown;
use std::error::Error;
use std::fmt;
use std::ops::Range;
use std::path::Path;

/// A catalog file.
#[derive(Debug, Clone)]
pub struct Source {
    /// The path shown in messages.
    pub path: String,
    /// The TOML text.
    pub text: String,
}

impl Source {
    /// Creates a file from its path and text.
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> Self {
        Self { path: path.into(), text: text.into() }
    }

    /// Creates a problem with the bytes in `range`.
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

/// Files that are assigned consecutive ranges of offsets, so that a span identifies its file.
#[derive(Default)]
pub struct SourceMap<'s>(Vec<(usize, &'s Source)>);

impl<'s> SourceMap<'s> {
    /// Adds a file, and returns its offset.
    pub fn add(&mut self, source: &'s Source) -> usize {
        // Adds 1, because an empty range after the last byte belongs to the file too.
        let end = self.0.last().map_or(0, |(start, last)| start + last.text.len() + 1);
        self.0.push((end, source));
        end
    }

    /// Creates a problem with a range of a file.
    pub fn problem(&self, range: &Range<usize>, sentence: impl Into<String>) -> Problem {
        match self.file(range) {
            Some((start, source)) => {
                source.problem(range.start - start..range.end - start, sentence)
            }
            None => Problem { path: String::new(), position: None, sentence: sentence.into() },
        }
    }

    /// Returns the path of the file that contains a range.
    pub fn path(&self, range: &Range<usize>) -> &'s str {
        self.file(range).map_or("", |(_, source)| &source.path)
    }

    /// Returns the file that contains a range, with its offset.
    fn file(&self, range: &Range<usize>) -> Option<(usize, &'s Source)> {
        let after = self.0.partition_point(|(start, _)| *start <= range.start);
        self.0.get(after.checked_sub(1)?).copied()
    }
}

/// A problem in a catalog file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// The path of the file.
    pub path: String,
    /// The line and column, counted from 1; columns count characters.
    pub position: Option<(usize, usize)>,
    /// The message.
    pub sentence: String,
}

impl Problem {
    /// Creates a problem with reading or writing a file.
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
        // Cargo takes one line for an error of a build script.
        write!(f, " {}", shown::name(&self.sentence.replace('\n', " ")))
    }
}
