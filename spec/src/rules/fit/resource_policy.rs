//! Actions and resources of services that a resource policy is not for.

use crate::model::Statement;
use crate::model::action::ActionEntry;
use crate::rules::action::unsupported_action_in_policy;
use crate::rules::resource::unsupported_resource_arn_in_policy;
use crate::syntax::ActionKind;
use crate::text::Finding;

/// Reports actions and ARNs of other services than the one that the statement is about.
pub(super) fn find(statement: &Statement<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let actions: Vec<_> =
        statement.actions.items.iter().filter_map(|it| Some((it, prefix(it)?))).collect();
    if let Some((entry, service)) =
        actions.iter().find(|(_, service)| service.starts_with("cognito-"))
    {
        return vec![unsupported_action_in_policy::without_policies(entry, service)];
    }
    let Some((_, first)) = actions.first() else { return findings };
    let mut services: Vec<String> = Vec::new();
    for resource in statement.resources.known() {
        let service = resource.arns.pattern().and_then(|it| it.service.as_literal());
        services.extend(service.map(str::to_owned));
    }
    let agree = actions.iter().all(|(_, service)| service == first);
    if agree {
        for resource in statement.resources.known() {
            let of = resource.arns.pattern().and_then(|it| it.service.as_literal());
            if let Some(of) = of.filter(|of| !is_same(of, first)) {
                let found = unsupported_resource_arn_in_policy::found;
                findings.push(found(resource.span, first, of));
            }
        }
        return findings;
    }
    let own = services.first().filter(|it| services.iter().all(|of| of == *it));
    let own = own.map_or(first.as_str(), String::as_str);
    for (entry, service) in &actions {
        if !is_same(own, service) {
            findings.push(unsupported_action_in_policy::of_another(entry, own));
        }
    }
    findings
}

fn prefix(entry: &ActionEntry<'_>) -> Option<String> {
    let meaning = entry.meaning.as_ref().ok()?;
    if let Some(action) = meaning.actions().first() {
        return Some(action.service.prefix.to_owned());
    }
    match &entry.written.kind {
        ActionKind::Name { prefix: Some(prefix), .. } => Some(prefix.value.to_ascii_lowercase()),
        _ => None,
    }
}

/// Returns whether the service of an ARN is that of an action: several services share some ARNs.
fn is_same(of_arn: &str, of_action: &str) -> bool {
    let base = |it: &str| it.split('-').next().unwrap_or_default().to_owned();
    of_arn == of_action || base(of_arn) == base(of_action)
}
