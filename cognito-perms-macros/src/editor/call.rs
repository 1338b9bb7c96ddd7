//! Turns the arguments of a resource type into a function call, so that an editor shows its parameters inside
//! the parentheses.

use super::link::known;
use super::own;
use super::path::path_of;
use crate::parse::{Offer, Slot, SlotKind, argument_names, resource_item};
use crate::token::{Token, TokenKind};
use cognito_perms_spec::facts::catalog::ResourceTypeInfo;
use proc_macro2::{Delimiter, Group, Punct, Spacing, Span, TokenStream, TokenTree};
use quote::quote;

/// Returns a call for each resource type that is followed by parentheses.
pub(super) fn calls(crate_path: &TokenTree, tokens: &[Token], slots: &[Slot]) -> TokenStream {
    let mut out = TokenStream::new();
    for slot in slots.iter().filter(|it| matches!(it.kind, SlotKind::Word)) {
        if let Some(it) = resource_type(tokens, slot)
            && let Some(call) = call(crate_path, tokens, slot.at + 1, it)
        {
            out.extend(call);
        }
    }
    out
}

/// Returns the resource type that a word names, among those that can be written there.
fn resource_type<'s>(tokens: &[Token], slot: &'s Slot) -> Option<&'s ResourceTypeInfo> {
    let TokenKind::Ident(name) = &tokens.get(slot.at)?.kind else { return None };
    slot.offers.iter().find_map(|offer| match offer {
        Offer::Resource(it) if it.name == *name => Some(*it),
        _ => None,
    })
}

/// Returns a call for the parentheses that open at a position. Each argument has a type that fits any
/// parameter, and contains the author's literal.
fn call(
    crate_path: &TokenTree,
    tokens: &[Token],
    open: usize,
    it: &ResourceTypeInfo,
) -> Option<TokenStream> {
    let TokenKind::Open(Delimiter::Parenthesis, close) = tokens.get(open)?.kind else {
        return None;
    };
    let names = argument_names(it);
    let mut values = vec![TokenStream::new(); names.len()];
    let commas = commas(tokens, open + 1, close);
    let starts = std::iter::once(open + 1).chain(commas.iter().map(|comma| comma + 1));
    for (index, argument) in starts.enumerate() {
        let equals = tokens.get(argument + 1).filter(|it| matches!(it.kind, TokenKind::Punct('=')));
        let (parameter, value) = match (equals, tokens.get(argument).map(|it| &it.kind)) {
            (Some(_), Some(TokenKind::Ident(name))) => {
                let wanted = |offer: &Offer| known(std::slice::from_ref(offer), name).is_some();
                (names.iter().position(wanted), argument + 2)
            }
            _ => (Some(index), argument),
        };
        let value = tokens.get(value).filter(|_| value < close);
        if let Some(place) = parameter.and_then(|it| values.get_mut(it)) {
            *place = written(equals, value);
        }
    }
    let mut inside = TokenStream::new();
    for (index, value) in values.into_iter().enumerate() {
        let mut comma = Punct::new(',', Spacing::Alone);
        let place = commas.get(index).and_then(|at| tokens.get(*at));
        comma.set_span(place.map_or_else(Span::call_site, |it| it.span));
        inside.extend([quote!({ #value loop {} }), TokenTree::from(comma).into()]);
    }
    let mut parentheses = Group::new(Delimiter::Parenthesis, inside);
    parentheses.set_span(tokens.get(open)?.span);
    if !it.service.has_items() {
        let (item, name) = (own::resource(crate_path, it), own::resource_name(it));
        return Some(quote!({ #item if false { #name #parentheses; } }));
    }
    let function = path_of(crate_path, &resource_item(it));
    Some(quote!(if false { #function #parentheses; }))
}

/// Returns the positions of the commas between the arguments.
fn commas(tokens: &[Token], start: usize, end: usize) -> Vec<usize> {
    let mut commas = Vec::new();
    let mut at = start;
    while let Some(token) = tokens.get(at).filter(|_| at < end) {
        match token.kind {
            TokenKind::Open(_, close) => at = close,
            TokenKind::Punct(',') => commas.push(at),
            _ => {}
        }
        at += 1;
    }
    commas
}

/// Returns the parts of an argument that an editor can find: its `=`, and a value that is not an expression.
fn written(equals: Option<&Token>, value: Option<&Token>) -> TokenStream {
    let equals = equals.and_then(|it| it.tree.as_ref()).map(|equals| quote!(let _ #equals ();));
    let value = value.and_then(|it| match (&it.kind, &it.tree) {
        (TokenKind::Literal(_), Some(literal)) => Some(quote!(#literal;)),
        (TokenKind::Punct('*'), Some(star)) => Some(quote!(let _: #star const ();)),
        _ => None,
    });
    quote!(#equals #value)
}
