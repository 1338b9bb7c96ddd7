//! `to-rust`: a document in, a `policy!` literal for the same policy out.

use super::input::Input;
use super::outcome::{Failure, Outcome};
use super::output::print;
use super::rewrite::report_errors;
use super::settings::CheckSettings;
use clap::Args;
use cognito_perms::rewrite::{LiteralError, to_literal};
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
    match to_literal(&document, &arguments.settings.options().file(&input.name)) {
        Ok(literal) => print(&literal),
        Err(LiteralError::Refused(report)) => report_errors(&input, document, report),
        Err(error) => Err(Failure(format!("cannot convert `{}`: {error}", input.name))),
    }
}
