//! The size of a policy, and the quota of its type.

use crate::rules::subject::{Emitting, head};
use crate::syntax::PolicyType;
use crate::text::{Span, Words, words};
use crate::write::JsonDocument;

/// A size that is over its quota.
pub(in crate::rules) struct Size {
    pub(super) span: Span,
    pub(super) kind: PolicyType,
    pub(super) size: usize,
    pub(super) most: usize,
    /// The quota that AWS sets on request.
    pub(super) on_request: Option<usize>,
    /// `bytes` or `characters`.
    pub(super) unit: &'static str,
}

impl Size {
    pub(super) fn message(&self) -> Words {
        words!(
            "the {kind} has {size} {unit}, {over} more than the {most} that AWS accepts",
            kind = self.kind.title(),
            size = self.size,
            unit = self.unit,
            over = self.size.saturating_sub(self.most),
            most = self.most
        )
    }

    pub(super) fn help(&self) -> Words {
        match self.on_request {
            Some(most) => words!(
                "combine statements; AWS raises the quota on request, to at most {most} characters",
                most = most
            ),
            None => words!("combine statements, or split the policy"),
        }
    }
}

/// Returns the size of a policy, if it is larger than the quota of its type.
pub(super) fn over(emitting: &Emitting<'_, '_>) -> Option<Size> {
    let (policy, document) = (emitting.policy, emitting.document?);
    let info = policy.kind_info();
    let service = || emitting.policy.statements.iter().find_map(|it| it.actions.services().pop());
    let of_service = info
        .sizes_of_services
        .iter()
        .find(|(prefix, _)| service().is_some_and(|it| it.prefix == *prefix));
    let most = info.size.or(of_service.map(|(_, most)| *most))?;
    let is_in_bytes = of_service.is_some();
    let size = match policy.written.size {
        Some(written) if is_in_bytes => written.bytes,
        Some(written) if info.counts_white_space => written.characters,
        _ if is_in_bytes => JsonDocument::length(document),
        _ => document.characters(),
    };
    let last = policy.statements.last().map(head);
    (size > most).then(|| Size {
        span: last.unwrap_or(policy.written.span),
        kind: policy.kind,
        size,
        most,
        on_request: info.on_request.filter(|it| size <= *it),
        unit: if is_in_bytes { "bytes" } else { "characters" },
    })
}
