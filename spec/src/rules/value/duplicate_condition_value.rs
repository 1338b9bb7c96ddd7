//! [`Rule::DuplicateConditionValue`]: checked for each list of values.

use crate::facts::catalog::Family;
use crate::facts::ip::Range;
use crate::facts::moment::moment;
use crate::model::Effort;
use crate::model::condition::Value;
use crate::rules::findings::Findings;
use crate::rules::subject::Conditioned;
use crate::text::list::Seen;
use crate::text::{Applicability, Finding, Rule, words};
use std::borrow::Cow;

/// Up to this number, each pair of values is compared; in longer lists, only equal ones are found.
const FEW_VALUES: usize = 64;

pub(in crate::rules) fn check(conditioned: &Conditioned<'_, '_>, findings: &mut Findings) {
    let values = conditioned.condition.listed();
    if values.len() < 2
        || !matches!(
            family(conditioned),
            Family::String | Family::Arn | Family::IpAddress | Family::Date
        )
    {
        return;
    }
    let effort = &mut Effort::new(100_000);
    let mut seen = Seen::default();
    for (index, value) in values.iter().enumerate() {
        let same = match values.len() <= FEW_VALUES {
            true => values.iter().take(index).find(|it| is_same(conditioned, it, value)),
            false => value.text().and_then(|text| {
                let first = seen.first(Cow::Owned(folded(conditioned, text)), index)?;
                values.get(first)
            }),
        };
        if let Some(other) = same {
            findings.push(found(value, other, true));
        } else if values.len() <= FEW_VALUES
            && let Some(other) = values.iter().find(|it| covers(conditioned, it, value, effort))
        {
            findings.push(found(value, other, false));
        }
    }
}

fn family(conditioned: &Conditioned<'_, '_>) -> Family {
    conditioned.operator.info.family
}

/// Returns a value in lower case if the operator ignores case.
fn folded(conditioned: &Conditioned<'_, '_>, text: &str) -> String {
    match conditioned.operator.info.ignores_case() {
        true => text.to_ascii_lowercase(),
        false => text.to_owned(),
    }
}

fn is_same(conditioned: &Conditioned<'_, '_>, value: &Value<'_>, other: &Value<'_>) -> bool {
    let (Some(value), Some(other)) = (value.text(), other.text()) else { return false };
    match family(conditioned) {
        _ if value == other => true,
        _ if conditioned.operator.info.ignores_case() => value.eq_ignore_ascii_case(other),
        // The same range or moment, written in two ways.
        Family::IpAddress => Range::parse(value)
            .zip(Range::parse(other))
            .is_some_and(|(a, b)| a.masked() == b.masked()),
        Family::Date => moment(value).is_some_and(|it| moment(other) == Some(it)),
        _ => false,
    }
}

/// Returns whether a value matches more than another one, and everything that the other one matches.
fn covers(
    conditioned: &Conditioned<'_, '_>,
    value: &Value<'_>,
    other: &Value<'_>,
    effort: &mut Effort,
) -> bool {
    let (Some(text), Some(of_other)) = (value.text(), other.text()) else { return false };
    if text == of_other {
        return false;
    }
    if family(conditioned) == Family::IpAddress {
        let ranges = Range::parse(text).zip(Range::parse(of_other));
        return ranges
            .is_some_and(|(range, other)| range.covers(other) && range.masked() != other.masked());
    }
    family(conditioned) == Family::String
        && conditioned.operator.info.patterns
        && value.pattern.has_wildcard()
        && value.pattern.covers(&other.pattern, effort)
        && !other.pattern.covers(&value.pattern, effort)
}

fn found(value: &Value<'_>, other: &Value<'_>, is_same: bool) -> Finding {
    let name = value.text().unwrap_or_default().to_owned();
    let (message, help) = match is_same {
        true => (words!("duplicate value `{value}`", value = name), words!("remove it")),
        false => (
            words!(
                "`{other}` already covers this value",
                other = other.text().unwrap_or_default().to_owned()
            ),
            words!("remove `{value}`", value = name),
        ),
    };
    Finding::new(Rule::DuplicateConditionValue, value.written.span, message)
        .help(help)
        .related(other.written.span, words!("the other value is here"))
        .removal(value.written.span, Applicability::Unsafe)
}
