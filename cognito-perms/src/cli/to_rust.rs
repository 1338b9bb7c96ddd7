//! `to-rust`: a document in, a literal of `policy!` that gives the same policy out.

use super::input::Input;
use super::outcome::{Failure, Outcome};
use super::output::print;
use super::rewrite::report_errors;
use super::settings::CheckSettings;
use clap::Args;
use cognito_perms::check;
use cognito_perms_spec::check::check_read;
use cognito_perms_spec::{json, literal};
use std::path::PathBuf;

#[derive(Args)]
pub(super) struct Arguments {
    /// The document; `-` for standard input
    file: PathBuf,
    #[command(flatten)]
    settings: CheckSettings,
}

pub(super) fn run(arguments: &Arguments) -> Result<Outcome, Failure> {
    let input = Input::of(&arguments.file);
    let document = input.read()?;
    let settings = &arguments.settings;
    let read = json::read(&document, settings.settings(), &settings.unchecked);
    if check_read(&read.policy, read.findings).policy.is_none() {
        let report = check(&document, &settings.options().file(&input.name));
        return report_errors(&input, document, report);
    }
    let text = literal::write(&read.policy).ok_or_else(|| {
        let name = &input.name;
        Failure(format!("a statement of `{name}` has an empty list, which a literal cannot say"))
    })?;
    print(&text)
}
