//! `fmt` and `expand`: a document in, the same policy in another form out.

use super::check::Checked;
use super::input::Input;
use super::output::{print, print_errors};
use super::{Failure, Outcome, human};
use clap::Args;
use cognito_perms::{Level, Options, Report, Rule, check};
use cognito_perms_spec::check::check_read;
use cognito_perms_spec::json;
use cognito_perms_spec::policy::{LintLevel, Settings};
use cognito_perms_spec::shown;
use std::path::PathBuf;

#[derive(Args)]
pub(super) struct Arguments {
    /// The document; `-` for standard input
    file: PathBuf,
    /// Without line breaks and spaces
    #[arg(long)]
    minified: bool,
    /// Let an action, a condition key or an ARN pass that the catalogue does not know; can be given several
    /// times
    #[arg(long, value_name = "NAME")]
    unchecked: Vec<String>,
}

/// `fmt`
pub(super) fn format(arguments: &Arguments, write: bool) -> Result<Outcome, Failure> {
    let input = Input::of(&arguments.file);
    let document = input.read()?;
    let report = check(&document, &arguments.options().file(&input.name));
    let Some(policy) = report.policy() else { return report_errors(&input, document, report) };
    let text = match arguments.minified {
        true => format!("{policy}\n"),
        false => policy.to_pretty() + "\n",
    };
    match input.path() {
        // What is as it should be stays untouched: builds hang on it.
        Some(_) if write && text.as_bytes() == document => Ok(Outcome::Right),
        Some(path) if write => {
            let failed = |error| Failure(format!("cannot write `{}`: {error}", input.name));
            std::fs::write(path, text).map_err(failed)?;
            Ok(Outcome::Right)
        }
        None if write => Err(Failure("standard input cannot be written to".to_owned())),
        _ => print(&shown::json(&text)),
    }
}

/// `expand`
pub(super) fn expand(arguments: &Arguments) -> Result<Outcome, Failure> {
    let input = Input::of(&arguments.file);
    let document = input.read()?;
    let read = json::read(&document, lenient(), &arguments.unchecked);
    let Some(checked) = check_read(&read.policy, read.findings).policy else {
        let report = check(&document, &arguments.options().file(&input.name));
        return report_errors(&input, document, report);
    };
    let text = match arguments.minified {
        true => checked.document,
        false => json::pretty(&checked.document),
    };
    print(&shown::json(&(text + "\n")))
}

/// Prints what is wrong with a document.
pub(super) fn report_errors(
    input: &Input,
    document: Vec<u8>,
    report: Report,
) -> Result<Outcome, Failure> {
    print_errors(&human::findings(&Checked { document, report, uri: input.uri() }))?;
    Ok(Outcome::Errors)
}

/// Lints and quotas are for `check`: here the form counts.
fn lints() -> impl Iterator<Item = Rule> {
    Rule::ALL.iter().copied().filter(|rule| rule.level() != Level::Error)
}

impl Arguments {
    fn options(&self) -> Options {
        let options = lints().fold(Options::new().any_size(), Options::allow);
        self.unchecked.iter().fold(options, Options::unchecked)
    }
}

/// The same for a tree whose patterns are written out.
fn lenient() -> Settings<'static> {
    Settings {
        expands_patterns: true,
        is_of_any_size: true,
        lints: vec![LintLevel::of(Level::Allow, lints())],
        ..Settings::default()
    }
}
