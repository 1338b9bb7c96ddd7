//! A validated catalogue in, Rust out: for each service a module with documented enums, and the
//! static tables behind them. The output is meant to be read: it is where "go to definition" leads.

#[path = "emit_code.rs"]
mod code;
#[path = "emit_docs.rs"]
mod docs;
#[path = "emit_editor.rs"]
mod editor;
#[path = "emit_language.rs"]
mod language;
#[path = "emit_service.rs"]
mod service;
#[path = "emit_tables.rs"]
mod tables;
#[path = "emit_types.rs"]
mod types;

use crate::model::{Catalog, ConditionKey, Service};
use crate::naming;
use code::{indent, index, list, sort};
use service::emit_service;
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
