//! Conditions on the same key: whether some imply another one, or exclude each other.

use super::dimension::{points, truth};
use super::term::Claim;
use crate::syntax::Condition;

/// The maximum number of states of a search; the rules ask about every policy.
const MOST_STATES: usize = 3_000;

/// Returns whether a condition is known to be true for each request for which all of `others`, about the same key, are.
pub(crate) fn is_implied(condition: &Condition<'_>, others: &[&Condition<'_>]) -> bool {
    let (Some(claim), Some(others)) = (claim(condition), claims(others)) else { return false };
    let all: Vec<&Claim<'_>> = others.iter().chain([&claim]).collect();
    let Some(points) = points(&claim.key, &all, &mut MOST_STATES.clone()) else { return false };
    points
        .iter()
        .all(|point| truth(&claim, point).must || others.iter().any(|it| !truth(it, point).may))
}

/// Returns whether it is proven that no request satisfies both of two conditions about the same key.
pub(crate) fn exclude_each_other(one: &Condition<'_>, other: &Condition<'_>) -> bool {
    let Some(claims) = claims(&[one, other]) else { return false };
    let all: Vec<&Claim<'_>> = claims.iter().collect();
    let Some(claim) = all.first() else { return false };
    let points = points(&claim.key, &all, &mut MOST_STATES.clone());
    points.is_some_and(|it| it.iter().all(|point| all.iter().any(|it| !truth(it, point).may)))
}

fn claims<'c>(conditions: &[&'c Condition<'c>]) -> Option<Vec<Claim<'c>>> {
    conditions.iter().map(|it| claim(it)).collect()
}

/// Reads a condition, unless its meaning depends on more than its key.
fn claim<'c>(condition: &'c Condition<'c>) -> Option<Claim<'c>> {
    let is_known = condition.values.iter().all(|it| it.kind.text().is_some());
    let claim = Claim::of(condition, true);
    let is_plain =
        is_known && !condition.values.is_empty() && !claim.has_variable() && !claim.lacks_set();
    is_plain.then_some(claim)
}
