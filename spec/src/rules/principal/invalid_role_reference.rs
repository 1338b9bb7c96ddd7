//! [`Rule::InvalidRoleReference`]: checked for each principal of a statement.

use crate::model::principal::{Principal, PrincipalMeaning};
use crate::text::{Finding, Rule, words};

pub(in crate::rules) fn find(principal: &Principal<'_>) -> Option<Finding> {
    let PrincipalMeaning::UniqueId(id) = principal.meaning else { return None };
    if !id.starts_with("AROA") {
        return None;
    }
    let message = words!("`{id}` is the id of a role that was deleted", id = id);
    let finding = Finding::new(Rule::InvalidRoleReference, principal.written.value.span, message);
    Some(finding.help(words!(
        "replace the id with the ARN of the role, like `arn:aws:iam::123456789012:role/Admin`, or remove the id"
    )))
}
