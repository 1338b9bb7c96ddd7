//! Requests without a key: which never come, and which another statement denies.

use crate::model::action::ActionMeaning;
use crate::model::condition::Condition;
use crate::model::{Policy, Statement};
use crate::syntax::Effect;

/// Returns the keys that a request has only if it has this one.
pub(super) fn keys_with(wanted: &str) -> [&str; 2] {
    // A request with a tag has `aws:TagKeys` too.
    match wanted.eq_ignore_ascii_case("aws:TagKeys") {
        true => [wanted, "aws:RequestTag"],
        false => [wanted, wanted],
    }
}

/// Returns whether another statement denies the requests without one of these keys, for all actions of this one.
pub(super) fn denied_without(
    policy: &Policy<'_>,
    statement: &Statement<'_>,
    keys: &[&str],
) -> bool {
    let is_test = |it: &Condition<'_>| {
        keys.iter().any(|key| it.is_about(key)) && it.is_null() && it.is_true_without_key()
    };
    let is_denied = |other: &&Statement<'_>| {
        other.effect() == Some(Effect::Deny)
            && other.conditions.iter().any(is_test)
            && has_actions_of(other, statement)
    };
    policy.statements.iter().any(|it| is_denied(&it))
}

/// Returns whether a statement has all actions of another one; also if that is hard to tell.
fn has_actions_of(outer: &Statement<'_>, inner: &Statement<'_>) -> bool {
    if outer.actions.negated || inner.actions.negated {
        return true;
    }
    inner.actions.meanings().all(|meaning| match meaning {
        ActionMeaning::Every => {
            outer.actions.meanings().any(|it| matches!(it, ActionMeaning::Every))
        }
        _ => meaning.actions().iter().all(|it| outer.actions.may_cover(it.qualified_name)),
    })
}

/// The starts of names of actions that add or remove tags.
const OF_TAGS: [&str; 6] = ["Tag", "Untag", "AddTags", "RemoveTags", "CreateTags", "DeleteTags"];

/// Returns whether requests for the actions always have the key: the names of tags, if all that the actions do is to
/// add or remove tags; or, of the actions on items in `DynamoDB`, all but `Scan`.
///
/// Source: [Using IAM policy conditions for fine-grained access control][page].
///
/// [page]: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html
pub(super) fn is_always_sent(statement: &Statement<'_>, key: &str) -> bool {
    if key.eq_ignore_ascii_case("aws:TagKeys") {
        let is_of_tags = |name: &str| OF_TAGS.iter().any(|it| name.starts_with(it));
        let mut meanings = statement.actions.meanings();
        return !statement.actions.negated
            && meanings.all(|it| matches!(it, ActionMeaning::Named(of) if is_of_tags(of.name)));
    }
    let is_of_items = |it: &str| it.eq_ignore_ascii_case("dynamodb:");
    key.get(.."dynamodb:".len()).is_some_and(is_of_items)
        && !statement.actions.may_cover("dynamodb:Scan")
}
