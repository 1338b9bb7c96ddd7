//! [`Rule::ContradictingConditions`]: checked for each pair of conditions of a statement, and for conditions on the
//! region or the account of its resources.

use crate::facts::catalog::{Family, Order};
use crate::facts::ip::Range;
use crate::facts::moment::moment;
use crate::model::action::{ActionEntry, ActionMeaning};
use crate::model::condition::{Condition, Operator, SetOperator, Value};
use crate::model::{Effort, Pattern, Statement};
use crate::rules::findings::Findings;
use crate::rules::value::number;
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
            .find(|it| exclude_each_other(it, condition, effort));
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
fn exclude_each_other(one: &Condition<'_>, other: &Condition<'_>, effort: &mut Effort) -> bool {
    let (Ok(a), Ok(b)) = (&one.operator, &other.operator) else { return false };
    // The same key and operator twice is a mistake of its own.
    if a.text == b.text {
        return false;
    }
    // A missing key is one more way to make both true.
    if one.is_true_without_key() && other.is_true_without_key() {
        return false;
    }
    if a.is_null() || b.is_null() {
        return a.is_null() && must_be_missing(one) && needs_value(other, b)
            || b.is_null() && must_be_missing(other) && needs_value(one, a);
    }
    // Patterns of ARNs are compared field by field.
    let is_arn = |it: &Operator<'_>| it.info.family == Family::Arn && it.info.patterns;
    if is_arn(a) || is_arn(b) {
        return false;
    }
    // Several values can differ from each other.
    if a.set.is_some() || b.set.is_some() || one.values_are_unknown() || other.values_are_unknown()
    {
        return false;
    }
    match (a.info.family, b.info.family) {
        (Family::Bool, Family::Bool) => !share(one, other, str::eq_ignore_ascii_case),
        (Family::Numeric | Family::Date, Family::Numeric | Family::Date) => {
            bounds(one, a).zip(bounds(other, b)).is_some_and(|(a, b)| !a.meets(&b))
        }
        (Family::IpAddress, Family::IpAddress) => addresses(one, a, other, b),
        (Family::String | Family::Arn, Family::String | Family::Arn) => {
            !a.info.ignores_case() && !b.info.ignores_case() && texts(one, a, other, b, effort)
        }
        _ => false,
    }
}

fn must_be_missing(condition: &Condition<'_>) -> bool {
    let values = condition.listed();
    !values.is_empty() && values.iter().all(|it| it.text() == Some("true"))
}

/// Returns whether a condition is true only if the request has a value for the key.
fn needs_value(condition: &Condition<'_>, operator: &Operator<'_>) -> bool {
    let is_positive = !operator.info.negated && !operator.if_exists;
    !operator.is_null()
        && is_positive
        && operator.set != Some(SetOperator::ForAllValues)
        && !condition.listed().is_empty()
}

/// Returns whether a value of one condition and a value of the other one are `alike`.
fn share(one: &Condition<'_>, other: &Condition<'_>, alike: fn(&str, &str) -> bool) -> bool {
    one.listed().iter().any(|a| {
        other.listed().iter().any(|b| a.text().zip(b.text()).is_none_or(|(a, b)| alike(a, b)))
    })
}

/// The numbers that a condition accepts lie between these, at most.
struct Bounds {
    least: f64,
    most: f64,
    /// The least number itself is accepted.
    has_least: bool,
    /// The greatest number itself is accepted.
    has_most: bool,
}

impl Bounds {
    /// Returns whether some number lies within both.
    fn meets(&self, other: &Self) -> bool {
        let (least, most) = (self.least.max(other.least), self.most.min(other.most));
        let has = |it: &Self| (least > it.least || it.has_least) && (most < it.most || it.has_most);
        least < most || least <= most && has(self) && has(other)
    }
}

fn bounds(condition: &Condition<'_>, operator: &Operator<'_>) -> Option<Bounds> {
    if operator.info.negated {
        return None;
    }
    let (mut least, mut most) = (f64::INFINITY, f64::NEG_INFINITY);
    for value in condition.listed() {
        let text = value.text()?;
        let number = match operator.info.family {
            Family::Date => seconds(text)?,
            _ => number(text)?,
        };
        least = least.min(number);
        most = most.max(number);
    }
    if least > most {
        return None;
    }
    let is_closed = operator.info.name.ends_with("Equals");
    Some(match operator.info.order {
        Some(Order::Less) => {
            Bounds { least: f64::NEG_INFINITY, most, has_least: true, has_most: is_closed }
        }
        Some(Order::Greater) => {
            Bounds { least, most: f64::INFINITY, has_least: is_closed, has_most: true }
        }
        None => Bounds { least, most, has_least: true, has_most: true },
    })
}

fn addresses(
    one: &Condition<'_>,
    a: &Operator<'_>,
    other: &Condition<'_>,
    b: &Operator<'_>,
) -> bool {
    let ranges = |it: &Condition<'_>| {
        let ranges = it.listed().iter().map(|it| Range::parse(it.text()?));
        ranges.collect::<Option<Vec<_>>>().filter(|it| !it.is_empty())
    };
    let (Some(these), Some(those)) = (ranges(one), ranges(other)) else { return false };
    match (a.info.negated, b.info.negated) {
        (false, false) => {
            let meet = |a: &Range, b: &Range| a.covers(*b) || b.covers(*a);
            !these.iter().any(|a| those.iter().any(|b| meet(a, b)))
        }
        (false, true) => these.iter().all(|a| those.iter().any(|b| b.covers(*a))),
        (true, false) => those.iter().all(|b| these.iter().any(|a| a.covers(*b))),
        (true, true) => false,
    }
}

fn texts(
    one: &Condition<'_>,
    a: &Operator<'_>,
    other: &Condition<'_>,
    b: &Operator<'_>,
    effort: &mut Effort,
) -> bool {
    match (a.info.negated, b.info.negated) {
        (false, false) => {
            let (these, those) = (one.listed(), other.listed());
            !these.is_empty()
                && !those.is_empty()
                && !these.iter().any(|a| those.iter().any(|b| may_meet(a, b, effort)))
        }
        (false, true) => are_excluded(one, other, b, effort),
        (true, false) => are_excluded(other, one, a, effort),
        (true, true) => false,
    }
}

/// Returns whether some string may match both values.
fn may_meet(a: &Value<'_>, b: &Value<'_>, effort: &mut Effort) -> bool {
    a.pattern.has_variable() || b.pattern.has_variable() || a.pattern.overlaps(&b.pattern, effort)
}

/// Returns whether a negated condition excludes every value of a positive one.
fn are_excluded(
    positive: &Condition<'_>,
    negated: &Condition<'_>,
    operator: &Operator<'_>,
    effort: &mut Effort,
) -> bool {
    let mut excludes = |wanted: &Value<'_>| {
        negated
            .listed()
            .iter()
            .any(|it| it.fault.is_none() && covers(operator, it, &wanted.pattern, effort))
    };
    let wanted = positive.listed();
    !wanted.is_empty() && wanted.iter().all(|it| it.fault.is_none() && excludes(it))
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

/// Returns the time of a date in seconds since 1970.
#[expect(clippy::cast_precision_loss, reason = "seconds of years with four digits")]
fn seconds(text: &str) -> Option<f64> {
    let (seconds, nanoseconds) = moment(text)?;
    Some(seconds as f64 + f64::from(nanoseconds) / 1e9)
}
