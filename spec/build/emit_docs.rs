//! Generates the documentation of a service's items: Markdown, with links to items next to them.

use crate::facts::files::model::{Action, ConditionKey, ResourceType, Service};
use crate::facts::naming;
use std::fmt::Write;

pub(super) fn action_docs(service: &Service, action: &Action) -> String {
    let mut docs = format!("{}.\n\n- Access level: {}\n", action.description, level(action));
    let types = action.resource_types.iter().map(|(index, required)| {
        let it = &service.resource_types[*index];
        let star = if *required { " (required)" } else { "" };
        format!("[`{}`](ResourceType::{}){star}", it.name, naming::resource_type(&it.name))
    });
    let types = types.collect::<Vec<_>>().join(", ");
    let _ = writeln!(
        docs,
        "- Resource types: {}",
        if types.is_empty() { "none, only `*`" } else { &types }
    );
    let links = |keys: &[usize]| {
        let links = keys.iter().map(|index| key_link(&service.condition_keys[*index]));
        links.collect::<Vec<_>>().join(", ")
    };
    let mut keys = Vec::new();
    if !action.condition_keys.is_empty() {
        keys.push(links(&action.condition_keys));
    }
    for (index, _) in &action.resource_types {
        let it = &service.resource_types[*index];
        let mut more = it.condition_keys.clone();
        more.retain(|key| !action.condition_keys.contains(key));
        if !more.is_empty() {
            keys.push(format!("on `{}`: {}", it.name, links(&more)));
        }
    }
    if !keys.is_empty() {
        let _ = writeln!(docs, "- Condition keys: {}", keys.join("; "));
    }
    let _ =
        writeln!(docs, "- Authorized by: [`{0:?}`](Authorization::{0:?})", action.authorization);
    if !action.dependent_actions.is_empty() {
        let _ = writeln!(
            docs,
            "- A call may also require: `{}`",
            action.dependent_actions.join("`, `")
        );
    }
    if action.permission_only {
        docs += "- Permission only: the API has no operation with this name\n";
    }
    let _ = writeln!(docs, "\n[AWS documentation]({})", action.documentation);
    docs
}

fn level(action: &Action) -> String {
    action.access_level.map_or_else(|| "not known".to_owned(), |it| format!("{it:?}"))
}

pub(super) fn resource_type_docs(service: &Service, it: &ResourceType) -> String {
    let mut docs = format!("{}.\n\nARN: `{}`, where\n\n", it.description, it.arn.text);
    for field in &it.arn.fields {
        let _ = writeln!(docs, "- `{}` is {}: `{}`", field.name, field.description, field.example);
    }
    let keys = it.condition_keys.iter().map(|index| key_link(&service.condition_keys[*index]));
    let keys = keys.collect::<Vec<_>>().join(", ");
    if !keys.is_empty() {
        let _ = writeln!(docs, "\nCondition keys: {keys}");
    }
    let tools = [("CloudFormation", &it.cloudformation), ("Terraform", &it.terraform)];
    for (tool, deployed) in tools {
        if let Some(deployed) = deployed {
            let _ = writeln!(docs, "\nIn {tool}: `{}`", deployed.name);
        }
    }
    let _ = writeln!(docs, "\n[AWS documentation]({})", it.documentation);
    docs
}

pub(super) fn condition_key_docs(key: &ConditionKey) -> String {
    let value_type = key.value_type.name();
    format!("{}.\n\n`{}`, of type `{value_type}`", key.description, key.name)
}

fn key_link(key: &ConditionKey) -> String {
    format!("[`{}`](ConditionKey::{})", key.name, naming::condition_key(&key.name))
}
