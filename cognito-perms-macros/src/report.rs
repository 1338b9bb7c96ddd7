//! Findings in, errors and warnings of rustc on the author's tokens out.

use crate::token::{Token, ends};
use cognito_perms_spec::finding::{Finding, Level};
use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};

/// What makes rustc print the findings: statements for the start of a block.
pub(crate) fn report(tokens: &[Token], findings: &[Finding]) -> TokenStream {
    findings
        .iter()
        .map(|finding| {
            let place = ends(tokens, finding.span);
            match finding.level() {
                Level::Error => error(place, &finding.to_string()),
                Level::Warn => warning(place, &finding.to_string()),
            }
        })
        .collect()
}

/// `compile_error!` whose path starts and whose braces end where the wrong tokens do: rustc underlines
/// a macro call as a whole.
///
/// The `::core::` in front takes no room, so that editors show the message there and not the
/// documentation of `core`.
fn error(place: Option<(Span, Span)>, message: &str) -> TokenStream {
    let (first, last) = place.unwrap_or_else(|| (Span::call_site(), Span::call_site()));
    let path = quote_spanned!(start_of(first)=> ::core::);
    let name = quote_spanned!(first=> compile_error!);
    let braces = quote_spanned!(last=> { #message });
    quote!(#path #name #braces)
}

/// The use of a deprecated constant on the author's token: on stable Rust the only way to a warning
/// that is underlined there.
fn warning(place: Option<(Span, Span)>, message: &str) -> TokenStream {
    let (first, _) = place.unwrap_or_else(|| (Span::call_site(), Span::call_site()));
    // A name that no lint of the author's crate has anything against.
    let name = Ident::new("POLICY_WARNING", first);
    quote! {
        const _: () = {
            #[deprecated(note = #message)]
            const #name: () = ();
            #name
        };
    }
}

/// The empty span at the start of a token.
fn start_of(span: Span) -> Span {
    // Outside of a compiler, as in unit tests, a span cannot be taken apart.
    if proc_macro::is_available() { span.unwrap().start().into() } else { span }
}
