//! Unknown names in conditions, and repeated conditions.

use super::findings::Findings;
use super::subject::Subject;
use super::{key, operator};
use crate::facts::catalog::Family;
use crate::model::Statement;
use crate::model::condition::{Condition, ConditionKey, Operator};
use crate::text::list::{FEW, Seen};
use crate::text::{Finding, Rule};
use std::borrow::Cow;

pub(super) fn check(_: &Subject<'_, '_>, statement: &Statement<'_>, findings: &mut Findings) {
    for (index, condition) in statement.conditions.iter().enumerate() {
        // In a document, keys share an operator: what is wrong with it is reported once.
        let before = index.checked_sub(1).and_then(|before| statement.conditions.get(before));
        let is_shared = before.is_some_and(|it| it.written.operator == condition.written.operator);
        if let (Err(fault), false) = (&condition.operator, is_shared) {
            operator::report(&condition.written.operator, *fault, findings);
        }
        match &condition.key {
            Err(fault) => key::report(&condition.written.key, fault, findings),
            Ok(key) if condition.written.key.is_unchecked && key.info.is_some() => {
                key::unneeded_unchecked(key, findings);
            }
            Ok(_) => {}
        }
    }
}

/// Whether a condition has this key, in any letter case, and this operator.
fn asks_the_same(
    condition: &Condition<'_>,
    key: &ConditionKey<'_>,
    operator: &Operator<'_>,
) -> bool {
    let (Ok(own_key), Ok(own_operator)) = (&condition.key, &condition.operator) else {
        return false;
    };
    own_operator.text == operator.text && own_key.name.eq_ignore_ascii_case(&key.name)
}

/// Reports the same operator and key twice: of two equal names in an object, JSON keeps one.
pub(super) fn check_duplicates(
    _: &Subject<'_, '_>,
    statement: &Statement<'_>,
    findings: &mut Findings,
) {
    let conditions = &statement.conditions;
    if conditions.len() < 2 {
        return;
    }
    let mut seen = Seen::default();
    for (position, condition) in conditions.iter().enumerate() {
        let (Ok(key), Ok(operator)) = (&condition.key, &condition.operator) else { continue };
        let earlier = match conditions.get(..position) {
            // A few are compared faster than hashed.
            Some(before) if conditions.len() <= FEW => {
                before.iter().find(|it| asks_the_same(it, key, operator))
            }
            _ => {
                let mut name = key.name.to_ascii_lowercase();
                // No operator has a space in it.
                name.push(' ');
                name.push_str(&operator.text);
                seen.first(Cow::Owned(name), position).and_then(|it| conditions.get(it))
            }
        };
        let Some(Ok(earlier)) = earlier.map(|it| &it.key) else { continue };
        let (rule, message) = if earlier.written == key.written {
            let message =
                format!("`{} {}` stands twice in this statement", key.name, operator.text);
            (Rule::DuplicateCondition, message)
        } else {
            let (this, other) = (&key.written, &earlier.written);
            let message =
                format!("`{this}` and `{other}` are the same key in different letter case");
            (Rule::DuplicateKeysWithDifferentCase, message)
        };
        let remedy = match operator.info.family {
            Family::Null | Family::Bool => "leave one out",
            // None of a list is what none of two lists is.
            _ if operator.info.negated && operator.set.is_none() => "put all values into one list",
            _ => "a statement cannot ask for both: in one list, any of the values is enough",
        };
        findings.push(Finding::new(rule, key.span, message).help(remedy));
    }
}
