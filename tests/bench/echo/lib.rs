//! The least that a macro can cost: its input is its output.

use proc_macro::TokenStream;

/// Gives back what it is given.
#[proc_macro]
pub fn echo(input: TokenStream) -> TokenStream {
    input
}
