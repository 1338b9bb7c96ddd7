//! The page of a rule: a Markdown file next to the code of the rule, with examples that tests check against
//! the rule.
//!
//! `## Fault` has a policy that breaks the rule and no other, as a literal (`policy`, or `rust` for the full
//! call), as a document (`jsonc`), or both. The line of the fault ends in `//~ error: ` and the message, and
//! a `text` block after the policy shows what rustc or `cognito-perms check` prints. `## Remedy` has the same
//! policies without the fault. `cargo xtask bless` writes the `text` blocks and the text after `//~`.

use crate::repository;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{fs, io};

/// A page.
#[derive(Debug, Clone)]
pub struct Page {
    /// The path of its file.
    pub path: PathBuf,
    /// The name of the rule.
    pub rule: String,
    /// The folder that it is in.
    pub subject: String,
    /// The fields at its top: `level`, `code` and so on.
    pub front: BTreeMap<String, String>,
    /// The title and the text after it, before `## Fault`.
    pub text: String,
    /// The policies that break the rule.
    pub faults: Vec<Example>,
    /// The policies that do not.
    pub remedies: Vec<Example>,
}

/// A policy on a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Example {
    /// How it is written.
    pub notation: Notation,
    /// The policy, without its expectation.
    pub code: String,
    /// The expectation: the line, starting at 1, and the text after `//~`.
    pub expected: Option<(usize, String)>,
    /// The expected output.
    pub printed: String,
}

/// How a policy on a page is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Notation {
    /// The contents of `policy!`.
    Literal,
    /// Rust code.
    Rust,
    /// A JSON document.
    Json,
}

/// What precedes an expectation.
const MARK: &str = "//~ ";

impl Page {
    /// Reads a page.
    ///
    /// # Errors
    ///
    /// Fails if the file cannot be read, or is not a page.
    pub fn read(path: &Path) -> Result<Self, String> {
        let text = fs::read_to_string(path).map_err(|it| it.to_string());
        let page = text.and_then(|it| Self::parse(path, &it));
        page.map_err(|it| format!("{}: {it}", path.display()))
    }

    fn parse(path: &Path, text: &str) -> Result<Self, String> {
        let name =
            |it: Option<&std::ffi::OsStr>| it.unwrap_or_default().to_string_lossy().into_owned();
        let front = text.strip_prefix("---\n").and_then(|it| it.split_once("---\n"));
        let (front, rest) = front.ok_or("no lines between two `---` at the top")?;
        let pairs = front.lines().map(|it| it.split_once(": ").ok_or(it));
        let pairs = pairs.map(|it| it.map(|(key, value)| (key.to_owned(), value.to_owned())));
        let (text, rest) = rest.split_once("\n## Fault\n").ok_or("no `## Fault`")?;
        let (faults, remedies) = rest.split_once("\n## Remedy\n").ok_or("no `## Remedy`")?;
        Ok(Self {
            path: path.to_owned(),
            rule: name(path.file_stem()),
            subject: name(path.parent().and_then(Path::file_name)),
            front: pairs.collect::<Result<_, _>>()?,
            text: text.trim().to_owned(),
            faults: examples(faults)?,
            remedies: examples(remedies)?,
        })
    }

    /// Returns the fault or the remedy in a notation.
    #[must_use]
    pub fn example(examples: &[Example], notation: Notation) -> Option<&Example> {
        examples.iter().find(|it| it.notation == notation)
    }

    /// Returns the contents of the page's file.
    #[must_use]
    pub fn to_markdown(&self) -> String {
        let mut out = String::from("---\n");
        for key in ["level", "documents", "code", "basis", "notation", "kind", "values", "within"] {
            if let Some(value) = self.front.get(key) {
                out += &format!("{key}: {value}\n");
            }
        }
        out += &format!("---\n\n{}\n", self.body());
        out
    }

