//! What may stand where: in an editor, the parser notes at each place of a word which words of the language
//! could stand there, whatever does.
//!
//! An editor expands twice, the second time with a mark glued to the word at the cursor, or as a word of its
//! own, and finds the one in the other by the place in the expansion. So what is noted of a place hangs on
//! what is in front of it alone.

use super::Parser;
use crate::hole::Hole;
use crate::name::is_name;
use crate::token::{Kind, Token};
use cognito_perms_spec::catalog::{
    AccessLevel, ConditionKeyInfo, ResourceTypeInfo, SERVICES, Service, condition_keys,
};
use cognito_perms_spec::naming;
use cognito_perms_spec::policy::{Actions, Resources};
use std::collections::BTreeMap;
use std::ptr;

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
    open: Option<Slot>,
    word: Option<Slot>,
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
    /// The condition keys behind a prefix, but for some.
    Keys { prefix: &'static str, except: Vec<&'static str> },
}

impl PartialEq for Offer {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Item { path, name }, Self::Item { path: other_path, name: other_name }) => {
                name == other_name && path == other_path
            }
            (Self::Resource(it), Self::Resource(other)) => ptr::eq(*it, *other),
            (Self::Actions(it), Self::Actions(other)) => ptr::eq(*it, *other),
            (
                Self::Keys { prefix, except },
                Self::Keys { prefix: other_prefix, except: other_except },
            ) => prefix == other_prefix && except == other_except,
            _ => false,
        }
    }
}

impl Offer {
    /// The module of an item and the item, if it is written as it is called.
    pub(crate) fn whole(&self) -> Option<(&str, &str)> {
        let Self::Item { path, name } = self else { return None };
        path.rsplit_once("::").filter(|(_, item)| item == name)
    }

    pub(super) fn item(path: impl Into<String>, name: impl Into<String>) -> Self {
        Self::Item { path: path.into(), name: name.into() }
    }

    /// Items of a module of words.
    pub(super) fn words<'n>(module: &str, names: impl IntoIterator<Item = &'n str>) -> Vec<Self> {
        let mut offers = Vec::new();
        for name in names {
            offers.push(Self::item(format!("__editor::{module}::{name}"), name));
        }
        offers
    }

    pub(super) fn keywords(names: &[&str]) -> Vec<Self> {
        Self::words("keyword", names.iter().copied())
    }

    /// The condition keys behind a prefix that are among some.
    pub(super) fn keys(prefix: &str, offered: &[&'static ConditionKeyInfo]) -> Vec<Self> {
        let (mut known, mut except) = (None, Vec::new());
        for key in condition_keys() {
            if key.prefix() == Some(prefix) {
                known = key.prefix();
                if !offered.iter().any(|it| it.base() == key.base()) {
                    except.extend(key.short());
                }
            }
        }
        known.map_or_else(Vec::new, |prefix| vec![Self::Keys { prefix, except }])
    }

    pub(super) fn levels() -> Vec<Self> {
        AccessLevel::ALL
            .iter()
            .map(|it| Self::item(format!("AccessLevel::{it}"), it.name()))
            .collect()
    }
}

/// The names that can stand in front of a colon, which Rust's lexer takes apart, each with the path of its
/// module.
pub(super) struct Prefixes {
    all: Vec<(&'static str, String)>,
    /// The path of the module that stands for the start of one.
    start: &'static str,
}

impl Prefixes {
    /// Of services.
    pub(super) fn of_services(is_offered: impl Fn(&Service) -> bool) -> Self {
        let mut all = Vec::new();
        for service in SERVICES {
            if is_offered(service) {
                all.push((service.prefix, naming::module(service.prefix)));
            }
        }
        Self { all, start: "__editor::services" }
    }

    /// Of condition keys.
    pub(super) fn of_keys(keys: &[&'static ConditionKeyInfo]) -> Self {
        let mut prefixes: Vec<_> = keys.iter().filter_map(|it| it.prefix()).collect();
        prefixes.sort_unstable();
        prefixes.dedup();
        let all = prefixes.into_iter().map(|it| (it, key_module(it))).collect();
        Self { all, start: "__editor::condition_key" }
    }

    /// What may stand behind the start of one: its next word.
    fn behind(&self, start: &str) -> Vec<Offer> {
        let mut offers: Vec<Offer> = Vec::new();
        for (prefix, path) in &self.all {
            let Some(rest) = prefix.strip_prefix(start) else { continue };
            let end = rest.find(|it: char| !it.is_ascii_alphanumeric()).unwrap_or(rest.len());
            let (word, more) = rest.split_at(end);
            let path = if more.is_empty() { path } else { self.start };
            let is_offered = |it: &Offer| matches!(it, Offer::Item { name, .. } if name == word);
            // The `2` of `resource-explorer-2` names no item.
            if naming::is_identifier(word) && !offers.iter().any(is_offered) {
                offers.push(Offer::item(path, word));
            }
        }
        offers
    }
}

fn is_word(token: &Token) -> bool {
    matches!(token.kind, Kind::Ident(_))
}

/// The module of the condition keys behind a prefix.
pub(crate) fn key_module(prefix: &str) -> String {
    format!("__editor::condition_key::{}", naming::item(prefix))
}

/// The function that stands for a resource type.
pub(crate) fn resource_item(it: &ResourceTypeInfo) -> String {
    let (service, name) = (naming::module(it.service.prefix), naming::item(it.name));
    format!("__editor::resource::{service}::{name}")
}

/// The names that arguments of a resource type can have, in the order of its parameters.
pub(crate) fn argument_names(it: &ResourceTypeInfo) -> Vec<Offer> {
    let (service, name) = (naming::module(it.service.prefix), naming::item(it.name));
    let mut names = Vec::new();
    for field in it.arn.fields {
        names.push(field.argument);
    }
    names.extend(naming::places(it.arn.has_region, it.arn.has_account));
    Offer::words(&format!("argument::{service}::{name}"), names)
}

impl<'t> Parser<'t> {
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

    /// Where what was given up ends: while its places are noted, in front of what is read again.
    pub(super) fn is_end_of_lost(&self) -> bool {
        self.is_boundary() || self.notes_rest && self.cursor.is_any_ident(&["on", "if"])
    }

    /// All notes, in the order of their places. Where nothing was noted nothing can stand; the author's
    /// expressions are Rust.
    pub(super) fn take_slots(&mut self, tokens: &[Token]) -> Vec<Slot> {
        let Some(mut places) = self.slots.take() else { return Vec::new() };
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
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_prefixes_are_identifiers() {
        let all = ["resource-explorer-2", "resource-type-x"].map(|it| (it, naming::module(it)));
        let prefixes = Prefixes { all: all.to_vec(), start: "__editor::services" };
        let names = |start| {
            let names = prefixes.behind(start).into_iter().filter_map(|it| match it {
                Offer::Item { name, .. } => Some(name),
                _ => None,
            });
            names.collect::<Vec<_>>()
        };
        assert_eq!(names(""), ["resource"]);
        assert_eq!(names("resource-"), ["explorer"]);
        assert_eq!(names("resource-explorer-"), [""; 0]);
    }
}
