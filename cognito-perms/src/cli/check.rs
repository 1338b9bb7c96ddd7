//! `check`: documents in, findings out, in a format for people or for programs.

use super::checked::Checked;
use super::outcome::{Failure, Outcome};
use super::output::{complain, note, print, print_json, print_styled};
use super::settings::CheckSettings;
use super::{github, human, input, sarif};
use clap::{Args, ValueEnum};
use cognito_perms::{Options, Report, check};
use indicatif::{ProgressBar, ProgressStyle};
use std::path::PathBuf;

/// From how many documents on it is worth telling how far it is.
const MANY: usize = 100;

#[derive(Args)]
pub(super) struct Arguments {
    /// Documents and directories; `-` for standard input
    #[arg(required = true, value_name = "FILE|DIR|-")]
    paths: Vec<PathBuf>,
    /// How findings are written
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
    /// Report what is allowed by default, too
    #[arg(long)]
    all: bool,
    /// List at most N findings of a rule in a document, and ten times as many in all; 0 lists every one
    #[arg(long, value_name = "N", default_value_t = Options::DEFAULT_MAX_FINDINGS)]
    max_findings: usize,
    #[command(flatten)]
    settings: CheckSettings,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people, in the look of rustc
    Human,
    /// For programs: an object with a list of files and their findings
    Json,
    /// For code scanning services: SARIF 2.1.0
    Sarif,
    /// For GitHub workflows: annotations of the files
    Github,
}

pub(super) fn run(arguments: &Arguments) -> Result<Outcome, Failure> {
    let (inputs, mut failures) = input::find(&arguments.paths);
    let options = arguments.settings.options().max_findings(arguments.max_findings);
    let options = if arguments.all { options.all() } else { options };
    let (mut checked, mut passed_over) = (Vec::new(), Vec::new());
    let bar = progress(inputs.len());
    for input in &inputs {
        bar.inc(1);
        match input.read() {
            Ok(document) => {
                let report = check(&document, &options.clone().file(&input.name));
                if input.is_found && !report.is_policy() {
                    passed_over.push(input.name.clone());
                } else {
                    // Only what is shown of a document is kept.
                    let is_shown = arguments.format == Format::Human;
                    let document = if is_shown { document } else { Vec::new() };
                    checked.push(Checked { document, report, uri: input.uri() });
                }
            }
            Err(failure) => failures.push(failure),
        }
    }
    bar.finish_and_clear();
    match arguments.format {
        Format::Human => print_styled(&human::write(&checked)),
        Format::Json => print_json(&files(&checked)),
        Format::Sarif => print_json(&sarif::log(&checked)),
        Format::Github => print(&github::write(&checked)),
    }?;
    tell_passed_over(&passed_over)?;
    failures.iter().for_each(complain);
    let has_errors = checked.iter().any(|it| it.report.has_errors());
    Ok(match (failures.is_empty(), has_errors) {
        (false, _) => Outcome::CouldNotRun,
        (true, true) => Outcome::Errors,
        (true, false) => Outcome::Right,
    })
}

/// Shown on a terminal only.
fn progress(documents: usize) -> ProgressBar {
    if documents < MANY {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new(documents as u64);
    let style = ProgressStyle::with_template("{bar:40} {pos} of {len} documents");
    style.map(|style| bar.clone().with_style(style)).unwrap_or(bar)
}

/// What the JSON format holds.
#[derive(serde::Serialize)]
struct Files<'r> {
    files: Vec<&'r Report>,
}

fn files(checked: &[Checked]) -> Files<'_> {
    Files { files: checked.iter().map(|it| &it.report).collect() }
}

/// What a directory holds besides policies, so that nothing is left out silently.
fn tell_passed_over(names: &[String]) -> Result<(), Failure> {
    match names {
        [] => Ok(()),
        [only] => note(&format!("passed over `{only}`, which holds no policy")),
        several => {
            let names: Vec<_> = several.iter().map(|it| format!("`{it}`")).collect();
            let count = names.len();
            let names = names.join(", ");
            note(&format!("passed over {count} files, which hold no policy: {names}"))
        }
    }
}
