//! Generates the module of a service: documented enums of its actions, resource types and condition keys, and
//! their tables.

use super::code::{indent, list};
use super::docs::{action_docs, condition_key_docs, resource_type_docs};
use super::tables::emit_tables;
use crate::facts::files::model::{Action, ConditionKey, ResourceType, Service};
use crate::facts::naming;
use std::fmt::Write;

pub(super) fn emit_service(service: &Service) -> String {
    let mut out = String::new();
    let Service { prefix, name, facts, documentation, .. } = service;
    let _ = writeln!(
        out,
        "/// {name}: the service `{prefix}`, as of {facts}.\n\
         ///\n\
         /// Source: [service authorization reference]({documentation}).\n\
         pub mod {module} {{\n    use super::*;\n",
        module = naming::module(&service.prefix),
    );
    out += &indent(&emit_items(service));
    out += "}\n\n";
    out
}

fn emit_items(service: &Service) -> String {
    let mut out = String::new();
    let Service { prefix, name, facts, .. } = service;

    // Pairs of a variant and its documentation.
    let action = |it: &Action| (it.name.clone(), action_docs(service, it));
    let actions: Vec<_> = service.actions.iter().map(action).collect();
    let resource_type =
        |it: &ResourceType| (naming::resource_type(&it.name), resource_type_docs(service, it));
    let types: Vec<_> = service.resource_types.iter().map(resource_type).collect();
    let key = |it: &ConditionKey| (naming::condition_key(&it.name), condition_key_docs(it));
    let keys: Vec<_> = service.condition_keys.iter().map(key).collect();

    let of_actions = format!("An action of {name}: `{prefix}:…` in a policy.");
    out += &emit_enum(service, "Action", &of_actions, &actions);
    let of_types = format!("A resource type of {name}.");
    out += &emit_enum(service, "ResourceType", &of_types, &types);
    let of_keys = format!("A condition key that actions or resource types of {name} support.");
    out += &emit_enum(service, "ConditionKey", &of_keys, &keys);
    let _ = writeln!(
        out,
        "crate::facts::items::implement!({prefix:?}, {facts:?}, TABLES, ACTION_TYPES, ACTION_KEYS, TYPE_KEYS);\n"
    );

    out += "static ACTION_TYPES: &[&[ResourceType]] = ";
    out += &list(service.actions.iter().map(|action| {
        let types = action.resource_types.iter().map(|(index, _)| &service.resource_types[*index]);
        list(types.map(|it| format!("ResourceType::{}", naming::resource_type(&it.name))))
    }));
    out += ";\nstatic ACTION_KEYS: &[&[ConditionKey]] = ";
    out += &list(service.actions.iter().map(|action| key_list(service, &action.condition_keys)));
    out += ";\nstatic TYPE_KEYS: &[&[ConditionKey]] = ";
    out += &list(service.resource_types.iter().map(|it| key_list(service, &it.condition_keys)));
    out += ";\n\n";

    out += &emit_tables(service);
    out
}

/// Generates an enum with its documentation and an example; `variants` are pairs of a name and its
/// documentation.
fn emit_enum(
    service: &Service,
    name: &str,
    summary: &str,
    variants: &[(String, String)],
) -> String {
    let mut out = format!("/// {summary}\n");
    if let Some((first, _)) = variants.first() {
        let module = naming::module(&service.prefix);
        let _ = writeln!(
            out,
            "///\n\
             /// ```\n\
             /// use cognito_perms::{module}::{name};\n\
             ///\n\
             /// let it = {name}::{first};\n\
             /// assert_eq!(it.to_string(), it.name());\n\
             /// assert_eq!(it.name().to_lowercase().parse(), Ok(it));\n\
             /// assert!({name}::ALL.contains(&it));\n\
             /// ```"
        );
    }
    out +=
        "#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]\n#[non_exhaustive]\n";
    let mut body = String::new();
    for (variant, docs) in variants {
        for line in docs.lines() {
            let _ = writeln!(body, "    {}", format!("/// {line}").trim_end());
        }
        let _ = writeln!(body, "    {variant},");
    }
    let all = variants.iter().map(|(variant, _)| format!("{name}::{variant}"));
    let _ = writeln!(
        out,
        "pub enum {name} {{\n{body}}}\n\n\
         impl {name} {{\n    /// All values, in catalog order.\n    pub const ALL: &'static [{name}] = {};\n}}\n",
        list(all),
    );
    out
}

fn key_list(service: &Service, indices: &[usize]) -> String {
    let keys = indices.iter().map(|index| &service.condition_keys[*index]);
    list(keys.map(|key| format!("ConditionKey::{}", naming::condition_key(&key.name))))
}
