//! [`Rule::ContradictingConditions`]: checked for each pair of conditions of a statement, and for conditions on the
//! region or the account of its resources.

use crate::facts::catalog::Family;
use crate::model::action::{ActionEntry, ActionMeaning};
use crate::model::condition::{Condition, Operator, Value};
use crate::model::{Effort, Pattern, Statement};
use crate::prove;
use crate::rules::findings::Findings;
use crate::text::{Finding, Rule, words};

const RULE: Rule = Rule::ContradictingConditions;

/// The maximum number of conditions whose pairs are compared.
const MOST: usize = 64;

pub(in crate::rules) fn check(statement: &Statement<'_>, findings: &mut Findings) {
    let conditions = &statement.conditions;
    if conditions.len() > MOST {
        return;
    }
    let effort = &mut Effort::new(100_000);
    for (index, condition) in conditions.iter().enumerate() {
        if findings.has_error_in(condition.written.values_span) {
            continue;
        }
        let earlier = conditions.iter().take(index);
        let other = earlier
            .filter(|it| it.key_name().eq_ignore_ascii_case(condition.key_name()))
            .find(|it| exclude_each_other(it, condition));
        if let Some(other) = other {
            findings.extend(found(condition, other));
        } else if excludes_resources(statement, condition, effort) {
            findings.extend(of_resources(condition));
        }
    }
}

fn found(condition: &Condition<'_>, other: &Condition<'_>) -> Option<Finding> {
    let message = words!(
        "`{key} {operator}` contradicts `{key} {other}`: the statement never applies",
        key = condition.key_name().to_owned(),
        operator = condition.operator_text().to_owned(),
        other = other.operator_text().to_owned()
    );
    let finding = Finding::new(RULE, condition.key_span()?, message)
        .help(words!("change one of the values so that both conditions can be true"));
    Some(match other.key_span() {
        Some(span) => finding.related(span, words!("the other condition is here")),
        None => finding,
    })
}

fn of_resources(condition: &Condition<'_>) -> Option<Finding> {
    let message = words!(
        "`{key} {operator}` excludes every resource of this statement: the statement never applies",
        key = condition.key_name().to_owned(),
        operator = condition.operator_text().to_owned()
    );
    let finding = Finding::new(RULE, condition.key_span()?, message);
    Some(finding.help(words!("change the values or the resources")))
}

/// Returns whether no request makes both conditions true; false if that is hard to tell.
fn exclude_each_other(one: &Condition<'_>, other: &Condition<'_>) -> bool {
    let (Ok(a), Ok(b)) = (&one.operator, &other.operator) else { return false };
    // The same key and operator twice is a mistake of its own.
    a.text != b.text
        && !one.values_are_unknown()
        && !other.values_are_unknown()
        && prove::exclude_each_other(one.written, other.written)
}

/// Returns whether a value covers a pattern; a wildcard is a plain character for some operators.
fn covers(
    operator: &Operator<'_>,
    value: &Value<'_>,
    wanted: &Pattern<'_>,
    effort: &mut Effort,
) -> bool {
    let is_plain = value.pattern.has_wildcard() && !operator.info.patterns;
    !is_plain && value.pattern.covers(wanted, effort)
}

/// Returns whether a condition on the region or the account excludes every resource of the statement.
fn excludes_resources(
    statement: &Statement<'_>,
    condition: &Condition<'_>,
    effort: &mut Effort,
) -> bool {
    // A copy is requested in the region that it goes to.
    let is_copy = |it: &ActionEntry<'_>| match &it.meaning {
        Ok(ActionMeaning::Named(action)) => action.name.contains("Copy"),
        _ => false,
    };
    let is_region =
        condition.is_about("aws:RequestedRegion") && !statement.actions.items.iter().any(is_copy);
    let is_checked = is_region || condition.is_about("aws:ResourceAccount");
    let Ok(operator) = &condition.operator else { return false };
    let resources = &statement.resources;
    if !is_checked
        || operator.info.family != Family::String
        || operator.set.is_some()
        || operator.info.ignores_case()
        || resources.negated
        || resources.items.is_empty()
        || !resources.are_known()
        || condition.listed().iter().any(|it| it.pattern.is_star())
    {
        return false;
    }
    let mut excludes = |field: &Pattern<'_>| {
        let values = condition.listed();
        let mut values = values.iter().filter(|it| !it.pattern.has_variable());
        let is_known = values.clone().count() == condition.listed().len();
        match operator.info.negated {
            true => values.any(|it| covers(operator, it, field, effort)),
            false => {
                is_known
                    && !condition.listed().is_empty()
                    && !values.any(|it| it.pattern.overlaps(field, effort))
            }
        }
    };
    resources.known().all(|resource| {
        let field =
            resource.arns.pattern().map(|it| if is_region { &it.region } else { &it.account });
        // Some resources have no region or account in their ARN, and those of AWS have `aws`.
        field.is_some_and(|it| {
            let is_known = !it.is_empty() && !it.has_variable() && !it.has_runtime();
            is_known && it.as_literal() != Some("aws") && excludes(it)
        })
    })
}
