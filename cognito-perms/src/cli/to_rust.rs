//! `to-rust`: a document in, a literal of `policy!` that gives the same policy out.

use super::input::Input;
use super::rewrite::policy;
use super::{Failure, OneDocument, Outcome, print};
use cognito_perms_spec::json;
use cognito_perms_spec::literal;

pub(super) fn run(arguments: &OneDocument) -> Result<Outcome, Failure> {
    let input = Input::of(&arguments.file);
    let document = input.read()?;
    let options = arguments.settings.options();
    let read = json::read(&document, options.__settings(), &arguments.settings.unchecked);
    if let Err(outcome) = policy(&input, document, options)? {
        return Ok(outcome);
    }
    let text = literal::write(&read.policy).ok_or_else(|| {
        Failure(format!(
            "a statement of `{}` has an empty list, which a literal cannot say",
            input.name
        ))
    })?;
    print(&text)
}
