//! Turns each place of a literal into its word and the items that can be written there.

use super::own;
use super::path::{name_of, path_of};
use crate::hole::Hole;
use crate::parse::{Offer, Slot, SlotKind, key_module, resource_item};
use crate::token::Token;
use cognito_perms_spec::facts::catalog::{ConditionKeyInfo, GLOBAL_CONDITION_KEYS, built_services};
use cognito_perms_spec::facts::naming;
use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::{format_ident, quote};

/// Returns the words and places of a literal, in source order.
pub(super) fn links(
    crate_path: &TokenTree,
    tokens: &[Token],
    slots: &[Slot],
    expression: impl Fn(&Hole) -> TokenStream,
) -> TokenStream {
    let mut out = TokenStream::new();
    let mut block = Block { crate_path, menus: Vec::new(), code: TokenStream::new() };
    for slot in slots {
        match slot.kind {
            SlotKind::Nothing => block.link(&slot.offers, None),
            SlotKind::Word => block.link(&slot.offers, tokens.get(slot.at)),
            SlotKind::Expression(hole) => {
                // The expression must not see the modules of a block.
                out.extend(block.end());
                let names = import(crate_path, &slot.offers);
                let value = hole.map_or_else(|| quote!(()), |hole| expression(&hole));
                out.extend(quote!({ #names let _ = &#value; }));
            }
        }
    }
    out.extend(block.end());
    out
}

/// Links that share their modules.
struct Block<'s> {
    crate_path: &'s TokenTree,
    /// The items that can be written in a place, one entry for each module.
    menus: Vec<&'s [Offer]>,
    code: TokenStream,
}

impl<'s> Block<'s> {
    /// Adds a word and the items that can be written in its place.
    fn link(&mut self, offers: &'s [Offer], token: Option<&Token>) {
        let known = self.menus.iter().position(|it| *it == offers);
        let menu = known.unwrap_or(self.menus.len());
        let name = format_ident!("words_{menu}");
        // If nothing is written, use a name that completion does not list.
        let nothing = format_ident!("nothing");
        if known.is_none() {
            let (crate_path, names) = (self.crate_path, import(self.crate_path, offers));
            self.menus.push(offers);
            let code = quote!(mod #name { pub use #crate_path::__editor::#nothing; #names });
            self.code.extend(code);
        }
        let word = token.and_then(|token| word(offers, token)).unwrap_or(nothing);
        // The word comes last, so that nothing before it depends on it.
        self.code.extend(quote!(use #name::#word as _;));
    }

    fn end(&mut self) -> TokenStream {
        self.menus.clear();
        let code = std::mem::take(&mut self.code);
        quote!({ #code })
    }
}

/// Imports items, one `use` for the items of a module.
fn import(crate_path: &TokenTree, offers: &[Offer]) -> TokenStream {
    let mut out = TokenStream::new();
    let mut rest = offers;
    while let Some((first, after)) = rest.split_first() {
        let Some((module, _)) = first.whole() else {
            out.extend(import_one(crate_path, first));
            rest = after;
            continue;
        };
        let is_beside = |it: &Offer| it.whole().is_some_and(|(other, _)| other == module);
        let count = rest.iter().take_while(|it| is_beside(it)).count();
        let (known, others) = rest.split_at(count);
        let names = known.iter().filter_map(|it| Some(name_of(it.whole()?.1)));
        let path = path_of(crate_path, module);
        out.extend(quote!(pub use #path::{#(#names),*};));
        rest = others;
    }
    out
}

fn import_one(crate_path: &TokenTree, offer: &Offer) -> TokenStream {
    let (path, name) = match offer {
        Offer::Keys { prefix, except } => {
            let module = path_of(crate_path, &key_module(prefix));
            // An explicit name shadows the glob import, and completion does not list hidden items.
            let shadows = except.iter().map(|it| format_ident!("{}", naming::item(it)));
            return quote!(
                pub use #module::*;
                #(pub use #crate_path::__editor::nothing as #shadows;)*
            );
        }
        Offer::Item { path, name } => (path_of(crate_path, path), name.as_str()),
        Offer::Actions(service) if !service.has_items() => {
            return own::actions(crate_path, service);
        }
        Offer::Resource(it) if !it.service.has_items() => return own::resource(crate_path, it),
        Offer::Service(service) => return own::service(service),
        Offer::Key(key) => return own::key(crate_path, key),
        Offer::Argument(field) => return own::argument(crate_path, field),
        Offer::Resource(it) => (path_of(crate_path, &resource_item(it)), it.name),
        Offer::Actions(service) => {
            let module = format_ident!("{}", naming::module(service.prefix));
            return quote!(pub use #crate_path::#module::Action::*;);
        }
    };
    let name = name_of(name);
    quote!(pub use #path as #name;)
}

/// Finds the item that a word names among those that can be written in its place, and returns the item's
/// name.
pub(super) fn known<'o>(offers: &'o [Offer], text: &str) -> Option<&'o str> {
    offers.iter().find_map(|offer| match offer {
        // Condition keys and actions are not case-sensitive.
        Offer::Keys { prefix, except } => {
            let of_services = built_services().iter().flat_map(|it| it.condition_keys());
            GLOBAL_CONDITION_KEYS
                .iter()
                .chain(of_services)
                .filter(|it| it.prefix() == Some(prefix))
                .filter_map(ConditionKeyInfo::short)
                .find(|it| it.eq_ignore_ascii_case(text) && !except.contains(it))
        }
        Offer::Service(service) => (service.prefix == text).then_some(service.prefix),
        Offer::Key(key) => key.short().filter(|it| it.eq_ignore_ascii_case(text)),
        Offer::Argument(field) => (field.argument == text).then_some(field.argument),
        Offer::Item { name, .. } => (*name == text).then_some(name.as_str()),
        Offer::Resource(it) => (it.name == text).then_some(it.name),
        Offer::Actions(service) => service.action(text).map(|it| it.name),
    })
}

/// Returns the word with the author's span, spelled as its item is.
fn word(offers: &[Offer], token: &Token) -> Option<Ident> {
    let Some(tree @ TokenTree::Ident(written)) = &token.tree else { return None };
    let mut word = match known(offers, &written.to_string()) {
        Some(name) => name_of(name),
        None => escaped(tree)?,
    };
    word.set_span(token.span);
    Some(word)
}

/// Returns a word as the name of an item of the expansion, or `otherwise` if it cannot be one.
pub(super) fn name_at(token: Option<&Token>, otherwise: &str) -> Ident {
    let tree = token.and_then(|it| it.tree.as_ref());
    let mut name = tree.and_then(escaped).unwrap_or_else(|| format_ident!("{otherwise}"));
    if let Some(token) = token {
        name.set_span(token.span);
    }
    name
}

/// Returns a word as the name of an item, if it can be one. Rust keywords become raw identifiers.
fn escaped(tree: &TokenTree) -> Option<Ident> {
    let TokenTree::Ident(ident) = tree else { return None };
    let word = ident.to_string();
    if !naming::is_keyword(&word) {
        return Some(ident.clone());
    }
    let is_path = matches!(word.as_str(), "self" | "Self" | "super" | "crate" | "_");
    (!is_path).then(|| Ident::new_raw(&word, Span::call_site()))
}