    /// Returns the page without the fields at its top.
    #[must_use]
    pub fn body(&self) -> String {
        let mut out = self.text.clone();
        for (title, examples) in [("Fault", &self.faults), ("Remedy", &self.remedies)] {
            out += &format!("\n\n## {title}");
            for example in examples {
                out += &example.to_markdown();
            }
        }
        out
    }

    /// Returns the first paragraph, which explains the fault.
    #[must_use]
    pub fn explanation(&self) -> String {
        let after = self.text.split_once("\n\n").map_or("", |(_, it)| it);
        let paragraph = after.split("\n\n").next().unwrap_or_default();
        paragraph.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

impl Example {
    fn to_markdown(&self) -> String {
        let language = match (self.notation, &self.expected) {
            (Notation::Literal, _) => "policy",
            (Notation::Rust, _) => "rust,ignore",
            (Notation::Json, None) => "json",
            (Notation::Json, Some(_)) => "jsonc",
        };
        let mut out = format!("\n\n```{language}\n");
        for (index, line) in self.code.lines().enumerate() {
            out += line;
            if let Some((_, expected)) = self.expected.as_ref().filter(|(it, _)| *it == index + 1) {
                out += &format!(" {MARK}{expected}");
            }
            out.push('\n');
        }
        out += "```";
        if !self.printed.is_empty() {
            out += &format!("\n\n```text\n{}\n```", self.printed.trim_end());
        }
        out
    }
}

/// Parses the examples of a part of a page.
fn examples(text: &str) -> Result<Vec<Example>, String> {
    let mut examples: Vec<Example> = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("```") {
        if !before.trim().is_empty() {
            return Err(format!("`{}` is not in an example", before.trim()));
        }
        let (language, after) = after.split_once('\n').unwrap_or_default();
        let (code, after) = after.split_once("```").ok_or("an example has no end")?;
        rest = after;
        let notation = match language {
            "policy" => Notation::Literal,
            "rust" | "rust,ignore" => Notation::Rust,
            "json" | "jsonc" => Notation::Json,
            "text" => {
                let of = examples.last_mut().ok_or("a `text` block comes first")?;
                of.printed = code.trim_end().to_owned();
                continue;
            }
            other => return Err(format!("an example in `{other}`")),
        };
        let (code, expected) = without_marks(code);
        examples.push(Example { notation, code, expected, printed: String::new() });
    }
    Ok(examples)
}

/// Splits a policy from its expectation.
fn without_marks(code: &str) -> (String, Option<(usize, String)>) {
    let mut expected = None;
    let mut lines = Vec::new();
    for (index, line) in code.lines().enumerate() {
        let (line, mark) =
            line.split_once(MARK).map_or((line, None), |(a, b)| (a.trim_end(), Some(b)));
        expected = expected.or_else(|| mark.map(|it| (index + 1, it.to_owned())));
        lines.push(line);
    }
    (lines.join("\n"), expected)
}

/// Reads all pages, subject by subject.
///
/// # Errors
///
/// Fails if a folder cannot be read, or a file is not a page.
pub fn pages() -> Result<Vec<Page>, String> {
    let mut paths = paths().map_err(|it| it.to_string())?;
    paths.sort();
    paths.iter().map(|it| Page::read(it)).collect()
}

fn paths() -> io::Result<Vec<PathBuf>> {
    let mut paths = Vec::new();
    for subject in fs::read_dir(repository().join("spec/src/rules"))? {
        let subject = subject?.path();
        if subject.is_dir() {
            for file in fs::read_dir(subject)? {
                let path = file?.path();
                if path.extension().is_some_and(|it| it == "md") {
                    paths.push(path);
                }
            }
        }
    }
    Ok(paths)
}

/// Whether snapshots are to be rewritten, as `cargo xtask bless` requests.
#[must_use]
pub fn is_blessed() -> bool {
    std::env::var_os("UPDATE_EXPECT").is_some_and(|it| it == "1")
}
