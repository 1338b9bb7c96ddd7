//! [`Rule::NoEffectAction`]: asked of each action that can be used on the resources.

use crate::facts::catalog::{ActionInfo, Authorization};
use crate::model::action::{ActionEntry, ActionMeaning};
use crate::text::list::each;
use crate::text::{Finding, Rule, Words, words};

pub(in crate::rules) fn found(
    item: &ActionEntry<'_>,
    meaning: &ActionMeaning<'_>,
    actions: &[&ActionInfo],
) -> Finding {
    let message = words!("`{actions}` has no effect in an identity policy", actions = meaning);
    let remedies = each(actions, |it| remedy(it));
    Finding::new(Rule::NoEffectAction, item.span, message).helps(remedies)
}

/// Why a policy has no say about an operation, and what to do instead.
pub(in crate::rules) fn remedy(action: &ActionInfo) -> Words {
    let name = action.name;
    let admin = action.service.action(&format!("Admin{name}"));
    match (action.authorization, admin) {
        (Authorization::Public, Some(admin)) => words!(
            "anyone may call `{name}`, IAM is not asked: use `{admin}`, which IAM authorises",
            name = name,
            admin = admin
        ),
        (Authorization::Public, None) => {
            words!("anyone may call `{name}`, IAM is not asked: leave it out", name = name)
        }
        (other, Some(admin)) => words!(
            "`{name}` is authorised by {other}, not by IAM: use `{admin}`, which IAM authorises",
            name = name,
            other = other.to_string(),
            admin = admin
        ),
        (other, None) => words!(
            "`{name}` is authorised by {other}, not by IAM: leave it out",
            name = name,
            other = other.to_string()
        ),
    }
}
