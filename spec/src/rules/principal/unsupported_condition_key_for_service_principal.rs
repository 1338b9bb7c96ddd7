//! [`Rule::UnsupportedConditionKeyForServicePrincipal`]: checked for each statement whose principals are services.

use crate::facts::principal::{KEYS_WITHOUT_SERVICES, service_name};
use crate::model::Statement;
use crate::model::condition::Condition;
use crate::model::principal::PrincipalMeaning;
use crate::text::{Finding, Rule, words};

pub(in crate::rules) fn find(
    statement: &Statement<'_>,
    condition: &Condition<'_>,
) -> Option<Finding> {
    let principals = statement.principals.as_ref().filter(|it| !it.written.negated)?;
    let is_service = |it: &PrincipalMeaning<'_>| matches!(it, PrincipalMeaning::Service(_));
    let mut items = principals.items.iter();
    if principals.items.is_empty() || !items.all(|it| is_service(&it.meaning)) {
        return None;
    }
    // IAM Roles Anywhere passes the attributes of the certificate as tags.
    let is_anywhere = |it: &PrincipalMeaning<'_>| matches!(it, PrincipalMeaning::Service(name) if service_name(name) == Some("rolesanywhere"));
    let is_tag = condition.is_about("aws:PrincipalTag");
    if is_tag && principals.items.iter().any(|it| is_anywhere(&it.meaning)) {
        return None;
    }
    let key = KEYS_WITHOUT_SERVICES.iter().find(|it| condition.is_about(it))?;
    // These show that the author expects the key to be missing.
    if !condition.operator.as_ref().is_ok_and(|it| !it.is_null() && !it.if_exists) {
        return None;
    }
    let outcome = if condition.is_true_without_key() { "always" } else { "never" };
    let message = words!(
        "requests made by services never include `{key}`: the condition is {outcome} true",
        key = *key,
        outcome = outcome
    );
    let finding = Finding::new(
        Rule::UnsupportedConditionKeyForServicePrincipal,
        condition.key_span()?,
        message,
    );
    Some(finding.help(match *key {
        "aws:PrincipalAccount" => words!("use `aws:SourceAccount`"),
        "aws:PrincipalOrgID" => words!("use `aws:SourceOrgID`"),
        "aws:PrincipalOrgPaths" => words!("use `aws:SourceOrgPaths`"),
        _ => words!("use `aws:SourceArn`, which is the resource that the service acts for"),
    }))
}
