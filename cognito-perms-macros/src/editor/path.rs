//! Turns names of the crate and of AWS into identifiers and paths.

use cognito_perms_spec::facts::naming;
use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::quote;

/// Returns a path in the crate.
pub(super) fn path_of(crate_path: &TokenTree, path: &str) -> TokenStream {
    let path = path.split("::").map(name_of);
    quote!(#crate_path #(::#path)*)
}

/// Returns an identifier for a name of the crate or of AWS. Some are Rust keywords.
pub(super) fn name_of(name: &str) -> Ident {
    match naming::is_keyword(name) {
        true => Ident::new_raw(name, Span::call_site()),
        false => Ident::new(name, Span::call_site()),
    }
}
