//! A place of a literal in, its word and the items that may stand there out.

use crate::parse::{Hole, Offer, Slot, Stands, resource_item};
use crate::token::Token;
use cognito_perms_spec::naming;
use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::{format_ident, quote};

/// The words of a literal and its places, in their order.
pub(super) fn links(
    crate_path: &TokenTree,
    tokens: &[Token],
    slots: &[Slot],
    expression: impl Fn(&Hole) -> TokenStream,
) -> TokenStream {
    let mut out = TokenStream::new();
    for slot in slots {
        out.extend(match slot.stands {
            Stands::Nothing => link(crate_path, &slot.offers, None),
            Stands::Word => link(crate_path, &slot.offers, tokens.get(slot.at)),
            Stands::Expression(hole) => {
                let names = slot.offers.iter().map(|it| import(crate_path, it));
                let value = hole.map_or_else(|| quote!(()), |hole| expression(&hole));
                quote!({ #(#names)* let _ = &#value; })
            }
        });
    }
    out
}

/// A word, and what may stand in its place.
fn link(crate_path: &TokenTree, offers: &[Offer], token: Option<&Token>) -> TokenStream {
    let names = offers.iter().map(|it| import(crate_path, it));
    // Where nothing stands, a name that no list shows.
    let nothing = format_ident!("nothing");
    let word = token.and_then(|token| word(offers, token)).unwrap_or_else(|| nothing.clone());
    // The name comes last: what is in front of it does not hang on it.
    quote!({
        mod words { pub use #crate_path::__editor::#nothing; #(#names)* }
        use words::#word as _;
    })
}

fn import(crate_path: &TokenTree, offer: &Offer) -> TokenStream {
    match offer {
        Offer::Item { path, name } => import_as(crate_path, path, name),
        Offer::Resource(it) => import_as(crate_path, &resource_item(it), it.name),
        Offer::Actions(service) => {
            let module = format_ident!("{}", naming::module(service.prefix));
            quote!(pub use #crate_path::#module::Action::*;)
        }
    }
}

fn import_as(crate_path: &TokenTree, path: &str, name: &str) -> TokenStream {
    let (path, name) = (path_of(crate_path, path), name_of(name));
    quote!(pub use #path as #name;)
}

/// A path of the crate.
pub(super) fn path_of(crate_path: &TokenTree, path: &str) -> TokenStream {
    let path = path.split("::").map(name_of);
    quote!(#crate_path #(::#path)*)
}

/// The item of a word among those that may stand in its place, as it is called there.
pub(super) fn known<'o>(offers: &'o [Offer], text: &str) -> Option<&'o str> {
    offers.iter().find_map(|offer| match offer {
        // The letter case of condition keys and actions does not count.
        Offer::Item { path, name } if path.starts_with("__editor::condition_key::") => {
            name.eq_ignore_ascii_case(text).then_some(name.as_str())
        }
        Offer::Item { name, .. } => (*name == text).then_some(name.as_str()),
        Offer::Resource(it) => (it.name == text).then_some(it.name),
        Offer::Actions(service) => service.action(text).map(|it| it.name),
    })
}

/// The word with the author's span, spelt as its item is.
fn word(offers: &[Offer], token: &Token) -> Option<Ident> {
    let TokenTree::Ident(written) = token.tree.as_ref()? else { return None };
    let text = written.to_string();
    let name = known(offers, &text).unwrap_or(&text);
    // No item can have these names, escaped or not.
    if matches!(name, "self" | "Self" | "super" | "crate" | "_") {
        return None;
    }
    let mut word = name_of(name);
    word.set_span(token.span);
    Some(word)
}

/// The name of a word in an expansion, for items of its own.
pub(super) fn name_at(token: Option<&Token>) -> Ident {
    let name = match token.and_then(|it| it.tree.as_ref()) {
        Some(TokenTree::Ident(written)) => written.to_string(),
        _ => "any".to_owned(),
    };
    let is_item = !matches!(name.as_str(), "self" | "Self" | "super" | "crate" | "_");
    let mut name = name_of(if is_item { &name } else { "any" });
    if let Some(token) = token {
        name.set_span(token.span);
    }
    name
}

/// An identifier; a keyword of Rust is escaped.
fn name_of(name: &str) -> Ident {
    let is_keyword = syn::parse_str::<Ident>(name).is_err();
    let bare = name.strip_prefix("r#").unwrap_or(name);
    if is_keyword || bare.len() < name.len() {
        Ident::new_raw(bare, Span::call_site())
    } else {
        Ident::new(name, Span::call_site())
    }
}
