//! Dimensions of requests: for each, points that stand for all values which the conditions of two policies can tell apart.

use super::automaton::{Automaton, Step, regions, variable, variable_of};
use crate::eval::{Request, Truth, condition_is_true};
use crate::facts::catalog::{Family, known_condition_key, operator};
use crate::facts::ip::Range;
use crate::facts::moment::moment;
use crate::syntax::Condition;
use crate::syntax::variable::{TextPart, pieces};
use std::net::IpAddr;

/// The maximum number of states of a search for regions.
const MOST_STATES: usize = 3_000;

/// The maximum number of values of a key with several values, whose subsets are all points.
const MOST_VALUES: usize = 8;

/// Reads a string as a pattern. A policy variable is a letter of its own; `variables` are those seen so far.
pub(super) fn steps(
    text: &str,
    wildcards: bool,
    has_variables: bool,
    colon: bool,
    variables: &mut Vec<String>,
) -> Vec<Step> {
    let plain = |text: &str| {
        let steps = text.chars().map(|it| match it {
            '*' if wildcards => Step::Star { colon },
            '?' if wildcards => Step::One { colon },
            it => Step::Letter(it),
        });
        steps.collect::<Vec<_>>()
    };
    let parts = if has_variables { pieces(text).ok() } else { None };
    let Some(parts) = parts else { return plain(text) };
    let mut all = Vec::new();
    for part in parts {
        match part {
            TextPart::Text(text) => all.extend(plain(text)),
            TextPart::Escape(character) => all.push(Step::Letter(character)),
            TextPart::Variable(it) => {
                let known = variables.iter().position(|name| name == it.text);
                let index = known.unwrap_or_else(|| {
                    variables.push(it.text.to_owned());
                    variables.len() - 1
                });
                all.push(Step::Letter(variable(index)));
            }
        }
    }
    all
}

/// Returns whether a string contains a policy variable.
pub(super) fn has_variable(text: &str) -> bool {
    let is_one = |it: &TextPart<'_>| matches!(it, TextPart::Variable(_));
    pieces(text).is_ok_and(|parts| parts.iter().any(is_one))
}

/// A point of a condition key: its values in a request, or `None` if it is missing.
pub(super) type Point = Option<Vec<String>>;

