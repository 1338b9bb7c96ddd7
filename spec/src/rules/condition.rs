//! Unknown names in conditions, and repeated conditions.

use super::findings::Findings;
use super::subject::Subject;
use super::{key, operator};
use crate::facts::catalog::Family;
use crate::model::Statement;
use crate::model::condition::ConditionKey;
use crate::text::{Finding, Rule};
use std::collections::HashMap;
use std::collections::hash_map::Entry;

pub(super) fn check(_: &Subject<'_, '_>, statement: &Statement<'_>, findings: &mut Findings) {
    for (index, condition) in statement.conditions.iter().enumerate() {
        // In a document, keys share an operator: what is wrong with it is reported once.
        let before = index.checked_sub(1).and_then(|before| statement.conditions.get(before));
        let is_shared = before.is_some_and(|it| it.written.operator == condition.written.operator);
        if let (Err(fault), false) = (&condition.operator, is_shared) {
            operator::report(&condition.written.operator, *fault, findings);
        }
        if let Err(fault) = &condition.key {
            key::report(&condition.written.key, fault, findings);
        }
    }
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
    let mut seen: HashMap<(&str, String), &ConditionKey<'_>> = HashMap::new();
    for condition in conditions {
        let (Ok(key), Ok(operator)) = (&condition.key, &condition.operator) else { continue };
        let earlier = match seen.entry((&operator.text, key.name.to_ascii_lowercase())) {
            Entry::Vacant(entry) => {
                entry.insert(key);
                continue;
            }
            Entry::Occupied(entry) => *entry.get(),
        };
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
