//! Paths in, documents that can be evaluated out, whatever `check` says of them.

use super::input::Input;
use super::outcome::Failure;
use cognito_perms::evaluate::Document;
use cognito_perms::{Finding, Rule};
use std::path::Path;

/// Loads a document; `-` is standard input.
pub(super) fn load(path: impl AsRef<Path>) -> Result<Document, Failure> {
    let input = Input::of(path.as_ref());
    let document = input.read()?;
    read(String::from_utf8_lossy(&document).into_owned())
        .map_err(|error| Failure(format!("cannot read `{}`: {error}", input.name)))
}

/// Reads a document.
pub(super) fn read(document: String) -> Result<Document, Failure> {
    Document::read(document).map_err(|report| {
        // What cannot be read is more important than what is wrong with the rest.
        let is_shape =
            |it: &&Finding| matches!(it.rule, Rule::JsonSyntaxError | Rule::DataTypeMismatch);
        let findings = report.findings();
        let finding = findings.iter().find(is_shape).or(findings.first());
        Failure(finding.map_or_else(|| "it is not a policy".to_owned(), |it| it.message.clone()))
    })
}
