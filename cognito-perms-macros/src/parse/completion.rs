//! What may stand where: in an editor, the parser notes at each place of a word which words of the language
//! could stand there, whatever does.
//!
//! An editor expands twice, the second time with a mark glued to the word at the cursor, or as a word of its
//! own, and finds the one in the other by the place in the expansion. So what is noted of a place hangs on
//! what is in front of it alone.

use super::offer::{Offer, Prefixes};
use super::parser::Parser;
use super::slot::{Slot, Stands, slots};
use crate::hole::Hole;
use crate::name::is_name;
use crate::token::Token;

impl Parser<'_> {
    pub(super) fn is_for_editor(&self) -> bool {
        self.slots.is_some()
    }

    /// Notes what may stand here; what does is taken for a word of it if `may_be` says so.
    pub(super) fn slot(&mut self, may_be: bool, offers: impl FnOnce(&Self) -> Vec<Offer>) {
        if !self.is_for_editor() {
            return;
        }
        let is_word = may_be && self.cursor.ident(0).is_some();
        self.note(if is_word { Stands::Word } else { Stands::Nothing }, offers);
    }

    /// Passes what was reported, or follows from it: nothing can stand there.
    pub(super) fn pass_unread(&mut self) {
        self.slot(true, |_| Vec::new());
        self.cursor.skip();
    }

    /// Notes that an expression of the author's may stand here, or one of some words.
    pub(super) fn expression_slot(&mut self, offers: impl FnOnce(&Self) -> Vec<Offer>) {
        self.note(Stands::Expression(None), offers);
    }

    /// Notes that the next word may be an expression of the author's, whatever else is wrong with it.
    pub(super) fn word_slot(&mut self) {
        self.expression_slot(|_| Vec::new());
        self.fill_slot(Hole { span: self.cursor.here(), is_braced: false });
    }

    /// Notes the expression that was read, in its place.
    pub(super) fn fill_slot(&mut self, hole: Hole) {
        let place = self.slots.as_mut().and_then(|slots| slots.get_mut(&hole.span.start));
        if let Some(Slot { stands: stands @ Stands::Expression(None), .. }) =
            place.and_then(|it| it.open.as_mut())
        {
            *stands = Stands::Expression(Some(hole));
        }
    }

    /// The first note of a place counts, but a word in it comes to that.
    fn note(&mut self, stands: Stands, offers: impl FnOnce(&Self) -> Vec<Offer>) {
        if self.is_to_be_noted(&stands) {
            let offers = offers(self);
            self.add_note(stands, offers);
        }
    }

    fn is_to_be_noted(&self, stands: &Stands) -> bool {
        let Some(slots) = &self.slots else { return false };
        let is_word = matches!(stands, Stands::Word);
        let place = slots.get(&self.cursor.position());
        !place.is_some_and(|it| it.word.is_some() || !is_word)
    }

    fn add_note(&mut self, stands: Stands, offers: Vec<Offer>) {
        let at = self.cursor.position();
        let place = self.slots.get_or_insert_default().entry(at).or_default();
        let is_word = matches!(stands, Stands::Word);
        let note = if is_word { &mut place.word } else { &mut place.open };
        *note = Some(Slot { at, offers, stands });
    }

    /// Notes the words of a prefix that comes next, or could: the first may be one of some others, and what
    /// stands behind the colon is noted as `behind` says.
    pub(super) fn prefix_slots(
        &mut self,
        may_be: bool,
        prefixes: &Prefixes,
        others: Vec<Offer>,
        behind: impl FnOnce(&str) -> Option<Vec<Offer>>,
    ) {
        self.slot(may_be, |_| {
            let mut offers = prefixes.behind("");
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
            self.slot(is_glued, |_| prefixes.behind(&written));
            let Some(word) = self.cursor.ident(0).filter(|_| is_glued) else { break };
            written += word;
            self.cursor.skip();
        }
        if self.cursor.is_colon(0)
            && self.cursor.is_glued()
            && let Some(offers) = behind(&written)
        {
            self.cursor.skip();
            let may_be = self.cursor.is_glued();
            self.slot(may_be, |_| offers);
            if may_be && self.cursor.ident(0).is_some() {
                self.cursor.skip();
            }
            // The key of a tag.
            if self.cursor.is_glued() && self.cursor.eat_punct('/') {
                self.slot(self.cursor.is_glued(), |_| Vec::new());
            }
        }
        self.cursor = outside;
    }

    /// Keywords may stand here, behind something whole.
    pub(super) fn keyword_slot(&mut self, words: &[&str]) {
        if self.is_for_editor() {
            self.slot(!self.is_boundary(), |_| Offer::keywords(words));
        }
    }

    /// Keywords may stand behind the patterns in what was read from a position on: an editor does not tell
    /// whether a word touches the `*` in front of it.
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

    /// The slots of all places, in their order.
    pub(super) fn take_slots(&mut self, tokens: &[Token]) -> Vec<Slot> {
        self.slots.take().map_or_else(Vec::new, |places| slots(places, tokens))
    }
}
