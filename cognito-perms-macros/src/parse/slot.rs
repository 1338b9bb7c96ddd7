//! The places of a literal: from the notes of the parser to what can be written in each.

use super::offer::Offer;
use crate::hole::Hole;
use crate::token::{Token, TokenKind};
use std::collections::BTreeMap;

/// A place in a literal.
pub(crate) struct Slot {
    /// The position in the tokens.
    pub(crate) at: usize,
    /// The words that can be written there.
    pub(crate) offers: Vec<Offer>,
    pub(crate) kind: SlotKind,
}

/// The notes of a place: what can be written there, then the word that is.
#[derive(Default)]
pub(super) struct NotedSlot {
    pub(super) open: Option<Slot>,
    pub(super) word: Option<Slot>,
}

/// The places of a literal, by their positions.
pub(super) type NotedSlots = BTreeMap<usize, NotedSlot>;

/// What is written in a place.
#[derive(Clone, Copy)]
pub(crate) enum SlotKind {
    /// Not a word.
    Nothing,
    /// The token of the place, which is a word.
    Word,
    /// The start of an expression of the author.
    Expression(Option<Hole>),
}

/// Returns the slots of all places, in order. Where nothing was noted, nothing can be written. The inside of
/// expressions is left to rustc and the editor.
pub(super) fn slots(mut places: NotedSlots, tokens: &[Token]) -> Vec<Slot> {
    let expressions = places.values().filter_map(|it| match it.open.as_ref()?.kind {
        SlotKind::Expression(hole) => hole,
        SlotKind::Nothing | SlotKind::Word => None,
    });
    let mut is_rust = vec![false; tokens.len() + 1];
    for hole in expressions {
        let inside = hole.span.start + 1..hole.span.end;
        is_rust.get_mut(inside).unwrap_or_default().fill(true);
    }
    for at in (0..=tokens.len()).filter(|at| !is_rust[*at]) {
        let place = places.entry(at).or_default();
        let is_expression =
            matches!(place.open, Some(Slot { kind: SlotKind::Expression(Some(_)), .. }));
        let is_word = tokens.get(at).is_some_and(is_word);
        if is_word && !is_expression && place.word.is_none() {
            place.word = Some(Slot { at, offers: Vec::new(), kind: SlotKind::Word });
        } else if place.open.is_none() && place.word.is_none() {
            place.open = Some(Slot { at, offers: Vec::new(), kind: SlotKind::Nothing });
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
    matches!(token.kind, TokenKind::Ident(_))
}
