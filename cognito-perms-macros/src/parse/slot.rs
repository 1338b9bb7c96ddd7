//! The places of a literal: what the parser noted of each in, what may be written there out.

use super::offer::Offer;
use crate::hole::Hole;
use crate::token::{Kind, Token};
use std::collections::BTreeMap;

/// A place in a literal.
pub(crate) struct Slot {
    /// The position in the tokens.
    pub(crate) at: usize,
    /// The words that may stand there.
    pub(crate) offers: Vec<Offer>,
    pub(crate) stands: Stands,
}

/// What was noted of a place: what may stand there, and then the word that does.
#[derive(Default)]
pub(super) struct Place {
    pub(super) open: Option<Slot>,
    pub(super) word: Option<Slot>,
}

/// The places of a literal, by their positions.
pub(super) type Places = BTreeMap<usize, Place>;

/// What stands in a place.
#[derive(Clone, Copy)]
pub(crate) enum Stands {
    /// Nothing that is a word.
    Nothing,
    /// The token of the place, which is a word.
    Word,
    /// The start of an expression of the author's.
    Expression(Option<Hole>),
}

/// The slots of all places, in their order. Where nothing was noted nothing can stand; the author's
/// expressions are Rust.
pub(super) fn slots(mut places: Places, tokens: &[Token]) -> Vec<Slot> {
    let expressions = places.values().filter_map(|it| match it.open.as_ref()?.stands {
        Stands::Expression(hole) => hole,
        Stands::Nothing | Stands::Word => None,
    });
    let mut is_rust = vec![false; tokens.len() + 1];
    for hole in expressions {
        let inside = hole.span.start + 1..hole.span.end;
        is_rust.get_mut(inside).unwrap_or_default().fill(true);
    }
    for at in (0..=tokens.len()).filter(|at| !is_rust[*at]) {
        let place = places.entry(at).or_default();
        let is_expression =
            matches!(place.open, Some(Slot { stands: Stands::Expression(Some(_)), .. }));
        let is_word = tokens.get(at).is_some_and(is_word);
        if is_word && !is_expression && place.word.is_none() {
            place.word = Some(Slot { at, offers: Vec::new(), stands: Stands::Word });
        } else if place.open.is_none() && place.word.is_none() {
            place.open = Some(Slot { at, offers: Vec::new(), stands: Stands::Nothing });
        }
    }
    let mut slots = Vec::new();
    for place in places.into_values() {
        slots.extend(place.open);
        slots.extend(place.word);
    }
    slots
}

fn is_word(token: &Token) -> bool {
    matches!(token.kind, Kind::Ident(_))
}
