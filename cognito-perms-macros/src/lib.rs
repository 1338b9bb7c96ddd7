//! The macros of `cognito-perms`. Use `cognito-perms` instead, which documents them.
//!
//! This crate turns tokens into the tree of [`cognito_perms_spec::syntax`], and findings into errors of rustc
//! and hints for editors. The rules and the JSON are in `cognito_perms_spec`.

mod audience;
mod claim;
mod cursor;
mod editor;
mod expand;
mod file;
mod hole;
mod name;
mod parse;
mod report;
mod token;

#[cfg(test)]
mod tests;

/// `cognito_perms::policy!`, after the path of that crate.
#[doc(hidden)]
#[proc_macro]
pub fn policy(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    expand::expand(input.into()).into()
}

/// `cognito_perms::trust_policy!` and its siblings, after the path of that crate and the type of the policy.
#[doc(hidden)]
#[proc_macro]
pub fn typed_policy(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    expand::expand_of_type(input.into()).into()
}

/// `cognito_perms::cloudformation::policy!` and `cognito_perms::terraform::policy!`, after the path of that
/// crate and the name of the module.
#[doc(hidden)]
#[proc_macro]
pub fn template_policy(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    expand::expand_for_template(input.into()).into()
}

/// `cognito_perms::cloudformation::trust_policy!` and its siblings, after the path of that crate, the name of the
/// module and the type of the policy.
#[doc(hidden)]
#[proc_macro]
pub fn typed_template_policy(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    expand::expand_of_type_for_template(input.into()).into()
}

/// `cognito_perms::policy_file!`, after the path of that crate.
#[doc(hidden)]
#[proc_macro]
pub fn policy_file(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    let manifest = std::env::var_os("CARGO_MANIFEST_DIR").map(Into::into);
    file::expand_file(input.into(), manifest).into()
}
