//! [`Rule::RestrictAccessToServicePrincipal`]: checked for each `allow` of a service that acts for others.

use crate::facts::principal::{acts_for_others, is_free_in_trust, service_name};
use crate::model::Statement;
use crate::model::condition::Condition;
use crate::syntax::{Effect, PolicyType};
use crate::text::{Argument, Finding, Rule, words};

/// The keys about the resource for which a service acts.
const SOURCES: [&str; 4] =
    ["aws:SourceArn", "aws:SourceAccount", "aws:SourceOrgID", "aws:SourceOrgPaths"];

pub(in crate::rules) fn find(kind: PolicyType, statement: &Statement<'_>) -> Option<Finding> {
    let principals = statement.principals.as_ref()?;
    if statement.effect() != Some(Effect::Allow) || principals.written.negated {
        return None;
    }
    let is_source = |it: &Condition<'_>| {
        let is_null = it.is_null() && it.is_true_without_key();
        !is_null && SOURCES.iter().any(|key| it.is_about(key))
    };
    // Another rule reports a key that callers can set to anything.
    let is_other = |it: &Condition<'_>| it.is_about("aws:Referer");
    if statement.conditions.iter().any(|it| is_source(it) || is_other(it)) {
        return None;
    }
    let is_open = |name: &str| {
        acts_for_others(name) && !(kind == PolicyType::Trust && is_free_in_trust(name))
    };
    let (principal, name) = principals.services().find(|(_, name)| is_open(name))?;
    let message =
        words!("`{service}` acts for any account, and no condition limits which", service = name);
    let finding =
        Finding::new(Rule::RestrictAccessToServicePrincipal, principal.written.value.span, message);
    let is_of_pools = service_name(name).is_some_and(|it| it.ends_with("cognito-idp"));
    let condition = |key: &'static str, operator: &'static str, value: &'static str| {
        Argument::Condition { key: key.into(), operator: operator.into(), value: value.into() }
    };
    Some(match is_of_pools {
        true => finding.help(
            words!(
                "add the user pool: `from userpool(\"us-east-1_Ab12Cd34E\", account = \"123456789012\")`"
            )
            .in_json(words!(
                "add the condition `{check}`",
                check = condition(
                    "aws:SourceArn",
                    "ArnLike",
                    "arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_Ab12Cd34E"
                )
            )),
        ),
        false => finding.help(words!(
            "add the condition `{check}`, or one on `aws:SourceArn`",
            check = condition("aws:SourceAccount", "StringEquals", "123456789012")
        )),
    })
}
