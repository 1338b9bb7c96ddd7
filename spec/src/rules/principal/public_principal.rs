//! [`Rule::PublicPrincipal`]: checked for each `allow` of a trust policy or a resource policy.

use super::given::limits;
use crate::facts::catalog::Service;
use crate::model::condition::Condition;
use crate::model::principal::{PrincipalMeaning, PrincipalSet};
use crate::model::{Policy, Statement};
use crate::syntax::{Effect, PolicyType};
use crate::text::{Argument, Finding, Rule, words};

/// The keys that limit who, or where from.
const LIMITS: [&str; 20] = [
    "aws:PrincipalAccount",
    "aws:PrincipalArn",
    "aws:PrincipalIsAWSService",
    "aws:PrincipalOrgID",
    "aws:PrincipalOrgPaths",
    "aws:PrincipalServiceName",
    "aws:PrincipalServiceNamesList",
    "aws:SourceAccount",
    "aws:SourceArn",
    "aws:SourceIp",
    "aws:SourceOrgID",
    "aws:SourceOrgPaths",
    "aws:SourceVpc",
    "aws:SourceVpcArn",
    "aws:SourceVpce",
    "aws:userid",
    "elasticfilesystem:AccessedViaMountTarget",
    "kms:CallerAccount",
    "s3:DataAccessPointAccount",
    "vpc-lattice-svcs:SourceVpc",
];

pub(in crate::rules) fn find(policy: &Policy<'_>, statement: &Statement<'_>) -> Option<Finding> {
    let kind = policy.kind;
    let principals = statement.principals.as_ref()?;
    let is_about_callers = |it: &Condition<'_>| LIMITS.iter().any(|key| it.is_about(key));
    // A key that could not be read may be the limit.
    let is_limit =
        |it: &Condition<'_>| it.key.is_err() || is_about_callers(it) && limits(statement, it);
    let is_checked = matches!(kind, PolicyType::Trust | PolicyType::Resource)
        && statement.effect() == Some(Effect::Allow)
        && !principals.written.negated;
    // Amazon Cognito has no resource policies, which another rule reports.
    let is_cognito = |it: &&Service| it.prefix.starts_with("cognito-");
    let is_checked = is_checked && !statement.actions.services().iter().any(is_cognito);
    if !is_checked || statement.conditions.iter().any(is_limit) {
        return None;
    }
    // AWS's examples also allow everyone and deny those who come from elsewhere.
    let is_exception = |it: &Statement<'_>| {
        it.effect() == Some(Effect::Deny)
            && it.principals.as_ref().is_some_and(PrincipalSet::has_everyone)
            && it.conditions.iter().any(is_about_callers)
    };
    if policy.statements.iter().any(is_exception) {
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

/// The subjects of identity providers with many tenants: what comes before the name of a tenant, and after it.
///
/// Source: [identity-provider controls for shared OIDC providers][page].
///
/// [page]: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_oidc_secure-by-default.html
const SUBJECTS: [(&str, &str, char); 4] = [
    ("agent.buildkite.com", "organization:", ':'),
    ("app.terraform.io", "organization:", ':'),
    ("gitlab.com", "project_path:", '/'),
    ("token.actions.githubusercontent.com", "repo:", '/'),
];

/// Reports a pattern for the subjects of an identity provider that those of other tenants match.
pub(in crate::rules) fn of_tenants(host: &str, condition: &Condition<'_>) -> Option<Finding> {
    let (_, before, after) = SUBJECTS.iter().find(|(it, ..)| *it == host)?;
    if !condition.operator.as_ref().is_ok_and(|it| it.info.patterns && !it.info.negated) {
        return None;
    }
    let is_open = |text: &str| {
        let known = text.split(['*', '?']).next().unwrap_or_default();
        known.len() < text.len()
            && match known.strip_prefix(before) {
                Some(tenant) => !tenant.contains(*after) || tenant.starts_with(*after),
                None => before.starts_with(known),
            }
    };
    let value = condition.listed().iter().find(|it| it.text().is_some_and(is_open))?;
    let message = words!(
        "`{value}` also matches tenants of `{host}` other than yours",
        value = value.text().unwrap_or_default(),
        host = host
    );
    let finding = Finding::new(Rule::PublicPrincipal, value.written.span, message);
    Some(finding.help(words!(
        "name your tenant before the first wildcard, like `{before}acme{after}*`",
        before = *before,
        after = after.to_string()
    )))
}
