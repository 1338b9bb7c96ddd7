//! [`Rule::InvalidSetting`]: reported by the parser of literals, and checked for settings that name something of AWS.

use crate::facts::catalog::{self, Quota};
use crate::rules::action::preferred_prefixes;
use crate::syntax::Policy;
use crate::text::list::{each, joined};
use crate::text::number::grouped;
use crate::text::{Finding, Rule, Span, Words, similar, words};

const RULE: Rule = Rule::InvalidSetting;

/// Reports a setting that the parser does not know, or that is not allowed where it is.
pub fn found(span: Span, message: impl Into<Words>) -> Finding {
    Finding::new(RULE, span, message)
}

/// Reports an unknown quota.
pub(in crate::rules) fn find_quota(policy: &Policy<'_>) -> Option<Finding> {
    let name = policy.settings.quota.as_ref()?;
    if Quota::ALL.iter().any(|it| it.name() == name.value) {
        return None;
    }
    let finding =
        Finding::new(RULE, name.span, words!("unknown quota `{quota}`", quota = &name.value));
    Some(match similar::nearest(&name.value, Quota::ALL.iter().map(|it| it.name())) {
        Some(near) => {
            finding.help(words!("a quota with a similar name exists: `{near}`", near = near))
        }
        None => {
            let all =
                each(Quota::ALL, |it| format!("`{}` ({})", it.name(), grouped(it.characters())));
            finding.help(words!("the quotas are {quotas}", quotas = joined(&all, ", ")))
        }
    })
}

/// Reports an unknown service.
pub(in crate::rules) fn find_service(policy: &Policy<'_>) -> Option<Finding> {
    let name = policy.settings.service.as_ref()?;
    if catalog::service(&name.value).is_some() {
        return None;
    }
    let message = words!("unknown service `{service}`", service = &name.value);
    let near = similar::nearest(&name.value, preferred_prefixes());
    let finding = Finding::new(RULE, name.span, message);
    Some(
        finding.helps(
            near.map(|it| words!("a service with a similar name exists: `{near}`", near = it)),
        ),
    )
}
