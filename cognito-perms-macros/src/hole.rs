//! An expression of the author: from its position among the tokens to its code.

use crate::audience::{Audience, audience};
use crate::token::{Token, trees};
use cognito_perms_spec::text as policy;
use proc_macro2::{Delimiter, Group, Span, TokenStream, TokenTree};
use quote::quote_spanned;

/// An expression of the author: a runtime value.
#[derive(Clone, Copy)]
pub(crate) struct Hole {
    pub(crate) span: policy::Span,
    pub(crate) is_braced: bool,
}

impl Hole {
    /// Returns the span of the expression, for generated code in its position.
    pub(crate) fn place(&self, tokens: &[Token]) -> Span {
        let first = self.span.start + usize::from(self.is_braced);
        let place = tokens.get(first).or(tokens.last()).map(|token| match &token.tree {
            Some(TokenTree::Group(group)) => group.span(),
            _ => token.span,
        });
        place.map_or_else(Span::mixed_site, |place| Span::mixed_site().located_at(place))
    }

    /// Returns code that borrows the value.
    pub(crate) fn borrow(&self, tokens: &[Token]) -> TokenStream {
        let value = self.expression(tokens);
        quote_spanned!(self.place(tokens)=> &#value)
    }

    /// Returns the author's expression in a form that a `&` before it borrows without moving anything.
    pub(crate) fn expression(&self, tokens: &[Token]) -> TokenStream {
        let run = tokens.get(self.span.start..self.span.end).unwrap_or_default();
        if !self.is_braced {
            return trees(tokens, self.span);
        }
        let group = run.first().and_then(|token| token.tree.clone());
        let Some(TokenTree::Group(group)) = group else { return TokenStream::new() };
        // Several statements, generic arguments, or expressions such as `if` only fit in a block.
        let needs_block = |tree: TokenTree| match tree {
            TokenTree::Punct(punct) => matches!(punct.as_char(), ';' | ','),
            TokenTree::Group(inner) => inner.delimiter() == Delimiter::Brace,
            TokenTree::Ident(_) | TokenTree::Literal(_) => false,
        };
        if group.stream().into_iter().any(needs_block) {
            return TokenTree::from(group).into();
        }
        let mut inside = Group::new(Delimiter::Parenthesis, group.stream());
        // With the author's span, so that rustc reports errors there. An editor would mistake it for a token
        // of the author.
        if audience() == Audience::Rustc {
            inside.set_span(Span::mixed_site().located_at(group.span()));
        }
        TokenTree::from(inside).into()
    }
}
