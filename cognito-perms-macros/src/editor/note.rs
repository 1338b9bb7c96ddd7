//! What no item of the crate stands for: patterns, names of the author's, mistakes. A documented constant of
//! its own for each, so that an editor has something to show.

use super::link::{known, name_at, path_of};
use crate::expand::Judged;
use crate::parse::{Slot, Stands};
use crate::token::{Kind, Token};
use cognito_perms_spec::catalog::{self, DEFAULT_SERVICE, Quota, Service};
use cognito_perms_spec::finding::{Finding, Level};
use cognito_perms_spec::pattern;
use cognito_perms_spec::policy::{
    ActionItem, ActionKind, Key, ResourceKind, Settings, Span, Spanned, Statement,
};
use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::quote;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

/// What is said of a word.
struct Note {
    /// What it is: the path of a type.
    about: &'static str,
    /// In Markdown.
    text: String,
}

/// The notes of a literal, by the positions of their words.
struct Notes<'t> {
    tokens: &'t [Token],
    /// Which tokens are words of the language: their items say what they are.
    has_item: Vec<bool>,
    notes: BTreeMap<usize, Note>,
}

/// The constants of a literal.
pub(super) fn notes(crate_path: &TokenTree, tokens: &[Token], judged: &Judged) -> TokenStream {
    let has_item = has_item(tokens, &judged.slots);
    let mut notes = Notes { tokens, has_item, notes: BTreeMap::new() };
    for statement in &judged.policy.statements {
        notes.of_statement(statement);
    }
    for finding in judged.findings.iter().filter(|it| it.level > Level::Allow) {
        notes.of_mistake(finding);
    }
    // It is named as the author writes: `expect` would warn where that is how a constant is named.
    let constants = notes.notes.iter().map(|(at, Note { about, text })| {
        let (name, about) = (name_at(tokens.get(*at)), path_of(crate_path, about));
        quote!({ #[doc = #text] #[allow(nonstandard_style)] const #name: #about = #about; })
    });
    constants.collect()
}

fn has_item(tokens: &[Token], slots: &[Slot]) -> Vec<bool> {
    let mut has_item = vec![false; tokens.len()];
    for slot in slots.iter().filter(|it| matches!(it.stands, Stands::Word)) {
        if let Some(Kind::Ident(word)) = tokens.get(slot.at).map(|it| &it.kind) {
            has_item[slot.at] |= known(&slot.offers, word).is_some();
        }
    }
    has_item
}

impl Notes<'_> {
    fn of_statement(&mut self, statement: &Statement) {
        if let Some(sid) = &statement.sid {
            let text = format!("The name of this statement: `\"Sid\": \"{}\"`.", sid.value);
            self.add(sid.span, "__editor::Sid", &text);
        }
        for item in statement.actions.items.iter().chain(&statement.actions.except) {
            if let Some((span, text)) = of_action(item) {
                self.add(span, "__editor::Pattern", &text);
            }
        }
        for item in &statement.resources.items {
            if matches!(item.kind, ResourceKind::Any) {
                self.add(item.span, "__editor::Pattern", "Any resource.");
            }
        }
        for condition in &statement.conditions {
            self.of_tag(&condition.key);
        }
    }

    /// The key of a tag, behind the `/` of a condition key.
    fn of_tag(&mut self, key: &Key) {
        let run = self.tokens.get(key.name.span.start..key.name.span.end).unwrap_or_default();
        let slash = run.iter().position(|it| matches!(it.kind, Kind::Punct('/')));
        let info = catalog::condition_key(catalog::condition_keys(), &key.name.value);
        if let (Some((info, Some(tag))), Some(slash)) = (info, slash) {
            let behind = Span::new(key.name.span.start + slash + 1, key.name.span.end);
            let text = format!("The tag `{tag}`. {}: `{}`.", info.description, info.name);
            self.add(behind, "__editor::Tag", &text);
        }
    }

    fn add(&mut self, span: Span, about: &'static str, text: &str) {
        for at in (span.start..span.end).filter(|at| self.has_item.get(*at) == Some(&false)) {
            self.notes.entry(at).or_insert_with(|| Note { about, text: text.to_owned() });
        }
    }

    /// What is wrong and what was meant, at the first word that is not known, or at a token that is none.
    fn of_mistake(&mut self, finding: &Finding) {
        let mut run = finding.span.start..finding.span.end.min(self.tokens.len());
        let is_word = |at: usize| matches!(self.tokens[at].kind, Kind::Ident(_));
        let has_words = run.clone().any(is_word);
        let Some(at) = run.find(|at| !self.has_item[*at] && is_word(*at) == has_words) else {
            return;
        };
        let text = explained(finding);
        match self.notes.entry(at) {
            // A pattern, say, that is right by itself.
            Entry::Occupied(mut note) => {
                let note = note.get_mut();
                note.text = format!("{text}\n\n{}", note.text);
            }
            Entry::Vacant(place) => {
                place.insert(Note { about: "__editor::Mistake", text });
            }
        }
    }
}

fn explained(finding: &Finding) -> String {
    let mut text = format!("{}\n\n", finding.message);
    for help in &finding.help {
        text += &format!("- {help}\n");
    }
    text + &format!("\nRule `{}`: {}", finding.rule, finding.rule.explanation().trim())
}

/// What a pattern of actions matches.
fn of_action(item: &ActionItem) -> Option<(Span, String)> {
    match &item.kind {
        ActionKind::Every => Some((item.span, "Every action of AWS.".to_owned())),
        ActionKind::Name { prefix, name } if pattern::has_wildcard(&name.value) => {
            let prefix = prefix.as_ref().map(|it| it.value.as_str());
            let service = prefix.map_or(Some(DEFAULT_SERVICE), catalog::service)?;
            Some((name.span, of_pattern(service, name)?))
        }
        _ => None,
    }
}

fn of_pattern(service: &Service, name: &Spanned<String>) -> Option<String> {
    let names = service.actions.iter().map(|it| it.name);
    let matched: Vec<_> =
        names.filter(|it| pattern::matches_ignoring_case(&name.value, it)).collect();
    let names = matched.join("`, `");
    let (prefix, written) = (service.prefix, &name.value);
    match matched.len() {
        0 => None,
        1 => Some(format!("`{written}` matches one action of `{prefix}`: `{names}`.")),
        all if all == service.actions.len() => {
            Some(format!("Every action of `{prefix}`, {all} today: `{names}`."))
        }
        some => Some(format!("`{written}` matches {some} actions of `{prefix}`: `{names}`.")),
    }
}

/// The quota that is named in a string.
pub(super) fn quota(
    crate_path: &TokenTree,
    tokens: &[Token],
    settings: &Settings,
) -> Option<TokenStream> {
    let written = settings.quota.as_ref()?;
    let quota = Quota::ALL.iter().find(|it| it.name() == written.value)?;
    let path = path_of(crate_path, "Quota");
    let name = Ident::new(&format!("{quota:?}"), tokens.get(written.span.start)?.span);
    Some(quote!({ use #path::#name as _; }))
}
