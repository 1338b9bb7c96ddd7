//! Determines the type of a policy from its elements, and which elements it lacks.

use crate::syntax::policy_type::PolicyType;
use crate::syntax::tree::{
    ActionItem, ActionKind, Element, Missing, Policy, PrincipalKind, Statement,
};
use crate::text::Span;

/// Sets the type of a policy: the one that was set, or else what its elements show. Reports the elements
/// that a policy of this type lacks.
pub(super) fn settle(policy: &mut Policy<'_>) {
    let set = policy.settings.kind.as_ref().and_then(|it| PolicyType::named(&it.value));
    policy.kind = set.unwrap_or_else(|| shown(&policy.statements));
    for statement in &mut policy.statements {
        if policy.kind.has_no_resources(statement.actions.services()) {
            statement.missing.retain(|it| it.element != Element::Resource);
        } else if statement.missing.iter().any(|it| it.element == Element::Resource) {
            statement.broken = true;
        }
        let has_principals = statement.principals.is_some();
        if !policy.kind.is_of_caller() && !has_principals {
            let opening = Span::new(statement.span.start, statement.span.start + 1);
            let missing =
                Missing { element: Element::Principal, span: opening, instead: None, help: None };
            statement.missing.push(missing);
            statement.broken = true;
        }
        statement.broken |= policy.kind.is_of_caller() && has_principals;
    }
}

/// Returns the type that the elements of a policy show. Identity policies have no principals; trust policies have no
/// resources, and their actions are those of STS.
fn shown(statements: &[Statement<'_>]) -> PolicyType {
    let has_principals = statements.iter().any(|it| it.principals.is_some());
    let is_of_sts = |it: &ActionItem<'_>| match &it.kind {
        ActionKind::Name { prefix: Some(prefix), .. } => prefix.value.eq_ignore_ascii_case("sts"),
        _ => false,
    };
    let lacks_resources =
        |it: &Statement<'_>| it.missing.iter().any(|missing| missing.element == Element::Resource);
    let mut actions = statements.iter().flat_map(|it| &it.actions.items).peekable();
    let are_of_sts = actions.peek().is_some() && actions.all(is_of_sts);
    if !has_principals {
        // A trust policy that forgets its principal.
        let is_trust = are_of_sts && statements.iter().all(lacks_resources);
        return if is_trust { PolicyType::Trust } else { PolicyType::Identity };
    }
    let is_federated = |it: &Statement<'_>| {
        let principals = it.principals.iter().flat_map(|it| &it.items);
        principals.clone().any(|it| it.kind == PrincipalKind::Federated)
    };
    let names_sts = |it: &Statement<'_>| it.actions.items.iter().any(is_of_sts);
    // A misspelled action, such as `AssumeRole` without its prefix.
    let assumes = |it: &ActionItem<'_>| match &it.kind {
        ActionKind::Name { name, .. } => name.value.to_ascii_lowercase().starts_with("assumerole"),
        _ => false,
    };
    let is_of_trust = |it: &Statement<'_>| {
        is_federated(it) || names_sts(it) || it.actions.items.iter().any(assumes)
    };
    let is_trust = statements.iter().all(lacks_resources) && statements.iter().any(is_of_trust);
    if are_of_sts || is_trust { PolicyType::Trust } else { PolicyType::Resource }
}
