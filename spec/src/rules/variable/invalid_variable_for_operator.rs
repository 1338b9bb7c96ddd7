//! [`Rule::InvalidVariableForOperator`]: checked for each value with a policy variable.

use super::token::token;
use crate::text::{Finding, Rule, Span, words};

pub(in crate::rules) fn found(operator: &str, is_token: bool, span: Span) -> Finding {
    let message = words!(
        "IAM does not expand policy variables in values of `{operator}`",
        operator = operator
    );
    Finding::new(Rule::InvalidVariableForOperator, span, message).help(match is_token {
        true => token(),
        false => {
            words!("write a literal value: only string and ARN operators support policy variables")
        }
    })
}
