//! [`Rule::UnsupportedWildcardInPrincipal`]: checked for each principal of a statement.

use crate::model::Arn;
use crate::model::principal::{Principal, PrincipalSet};
use crate::text::{Argument, Finding, Rule, Words, wildcard, words};

pub(in crate::rules) fn find(
    principals: &PrincipalSet<'_>,
    principal: &Principal<'_>,
) -> Option<Finding> {
    let text = principal.text.filter(|it| *it != "*" && wildcard::has_wildcard(it))?;
    let message = words!("wildcard in the principal `{value}`", value = text);
    let span = principal.written.value.span;
    let finding = Finding::new(Rule::UnsupportedWildcardInPrincipal, span, message);
    Some(finding.help(remedy(principals, text)))
}

fn remedy(principals: &PrincipalSet<'_>, text: &str) -> Words {
    let nameless = words!("name each principal: a principal cannot be a pattern");
    let Ok(arn) = Arn::parse(text) else { return nameless };
    if arn.account.is_empty() || wildcard::has_wildcard(arn.account) {
        return nameless;
    }
    let (partition, account) = (arn.partition, arn.account);
    // A condition can't name sessions: `aws:PrincipalArn` is the role.
    if let Some(session) = arn.resource.strip_prefix("assumed-role/") {
        let role = session.split('/').next().unwrap_or_default();
        return match wildcard::has_wildcard(role) {
            true => nameless,
            false => words!(
                "write `arn:{partition}:iam::{account}:role/{role}`, which includes all sessions of the role",
                partition = partition,
                account = account,
                role = role
            ),
        };
    }
    let check = |operator: &'static str| Argument::Condition {
        key: "aws:PrincipalArn".into(),
        operator: operator.into(),
        value: text.to_owned().into(),
    };
    if principals.written.negated {
        let check = check("ArnNotLike");
        return words!("write `to *`, and add the condition `{check}`", check = check.clone())
            .in_json(words!(
                "write `\"Principal\": \"*\"`, and add the condition `{check}`",
                check = check
            ));
    }
    // The condition would also limit the other principals.
    let place = if principals.items.len() > 1 { " in a separate statement" } else { "" };
    let check = check("ArnLike");
    words!(
        "write `account(\"{account}\")`, and add the condition `{check}`{place}",
        account = account,
        check = check.clone(),
        place = place
    )
    .in_json(words!(
        "write `{account}`, and add the condition `{check}`{place}",
        account = account,
        check = check,
        place = place
    ))
}
