//! [`Rule::MissingAction`]: checked for each statement.

use super::missing_effect::message;
use crate::syntax::Missing;
use crate::text::{Finding, Rule, Words, words};

pub(in crate::rules) fn found(missing: &Missing) -> Finding {
    let finding = Finding::new(Rule::MissingAction, missing.span, message(missing, "Action"));
    match &missing.help {
        Some(help) => finding.help(help.clone()),
        None => {
            finding.help(Words::default().in_json(words!(
                "add the actions, like `\"Action\": \"cognito-idp:AdminGetUser\"`"
            )))
        }
    }
}
