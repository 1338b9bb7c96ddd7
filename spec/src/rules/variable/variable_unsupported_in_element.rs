//! [`Rule::VariableUnsupportedInElement`]: checked for each string with a policy variable.

use super::token::token;
use crate::model::fault::TextPlace;
use crate::text::{Finding, Rule, Span, words};

pub(in crate::rules) fn found(place: TextPlace, is_token: bool, span: Span) -> Finding {
    let element = match place {
        TextPlace::Partition => "the partition of an ARN",
        TextPlace::Region => "the region of an ARN",
        TextPlace::Account => "the account of an ARN",
        TextPlace::Key => "the key of a condition",
        TextPlace::ArnPart | TextPlace::Resource | TextPlace::Value(_) => "this part of an ARN",
    };
    let message = words!("IAM does not expand policy variables in {element}", element = element);
    let finding = Finding::new(Rule::VariableUnsupportedInElement, span, message);
    finding.help(match is_token {
        true => token(),
        false => words!("use them after the fifth colon of an ARN, or in condition values"),
    })
}
