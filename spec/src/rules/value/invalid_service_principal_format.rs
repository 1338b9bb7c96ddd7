//! [`Rule::InvalidServicePrincipalFormat`]: reported for a value that does not have the format of its key.

use crate::facts::catalog;
use crate::facts::format::is_service_principal;
use crate::text::{Applicability, Finding, Level, Rule, Span, Text, words};

const RULE: Rule = Rule::InvalidServicePrincipalFormat;

pub(in crate::rules) fn found(written: &str, span: Span) -> Finding {
    let message = words!("`{value}` is not a service principal", value = written);
    let finding = Finding::new(RULE, span, message);
    let whole = format!("{}.amazonaws.com", written.to_ascii_lowercase());
    if catalog::is_service_prefix(written) && is_service_principal(&whole) {
        let help = words!("use the full name: `{whole}`", whole = whole.clone());
        return finding.help(help).edit(span, whole, Applicability::Unsafe);
    }
    finding
        .help(words!("expected a service and a domain in lower case, like `lambda.amazonaws.com`"))
}

/// Reports a service principal that is not known, but resembles one.
pub(in crate::rules) fn similar(written: &str, near: String, span: Span) -> Finding {
    let message = words!("unknown service principal `{value}`", value = written);
    Finding::new(RULE, span, message)
        .at_level(Level::Warn)
        .help(words!(
            "a service principal with a similar name exists: `{near}`",
            near = near.clone()
        ))
        .edit(span, near, Applicability::Unsafe)
}

/// Checks a value of `kms:ViaService`, which has a region after the service.
pub(in crate::rules) fn find_in_region(text: &Text<'_>) -> Option<Finding> {
    let parts: Vec<&str> = text.value.splitn(3, '.').collect();
    // Accept any region: a key that is not in the catalog may have regions that are not in it either.
    let has_region =
        matches!(*parts.as_slice(), [_, region, _] if region.matches('-').count() >= 2);
    if has_region && is_service_principal(&text.value) {
        return None;
    }
    let message = words!("`{value}` is not a service name with a region", value = &text.value);
    let finding = Finding::new(RULE, text.span, message);
    Some(
        finding.help(words!(
            "expected a service, a region and a domain in lower case, like `cognito-idp.us-east-1.amazonaws.com`"
        )),
    )
}
