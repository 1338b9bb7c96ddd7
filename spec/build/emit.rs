//! A validated catalogue in, Rust out: for each service a module with documented enums, and the
//! static tables behind them. The output is meant to be read: it is where "go to definition" leads.

#[path = "emit_editor.rs"]
mod editor;
#[path = "emit_language.rs"]
mod language;
#[path = "emit_types.rs"]
mod types;

use crate::model::{Action, Catalog, ConditionKey, Field, Piece, ResourceType, Service};
use crate::naming;
use crate::shape::{Element, literal};
use std::fmt::Write;

/// Writes the files that the crate includes, each with its name: `src/catalog.rs` and `src/editor.rs` do.
pub fn emit(catalog: &Catalog) -> [(&'static str, String); 2] {
    [("catalog.rs", emit_catalog(catalog)), ("editor.rs", editor::emit(catalog))]
}

fn emit_catalog(catalog: &Catalog) -> String {
    let mut out = String::new();
    out += "/// A module for each service of the catalogue.\npub mod services {\n    use super::*;\n\n";
    for service in &catalog.services {
        out += &indent(&emit_service(service));
    }
    out += "}\n\n";

    let newest = catalog.services.iter().map(|service| service.facts.as_str()).max();
    let _ = writeln!(
        out,
        "/// The day of the catalogue, as `2026-11-01`: the newest of the days on which the facts of its\n\
         /// services were taken from AWS's pages.\n\
         pub const CATALOGUE_DATE: &str = {:?};\n",
        newest.unwrap_or_default(),
    );

    out += "/// The services of the catalogue, sorted by prefix.\n";
    let mut services: Vec<_> = catalog.services.iter().collect();
    services.sort_by_key(|service| &service.prefix);
    let tables = services.iter().map(|service| format!("&{}", table(service)));
    out += &format!("pub static SERVICES: &[&Service] = {};\n\n", list(tables));

    out += &emit_indices(catalog, &services);

    out += "/// The service of a name without a prefix.\n";
    for service in catalog.services.iter().filter(|service| service.default) {
        out += &format!("pub static DEFAULT_SERVICE: &Service = &{};\n\n", table(service));
    }

    out += &language::emit(catalog);
    out += &types::emit(catalog);
    out
}

/// The table of a service.
fn table(service: &Service) -> String {
    format!("services::{}::SERVICE", naming::module(&service.prefix))
}

/// What is looked up by its name among all services, sorted: a look-up takes as long with a hundred services.
fn emit_indices(catalog: &Catalog, services: &[&Service]) -> String {
    let mut types = Vec::new();
    let mut keys = Vec::new();
    let key_name = |key: &ConditionKey| {
        key.name.split_once("/${").map_or(key.name.as_str(), |(base, _)| base).to_ascii_lowercase()
    };
    for (index, key) in catalog.condition_keys.iter().enumerate() {
        keys.push((key_name(key), format!("&GLOBAL_CONDITION_KEYS[{index}]")));
    }
    for service in services {
        let table = table(service);
        for (index, it) in service.resource_types.iter().enumerate() {
            types.push((it.arn.service.clone(), format!("&{table}.resource_types[{index}]")));
        }
        for (index, key) in service.condition_keys.iter().enumerate() {
            keys.push((key_name(key), format!("&{table}.condition_keys[{index}]")));
        }
    }
    // Of keys that several services have the first one stays: a global one, if there is one.
    sort(&mut keys);
    keys.dedup_by(|a, b| a.0 == b.0);
    sort(&mut types);
    format!(
        "/// The condition keys by their names in lower case, without the key of a tag, sorted.\n\
         pub(crate) static CONDITION_KEYS_BY_NAME: &[(&str, &ConditionKeyInfo)] = {};\n\n\
         /// The resource types by the service that their ARNs name, sorted.\n\
         pub(crate) static RESOURCE_TYPES_BY_SERVICE: &[(&str, &ResourceTypeInfo)] = {};\n\n",
        index(&keys),
        index(&types),
    )
}

/// A name, and the code of what it stands for.
type Entry = (String, String);

/// By name; those of the same name stay as they are.
fn sort(entries: &mut [Entry]) {
    entries.sort_by(|a, b| a.0.cmp(&b.0));
}

fn index(entries: &[Entry]) -> String {
    list(entries.iter().map(|(name, code)| format!("({name:?}, {code})")))
}

/// Everything a level deeper. No text of the output has a line break inside of a string.
fn indent(code: &str) -> String {
    let lines = code.lines().map(|line| match line {
        "" => "\n".to_owned(),
        line => format!("    {line}\n"),
    });
    lines.collect()
}

fn emit_service(service: &Service) -> String {
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
    let Service { prefix, name, .. } = service;

    // Each variant with its documentation.
    let action = |it: &Action| (it.name.clone(), action_docs(service, it));
    let actions: Vec<_> = service.actions.iter().map(action).collect();
    let resource_type =
        |it: &ResourceType| (naming::resource_type(&it.name), resource_type_docs(service, it));
    let types: Vec<_> = service.resource_types.iter().map(resource_type).collect();
    let key = |it: &ConditionKey| (naming::condition_key(&it.name), condition_key_docs(it));
    let keys: Vec<_> = service.condition_keys.iter().map(key).collect();

    let of_actions = format!("An action of {name}, the `{prefix}:…` of a policy.");
    out += &emit_enum(service, "Action", &of_actions, &actions);
    let of_types = format!("A resource type of {name}.");
    out += &emit_enum(service, "ResourceType", &of_types, &types);
    let of_keys = format!("A condition key that actions or resource types of {name} support.");
    out += &emit_enum(service, "ConditionKey", &of_keys, &keys);
    out += "crate::items::implement!(SERVICE, ACTION_TYPES, ACTION_KEYS, TYPE_KEYS);\n\n";

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

/// An enum with its documentation and an example; each variant comes with its own.
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
         impl {name} {{\n    /// All of them, in catalogue order.\n    pub const ALL: &'static [{name}] = {};\n}}\n",
        list(all),
    );
    out
}

fn action_docs(service: &Service, action: &Action) -> String {
    let mut docs =
        format!("{}.\n\n- Access level: {:?}\n", action.description, action.access_level);
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
        writeln!(docs, "- Authorised by: [`{0:?}`](Authorization::{0:?})", action.authorization);
    if !action.dependent_actions.is_empty() {
        let _ =
            writeln!(docs, "- A call may also need: `{}`", action.dependent_actions.join("`, `"));
    }
    if action.permission_only {
        docs += "- Permission only: no operation of the API has this name\n";
    }
    let _ = writeln!(docs, "\n[AWS documentation]({})", action.documentation);
    docs
}

fn resource_type_docs(service: &Service, it: &ResourceType) -> String {
    let mut docs = format!("{}.\n\nARN: `{}`, where\n\n", it.description, it.arn.text);
    for field in &it.fields {
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

fn condition_key_docs(key: &ConditionKey) -> String {
    let value_type = key.value_type.name();
    format!("{}.\n\n`{}`, of type `{value_type}`", key.description, key.name)
}

fn key_link(key: &ConditionKey) -> String {
    format!("[`{}`](ConditionKey::{})", key.name, naming::condition_key(&key.name))
}

fn key_list(service: &Service, indices: &[usize]) -> String {
    let keys = indices.iter().map(|index| &service.condition_keys[*index]);
    list(keys.map(|key| format!("ConditionKey::{}", naming::condition_key(&key.name))))
}

fn emit_tables(service: &Service) -> String {
    let mut out = String::new();
    let keys = service.condition_keys.iter().map(emit_condition_key);
    let _ = writeln!(out, "static CONDITION_KEYS: &[ConditionKeyInfo] = {};\n", list(keys));
    let types = service.resource_types.iter().map(emit_resource_type);
    let _ = writeln!(out, "static RESOURCE_TYPES: &[ResourceTypeInfo] = {};\n", list(types));
    let actions = service.actions.iter().map(|it| emit_action(service, it));
    let _ = writeln!(out, "static ACTIONS: &[ActionInfo] = {};\n", list(actions));

    let mut names = Vec::new();
    for (index, action) in service.actions.iter().enumerate() {
        names.push((action.name.to_ascii_lowercase(), index.to_string()));
    }
    sort(&mut names);
    let _ = writeln!(
        out,
        "/// The tables of this service.\n\
         pub(crate) static SERVICE: Service = Service {{\n    \
         prefix: {:?},\n    name: {:?},\n    documentation: {:?},\n    facts: {:?},\n    \
         operations_without_action: {},\n    \
         condition_keys: CONDITION_KEYS,\n    resource_types: RESOURCE_TYPES,\n    actions: ACTIONS,\n    \
         actions_by_name: {},\n}};",
        service.prefix,
        service.name,
        service.documentation,
        service.facts,
        list(service.operations_without_action.iter().map(|it| format!("{it:?}"))),
        index(&names),
    );
    out
}

fn emit_condition_key(key: &ConditionKey) -> String {
    let optional = |variant: Option<String>| match variant {
        Some(variant) => format!("Some({variant})"),
        None => "None".to_owned(),
    };
    let texts = |texts: &[String]| list(texts.iter().map(|it| format!("{it:?}")));
    format!(
        "ConditionKeyInfo {{ name: {:?}, value_type: ValueType::{:?}, also: {}, format: {}, exact: {}, \
         always: {}, per_action: {}, untrustworthy: {}, beside: {}, services: {}, description: {:?} }}",
        key.name,
        key.value_type,
        optional(key.also.map(|it| format!("ValueType::{it:?}"))),
        optional(key.format.map(|it| format!("Format::{it:?}"))),
        key.exact,
        key.always,
        key.per_action,
        key.untrustworthy,
        texts(&key.beside),
        optional(key.services.as_deref().map(texts)),
        key.description
    )
}

fn emit_action(service: &Service, action: &Action) -> String {
    let types = action.resource_types.iter().map(|(index, required)| {
        format!("ResourceUse {{ resource_type: &RESOURCE_TYPES[{index}], required: {required} }}")
    });
    format!(
        "ActionInfo {{ service: &SERVICE, name: {:?}, qualified_name: {:?}, description: {:?}, \
         access_level: AccessLevel::{:?}, permission_only: {}, resource_types: {}, condition_keys: {}, dependent_actions: {}, \
         authorization: Authorization::{:?}, documentation: {:?} }}",
        action.name,
        format!("{}:{}", service.prefix, action.name),
        action.description,
        action.access_level,
        action.permission_only,
        list(types),
        info_list(&action.condition_keys),
        list(action.dependent_actions.iter().map(|it| format!("{it:?}"))),
        action.authorization,
        action.documentation,
    )
}

fn info_list(indices: &[usize]) -> String {
    list(indices.iter().map(|index| format!("&CONDITION_KEYS[{index}]")))
}

fn emit_resource_type(it: &ResourceType) -> String {
    let pieces = it.arn.pieces.iter().map(|piece| match piece {
        Piece::Literal(text) => format!("Piece::Literal({text:?})"),
        Piece::Field(index) => format!("Piece::Field({index})"),
    });
    format!(
        "ResourceTypeInfo {{ service: &SERVICE, name: {:?}, description: {:?}, \
         arn: ArnTemplate {{ text: {:?}, service: {:?}, has_region: {}, has_account: {}, resource: {}, \
         fields: {}, shapes: {} }}, condition_keys: {}, documentation: {:?}, type_name: {:?} }}",
        it.name,
        it.description,
        it.arn.text,
        it.arn.service,
        it.arn.has_region,
        it.arn.has_account,
        list(pieces),
        list(it.fields.iter().map(emit_field)),
        list(resource_shapes(it).iter().map(|shape| emit_shape(shape))),
        info_list(&it.condition_keys),
        it.documentation,
        it.type_name,
    )
}

fn emit_field(field: &Field) -> String {
    format!(
        "Field {{ name: {:?}, argument: {:?}, description: {:?}, shapes: {}, max_length: {}, \
         example: {:?}, region_before: {:?}, type_name: {:?} }}",
        field.name,
        field.argument,
        field.description,
        list(field.shapes.iter().map(|shape| emit_shape(shape))),
        field.max_length,
        field.example,
        field.region_before,
        field.type_name,
    )
}

/// Every shape that the whole resource part can have: the product of what its fields can be.
fn resource_shapes(it: &ResourceType) -> Vec<Vec<Element>> {
    let mut shapes: Vec<Vec<Element>> = vec![Vec::new()];
    for piece in &it.arn.pieces {
        let alternatives = match piece {
            Piece::Literal(text) => &vec![literal(text).collect()],
            Piece::Field(index) => &it.fields[*index].shapes,
        };
        let with_each = |shape: &Vec<Element>| {
            let longer = alternatives.iter().map(|it| [shape.as_slice(), it].concat());
            longer.collect::<Vec<_>>()
        };
        shapes = shapes.iter().flat_map(with_each).collect();
    }
    shapes
}

fn emit_shape(shape: &[Element]) -> String {
    list(shape.iter().map(|element| {
        let class = element.class.iter().map(|(first, last)| format!("({first:?}, {last:?})"));
        format!("Element::new({}, Repeat::{:?})", list(class), element.repeat)
    }))
}

/// A slice, with a line for each item if the items are long.
fn list(mut items: impl Iterator<Item = String>) -> String {
    list_of(&mut items)
}

/// The same, compiled once and not for every list.
fn list_of(items: &mut dyn Iterator<Item = String>) -> String {
    let items: Vec<_> = items.collect();
    if items.iter().map(String::len).sum::<usize>() < 80 {
        return format!("&[{}]", items.join(", "));
    }
    format!("&[\n    {},\n]", items.join(",\n    "))
}
