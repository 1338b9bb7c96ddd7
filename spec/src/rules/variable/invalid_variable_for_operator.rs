//! [`Rule::InvalidVariableForOperator`]: asked of each value with a policy variable.

use super::token::token;
use crate::text::{Finding, Rule, Span, words};

pub(in crate::rules) fn found(operator: &str, is_token: bool, span: Span) -> Finding {
    let message =
        words!("IAM reads no policy variable in a value of `{operator}`", operator = operator);
    Finding::new(Rule::InvalidVariableForOperator, span, message).help(match is_token {
        true => token(),
        false => words!("only operators of texts and of ARNs take them"),
    })
}
