//! [`Rule::UnsupportedWildcardInPrincipal`]: checked for each principal of a statement.

use crate::model::Arn;
use crate::model::principal::Principal;
use crate::text::{Argument, Finding, Rule, wildcard, words};

pub(in crate::rules) fn find(principal: &Principal<'_>) -> Option<Finding> {
    let text = principal.text.filter(|it| *it != "*" && wildcard::has_wildcard(it))?;
    let message = words!("wildcard in the principal `{value}`", value = text);
    let finding =
        Finding::new(Rule::UnsupportedWildcardInPrincipal, principal.written.value.span, message);
    let account = Arn::parse(text).ok().map(|it| it.account);
    Some(match account.filter(|it| !it.is_empty() && !wildcard::has_wildcard(it)) {
        Some(account) => finding.help(words!(
            "write `{account}`, and add the condition `{check}`",
            account = account,
            check = Argument::Condition {
                key: "aws:PrincipalArn".into(),
                operator: "ArnLike".into(),
                value: text.to_owned().into(),
            }
        )),
        None => finding.help(words!("name each principal: a principal cannot be a pattern")),
    })
}
