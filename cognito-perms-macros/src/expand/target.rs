//! What a literal expands to: the paths of the code that makes the value, by the type of the value.

use proc_macro2::{TokenStream, TokenTree};
use quote::quote;

/// What a literal expands to.
pub(super) struct Target {
    /// The path of the crate.
    pub(super) crate_path: TokenTree,
    /// The module of the template tool, for a policy in a template.
    pub(super) module: Option<TokenTree>,
}

impl Target {
    /// Returns the value for a document without runtime values.
    pub(super) fn checked(&self, document: &str) -> TokenStream {
        let crate_path = &self.crate_path;
        match &self.module {
            None => quote!(#crate_path::__checked(#document)),
            Some(module) => quote!(#crate_path::#module::Policy::__checked(#document)),
        }
    }
}
