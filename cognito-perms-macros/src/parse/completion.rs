//! Completion: for an editor, the parser notes at every position which words of the grammar could be written
//! there, whatever is.
//!
//! An editor expands the macro twice, the second time with a marker that is glued to the word at the cursor
//! or is a word of its own, and matches the two by their position in the expansion. So the note of a position
//! must only depend on the tokens before it.

use super::offer::{Offer, Prefixes};
use super::parser::Parser;
use super::slot::{Slot, SlotKind, slots};
use crate::hole::Hole;
use crate::name::is_name;
use crate::token::Token;

impl Parser<'_> {
    pub(super) fn is_for_editor(&self) -> bool {
        self.slots.is_some()
    }

    /// Notes what can be written here. A word that is here counts as one of the offers if `may_be` is true.
    pub(super) fn slot(&mut self, may_be: bool, offers: impl FnOnce(&Self) -> Vec<Offer>) {
        if !self.is_for_editor() {
            return;
        }
        let is_word = may_be && self.cursor.ident(0).is_some();
        self.note(if is_word { SlotKind::Word } else { SlotKind::Nothing }, offers);
    }

    /// Skips a token that was reported, or follows from what was: nothing can be written there.
    pub(super) fn pass_unread(&mut self) {
        self.slot(true, |_| Vec::new());
        self.cursor.skip();
    }

    /// Notes that an expression, or one of some words, can be written here.
    pub(super) fn expression_slot(&mut self, offers: impl FnOnce(&Self) -> Vec<Offer>) {
        self.note(SlotKind::Expression(None), offers);
    }

    /// Notes that the next word may be an expression, whatever else is wrong with it.
    pub(super) fn word_slot(&mut self) {
        self.expression_slot(|_| Vec::new());
        self.fill_slot(Hole { span: self.cursor.here(), is_braced: false });
    }

    /// Notes the expression that was parsed at its position.
    pub(super) fn fill_slot(&mut self, hole: Hole) {
        let place = self.slots.as_mut().and_then(|slots| slots.get_mut(&hole.span.start));
        if let Some(Slot { kind: kind @ SlotKind::Expression(None), .. }) =
            place.and_then(|it| it.open.as_mut())
        {
            *kind = SlotKind::Expression(Some(hole));
        }
    }

    /// Adds a note. The first note of a position counts; a word can be added to it later.
    fn note(&mut self, kind: SlotKind, offers: impl FnOnce(&Self) -> Vec<Offer>) {
        if self.is_to_be_noted(&kind) {
            let offers = offers(self);
            self.add_note(kind, offers);
        }
    }

    fn is_to_be_noted(&self, kind: &SlotKind) -> bool {
        let Some(slots) = &self.slots else { return false };
        let is_word = matches!(kind, SlotKind::Word);
        let place = slots.get(&self.cursor.position());
        !place.is_some_and(|it| it.word.is_some() || !is_word)
    }

    fn add_note(&mut self, kind: SlotKind, offers: Vec<Offer>) {
        let at = self.cursor.position();
        let place = self.slots.get_or_insert_default().entry(at).or_default();
        let is_word = matches!(kind, SlotKind::Word);
        let note = if is_word { &mut place.word } else { &mut place.open };
        *note = Some(Slot { at, offers, kind });
    }

    /// Notes the words of a prefix that comes next or could come next. The first word may also be one of
    /// `others`; `after` says what can be written after the colon.
    pub(super) fn prefix_slots(
        &mut self,
        may_be: bool,
        prefixes: &Prefixes,
        others: Vec<Offer>,
        after: impl FnOnce(&str) -> Option<Vec<Offer>>,
    ) {
        self.slot(may_be, |_| {
            let mut offers = prefixes.after("");
            offers.extend(others);
            offers
        });
        let outside = self.cursor;
        let mut written = String::new();
        if may_be && let Some(word) = self.cursor.ident(0) {
            written += word;
            self.cursor.skip();
        }
        while !written.is_empty()
            && self.cursor.is_glued()
            && let Some(mark) = ['-', '.'].into_iter().find(|it| self.cursor.is_punct(0, *it))
        {
            written.push(mark);
            self.cursor.skip();
            let is_glued = self.cursor.is_glued() && is_name(&self.cursor);
            self.slot(is_glued, |_| prefixes.after(&written));
            let Some(word) = self.cursor.ident(0).filter(|_| is_glued) else { break };
            written += word;
            self.cursor.skip();
        }
        if self.cursor.is_colon(0)
            && self.cursor.is_glued()
            && let Some(offers) = after(&written)
        {
            self.cursor.skip();
            let may_be = self.cursor.is_glued();
            self.slot(may_be, |_| offers);
            if may_be && self.cursor.ident(0).is_some() {
                self.cursor.skip();
            }
            // The tag key.
            if self.cursor.is_glued() && self.cursor.eat_punct('/') {
                self.slot(self.cursor.is_glued(), |_| Vec::new());
            }
        }
        self.cursor = outside;
    }

    /// Notes that keywords can be written here, after a complete item.
    pub(super) fn keyword_slot(&mut self, words: &[&str]) {
        if self.is_for_editor() {
            self.slot(!self.is_boundary(), |_| Offer::keywords(words));
        }
    }

    /// Notes that keywords can be written after each wildcard since a position: in an editor we cannot see
    /// whether a word touches the `*` before it.
    pub(super) fn keyword_slots_since(&mut self, start: usize, words: &[&str]) {
        if !self.is_for_editor() {
            return;
        }
        let here = self.cursor;
        self.cursor.go_back(start);
        while self.cursor.position() < here.position() {
            let is_wildcard = self.cursor.is_any_punct(&['*', '?']);
            self.cursor.skip();
            if is_wildcard && self.cursor.position() < here.position() {
                self.slot(true, |_| Offer::keywords(words));
            }
        }
        self.cursor = here;
    }

    /// Takes the slots of all positions, in order.
    pub(super) fn take_slots(&mut self, tokens: &[Token]) -> Vec<Slot> {
        self.slots.take().map_or_else(Vec::new, |places| slots(places, tokens))
    }
}
