//! What may stand where: in an editor, the parser notes at each place of a word which words of the language
//! could stand there, whatever does.
//!
//! An editor expands twice, the second time with a mark glued to the word at the cursor, or as a word of its
//! own, and finds the one in the other by the place in the expansion. So what is noted of a place hangs on
//! what is in front of it alone.

use super::{Hole, Parser};
use crate::name::is_name;
use crate::token::{Kind, Token};
use cognito_perms_spec::catalog::{
    AccessLevel, ConditionKeyInfo, ResourceTypeInfo, SERVICES, Service,
};
use cognito_perms_spec::naming;
use cognito_perms_spec::policy::{Actions, Resources};

/// A place in a literal.
pub(crate) struct Slot {
    /// The position in the tokens.
    pub(crate) at: usize,
    /// The words that may stand there.
    pub(crate) offers: Vec<Offer>,
    pub(crate) stands: Stands,
}

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

/// What an editor offers.
#[derive(Clone)]
pub(crate) enum Offer {
    /// An item of the crate.
    Item {
        /// Its path, relative to the crate.
        path: String,
        /// How it is written.
        name: String,
    },
    /// A resource type.
    Resource(&'static ResourceTypeInfo),
    /// The actions of a service.
    Actions(&'static Service),
}

impl Offer {
    pub(super) fn item(path: impl Into<String>, name: impl Into<String>) -> Self {
        Self::Item { path: path.into(), name: name.into() }
    }

    /// Items of a module of words.
    pub(super) fn words<'n>(module: &str, names: impl IntoIterator<Item = &'n str>) -> Vec<Self> {
        names.into_iter().map(|it| Self::item(format!("__editor::{module}::{it}"), it)).collect()
    }

    pub(super) fn keywords(names: &[&str]) -> Vec<Self> {
        Self::words("keyword", names.iter().copied())
    }

    pub(super) fn levels() -> Vec<Self> {
        AccessLevel::ALL
            .iter()
            .map(|it| Self::item(format!("AccessLevel::{it}"), it.name()))
            .collect()
    }
}

/// Names that Rust's lexer takes apart, each with its item.
#[derive(Default)]
pub(super) struct Names {
    pub(super) all: Vec<Name>,
}

pub(super) struct Name {
    pub(super) name: String,
    /// The path of its item.
    pub(super) path: String,
    /// The path of the module that stands for the start of it.
    pub(super) parent: String,
}

impl Name {
    /// A condition key, without the key of a tag.
    pub(super) fn of_key(key: &ConditionKeyInfo) -> Option<Self> {
        let (namespace, name) = key.base().split_once(':')?;
        let parent = format!("__editor::condition_key::{}", naming::item(namespace));
        let path = format!("{parent}::{}", naming::item(name));
        Some(Self { name: key.base().to_owned(), path, parent })
    }
}

impl Names {
    /// The services whose names stand in front of a colon.
    pub(super) fn services() -> Self {
        let all = SERVICES.iter().map(|it| Name {
            name: it.prefix.to_owned(),
            path: naming::module(it.prefix),
            parent: "__editor::services".to_owned(),
        });
        Self { all: all.collect() }
    }

    /// What may stand behind the start of a name: its next word.
    fn behind(&self, start: &str) -> Vec<Offer> {
        let mut offers: Vec<Offer> = Vec::new();
        for Name { name, path, parent } in &self.all {
            let Some(rest) = name.strip_prefix(start) else { continue };
            let end = rest.find(|it: char| !it.is_ascii_alphanumeric()).unwrap_or(rest.len());
            let (word, more) = rest.split_at(end);
            let path = if more.is_empty() { path } else { parent };
            let is_offered = |it: &Offer| matches!(it, Offer::Item { name, .. } if name == word);
            if !word.is_empty() && !offers.iter().any(is_offered) {
                offers.push(Offer::item(path, word));
            }
        }
        offers
    }
}

fn is_word(token: &Token) -> bool {
    matches!(token.kind, Kind::Ident(_))
}

/// The function that stands for a resource type.
pub(crate) fn resource_item(it: &ResourceTypeInfo) -> String {
    let (service, name) = (naming::module(it.service.prefix), naming::item(it.name));
    format!("__editor::resource::{service}::{name}")
}

/// The names that arguments of a resource type can have, in the order of its parameters.
pub(crate) fn argument_names(it: &ResourceTypeInfo) -> Vec<Offer> {
    let (service, name) = (naming::module(it.service.prefix), naming::item(it.name));
    let fields = it.arn.fields.iter().map(|field| field.argument);
    let places = naming::places(it.arn.has_region, it.arn.has_account);
    Offer::words(&format!("argument::{service}::{name}"), fields.chain(places))
}

impl Parser<'_> {
    pub(super) fn is_for_editor(&self) -> bool {
        self.slots.is_some()
    }

    /// Notes what may stand here; what does is taken for a word of it if `may_be` says so.
    pub(super) fn slot(&mut self, may_be: bool, offers: impl FnOnce(&Self) -> Vec<Offer>) {
        if self.slots.is_none() {
            return;
        }
        let is_word = may_be && self.cursor.ident(0).is_some();
        let stands = if is_word { Stands::Word } else { Stands::Nothing };
        let at = self.cursor.position();
        let offers = offers(self);
        self.note(Slot { at, offers, stands });
    }

