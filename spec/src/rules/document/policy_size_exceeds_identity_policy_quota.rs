//! [`Rule::PolicySizeExceedsIdentityPolicyQuota`]: checked for the emitted document. The size of its runtime values
//! is unknown.

use crate::facts::catalog::Quota;
use crate::model::emitted::Emitted;
use crate::rules::subject::{Emitting, head};
use crate::syntax::PolicyType;
use crate::syntax::json::LARGEST;
use crate::text::list::{each, joined};
use crate::text::number::grouped;
use crate::text::{Finding, Rule, Span, words};
use crate::write::json;

pub(in crate::rules) fn find(emitting: &Emitting<'_, '_>) -> Option<Finding> {
    let policy = emitting.policy.written;
    let document = emitting.document.filter(|_| !policy.settings.is_of_any_size)?;
    let quota = match &policy.settings.quota {
        None => default_quota(emitting),
        Some(name) => *Quota::ALL.iter().find(|it| it.name() == name.value)?,
    };
    let (size, most) = (document.characters(), quota.characters());
    let over = size.checked_sub(most).filter(|over| *over > 0)?;
    let largest = largest(emitting);
    let setting = policy.settings.quota.as_ref().map(|it| it.span);
    let span = setting.or(largest.first().map(|it| it.1)).unwrap_or(policy.span);
    let message = match emitting.policy.runtime.is_empty() {
        true => words!(
            "the policy has {size} characters, {over} more than the {most} that the quota `{quota}` allows",
            size = size,
            over = over,
            most = most,
            quota = quota.name()
        ),
        false => words!(
            "the policy has at least {size} characters, {over} more than the {most} that the quota `{quota}` allows",
            size = size,
            over = over,
            most = most,
            quota = quota.name()
        ),
    };
    let shares = each(&largest, |(size, _, name)| format!("{name} has {}", grouped(*size)));
    let finding = Finding::new(Rule::PolicySizeExceedsIdentityPolicyQuota, span, message)
        .help(words!("largest statements: {shares}", shares = joined(&shares, ", ")));
    Some(
        finding.help(match quota {
            Quota::Managed => words!(
                "replace sets with patterns that match the same actions, or split the policy"
            )
            .in_json(words!("replace lists with patterns that match the same actions, or split the policy")),
            _ => words!(
                "replace sets with patterns that match the same actions, or use a managed policy, which has its own quota"
            )
            .in_json(words!(
                "replace lists with patterns that match the same actions, or use a managed policy, which has its own quota"
            )),
        }),
    )
}

/// Returns the quota for a policy that does not say what it is attached to: that of a managed policy for a literal,
/// and the largest one for a document, which can be an inline policy of a role.
fn default_quota(emitting: &Emitting<'_, '_>) -> Quota {
    match emitting.policy.kind {
        PolicyType::Boundary => Quota::Managed,
        PolicyType::Session => Quota::Session,
        _ if emitting.policy.written.notation.is_literal() => Quota::Managed,
        _ => Quota::Role,
    }
}

/// Reports a document that is too large to be read.
pub(in crate::rules) fn unread(span: Span) -> Finding {
    let message = words!("the document is larger than {most} bytes", most = LARGEST.to_string());
    Finding::new(Rule::PolicySizeExceedsIdentityPolicyQuota, span, message)
        .help(words!("IAM's largest quota is 10,240 characters"))
}

/// Returns the three largest statements: their sizes, spans and names.
fn largest(emitting: &Emitting<'_, '_>) -> Vec<(usize, Span, String)> {
    let mut largest: Vec<(usize, Span, String)> = Vec::new();
    for (index, emitted) in emitting.statements.iter().enumerate() {
        let size = json::size_of_statement(emitted);
        let place = largest.iter().position(|(other, ..)| *other < size).unwrap_or(largest.len());
        largest.insert(place, (size, head(emitted.statement), name(emitted, index)));
        largest.truncate(3);
    }
    largest
}

/// Returns the name of a statement for messages.
fn name(emitted: &Emitted<'_, '_>, index: usize) -> String {
    match emitted.sid() {
        Some(sid) => format!("`{sid}`"),
        None => format!("statement {}", index + 1),
    }
}
