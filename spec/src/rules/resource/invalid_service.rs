//! [`Rule::InvalidService`]: a fault of an ARN, or of a resource type's prefix.

use crate::rules::action::preferred_prefixes;
use crate::text::{Applicability, Finding, Rule, Span, Words, similar, words};

/// `owner` is what is said of the service that has such a resource type.
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
