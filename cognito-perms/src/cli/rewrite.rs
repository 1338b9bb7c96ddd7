//! `fmt` and `expand`: a document in, the same policy in another form out.

use super::checked::CheckedFile;
use super::human;
use super::input::Input;
use super::outcome::{Failure, Outcome};
use super::output::{note, print, print_errors};
use super::settings::policy_type;
use clap::Args;
use cognito_perms::rewrite::{self, Expanded};
use cognito_perms::{Options, PolicyType, Report, Rule, check, terminal};
use std::path::PathBuf;

#[derive(Args)]
pub(super) struct Arguments {
    /// The document; `-` for standard input
    file: PathBuf,
    /// Omit line breaks and spaces
    #[arg(long)]
    minified: bool,
    /// The type of the policy, if its elements do not show it
    #[arg(long, value_name = "TYPE", value_parser = policy_type, ignore_case = true)]
    policy_type: Option<PolicyType>,
    /// Accept an action, a condition key or an ARN that is not in the catalog (repeatable)
    #[arg(long, value_name = "NAME")]
    unchecked: Vec<String>,
}

/// `fmt`
pub(super) fn format(arguments: &Arguments, write: bool) -> Result<Outcome, Failure> {
    let input = Input::of(&arguments.file);
    let document = input.read()?;
    let report = check(&document, &arguments.options().file(&input.name));
    let Some(policy) = report.document() else { return report_errors(&input, document, report) };
    let text = match arguments.minified {
        true => format!("{policy}\n"),
        false => rewrite::to_pretty(policy) + "\n",
    };
    match input.path() {
        // An unchanged file is not written again, because builds depend on its modification time.
        Some(_) if write && text.as_bytes() == document => Ok(Outcome::Right),
        Some(path) if write => {
            let failed = |error| Failure(format!("cannot write `{}`: {error}", input.name));
            std::fs::write(path, text).map_err(failed)?;
            Ok(Outcome::Right)
        }
        None if write => Err(Failure("cannot write to standard input".to_owned())),
        _ => print(&terminal::json(&text)),
    }
}

/// `expand`
pub(super) fn expand(arguments: &Arguments) -> Result<Outcome, Failure> {
    let input = Input::of(&arguments.file);
    let document = input.read()?;
    let expanded = match rewrite::expand(&document, &arguments.options().file(&input.name)) {
        Ok(expanded) => expanded,
        Err(report) => return report_errors(&input, document, report),
    };
    let text = match arguments.minified {
        true => expanded.document.clone(),
        false => expanded.to_pretty(),
    };
    let outcome = print(&terminal::json(&(text + "\n")))?;
    tell(&expanded)?;
    Ok(outcome)
}

/// The maximum number of actions that a note lists.
const MOST_NAMES: usize = 12;

/// Reports which actions were omitted and which patterns remain.
fn tell(expanded: &Expanded) -> Result<(), Failure> {
    for statements in expanded.left_out.chunk_by(|a, b| a.statement == b.statement) {
        let (named, more) = statements.split_at(statements.len().min(MOST_NAMES));
        let mut names: Vec<_> = named.iter().map(|it| format!("`{}`", it.action)).collect();
        if !more.is_empty() {
            names.push(format!("and {} more", more.len()));
        }
        let number = statements.first().map_or(0, |it| it.statement) + 1;
        note(&format!("statement {number} can never apply to {}: omitted", names.join(", ")))?;
    }
    for statement in &expanded.kept {
        let number = statement + 1;
        note(&format!(
            "the patterns of statement {number} were kept: some of the actions they match would be rejected by name"
        ))?;
    }
    Ok(())
}

/// Prints the findings of a rejected document.
pub(super) fn report_errors(
    input: &Input,
    document: Vec<u8>,
    report: Report,
) -> Result<Outcome, Failure> {
    print_errors(&human::findings(&CheckedFile { document, report, uri: input.uri() }))?;
    Ok(Outcome::Errors)
}

impl Arguments {
    fn options(&self) -> Options {
        // Rule levels and quotas are left to `check`.
        let options = Rule::ALL.iter().copied().fold(Options::new().any_size(), Options::allow);
        let options = self.unchecked.iter().fold(options, Options::unchecked);
        self.policy_type.into_iter().fold(options, Options::policy_type)
    }
}
