//! The command line: what to measure, how often, and with what.

use std::path::{Path, PathBuf};

pub const USAGE: &str = "\
usage: cargo run --release --manifest-path tests/bench/Cargo.toml -- [OPTION]... [SECTION]...

sections (default: all):
  cold        a cold build of an empty crate
  literals    `cargo check` of 1,000 and 10,000 literals after their file was touched
  run-time    a policy with runtime values
  documents   checking JSON documents
  growth      the full catalog, compared with the handwritten services and with an earlier revision

options:
  --documents FOLDER   the JSON documents (default: generated)
  --peers FOLDER       the folder with `venv` and `node_modules` for the peers in `peers/`
  --before REVISION    the revision of this repository that `growth` compares with
  --runs N             how often to measure each build (default: 3)
  --output FILE        the page to update (default: tests/bench/RESULTS.md)";

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Section {
    Cold,
    Literals,
    RunTime,
    Documents,
    Growth,
}

impl Section {
    pub const ALL: [Self; 5] =
        [Self::Cold, Self::Literals, Self::RunTime, Self::Documents, Self::Growth];

    /// Returns the heading of the section's part of the page.
    pub fn title(self) -> &'static str {
        match self {
            Self::Cold => "Cold build",
            Self::Literals => "Many literals",
            Self::RunTime => "Run time",
            Self::Documents => "Checking documents",
            Self::Growth => "Growth",
        }
    }

    /// Returns the section's name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Cold => "cold",
            Self::Literals => "literals",
            Self::RunTime => "run-time",
            Self::Documents => "documents",
            Self::Growth => "growth",
        }
    }
}

pub struct Arguments {
    pub sections: Vec<Section>,
    pub documents: Option<PathBuf>,
    pub peers: Option<PathBuf>,
    pub before: Option<String>,
    pub runs: usize,
    pub output: PathBuf,
}

impl Arguments {
    /// Parses the command line.
    pub fn parse(mut words: impl Iterator<Item = String>) -> Result<Self, String> {
        let mut read = Self {
            sections: Vec::new(),
            documents: None,
            peers: None,
            before: None,
            runs: 3,
            output: Path::new(env!("CARGO_MANIFEST_DIR")).join("RESULTS.md"),
        };
        while let Some(word) = words.next() {
            let mut value = || words.next().ok_or_else(|| format!("`{word}` needs a value"));
            match word.as_str() {
                "--documents" => read.documents = Some(value()?.into()),
                "--peers" => read.peers = Some(value()?.into()),
                "--before" => read.before = Some(value()?),
                "--output" => read.output = value()?.into(),
                "--runs" => {
                    let runs = value()?;
                    read.runs = runs.parse().ok().filter(|it| *it > 0).ok_or_else(|| {
                        format!("invalid number of runs `{runs}`: expected 1 or more")
                    })?;
                }
                name => match Section::ALL.into_iter().find(|it| it.name() == name) {
                    Some(section) => read.sections.push(section),
                    None => return Err(format!("unknown section or option `{name}`")),
                },
            }
        }
        if read.sections.is_empty() {
            read.sections.extend(Section::ALL);
        }
        Ok(read)
    }
}
