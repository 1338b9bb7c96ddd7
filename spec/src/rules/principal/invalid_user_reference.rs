//! [`Rule::InvalidUserReference`]: checked for each principal of a statement.

use crate::model::principal::{Principal, PrincipalMeaning};
use crate::text::{Finding, Rule, words};

pub(in crate::rules) fn find(principal: &Principal<'_>) -> Option<Finding> {
    let PrincipalMeaning::UniqueId(id) = principal.meaning else { return None };
    if !id.starts_with("AIDA") {
        return None;
    }
    let message = words!("`{id}` is the id of a user who was deleted", id = id);
    let finding = Finding::new(Rule::InvalidUserReference, principal.written.value.span, message);
    Some(finding.help(words!(
        "replace the id with the ARN of the user, like `arn:aws:iam::123456789012:user/alice`, or remove the id"
    )))
}
