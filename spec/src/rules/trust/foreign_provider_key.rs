//! [`Rule::ForeignProviderKey`]: checked for each condition of a trust policy.

use crate::model::condition::Condition;
use crate::model::principal::IdentityProvider;
use crate::text::{Finding, Rule, words};

pub(in crate::rules) fn found(
    condition: &Condition<'_>,
    providers: &[&IdentityProvider<'_>],
) -> Option<Finding> {
    let outcome = if condition.is_true_without_key() { "always" } else { "never" };
    let key = condition.key_name();
    let message = words!(
        "`{key}` is a claim of another identity provider: the condition is {outcome} true",
        key = key.to_owned(),
        outcome = outcome
    );
    let finding = Finding::new(Rule::ForeignProviderKey, condition.key_span()?, message);
    let name = key.rsplit(':').next().unwrap_or_default();
    Some(match providers {
        [only] => finding.help(words!("write `{host}:{name}`", host = only.host(), name = name)),
        _ => finding.help(words!("remove the condition, or name the identity provider")),
    })
}
