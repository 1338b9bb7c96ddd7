//! The minimal cost of a macro: it returns its input.

use proc_macro::TokenStream;

/// Returns its input.
#[proc_macro]
pub fn echo(input: TokenStream) -> TokenStream {
    input
}
