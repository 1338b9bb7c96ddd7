//! Mounts the macro's own source files, because a proc-macro crate exports nothing that a test could call.

// The tests of the files run in their own crate.
#![cfg(not(test))]

extern crate proc_macro;

/// A module with the path of the folder, so that each file finds its submodules.
#[path = "../../../cognito-perms-macros/src"]
mod sources {
    pub(crate) mod audience;
    pub(crate) mod claim;
    pub(crate) mod cursor;
    pub(crate) mod editor;
    pub(crate) mod expand;
    pub(crate) mod file;
    pub(crate) mod hole;
    pub(crate) mod name;
    pub(crate) mod parse;
    pub(crate) mod report;
    pub(crate) mod token;
}

use cognito_perms_spec::rules::CheckedPolicy;
use cognito_perms_spec::syntax::{ActionKind, PolicyType, ResourceKind};
use proc_macro2::TokenStream;
// The files refer to each other by these paths.
use sources::{audience, claim, cursor, editor, expand, file, hole, name, parse, report, token};
use std::path::PathBuf;

/// Expands `policy!`. The input does not contain the path of the crate.
#[must_use]
pub fn policy(literal: TokenStream) -> TokenStream {
    let mut input: TokenStream = "cognito_perms".parse().unwrap_or_default();
    input.extend(literal);
    expand::expand(input)
}

/// Expands `trust_policy!`, `resource_policy!` or `endpoint_policy!`, by the name of the type.
#[must_use]
pub fn typed_policy(kind: &str, literal: TokenStream) -> TokenStream {
    let mut input: TokenStream = format!("cognito_perms {kind}").parse().unwrap_or_default();
    input.extend(literal);
    expand::expand_of_type(input)
}

/// Expands such a macro of a template module, by the names of the module and of the type.
#[must_use]
pub fn typed_template_policy(module: &str, kind: &str, literal: TokenStream) -> TokenStream {
    let mut input: TokenStream =
        format!("cognito_perms {module} {kind}").parse().unwrap_or_default();
    input.extend(literal);
    expand::expand_of_type_for_template(input)
}

/// Expands `cloudformation::policy!` or `terraform::policy!`, by the name of the module.
#[must_use]
pub fn template_policy(module: &str, literal: TokenStream) -> TokenStream {
    let mut input: TokenStream = format!("cognito_perms {module}").parse().unwrap_or_default();
    input.extend(literal);
    expand::expand_for_template(input)
}

/// Expands `policy_file!` in a crate in some folder.
#[must_use]
pub fn policy_file(folder: PathBuf, input: TokenStream) -> TokenStream {
    let mut whole: TokenStream = "cognito_perms".parse().unwrap_or_default();
    whole.extend(input);
    file::expand_file(whole, Some(folder))
}

/// What the macro knows about a literal before it expands it.
pub struct Literal {
    /// The type of the policy, which a setting can name.
    pub policy_type: PolicyType,
    /// The document with its gaps, if there is no error.
    pub checked: Option<CheckedPolicy>,
    /// The names that `unchecked("…")` accepts.
    pub unchecked: Vec<String>,
}

/// Parses and checks a literal, as the macro for the type does.
#[must_use]
pub fn read(kind: PolicyType, literal: TokenStream) -> Literal {
    let tokens = token::flatten(literal);
    let judged = expand::analyze(kind, &tokens);
    let mut unchecked = Vec::new();
    for statement in &judged.policy.statements {
        for item in statement.actions.items.iter().chain(&statement.actions.except) {
            if let ActionKind::Unchecked(name) = &item.kind {
                unchecked.push(name.value.to_string());
            }
        }
        for item in &statement.resources.items {
            if let ResourceKind::Unchecked(arn) = &item.kind {
                unchecked.push(arn.value.to_string());
            }
        }
        let keys = statement.conditions.iter().map(|it| &it.key).filter(|it| it.is_unchecked);
        unchecked.extend(keys.map(|it| it.name.value.to_string()));
    }
    Literal { policy_type: judged.policy.kind, checked: judged.checked, unchecked }
}
