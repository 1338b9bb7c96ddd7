//! [`Rule::UnsupportedActionInPolicy`]: checked for each action of a trust policy or a resource policy.

use crate::facts::catalog;
use crate::model::action::ActionEntry;
use crate::syntax::ActionKind;
use crate::text::{Finding, Rule, Words, similar, words};

const RULE: Rule = Rule::UnsupportedActionInPolicy;

/// The actions of trust policies.
///
/// Source: [update a role trust policy][page].
///
/// [page]: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_update-role-trust-policy.html
const OF_TRUST: [&str; 6] = [
    "AssumeRole",
    "AssumeRoleWithSAML",
    "AssumeRoleWithWebIdentity",
    "SetContext",
    "SetSourceIdentity",
    "TagSession",
];

/// Reports an action that a trust policy cannot have.
pub(in crate::rules) fn of_trust(entry: &ActionEntry<'_>) -> Option<Finding> {
    let ActionKind::Name { prefix, name, .. } = &entry.written.kind else { return None };
    let is_of_sts = prefix.as_ref().is_none_or(|it| it.value.eq_ignore_ascii_case("sts"));
    let sts = catalog::service("sts")?;
    // Another rule reports names that STS does not have.
    let is_action = || sts.action(&name.value).is_some();
    let is_one = || OF_TRUST.iter().any(|it| name.value.eq_ignore_ascii_case(it));
    if is_of_sts && (is_one() || !is_action()) {
        return None;
    }
    let written = match prefix {
        Some(prefix) => format!("{}:{}", prefix.value, name.value),
        None => name.value.to_string(),
    };
    let message = words!("`{action}` is not allowed in a role trust policy", action = written);
    Some(Finding::new(RULE, entry.span, message).help(suggestion(&name.value)))
}

fn suggestion(name: &str) -> Words {
    match similar::nearest(name, OF_TRUST) {
        Some(near) => {
            words!("use `{near}`", near = near).in_json(words!("use `sts:{near}`", near = near))
        }
        None => words!(
            "use `AssumeRole`, `AssumeRoleWithWebIdentity` for an identity provider, or `AssumeRoleWithSAML` for a SAML provider"
        )
        .in_json(words!(
            "use `sts:AssumeRole`, `sts:AssumeRoleWithWebIdentity` for an identity provider, or `sts:AssumeRoleWithSAML` for a SAML provider"
        )),
    }
}

/// Reports an action of another service than the resource policy is for.
pub(in crate::rules) fn of_another(entry: &ActionEntry<'_>, service: &str) -> Finding {
    let message =
        words!("expected an action of `{service}` in its resource policy", service = service);
    Finding::new(RULE, entry.span, message).help(words!(
        "remove it: the policy is attached to a resource of `{service}`",
        service = service
    ))
}

/// Reports an action of a service without resource policies.
pub(in crate::rules) fn without_policies(entry: &ActionEntry<'_>, service: &str) -> Finding {
    let message = words!("`{service}` has no resource policies", service = service);
    Finding::new(RULE, entry.span, message).help(
        words!("for a VPC endpoint policy, use `endpoint_policy!`").in_json(words!(
            "for an identity policy, remove `Principal`; for a VPC endpoint policy, pass `--policy-type endpoint`"
        )),
    )
}
