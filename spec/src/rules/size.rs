//! How large a policy is, and how large it may be.

use super::findings::Findings;
use super::subject::{Emitting, head};
use crate::facts::catalog::Quota;
use crate::syntax::{Notation, Policy};
use crate::text::list::{each, joined};
use crate::text::names::similar_name;
use crate::text::number::grouped;
use crate::text::{Finding, Rule, Span};
use crate::write::json;

/// Reports a policy that is larger than its quota; of runtime values only that they are there is known.
pub(super) fn check(emitting: &Emitting<'_, '_>, findings: &mut Findings) {
    let policy = emitting.policy.written;
    let Some(document) = emitting.document.filter(|_| !policy.settings.is_of_any_size) else {
        return;
    };
    let quota = match &policy.settings.quota {
        None => Quota::Managed,
        Some(name) => match named(&name.value) {
            Some(quota) => *quota,
            None => return,
        },
    };
    let size = document.characters();
    let most = quota.characters();
    let Some(over) = size.checked_sub(most).filter(|over| *over > 0) else {
        return;
    };
    let mut largest: Vec<(usize, Span, String)> = Vec::new();
    for (index, emitted) in emitting.statements.iter().enumerate() {
        let name = match emitted.sid() {
            Some(sid) => format!("`{sid}`"),
            None => format!("statement {}", index + 1),
        };
        let size = json::size_of_statement(emitted);
        let place = largest.iter().position(|(other, ..)| *other < size).unwrap_or(largest.len());
        largest.insert(place, (size, head(emitted.statement), name));
        largest.truncate(3);
    }
    let setting = policy.settings.quota.as_ref().map(|it| it.span);
    let span = setting.or(largest.first().map(|it| it.1)).unwrap_or(policy.span);
    let at_least = if emitting.policy.runtime.is_empty() { "" } else { "at least " };
    let message = format!(
        "the policy has {at_least}{} characters, {} more than the {} of the quota `{}`",
        grouped(size),
        grouped(over),
        grouped(most),
        quota.name()
    );
    let shares = each(&largest, |(size, _, name)| format!("{name} has {}", grouped(*size)));
    let finding = Finding::new(Rule::PolicySizeExceedsIdentityPolicyQuota, span, message)
        .help(format!("the largest: {}", joined(&shares, ", ")));
    let lists = match findings.notation {
        Notation::Literal | Notation::LiteralOfService => "sets",
        Notation::Json(_) => "lists",
    };
    let remedy = match quota {
        Quota::Managed => "several policies can be attached",
        _ => "a managed policy has a quota of its own",
    };
    let remedy = format!("patterns are shorter than {lists}; {remedy}");
    findings.push(finding.help(remedy));
}

/// Reports a quota that there is not.
pub(super) fn check_name(policy: &Policy<'_>, findings: &mut Findings) {
    let Some(name) = &policy.settings.quota else { return };
    if named(&name.value).is_some() {
        return;
    }
    let message = format!("unknown quota `{}`", name.value);
    let names = Quota::ALL.iter().map(|it| it.name());
    let remedy = similar_name("quota", &name.value, names).unwrap_or_else(|| {
        let all = each(Quota::ALL, |it| format!("`{}` ({})", it.name(), grouped(it.characters())));
        format!("the quotas are {}", joined(&all, ", "))
    });
    findings.push(Finding::new(Rule::InvalidSetting, name.span, message).help(remedy));
}

fn named(name: &str) -> Option<&'static Quota> {
    Quota::ALL.iter().find(|it| it.name() == name)
}
