//! Generates the names in policy literals that are not public items elsewhere: resource types as functions,
//! condition keys and operators as constants. `src/ide/editor.rs` explains their purpose. The output should be
//! readable, because "go to definition" leads there.

use super::code::indent;
use super::docs::resource_type_docs;
use crate::facts::files::model::{Catalog, ConditionKey, Field, Operator, ResourceType, Service};
use crate::facts::files::schema::Family;
use crate::facts::naming;
use std::collections::BTreeMap;
use std::fmt::Write;

/// Generates the modules that `src/ide/editor.rs` includes.
pub(super) fn emit(catalog: &Catalog) -> String {
    let mut out = "#[expect(unused_variables, reason = \"editors show their names\")]\n".to_owned();
    out += &module("resource", "Resource types, with a module for each service.", |out| {
        for service in catalog.of_items() {
            *out += &emit_resources(service);
        }
    });
    let of_fields = "Arguments of resource types, with a module for each type of each service.";
    out += &module("argument", of_fields, |out| {
        for service in catalog.of_items() {
            *out += &emit_arguments(service);
        }
    });
    out += &module("condition_key", "Condition keys, with a module for each namespace.", |out| {
        for (namespace, keys) in &namespaces(catalog) {
            *out += &emit_keys(namespace, keys, &catalog.operators);
        }
    });
    out += &module("operator", "Condition operators.", |out| {
        for operator in &catalog.operators {
            *out += &emit_operator(operator);
        }
    });
    out
}

/// Generates a module with its documentation.
fn module(name: &str, docs: &str, fill: impl FnOnce(&mut String)) -> String {
    let mut body = String::new();
    fill(&mut body);
    let mut out = comment(docs);
    let _ =
        write!(out, "pub mod {name} {{\n    use super::*;\n\n{}}}\n\n", indent(body.trim_end()));
    out
}

fn comment(docs: &str) -> String {
    let lines = docs.lines().map(|line| format!("/// {line}").trim_end().to_owned() + "\n");
    lines.collect()
}

fn emit_resources(service: &Service) -> String {
    let docs = format!("Resource types of {}, `{}`.", service.name, service.prefix);
    module(&naming::module(&service.prefix), &docs, |out| {
        for it in &service.resource_types {
            *out += &emit_resource(service, it);
        }
    })
}

/// Generates a function, whose signature editors show inside the parentheses.
fn emit_resource(service: &Service, it: &ResourceType) -> String {
    let fields = it.arn.fields.iter().map(|field| format!("{}: Value", field.argument));
    let named = naming::places(it.arn.region.is_open(), it.arn.account.is_open())
        .into_iter()
        .map(|name| format!("{name}: Named"));
    let parameters: Vec<_> = fields.chain(named).collect();
    // Links to other items would be broken here.
    let docs = without_links(&resource_type_docs(service, it));
    format!(
        "{}pub const fn {}({}) {{}}\n\n",
        comment(&docs),
        naming::item(&it.name),
        parameters.join(", ")
    )
}

/// Generates a constant for each field of each resource type.
fn emit_arguments(service: &Service) -> String {
    let docs = format!("Arguments of the resource types of `{}`.", service.prefix);
    module(&naming::module(&service.prefix), &docs, |out| {
        for it in &service.resource_types {
            let docs = format!("Arguments of `{}`.", it.name);
            *out += &module(&naming::item(&it.name), &docs, |out| {
                for field in &it.arn.fields {
                    let Field { name, argument, description, example, .. } = field;
                    *out += &comment(&format!(
                        "`{name}` of the ARN: {description}.\n\n`{argument} = {example:?}`"
                    ));
                    let _ = writeln!(out, "pub const {argument}: Value = Value;\n");
                }
                let _ = writeln!(
                    out,
                    "pub use crate::ide::editor::place::{{{}}};",
                    naming::places(it.arn.region.is_open(), it.arn.account.is_open()).join(", ")
                );
            });
        }
    })
}

