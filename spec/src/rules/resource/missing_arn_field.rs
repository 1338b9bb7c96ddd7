//! [`Rule::MissingArnField`]: reported for a fault in an ARN.

use crate::model::fault::ArnField;
use crate::text::{Finding, Rule, Span, words};

pub(in crate::rules) fn found(span: Span, field: ArnField) -> Finding {
    let message = words!("the {field} in the ARN is empty", field = field.name());
    let finding = Finding::new(Rule::MissingArnField, span, message);
    finding.help(match field {
        ArnField::Service => words!("add the service, like `arn:aws:cognito-idp:…`"),
        _ => words!("write the {field}, or `*` for any {field}", field = field.name()),
    })
}
