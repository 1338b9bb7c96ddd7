//! Documented items for the services that have no items in the crate, so that an editor offers and explains
//! their names in the same way.

use super::path::{name_of, path_of};
use cognito_perms_spec::facts::catalog::{
    ActionInfo, ConditionKeyInfo, Field, ResourceTypeInfo, Service,
};
use cognito_perms_spec::facts::naming;
use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::quote;

/// Returns a constant for each action of a service.
pub(super) fn actions(crate_path: &TokenTree, service: &'static Service) -> TokenStream {
    let about = path_of(crate_path, "__editor::Action");
    let mut out = TokenStream::new();
    for action in service.actions() {
        // A name with a hyphen is not an identifier.
        if action.retired.is_none() && naming::is_identifier(action.name) {
            out.extend(constant(action.name, &of_action(action), &about));
        }
    }
    out
}

/// Returns a module for the prefix of a service.
pub(super) fn service(service: &Service) -> TokenStream {
    let name = name_of(service.prefix);
    let docs = format!(
        "{}: the service `{}`, as of {}.\n\n[AWS documentation]({})",
        service.name, service.prefix, service.facts, service.documentation
    );
    quote!(#[doc = #docs] pub mod #name {})
}

/// Returns a constant for a condition key.
pub(super) fn key(crate_path: &TokenTree, key: &ConditionKeyInfo) -> TokenStream {
    let about = path_of(crate_path, "__editor::ConditionKey");
    let mut docs = String::new();
    if !key.description.is_empty() {
        docs += &format!("{}.\n\n", key.description);
    }
    docs += &format!("`{}`, of type `{}`", key.name, key.value_type.name());
    key.short().map_or_else(TokenStream::new, |name| constant(name, &docs, &about))
}

/// Returns a constant for an argument of a resource type.
pub(super) fn argument(crate_path: &TokenTree, field: &Field) -> TokenStream {
    let about = path_of(crate_path, "__editor::Value");
    constant(field.argument, &of_field(field), &about)
}

/// Returns a function for a resource type: an editor shows its signature inside the parentheses.
pub(super) fn resource(crate_path: &TokenTree, it: &ResourceTypeInfo) -> TokenStream {
    let (value, named) =
        (path_of(crate_path, "__editor::Value"), path_of(crate_path, "__editor::Named"));
    let name = resource_name(it);
    let fields = it.arn.fields.iter().map(|it| name_of(it.argument));
    let places = naming::places(it.arn.has_region(), it.arn.has_account());
    let places = places.into_iter().map(name_of);
    let mut docs = format!("{}.\n\n", it.summary());
    for template in it.templates() {
        docs += &format!("ARN: `{}`\n\n", template.text);
    }
    for field in it.arn.fields {
        docs += &format!("- {}\n", of_field(field));
    }
    docs += &format!("\n[AWS documentation]({})", it.documentation);
    quote! {
        #[doc = #docs]
        #[allow(nonstandard_style, unused_variables)]
        pub const fn #name(#(#fields: #value,)* #(#places: #named),*) {}
    }
}

/// Returns the name of the function for a resource type.
pub(super) fn resource_name(it: &ResourceTypeInfo) -> Ident {
    name_of(&naming::item(it.name))
}

fn constant(name: &str, docs: &str, about: &TokenStream) -> TokenStream {
    let name = name_of(name);
    quote!(#[doc = #docs] #[allow(nonstandard_style)] pub const #name: #about = #about;)
}

fn of_field(field: &Field) -> String {
    let what = if field.description.is_empty() { "" } else { ", " };
    format!("`{}`{what}{}, like `{}`", field.name, field.description, field.example)
}

/// Describes an action in a few lines: each place gets a list of hundreds.
fn of_action(action: &ActionInfo) -> String {
    let mut docs = format!("{}.\n\n- Access level: {}\n", action.summary(), action.level_name());
    if action.resource_types.is_empty() {
        docs += "- Resource types: none, only `*`\n";
    } else {
        docs += "- Resource types: ";
        for (position, it) in action.resource_types.iter().enumerate() {
            let divider = if position == 0 { "" } else { ", " };
            let required = if it.required { " (required)" } else { "" };
            docs += &format!("{divider}`{}`{required}", it.resource_type.name);
        }
        docs.push('\n');
    }
    docs
}