    /// Passes what was reported, or follows from it: nothing can stand there.
    pub(super) fn pass_unread(&mut self) {
        self.slot(true, |_| Vec::new());
        self.cursor.skip();
    }

    /// Notes that an expression of the author's may stand here, or one of some words.
    pub(super) fn expression_slot(&mut self, offers: impl FnOnce(&Self) -> Vec<Offer>) {
        if self.slots.is_none() {
            return;
        }
        let at = self.cursor.position();
        let offers = offers(self);
        self.note(Slot { at, offers, stands: Stands::Expression(None) });
    }

    /// Notes that the next word may be an expression of the author's, whatever else is wrong with it.
    pub(super) fn word_slot(&mut self) {
        self.expression_slot(|_| Vec::new());
        self.fill_slot(Hole { span: self.cursor.here(), is_braced: false });
    }

    /// Notes the expression that was read.
    pub(super) fn fill_slot(&mut self, hole: Hole) {
        let last = self.slots.as_mut().and_then(|slots| slots.last_mut());
        if let Some(slot) = last.filter(|it| matches!(it.stands, Stands::Expression(None))) {
            slot.stands = Stands::Expression(Some(hole));
        }
    }

    /// The first note of a place counts, but a word in it comes to that.
    fn note(&mut self, slot: Slot) {
        let Some(slots) = &mut self.slots else { return };
        let is_word = |it: &Slot| matches!(it.stands, Stands::Word);
        let here = slots.iter().rev().take_while(|it| it.at >= slot.at);
        let mut here = here.filter(|it| it.at == slot.at);
        let is_noted = if is_word(&slot) { here.any(is_word) } else { here.next().is_some() };
        if !is_noted {
            slots.push(slot);
        }
    }

    /// Notes the words of a name that comes next, or could: each may be one that goes on with `names`.
    pub(super) fn name_slots(
        &mut self,
        may_be: bool,
        names: &Names,
        marks: &[char],
        more: Vec<Offer>,
    ) {
        self.slot(may_be, |_| {
            let mut offers = names.behind("");
            offers.extend(more);
            offers
        });
        let outside = self.cursor;
        let mut written = String::new();
        if may_be && let Some(word) = self.cursor.ident(0) {
            written += word;
            self.cursor.skip();
            while self.cursor.is_glued()
                && let Some(mark) = marks.iter().find(|it| self.cursor.is_punct(0, **it))
            {
                written.push(*mark);
                self.cursor.skip();
                let is_glued = self.cursor.is_glued() && is_name(&self.cursor);
                self.slot(is_glued, |_| names.behind(&written));
                let Some(word) = self.cursor.ident(0).filter(|_| is_glued) else { break };
                written += word;
                self.cursor.skip();
            }
        }
        self.cursor = outside;
    }

    /// Keywords may stand here, behind something whole that started at a position.
    ///
    /// An editor does not tell whether a word touches the `*` in front of it, so that it can be one of them.
    pub(super) fn slot_behind(&mut self, start: usize, words: &[&str]) {
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
        self.slot(!self.is_boundary(), |_| Offer::keywords(words));
    }

    /// Nothing is said about the rest of a statement that was given up, but in an editor it can be written
    /// on: notes what may stand behind `on` and `if`.
    pub(super) fn note_rest(&mut self) {
        if !self.is_for_editor() || self.notes_rest {
            return;
        }
        let (cursor, findings, holes) = (self.cursor, self.findings.len(), self.holes.len());
        self.notes_rest = true;
        while !self.is_boundary() {
            self.lost = false;
            if self.cursor.is_ident(0, "on") {
                self.on_resources(&Actions::default());
            } else if self.cursor.is_ident(0, "if") {
                self.conditions(&Actions::default(), &Resources::default());
            } else {
                self.pass_unread();
            }
        }
        self.notes_rest = false;
        self.lost = true;
        self.cursor = cursor;
        self.findings.truncate(findings);
        self.holes.truncate(holes);
    }

    pub(super) fn is_part_of_rest(&self) -> bool {
        self.cursor.is_any_ident(&["on", "if"])
    }

    /// All notes, in the order of their places: words that nothing was noted of can be nothing.
    pub(super) fn take_slots(&mut self, tokens: &[Token]) -> Vec<Slot> {
        let Some(mut slots) = self.slots.take() else { return Vec::new() };
        let mut is_noted = vec![false; tokens.len()];
        for slot in &slots {
            let run = match slot.stands {
                Stands::Word => slot.at..slot.at + 1,
                Stands::Expression(Some(hole)) => hole.span.start..hole.span.end,
                Stands::Nothing | Stands::Expression(None) => continue,
            };
            is_noted.get_mut(run).unwrap_or_default().fill(true);
        }
        let words = tokens.iter().zip(is_noted).enumerate();
        let rest = words.filter(|(_, (token, is_noted))| is_word(token) && !is_noted);
        slots.extend(rest.map(|(at, _)| Slot { at, offers: Vec::new(), stands: Stands::Word }));
        slots.sort_by_key(|it| it.at);
        slots
    }
}
