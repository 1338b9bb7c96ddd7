//! Generates Rust from a validated catalog: a module with documented enums for each service, and the static
//! tables behind them. The output should be readable, because "go to definition" leads there.

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

use crate::facts::files::model::{Catalog, ConditionKey, Service};
use crate::facts::files::pack::Packed;
use crate::facts::naming;
use code::{indent, index, list, sort};
use service::emit_service;
use std::fmt::Write;

/// The files that the crate includes.
pub struct Output {
    /// The code that `src/facts/tables.rs` and `src/ide/editor.rs` include, by file name.
    pub code: [(&'static str, String); 2],
    /// The packed catalog, which the tables refer to.
    pub packed: Packed,
}

/// Generates all files.
pub fn emit(catalog: &Catalog) -> Output {
    let packed = crate::facts::files::pack::pack(catalog);
    let code = [
        ("catalog.rs", emit_catalog(catalog, packed.services)),
        ("editor.rs", editor::emit(catalog)),
    ];
    Output { code, packed }
}

fn emit_catalog(catalog: &Catalog, packed: usize) -> String {
    let mut out = String::new();
    out +=
        "/// A module for each service with Rust items.\npub mod services {\n    use super::*;\n\n";
    for service in catalog.of_items() {
        out += &indent(&emit_service(service));
    }
    out += "}\n\n";

    let newest = catalog.services.iter().map(|service| service.facts.as_str()).max();
    let _ = writeln!(
        out,
        "/// The date of the catalog, such as `2026-11-01`: the newest of the dates on which the facts of its\n\
         /// services were taken from AWS's pages.\n\
         pub const CATALOG_DATE: &str = {:?};\n",
        newest.unwrap_or_default(),
    );

    let _ = writeln!(
        out,
        "/// Whether the catalog has files from a user's own folder.\n\
         pub(crate) const HAS_OWN_FILES: bool = {};\n",
        catalog.has_own_files,
    );

    out += "/// The services with Rust items, sorted by prefix.\n";
    let mut built: Vec<_> = catalog.of_items().collect();
    built.sort_by_key(|service| &service.prefix);
    let tables = built.iter().map(|service| format!("&{}", table(service)));
    out += &format!("pub(super) static BUILT_SERVICES: &[&Service] = {};\n\n", list(tables));

    let _ = writeln!(
        out,
        "static SLOTS: [OnceLock<Service>; {packed}] = [const {{ OnceLock::new() }}; {packed}];\n\n\
         /// All services.\n\
         pub(super) static PACKED: Packed = Packed {{\n    \
         text: include_str!(concat!(env!(\"OUT_DIR\"), \"/packed.txt\")),\n    \
         data: include_bytes!(concat!(env!(\"OUT_DIR\"), \"/packed.bin\")),\n    \
         slots: &SLOTS,\n    built: BUILT_SERVICES,\n}};\n"
    );

    out += &emit_key_index(catalog, &built);

    out += "/// The service of names without a prefix.\n";
    for service in catalog.of_items().filter(|service| service.default) {
        out += &format!("pub static DEFAULT_SERVICE: &Service = &{};\n\n", table(service));
    }

    out += &language::emit(catalog);
    out += &types::emit(catalog);
    out
}

/// Returns the path of a service's table.
fn table(service: &Service) -> String {
    format!("services::{}::SERVICE", naming::module(&service.prefix))
}

/// Generates the index of the global condition keys and those of services with items, sorted by name: most
/// conditions use these.
fn emit_key_index(catalog: &Catalog, services: &[&Service]) -> String {
    let mut keys = Vec::new();
    let key_name = |key: &ConditionKey| {
        key.name.split_once("/${").map_or(key.name.as_str(), |(base, _)| base).to_ascii_lowercase()
    };
    for (index, key) in catalog.condition_keys.iter().enumerate() {
        keys.push((key_name(key), format!("&GLOBAL_CONDITION_KEYS[{index}]")));
    }
    for service in services {
        let module = naming::module(&service.prefix);
        for (index, key) in service.condition_keys.iter().enumerate() {
            let table = format!("&services::{module}::TABLES.condition_keys[{index}]");
            keys.push((key_name(key), table));
        }
    }
    // Of equal names, the first key stays: the global one, if there is one.
    sort(&mut keys);
    keys.dedup_by(|a, b| a.0 == b.0);
    format!(
        "/// The condition keys, sorted by name, which is in lower case and without a tag key.\n\
         pub(crate) static CONDITION_KEYS_BY_NAME: &[(&str, &ConditionKeyInfo)] = {};\n\n",
        index(&keys),
    )
}
