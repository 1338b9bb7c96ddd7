//! [`Rule::InvalidService`]: reported for a fault in an ARN, or in the service prefix of a resource type.

use crate::rules::action::preferred_prefixes;
use crate::text::{Applicability, Finding, Rule, Span, Words, similar, words};

/// Reports an unknown service; `owner` names the service that has a resource type with this name.
pub(in crate::rules) fn found(span: Span, written: &str, owner: Option<Words>) -> Finding {
    let message = words!("unknown service `{service}`", service = written);
    let finding = Finding::new(Rule::InvalidService, span, message);
    if let Some(owner) = owner {
        return finding.help(owner);
    }
    match similar::nearest(written, preferred_prefixes()) {
        Some(near) => finding
            .help(words!("a service with a similar name exists: `{near}`", near = near))
            .edit_within(span, written, near, Applicability::Unsafe),
        None => finding,
    }
}
