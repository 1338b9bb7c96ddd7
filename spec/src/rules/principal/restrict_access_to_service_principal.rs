//! [`Rule::RestrictAccessToServicePrincipal`]: checked for each `allow` of a service that acts for others.

use super::given::limits;
use crate::facts::principal::{
    KEYS_WITHOUT_SERVICES, acts_for_others, is_free_in_trust, service_name,
};
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
        // The encryption context of AWS's own services contains the resource.
        let is_context = it.key_name().to_ascii_lowercase().starts_with("kms:encryptioncontext:");
        (is_context || SOURCES.iter().any(|key| it.is_about(key))) && limits(statement, it)
    };
    // Other rules report a key that callers can set to anything, and those that services lack.
    let is_other = |it: &Condition<'_>| {
        it.is_about("aws:Referer") || KEYS_WITHOUT_SERVICES.iter().any(|key| it.is_about(key))
    };
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
