//! [`Rule::RedundantConditionValueNum`]: checked for each list of values of an ordering operator.

use super::type_mismatch_number::is_number;
use crate::facts::catalog::Order;
use crate::rules::subject::Conditioned;
use crate::text::{Applicability, Finding, Rule, Text, words};

pub(in crate::rules) fn find(
    conditioned: &Conditioned<'_, '_>,
    texts: &[Text<'_>],
) -> Option<Finding> {
    let numbers = texts.iter().map(|it| Some((number(&it.value)?, &*it.value)));
    let numbers = numbers.collect::<Option<Vec<_>>>()?;
    let order = conditioned.operator.info.order?;
    let written = conditioned.condition.written;
    if texts.len() != written.values.len() || texts.len() < 2 {
        return None;
    }
    let by_size = |a: &&(f64, &str), b: &&(f64, &str)| a.0.total_cmp(&b.0);
    let widest = match order {
        Order::Less => numbers.iter().max_by(by_size),
        Order::Greater => numbers.iter().min_by(by_size),
    };
    let widest = widest.map_or("", |(_, text)| *text);
    let message = words!(
        "only one of these values has an effect with `{operator}`: `{widest}`",
        operator = &conditioned.operator.text,
        widest = widest
    );
    let finding = Finding::new(Rule::RedundantConditionValueNum, written.values_span, message);
    // One matching value is enough for IAM, so the others have no effect.
    let finding = finding.edit(written.values_span, widest, Applicability::Safe);
    Some(finding.help(words!("write `{widest}`", widest = widest)))
}

/// The number that a text is. A text that is not a number must not count as the widest value: the edit would keep it
/// and remove the value that restricts.
fn number(text: &str) -> Option<f64> {
    if is_number(text) { text.parse().ok() } else { None }
}
