//! [`Rule::RedundantConditionValueNum`]: asked of each list of values of an operator of order.

use crate::facts::catalog::Order;
use crate::rules::subject::Conditioned;
use crate::text::{Applicability, Finding, Rule, Text, words};

pub(in crate::rules) fn find(
    conditioned: &Conditioned<'_, '_>,
    texts: &[Text<'_>],
) -> Option<Finding> {
    let numbers = texts.iter().map(|it| Some((it.value.parse::<f64>().ok()?, &*it.value)));
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
        "of these values `{operator}` needs only `{widest}`",
        operator = &conditioned.operator.text,
        widest = widest
    );
    let finding = Finding::new(Rule::RedundantConditionValueNum, written.values_span, message);
    // One match is enough for IAM, so the others change nothing.
    let finding = finding.edit(written.values_span, widest, Applicability::Safe);
    Some(finding.help(words!("write `{widest}`", widest = widest)))
}
