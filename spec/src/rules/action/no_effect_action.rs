//! [`Rule::NoEffectAction`]: checked for each action that can be used on the resources.

use crate::facts::catalog::{ActionInfo, Authorization};
use crate::model::action::{ActionEntry, ActionMeaning};
use crate::syntax::PolicyType;
use crate::text::list::each;
use crate::text::{Finding, Rule, Words, words};

pub(in crate::rules) fn found(
    kind: PolicyType,
    item: &ActionEntry<'_>,
    meaning: &ActionMeaning<'_>,
    actions: &[&ActionInfo],
) -> Finding {
    let message = match kind {
        PolicyType::Identity => {
            words!("`{actions}` has no effect in an identity policy", actions = meaning)
        }
        _ => {
            words!("`{actions}` has no effect in a {kind}", actions = meaning, kind = kind.title())
        }
    };
    let remedies = each(actions, |it| remedy(it));
    Finding::new(Rule::NoEffectAction, item.span, message).helps(remedies)
}

/// Explains why a policy has no effect on an operation, and what to do instead.
pub(in crate::rules) fn remedy(action: &ActionInfo) -> Words {
    let name = action.name;
    let admin = action.service.action(&format!("Admin{name}"));
    match (action.authorization, admin) {
        (Authorization::Public, Some(admin)) => words!(
            "remove it: anyone can call `{name}` without IAM permission; IAM authorizes only `{admin}`",
            name = name,
            admin = admin
        ),
        (Authorization::Public, None) => {
            words!("remove it: anyone can call `{name}` without IAM permission", name = name)
        }
        (other, Some(admin)) => words!(
            "remove it: `{name}` is authorized by {other}; IAM authorizes only `{admin}`",
            name = name,
            other = other.to_string(),
            admin = admin
        ),
        (other, None) => words!(
            "remove it: `{name}` is authorized by {other}, not by IAM",
            name = name,
            other = other.to_string()
        ),
    }
}
