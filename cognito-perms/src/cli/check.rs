//! `check`: documents in, findings in a format for people or for programs out.

use super::checked::CheckedFile;
use super::fix::FixSettings;
use super::input::Input;
use super::outcome::{Failure, Outcome};
use super::output::{complain, note, print, print_json, print_styled};
use super::settings::CheckSettings;
use super::{document_file, fix, github, human, input, sarif};
use clap::{Args, ValueEnum};
use cognito_perms::{Options, Report, check, terminal};
use indicatif::{ProgressBar, ProgressStyle};
use std::io::{self, IsTerminal};
use std::path::PathBuf;

/// The minimum number of documents for a progress bar.
const MANY: usize = 100;

#[derive(Args)]
pub(super) struct Arguments {
    /// Documents and directories; `-` for standard input
    #[arg(required = true, value_name = "FILE|DIR|-")]
    paths: Vec<PathBuf>,
    /// The output format
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
    /// Also report rules that are allowed by default
    #[arg(long)]
    all: bool,
    /// List at most N findings per rule and document, and ten times as many per document in total; 0 lists all
    #[arg(long, value_name = "N", default_value_t = Options::DEFAULT_MAX_FINDINGS)]
    max_findings: usize,
    /// Report documents that grant more than this one, such as a permissions boundary
    #[arg(long, value_name = "FILE")]
    within: Option<PathBuf>,
    #[command(flatten)]
    fixes: FixSettings,
    #[command(flatten)]
    settings: CheckSettings,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people, in the style of rustc
    Human,
    /// JSON: an object with a list of files and their findings
    Json,
    /// SARIF 2.1.0, for code scanning services
    Sarif,
    /// Annotations, for GitHub workflows
    Github,
}

pub(super) fn run(arguments: &Arguments) -> Result<Outcome, Failure> {
    arguments.fixes.check()?;
    let (inputs, mut failures) = input::find(&arguments.paths);
    let options = arguments.settings.options().max_findings(arguments.max_findings);
    let options = if arguments.all { options.all() } else { options };
    let options = match &arguments.within {
        Some(path) => options.within(Input::of(path).name, document_file::load(path)?),
        None => options,
    };
    let (mut checked, mut passed_over) = (Vec::new(), Vec::new());
    let mut fixed = FixResults::default();
    let bar = progress(inputs.len());
    for input in &inputs {
        bar.inc(1);
        match input.read() {
            Ok(mut document) => {
                let options = options.clone().file(&input.name);
                if arguments.fixes.is_on() {
                    match fixed.fix(&arguments.fixes, input, &document, &options) {
                        Ok(Some(now)) => document = now,
                        Ok(None) => {}
                        Err(failure) => failures.push(failure),
                    }
                }
                let report = check(&document, &options);
                if input.is_found && !report.is_policy() {
                    passed_over.push(input.name.clone());
                } else {
                    // Documents are kept only if they are shown.
                    let is_shown = arguments.format == Format::Human;
                    let document = if is_shown { document } else { Vec::new() };
                    checked.push(CheckedFile { document, report, uri: input.uri() });
                }
            }
            Err(failure) => failures.push(failure),
        }
    }
    bar.finish_and_clear();
    fixed.print()?;
    if arguments.fixes.is_diff() {
        failures.iter().for_each(complain);
        return Ok(match (failures.is_empty(), fixed.findings) {
            (false, _) => Outcome::CouldNotRun,
            (true, 0) => Outcome::Right,
            (true, _) => Outcome::Errors,
        });
    }
    match arguments.format {
        Format::Human => print_styled(&human::write(&checked)),
        Format::Json => print_json(&files(&checked)),
        Format::Sarif => print_json(&sarif::log(&checked)),
        Format::Github => print(&github::write(&checked)),
    }?;
    fixed.tell()?;
    // Programs that read standard error expect only failures there.
    if arguments.format == Format::Human
        && io::stderr().is_terminal()
        && let Some(fixable) = human::fixable(&checked)
    {
        note(&fixable)?;
    }
    tell_passed_over(&passed_over)?;
    failures.iter().for_each(complain);
    let has_errors = checked.iter().any(|it| it.report.has_errors());
    Ok(match (failures.is_empty(), has_errors) {
        (false, _) => Outcome::CouldNotRun,
        (true, true) => Outcome::Errors,
        (true, false) => Outcome::Right,
    })
}

/// The results of `--fix` or `--diff`.
#[derive(Default)]
struct FixResults {
    /// The output: changes, or a document from standard input.
    text: String,
    findings: usize,
    documents: usize,
}

impl FixResults {
    /// Fixes a document, and returns the new version if that is to be checked instead.
    fn fix(
        &mut self,
        fixes: &FixSettings,
        input: &Input,
        document: &[u8],
        options: &Options,
    ) -> Result<Option<Vec<u8>>, Failure> {
        // Files in a directory that are not policies are left alone.
        if input.is_found && !check(document, options).is_policy() {
            return Ok(None);
        }
        let Some(fixed) = fixes.fix(document, options) else {
            if input.path().is_none() && !fixes.is_diff() {
                self.text += &terminal::json(&String::from_utf8_lossy(document));
            }
            return Ok(None);
        };
        if fixes.is_diff() {
            self.text +=
                &fix::diff(&input.name, &String::from_utf8_lossy(document), &fixed.document);
        } else if !fix::write_back(input, &fixed.document)? {
            self.text += &terminal::json(&fixed.document);
        }
        self.findings += fixed.count;
        self.documents += 1;
        Ok(Some(fixed.document.into_bytes()))
    }

    fn print(&self) -> Result<(), Failure> {
        if self.text.is_empty() { Ok(()) } else { print(&self.text).map(|_| ()) }
    }

    fn tell(&self) -> Result<(), Failure> {
        let Self { findings, documents, .. } = self;
        match (findings, documents) {
            (0, _) => Ok(()),
            (1, _) => note("fixed 1 finding in 1 document"),
            (_, 1) => note(&format!("fixed {findings} findings in 1 document")),
            _ => note(&format!("fixed {findings} findings in {documents} documents")),
        }
    }
}

/// Returns a progress bar, which is visible only on a terminal.
fn progress(documents: usize) -> ProgressBar {
    if documents < MANY {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new(documents as u64);
    let style = ProgressStyle::with_template("{bar:40} {pos} of {len} documents");
    style.map(|style| bar.clone().with_style(style)).unwrap_or(bar)
}

/// The JSON format.
#[derive(serde::Serialize)]
struct Files<'r> {
    files: Vec<&'r Report>,
}

fn files(checked: &[CheckedFile]) -> Files<'_> {
    Files { files: checked.iter().map(|it| &it.report).collect() }
}

/// Lists the skipped files, so that none is skipped silently.
fn tell_passed_over(names: &[String]) -> Result<(), Failure> {
    match names {
        [] => Ok(()),
        [only] => note(&format!("skipped `{only}`, which does not contain a policy")),
        several => {
            let names: Vec<_> = several.iter().map(|it| format!("`{it}`")).collect();
            let count = names.len();
            let names = names.join(", ");
            note(&format!("skipped {count} files that do not contain a policy: {names}"))
        }
    }
}
