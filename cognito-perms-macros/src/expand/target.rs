//! What a literal becomes: the type of its value in, the paths of the code that makes one out.

use proc_macro2::{TokenStream, TokenTree};
use quote::quote;

/// What a literal becomes.
pub(super) struct Target {
    /// Where the items of the crate are.
    pub(super) crate_path: TokenTree,
    /// The module of the tool whose templates it is for, if it is for some.
    pub(super) module: Option<TokenTree>,
}

impl Target {
    /// A document without values of run time.
    pub(super) fn checked(&self, document: &str) -> TokenStream {
        let crate_path = &self.crate_path;
        match &self.module {
            None => quote!(#crate_path::__checked(#document)),
            Some(module) => quote!(#crate_path::#module::Policy::__checked(#document)),
        }
    }
}
