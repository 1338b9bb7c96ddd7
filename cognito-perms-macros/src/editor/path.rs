//! Names of the crate and of AWS in, identifiers and paths out.

use cognito_perms_spec::facts::naming;
use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::quote;

/// A path of the crate.
pub(super) fn path_of(crate_path: &TokenTree, path: &str) -> TokenStream {
    let path = path.split("::").map(name_of);
    quote!(#crate_path #(::#path)*)
}

/// A name of ours, or of AWS's. Some are keywords of Rust.
pub(super) fn name_of(name: &str) -> Ident {
    match naming::is_keyword(name) {
        true => Ident::new_raw(name, Span::call_site()),
        false => Ident::new(name, Span::call_site()),
    }
}
