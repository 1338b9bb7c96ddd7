//! The arguments of a resource type in, the call of a function out: an editor shows its parameters inside of
//! the parentheses.

use super::link::{known, path_of};
use crate::parse::{Offer, Slot, Stands, argument_names, resource_item};
use crate::token::{Kind, Token};
use cognito_perms_spec::catalog::ResourceTypeInfo;
use proc_macro2::{Delimiter, Group, Punct, Spacing, Span, TokenStream, TokenTree};
use quote::quote;

/// A call for each resource type that has parentheses.
pub(super) fn calls(crate_path: &TokenTree, tokens: &[Token], slots: &[Slot]) -> TokenStream {
    let calls = slots.iter().filter(|it| matches!(it.stands, Stands::Word)).filter_map(|slot| {
        let Kind::Ident(name) = &tokens.get(slot.at)?.kind else { return None };
        let it = slot.offers.iter().find_map(|offer| match offer {
            Offer::Resource(it) if it.name == *name => Some(*it),
            _ => None,
        })?;
        call(crate_path, tokens, slot.at + 1, it)
    });
    calls.collect()
}

/// The call whose parentheses open at a position: for each parameter a value that fits anywhere, with the
/// author's literal in it.
fn call(
    crate_path: &TokenTree,
    tokens: &[Token],
    open: usize,
    it: &ResourceTypeInfo,
) -> Option<TokenStream> {
    let Kind::Open(Delimiter::Parenthesis, close) = tokens.get(open)?.kind else { return None };
    let names = argument_names(it);
    let mut values = vec![None; names.len()];
    let mut commas = Vec::new();
    for (index, argument) in arguments(tokens, open + 1, close, &mut commas).into_iter().enumerate()
    {
        let name = tokens.get(argument).filter(|_| is_named(tokens, argument));
        let (parameter, value) = match name.map(|it| &it.kind) {
            Some(Kind::Ident(name)) => {
                let wanted = |offer: &Offer| known(std::slice::from_ref(offer), name).is_some();
                (names.iter().position(wanted), argument + 2)
            }
            _ => (Some(index), argument),
        };
        let place = parameter.and_then(|it| values.get_mut(it));
        if let (Some(place), Some(value)) = (place, tokens.get(value).filter(|_| value < close)) {
            *place = Some(value);
        }
    }
    let mut inside = TokenStream::new();
    for (index, value) in values.into_iter().enumerate() {
        let value = match value.map(|it| (&it.kind, it.tree.as_ref())) {
            Some((Kind::Literal(literal), _)) => quote!({ #literal; loop {} }),
            Some((Kind::Punct('*'), Some(star))) => quote!({ let _: #star const (); loop {} }),
            _ => quote!({ loop {} }),
        };
        let mut comma = Punct::new(',', Spacing::Alone);
        comma.set_span(commas.get(index).copied().unwrap_or_else(Span::call_site));
        inside.extend([value, TokenTree::from(comma).into()]);
    }
    let mut parentheses = Group::new(Delimiter::Parenthesis, inside);
    parentheses.set_span(tokens.get(open)?.span);
    let function = path_of(crate_path, &resource_item(it));
    Some(quote!(if false { #function #parentheses; }))
}

/// Where the arguments start, and the commas between them.
fn arguments(tokens: &[Token], start: usize, end: usize, commas: &mut Vec<Span>) -> Vec<usize> {
    let mut starts = vec![start];
    let mut at = start;
    while let Some(token) = tokens.get(at).filter(|_| at < end) {
        match token.kind {
            Kind::Open(_, close) => at = close,
            Kind::Punct(',') => {
                commas.push(token.span);
                starts.push(at + 1);
            }
            _ => {}
        }
        at += 1;
    }
    starts
}

fn is_named(tokens: &[Token], at: usize) -> bool {
    matches!(tokens.get(at + 1).map(|it| &it.kind), Some(Kind::Punct('=')))
}