/// Returns points of a key for all that these conditions on it can tell apart; `None` if there are too many, or if the
/// conditions compare it as several types.
pub(super) fn points(
    key: &str,
    conditions: &[&Condition<'_>],
    has_variables: bool,
) -> Option<Vec<Point>> {
    let mut family = None;
    let mut texts: Vec<(&str, &str)> = Vec::new();
    let mut has_set = false;
    for condition in conditions {
        let name = &*condition.operator.name.value;
        let base =
            name.strip_suffix("IfExists").filter(|_| operator(name).is_none()).unwrap_or(name);
        let info = operator(base)?;
        has_set |= condition.operator.set.is_some();
        if info.family == Family::Null {
            continue;
        }
        // ARNs are strings, too.
        let is_text = |it: Family| matches!(it, Family::String | Family::Arn);
        let fits = |it: Family| it == info.family || is_text(it) && is_text(info.family);
        if family.is_some_and(|it| !fits(it)) {
            return None;
        }
        if family != Some(Family::Arn) {
            family = Some(info.family);
        }
        let values = condition.values.iter().filter_map(|it| it.kind.text());
        texts.extend(values.map(|it| (base, it)));
    }
    let values = match family {
        None => vec!["z".to_owned()],
        Some(family) => values(family, &texts, has_variables)?,
    };
    let info = known_condition_key(key).map(|(it, _)| it);
    let is_list = has_set || info.is_some_and(|it| it.value_type.is_multivalued());
    let mut points: Vec<Point> = Vec::new();
    if !info.is_some_and(|it| it.always) {
        points.push(None);
    }
    // Whether an empty value counts as one is open.
    let values: Vec<String> = values.into_iter().filter(|it| !it.is_empty()).collect();
    if !is_list {
        points.extend(values.into_iter().map(|it| Some(vec![it])));
        return Some(points);
    }
    if values.len() > MOST_VALUES {
        return None;
    }
    for subset in 0..1_u32 << values.len() {
        let of = values.iter().enumerate().filter(|(index, _)| subset & 1 << index != 0);
        points.push(Some(of.map(|(_, it)| it.clone()).collect()));
    }
    Some(points)
}

/// Returns values for all that comparisons with these can tell apart.
fn values(family: Family, texts: &[(&str, &str)], has_variables: bool) -> Option<Vec<String>> {
    let mut values: Vec<String> = match family {
        Family::String | Family::Arn => {
            let mut automata = Vec::new();
            for (name, text) in texts {
                let info = operator(name)?;
                automata.push(match info.family {
                    Family::Arn => arn(text, has_variables, &mut Vec::new())?,
                    _ => {
                        let steps =
                            steps(text, info.patterns, has_variables, true, &mut Vec::new());
                        Automaton::new(steps, info.ignores_case())
                    }
                });
            }
            automata.sort_by_key(|it| format!("{it:?}"));
            automata.dedup();
            if family == Family::Arn {
                automata.push(Automaton::of_arns());
            }
            // An empty string is not a value of its own: see `points`.
            automata.push(Automaton::new(Vec::new(), false));
            regions(&automata, MOST_STATES)?
        }
        Family::Numeric => {
            let mut all = vec![0];
            for (_, text) in texts {
                let whole: i64 = text.split('.').next()?.parse().ok()?;
                all.extend([whole - 1, whole, whole + 1, whole + 2]);
            }
            all.iter().map(i64::to_string).collect()
        }
        Family::Date => {
            let mut all = vec!["1000000000".to_owned()];
            for (_, text) in texts {
                let (seconds, _) = moment(text)?;
                all.extend([seconds - 1, seconds, seconds + 1].map(|it| it.to_string()));
            }
            all
        }
        Family::Bool => vec!["true".to_owned(), "false".to_owned()],
        Family::IpAddress => {
            let mut all = vec!["198.51.100.1".to_owned(), "2001:db8:ffff::1".to_owned()];
            for (_, text) in texts {
                all.extend(ends(Range::parse(text)?).iter().map(IpAddr::to_string));
            }
            all
        }
        Family::Binary => {
            let mut all = vec!["eg==".to_owned()];
            all.extend(texts.iter().map(|(_, text)| (*text).to_owned()));
            all
        }
        Family::Null => return None,
    };
    values.sort();
    values.dedup();
    Some(values)
}

/// Returns the first and last address of a range, and those before and after it.
fn ends(range: Range) -> Vec<IpAddr> {
    let prefix = u32::from(range.prefix);
    match range.masked().address {
        IpAddr::V4(first) => {
            let first = first.to_bits();
            let last = first | u32::MAX.checked_shr(prefix).unwrap_or(0);
            let all = [first.checked_sub(1), Some(first), Some(last), last.checked_add(1)];
            all.into_iter().flatten().map(|it| IpAddr::V4(it.into())).collect()
        }
        IpAddr::V6(first) => {
            let first = first.to_bits();
            let last = first | u128::MAX.checked_shr(prefix).unwrap_or(0);
            let all = [first.checked_sub(1), Some(first), Some(last), last.checked_add(1)];
            all.into_iter().flatten().map(|it| IpAddr::V6(it.into())).collect()
        }
    }
}

/// Returns the automaton of a pattern for ARNs, whose fields a `*` does not leave; `None` for one with fewer fields.
fn arn(text: &str, has_variables: bool, variables: &mut Vec<String>) -> Option<Automaton> {
    let fields = crate::eval::arn_fields(text);
    if fields.len() < 6 {
        return None;
    }
    Some(Automaton::new(arn_steps(&fields, has_variables, variables), false))
}

/// Returns the steps of the fields of a pattern for ARNs.
pub(super) fn arn_steps(
    fields: &[&str],
    has_variables: bool,
    variables: &mut Vec<String>,
) -> Vec<Step> {
    let mut all = Vec::new();
    for (index, field) in fields.iter().enumerate() {
        if index > 0 {
            all.push(Step::Letter(':'));
        }
        all.extend(steps(field, true, has_variables, index == 5, variables));
    }
    all
}

/// Returns what a condition says of a point of its key.
pub(super) fn truth(condition: &Condition<'_>, point: &Point, variables: bool) -> Truth {
    let mut request = Request::new("");
    if let Some(values) = point {
        request.set(&condition.key.name.value, values.clone());
    }
    condition_is_true(condition, &request, variables)
}

/// Returns a string with a value in place of each letter of a policy variable.
pub(super) fn with_values(text: &str, value: impl Fn(usize) -> String) -> String {
    text.chars().map(|it| variable_of(it).map_or_else(|| it.to_string(), &value)).collect()
}
