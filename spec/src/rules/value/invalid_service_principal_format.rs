//! [`Rule::InvalidServicePrincipalFormat`]: found where a value does not have the form that its key takes.

use crate::facts::format::is_service_principal;
use crate::text::{Finding, Rule, Span, Text, words};

const RULE: Rule = Rule::InvalidServicePrincipalFormat;

pub(in crate::rules) fn found(written: &str, span: Span) -> Finding {
    let message = words!("`{value}` is not a service principal", value = written);
    Finding::new(RULE, span, message)
        .help(words!("a service principal is written like `lambda.amazonaws.com`, in lower case"))
}

/// `kms:ViaService`: after the service there is its region.
pub(in crate::rules) fn find_in_region(text: &Text<'_>) -> Option<Finding> {
    let parts: Vec<&str> = text.value.splitn(3, '.').collect();
    // Of any region: a key that no catalog knows may have values that none knows either.
    let has_region =
        matches!(*parts.as_slice(), [_, region, _] if region.matches('-').count() >= 2);
    if has_region && is_service_principal(&text.value) {
        return None;
    }
    let message = words!("`{value}` is not a service in a region", value = &text.value);
    let finding = Finding::new(RULE, text.span, message);
    Some(
        finding.help(words!(
            "it is written like `cognito-idp.us-east-1.amazonaws.com`, in lower case"
        )),
    )
}
