//! [`Rule::WildcardWithoutLikeOperator`]: checked for each value of a string operator.

use crate::facts::catalog::Family;
use crate::model::condition::{ConditionKey, Operator};
use crate::text::{Finding, Rule, Text, words};

pub(in crate::rules) fn found(
    key: &ConditionKey<'_>,
    operator: &Operator<'_>,
    text: &Text<'_>,
) -> Finding {
    let message = words!(
        "`{operator}` treats the wildcard in `{value}` as a plain character",
        operator = &operator.text,
        value = &text.value
    );
    let finding = Finding::new(Rule::WildcardWithoutLikeOperator, text.span, message);
    match key.info {
        Some(it) if it.exact || it.name == "aws:userid" => finding.help(words!(
            "list the exact values; for the character itself, write `${{*}}` or `${{?}}`"
        )),
        of_key => {
            let of_arn = of_key.is_some_and(|it| it.value_type.family() == Family::Arn);
            let like = match (of_arn, operator.info.negated) {
                (true, true) => "ArnNotLike",
                (true, false) => "ArnLike",
                (false, true) => "StringNotLike",
                (false, false) => "StringLike",
            };
            finding.help(words!(
                "for a pattern, write `{operator}`; for the character itself, write `${{*}}` or `${{?}}`",
                operator = operator.with_base(like, of_key)
            ))
        }
    }
}
