//! Condition keys: for each, points that represent all values which the conditions of some statements can tell apart.

use super::automaton::{Automaton, regions};
use super::bounds::Bounds;
use super::term::{Claim, arn_steps, steps};
use crate::eval::{Request, arn_fields, condition_is_true};
use crate::facts::catalog::{Family, known_condition_key, operator};
use crate::facts::ip::Range;
use crate::facts::moment::{date, moment};
use std::net::IpAddr;

/// The maximum number of values of a key with several values, whose subsets are all points.
const MOST_VALUES: usize = 8;

/// A point of a condition key: its values in a request, or `None` if it is missing.
pub(super) type Point = Option<Vec<String>>;

/// Returns points of a key for all that these conditions on it can tell apart; `None` if there are too many, or if the
/// conditions compare it as several types.
pub(super) fn points(key: &str, claims: &[&Claim<'_>], states: &mut usize) -> Option<Vec<Point>> {
    let mut family = None;
    let mut texts: Vec<Compared<'_>> = Vec::new();
    let mut has_set = false;
    for claim in claims {
        let condition = claim.condition;
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
        let reads_variables = claim.reads_variables;
        texts.extend(values.map(|text| Compared { operator: base, text, reads_variables }));
    }
    let info = known_condition_key(key).map(|(it, _)| it);
    let values = match family {
        None => vec!["z".to_owned()],
        Some(family) => {
            let is_typed =
                info.is_some_and(|it| it.also.is_none() && it.value_type.family() == family);
            let mut values = values(family, &texts, is_typed, states)?;
            let is_text = matches!(family, Family::String | Family::Arn);
            // A value of another type, such as that of a tag.
            values.extend((!is_typed && !is_text).then(|| "-".to_owned()));
            values
        }
    };
    let is_list = has_set || info.is_some_and(|it| it.value_type.is_multivalued());
    // Whether an empty value counts as one is open.
    let values = values.into_iter().filter(|it| !it.is_empty()).map(|it| Some(vec![it]));
    let values = told_apart(values.collect(), claims);
    let mut points: Vec<Point> = Vec::new();
    if !info.is_some_and(|it| it.always) {
        points.push(None);
    }
    if !is_list {
        points.extend(values);
        return Some(told_apart(points, claims));
    }
    if values.len() > MOST_VALUES {
        return None;
    }
    for subset in 0..1_u32 << values.len() {
        let of = values.iter().enumerate().filter(|(index, _)| subset & 1 << index != 0);
        points.push(Some(of.filter_map(|(_, it)| it.clone()).flatten().collect()));
    }
    Some(told_apart(points, claims))
}

/// Returns one of the points of each kind that the conditions tell apart.
fn told_apart(points: Vec<Point>, claims: &[&Claim<'_>]) -> Vec<Point> {
    let mut known: Vec<Vec<Bounds>> = Vec::new();
    let is_new = |point: &Point| {
        let of_claims = claims.iter().map(|it| truth(it, point)).collect();
        let is_new = !known.contains(&of_claims);
        if is_new {
            known.push(of_claims);
        }
        is_new
    };
    points.into_iter().filter(is_new).collect()
}

/// A value of a policy that a key is compared with.
#[derive(Clone, Copy)]
struct Compared<'p> {
    operator: &'p str,
    text: &'p str,
    /// The policy's version supports policy variables.
    reads_variables: bool,
}

impl Compared<'_> {
    /// Returns the pattern that it is; `None` for an ARN with fewer than six fields.
    fn automaton(&self) -> Option<Automaton> {
        let info = operator(self.operator)?;
        if info.ignores_case() && !self.text.is_ascii() {
            return None;
        }
        if info.family != Family::Arn {
            let steps = steps(self.text, info.patterns, self.reads_variables, true);
            return Some(Automaton::new(steps, info.ignores_case()));
        }
        let fields = arn_fields(self.text);
        let is_whole = fields.len() == 6;
        is_whole.then(|| Automaton::new(arn_steps(&fields, self.reads_variables), false))
    }
}

/// Returns values for all that comparisons with these can tell apart.
///
/// `is_typed` is whether all values of the key are of the family.
fn values(
    family: Family,
    texts: &[Compared<'_>],
    is_typed: bool,
    states: &mut usize,
) -> Option<Vec<String>> {
    let mut values: Vec<String> = match family {
        Family::String | Family::Arn => {
            // An empty string is not a value of its own: see `points`.
            let mut automata = vec![Automaton::new(Vec::new(), false)];
            if family == Family::Arn {
                automata.push(Automaton::of_arns());
            }
            for text in texts {
                let automaton = text.automaton()?;
                if !automata.contains(&automaton) {
                    automata.push(automaton);
                }
            }
            regions(&[], &automata.iter().collect::<Vec<_>>(), &|_| false, states)?
        }
        Family::Numeric => {
            // Keys of the catalog are whole numbers, but a tag can be any.
            if !is_typed {
                return decimals(texts);
            }
            let mut all = vec!["0".to_owned()];
            for it in texts {
                let whole: i64 = it.text.split('.').next()?.parse().ok()?;
                all.extend([-1, 0, 1, 2].map(|step| whole.saturating_add(step).to_string()));
            }
            all
        }
        Family::Date => {
            let mut all = vec![date(1_000_000_000, false)?];
            for it in texts {
                let (seconds, nanoseconds) = moment(it.text)?;
                if nanoseconds != 0 {
                    return None;
                }
                for at in [seconds.saturating_sub(1), seconds, seconds.saturating_add(1)] {
                    all.extend([date(at, false)?, date(at, true)?]);
                }
            }
            all
        }
        Family::Bool => vec!["true".to_owned(), "false".to_owned()],
        Family::IpAddress => {
            let mut all = vec!["198.51.100.1".to_owned(), "2001:db8:ffff::1".to_owned()];
            for it in texts {
                all.extend(ends(Range::parse(it.text)?).iter().map(IpAddr::to_string));
            }
            all
        }
        Family::Binary => {
            let mut all = vec!["eg==".to_owned()];
            all.extend(texts.iter().map(|it| it.text.to_owned()));
            all
        }
        Family::Null => return None,
    };
    values.sort();
    values.dedup();
    Some(values)
}

/// Returns the numbers that keys are compared with, one between each two of them, and one beyond each end.
fn decimals(texts: &[Compared<'_>]) -> Option<Vec<String>> {
    let mut numbers = Vec::new();
    for it in texts {
        numbers.push(it.text.parse::<f64>().ok().filter(|it| it.abs() < 1e12)?);
    }
    numbers.sort_by(f64::total_cmp);
    numbers.dedup();
    let mut all: Vec<String> = texts.iter().map(|it| it.text.to_owned()).collect();
    for pair in numbers.windows(2) {
        let [low, high] = pair else { continue };
        let middle = f64::midpoint(*low, *high);
        if !(*low < middle && middle < *high) {
            return None;
        }
        all.push(middle.to_string());
    }
    all.extend(numbers.first().map(|it| (it - 1.0).to_string()));
    all.extend(numbers.last().map(|it| (it + 1.0).to_string()));
    Some(all)
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

/// Returns what a condition says of a point of its key.
pub(super) fn truth(claim: &Claim<'_>, point: &Point) -> Bounds {
    let mut request = Request::new("");
    if let Some(values) = point {
        request.set(&claim.key, values.clone());
    }
    condition_is_true(claim.condition, &request, claim.reads_variables).into()
}
