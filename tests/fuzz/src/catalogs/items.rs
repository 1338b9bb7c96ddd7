//! Generated code: it is Rust, and its names are distinct.

use proc_macro2::extra::invalidate_current_thread_spans;
use std::collections::HashSet;
use syn::Item;

/// Checks that the code of a file is valid Rust syntax.
pub(super) fn are_rust(name: &str, code: &str) {
    // proc-macro2 keeps every parsed text for its spans, until its source map is full.
    invalidate_current_thread_spans();
    match syn::parse_file(code) {
        Ok(file) => are_distinct(&file.items),
        Err(error) => {
            let line = error.span().start().line;
            let shown = code.lines().nth(line.saturating_sub(1)).unwrap_or_default();
            let error = error.to_string();
            let (what, found) = error.split_once(", found").unwrap_or((&error, ""));
            panic!("{name} is not Rust, {what}: found{found} in line {line}: {shown}");
        }
    }
}

fn are_distinct(items: &[Item]) {
    let (mut types, mut values) = (HashSet::new(), HashSet::new());
    for item in items {
        let (names, name) = match item {
            Item::Enum(it) => {
                let mut variants = HashSet::new();
                for variant in &it.variants {
                    let name = &variant.ident;
                    assert!(
                        variants.insert(name),
                        "a variant is there twice: {}::{name}",
                        it.ident
                    );
                }
                (&mut types, &it.ident)
            }
            Item::Mod(it) => {
                are_distinct(it.content.as_ref().map_or(&[], |(_, items)| items.as_slice()));
                (&mut types, &it.ident)
            }
            Item::Struct(it) => (&mut types, &it.ident),
            Item::Type(it) => (&mut types, &it.ident),
            Item::Fn(it) => (&mut values, &it.sig.ident),
            Item::Static(it) => (&mut values, &it.ident),
            Item::Const(it) if it.ident != "_" => (&mut values, &it.ident),
            _ => continue,
        };
        assert!(names.insert(name), "duplicate item: {name}");
    }
}
