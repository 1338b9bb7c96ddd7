//! [`Rule::PublicPrincipal`]: checked for each `allow` of a trust policy or a resource policy.

use super::given::limits;
use crate::facts::catalog::Service;
use crate::model::Statement;
use crate::model::condition::Condition;
use crate::model::principal::PrincipalMeaning;
use crate::syntax::{Effect, PolicyType};
use crate::text::{Argument, Finding, Rule, words};

/// The keys that limit who, or where from.
const LIMITS: [&str; 19] = [
    "aws:PrincipalAccount",
    "aws:PrincipalArn",
    "aws:PrincipalIsAWSService",
    "aws:PrincipalOrgID",
    "aws:PrincipalOrgPaths",
    "aws:PrincipalServiceName",
    "aws:PrincipalServiceNamesList",
    "aws:PrincipalTag",
    "aws:SourceAccount",
    "aws:SourceArn",
    "aws:SourceIp",
    "aws:SourceOrgID",
    "aws:SourceOrgPaths",
    "aws:SourceVpc",
    "aws:SourceVpcArn",
    "aws:SourceVpce",
    "aws:userid",
    "kms:CallerAccount",
    "sts:ExternalId",
];

pub(in crate::rules) fn find(kind: PolicyType, statement: &Statement<'_>) -> Option<Finding> {
    let principals = statement.principals.as_ref()?;
    let is_limit = |it: &Condition<'_>| limits(it) && LIMITS.iter().any(|key| it.is_about(key));
    let is_checked = matches!(kind, PolicyType::Trust | PolicyType::Resource)
        && statement.effect() == Some(Effect::Allow)
        && !principals.written.negated;
    // Amazon Cognito has no resource policies, which another rule reports.
    let is_cognito = |it: &&Service| it.prefix.starts_with("cognito-");
    let is_checked = is_checked && !statement.actions.services().iter().any(is_cognito);
    if !is_checked || statement.conditions.iter().any(is_limit) {
        return None;
    }
    let everyone = principals.items.iter().find(|it| it.meaning == PrincipalMeaning::Everyone)?;
    // IAM rejects the bare `*` in a trust policy.
    if kind == PolicyType::Trust && everyone.written.kind.key().is_none() {
        return None;
    }
    let message = match kind {
        PolicyType::Trust => words!("this allows anyone with an AWS account to assume the role"),
        _ => words!("this allows everyone, even without credentials"),
    };
    let finding = Finding::new(Rule::PublicPrincipal, everyone.written.value.span, message);
    Some(finding.help(words!(
        "name the principals, or add a condition, like `{check}`",
        check = Argument::Condition {
            key: "aws:PrincipalOrgID".into(),
            operator: "StringEquals".into(),
            value: "o-a1b2c3d4e5".into(),
        }
    )))
}