/// Replaces ``[`text`](item)`` with `` `text` ``; links without backticks, such as those to AWS's pages, stay.
fn without_links(docs: &str) -> String {
    let mut out = String::new();
    let mut rest = docs;
    while let Some(start) = rest.find("[`") {
        let Some(middle) = rest[start..].find("](").map(|at| start + at) else { break };
        let Some(end) = rest[middle..].find(')').map(|at| middle + at) else { break };
        out += &rest[..start];
        out += &rest[start + 1..middle];
        rest = &rest[end + 1..];
    }
    out + rest
}

/// Groups the condition keys of the language and of all services by namespace.
fn namespaces(catalog: &Catalog) -> BTreeMap<&str, BTreeMap<&str, &ConditionKey>> {
    let of_services = catalog.of_items().flat_map(|service| &service.condition_keys);
    let mut namespaces: BTreeMap<&str, BTreeMap<&str, &ConditionKey>> = BTreeMap::new();
    for key in catalog.condition_keys.iter().chain(of_services) {
        let base = key.name.strip_suffix("/${TagKey}").unwrap_or(&key.name);
        if let Some((namespace, name)) = base.split_once(':') {
            // Global keys come first, and have more details.
            namespaces.entry(namespace).or_default().entry(name).or_insert(key);
        }
    }
    namespaces
}

fn emit_keys(
    namespace: &str,
    keys: &BTreeMap<&str, &ConditionKey>,
    operators: &[Operator],
) -> String {
    let docs = format!("Condition keys `{namespace}:…`.");
    module(&naming::item(namespace), &docs, |out| {
        for (name, key) in keys {
            *out += &comment(&key_docs(key, operators));
            let _ =
                writeln!(out, "pub const {}: ConditionKey = ConditionKey;\n", naming::item(name));
        }
    })
}

fn key_docs(key: &ConditionKey, operators: &[Operator]) -> String {
    let types = [Some(key.value_type), key.also];
    let names: Vec<_> = types.iter().flatten().map(|it| format!("`{}`", it.name())).collect();
    let types_of_values = names.join(" or ");
    let mut docs = format!("{}.\n\n`{}`, of type {types_of_values}\n", key.description, key.name);
    let families: Vec<_> = types.iter().flatten().map(|it| it.family()).collect();
    let fits = |it: &&Operator| it.family == Family::Null || families.contains(&it.family);
    let names: Vec<_> = operators.iter().filter(fits).map(|it| format!("`{}`", it.name)).collect();
    let _ = writeln!(docs, "\n- Operators: {}", names.join(", "));
    if key.value_type.is_multivalued() {
        docs += "- A request can have several values: `ForAnyValue:` requires at least one of them to match, `ForAllValues:` all\n";
    }
    if key.name.ends_with("/${TagKey}") {
        docs += "- The key of the tag follows the `/`\n";
    }
    if key.always {
        docs += "- Present in every request\n";
    }
    if key.untrustworthy {
        docs += "- Callers can set it to anything\n";
    }
    if !key.paired_with.is_empty() {
        let _ = writeln!(docs, "- Use it together with `{}`", key.paired_with.join("` or `"));
    }
    docs
}

/// Generates an operator and its form with `IfExists`.
fn emit_operator(operator: &Operator) -> String {
    let Operator { name, description, family, negated, .. } = operator;
    let is_null = matches!(family, Family::Null);
    let of_missing = match (is_null, *negated) {
        (true, _) => "",
        (false, true) => " It is also true if the request does not have the key.",
        (false, false) => " False if the request does not have the key.",
    };
    let mut out = comment(&format!("{description}.{of_missing}"));
    let _ = writeln!(out, "pub const {name}: Operator = Operator;\n");
    if !is_null {
        let with_suffix = if *negated {
            format!(
                "The same as `{name}`, which is already true if the request does not have the key."
            )
        } else {
            format!(
                "{description}, or the request does not have the key.\n\n`{name}` with `IfExists` appended."
            )
        };
        out += &comment(&with_suffix);
        let _ = writeln!(out, "pub const {name}IfExists: Operator = Operator;\n");
    }
    out
}
