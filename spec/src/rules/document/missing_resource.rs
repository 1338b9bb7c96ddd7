//! [`Rule::MissingResource`]: checked for each statement.

use super::missing_effect::message;
use crate::syntax::Missing;
use crate::text::{Finding, Rule, words};

pub(in crate::rules) fn found(missing: &Missing) -> Finding {
    let finding = Finding::new(Rule::MissingResource, missing.span, message(missing, "Resource"));
    match &missing.help {
        Some(help) => finding.help(help.clone()),
        None => finding.help(
            words!("add the resources: `on userpool(\"us-east-1_Ab12Cd34E\")`").in_json(
                words!(
                    "add the resources, like `\"Resource\": \"arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_Ab12Cd34E\"`"
                ),
            ),
        ),
    }
}
