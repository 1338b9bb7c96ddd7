//! Documents what no item of the crate describes: patterns, names chosen by the author, mistakes. Each gets a
//! documented constant of its own, so that an editor has something to show.

use super::link::{known, name_at};
use super::path::path_of;
use super::written::Written;
use crate::parse::{Slot, SlotKind, is_item, key_module, resource_item, service_of};
use crate::report::position_of_word;
use crate::token::{Token, TokenKind};
use cognito_perms_spec::facts::catalog::{self, ConditionKeyInfo, PROVIDERS, Quota, Service};
use cognito_perms_spec::facts::naming;
use cognito_perms_spec::syntax::{
    ActionItem, ActionKind, Key, Notation, ResourceKind, Settings, Statement,
};
use cognito_perms_spec::text::{Finding, Level, Span, Text, wildcard as pattern};
use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::quote;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::ptr;

/// The maximum number of names listed.
const MOST: usize = 30;

/// The documentation of a word.
struct Note {
    /// The type of the constant, one of the types in `__editor`.
    about: &'static str,
    /// Markdown.
    text: String,
}

/// The notes of a literal, by the positions of their words.
struct Notes<'t> {
    tokens: &'t [Token],
    /// Which tokens are words of the grammar, which are documented by their own items.
    is_known: Vec<bool>,
    notes: BTreeMap<usize, Note>,
    /// Words of the grammar that are not allowed where they are, with the paths of their items.
    misplaced: BTreeMap<usize, String>,
}

/// Returns the constants of a literal, and the items for misplaced words.
pub(super) fn notes(crate_path: &TokenTree, written: &Written<'_>) -> TokenStream {
    let Written { tokens, slots, statements, settings, findings, notation } = written;
    let is_known = is_known(tokens, slots);
    let mut notes = Notes { tokens, is_known, notes: BTreeMap::new(), misplaced: BTreeMap::new() };
    notes.of_quota(settings);
    for statement in *statements {
        notes.of_statement(statement);
    }
    for finding in findings.iter().filter(|it| it.level > Level::Allow) {
        notes.of_mistake(finding, *notation);
    }
    // The constant is spelled as the author wrote it. `expect` would warn wherever that is a conventional
    // name.
    let mut out = TokenStream::new();
    for (at, Note { about, text }) in &notes.notes {
        let name = name_at(tokens.get(*at), &about.to_ascii_lowercase());
        let about = path_of(crate_path, &format!("__editor::{about}"));
        out.extend(
            quote!({ #[doc = #text] #[allow(nonstandard_style)] const #name: #about = #about; }),
        );
    }
    for (at, path) in &notes.misplaced {
        if let (Some((module, name)), Some(token)) = (path.rsplit_once("::"), tokens.get(*at)) {
            let module = path_of(crate_path, module);
            let name = Ident::new(name, token.span);
            out.extend(quote!({ use #module::#name as _; }));
        }
    }
    out
}

fn is_known(tokens: &[Token], slots: &[Slot]) -> Vec<bool> {
    let mut is_known = vec![false; tokens.len()];
    for slot in slots.iter().filter(|it| matches!(it.kind, SlotKind::Word)) {
        if let Some(TokenKind::Ident(word)) = tokens.get(slot.at).map(|it| &it.kind) {
            is_known[slot.at] |= known(&slot.offers, word).is_some();
        }
    }
    is_known
}

impl Notes<'_> {
    fn of_statement(&mut self, statement: &Statement<'_>) {
        if let Some(sid) = &statement.sid {
            let text = format!("The name of this statement: `\"Sid\": \"{}\"`.", sid.value);
            self.add(sid.span, "Sid", &text);
        }
        for item in statement.actions.items.iter().chain(&statement.actions.except) {
            if let Some((span, text)) = of_action(item) {
                self.add(span, "Pattern", &text);
            }
        }
        for item in &statement.resources.items {
            match &item.kind {
                ResourceKind::Any => self.add(item.span, "Pattern", "Any resource."),
                ResourceKind::Typed { prefix, name, .. } => {
                    let it =
                        service_of(prefix.as_ref()).and_then(|it| it.resource_type(&name.value));
                    let it = it.filter(|it| it.service.has_items());
                    self.misplace(name.span, it.map(resource_item));
                }
                ResourceKind::Arn(_)
                | ResourceKind::Unchecked(_)
                | ResourceKind::UncheckedValue(_) => {}
            }
        }
        for condition in &statement.conditions {
            self.of_key(&condition.key);
            let name = &condition.operator.name;
            let base = name.value.strip_suffix("IfExists").unwrap_or(&name.value);
            let info = catalog::operator(base);
            let info = info.filter(|it| base == name.value || it.takes_if_exists());
            let path = info.map(|_| format!("__editor::operator::{}", name.value));
            self.misplace(name.span, path);
        }
    }

    /// Documents a word of the grammar where it is not allowed.
    fn misplace(&mut self, span: Span, path: Option<String>) {
        let at = position_of_word(self.tokens, span);
        let at = at.filter(|at| self.is_known.get(*at) == Some(&false));
        if let (Some(at), Some(path)) = (at, path) {
            self.is_known[at] = true;
            self.misplaced.insert(at, path);
        }
    }

    /// Documents the quota that is named in a string.
    fn of_quota(&mut self, settings: &Settings<'_>) {
        let Some(written) = &settings.quota else { return };
        let quota = Quota::ALL.iter().find(|it| it.name() == written.value);
        self.misplace(written.span, quota.map(|it| format!("Quota::{it:?}")));
    }

    /// Documents a condition key, and the tag key after its `/`.
    fn of_key(&mut self, key: &Key<'_>) {
        let run = self.tokens.get(key.name.span.start..key.name.span.end).unwrap_or_default();
        let slash = run.iter().position(|it| matches!(it.kind, TokenKind::Punct('/')));
        let info = catalog::known_condition_key(&key.name.value);
        if let Some((info, _)) = info.filter(|(it, _)| !key.is_unchecked && is_item(it)) {
            let item = |prefix, name| format!("{}::{}", key_module(prefix), naming::item(name));
            let path = info.prefix().zip(info.short()).map(|(prefix, name)| item(prefix, name));
            self.misplace(key.name.span, path);
        }
        let is_claim = |it: &ConditionKeyInfo| {
            PROVIDERS.iter().any(|of| of.claims.iter().any(|claim| ptr::eq(claim, it)))
        };
        if let Some((info, _)) = info.filter(|(it, _)| !key.is_unchecked && is_claim(it)) {
            let (name, of_type) = (&key.name.value, info.value_type);
            let text = format!("{}.\n\n`{name}`, of type `{of_type}`", info.description);
            self.add(key.name.span, "Claim", &text);
        }
        if let (Some((info, Some(tag))), Some(slash)) = (info, slash) {
            let after = Span::new(key.name.span.start + slash + 1, key.name.span.end);
            let text = format!("The tag `{tag}`. {}: `{}`.", info.description, info.name);
            self.add(after, "Tag", &text);
        }
    }

    fn add(&mut self, span: Span, about: &'static str, text: &str) {
        for at in (span.start..span.end).filter(|at| self.is_known.get(*at) == Some(&false)) {
            self.notes.entry(at).or_insert_with(|| Note { about, text: text.to_owned() });
        }
    }

    /// Documents a finding, with its help, on the word that is underlined.
    fn of_mistake(&mut self, finding: &Finding, notation: Notation) {
        let at = position_of_word(self.tokens, finding.span);
        let Some(at) = at.filter(|at| self.is_known.get(*at) == Some(&false)) else { return };
        let text = explained(finding, notation);
        match self.notes.entry(at) {
            // Such as a pattern that is fine in itself.
            Entry::Occupied(mut note) => {
                let note = note.get_mut();
                note.text = format!("{text}\n\n{}", note.text);
            }
            Entry::Vacant(place) => {
                place.insert(Note { about: "Mistake", text });
            }
        }
    }
}

fn explained(finding: &Finding, notation: Notation) -> String {
    let rendered = finding.say(notation);
    let mut text = format!("{}\n\n", rendered.message);
    for help in &rendered.help {
        text += &format!("- {help}\n");
    }
    text + &format!("\nRule `{}`: {}", finding.rule, finding.rule.explanation().trim())
}

/// Describes what a pattern of actions matches.
fn of_action(item: &ActionItem<'_>) -> Option<(Span, String)> {
    match &item.kind {
        ActionKind::Every => Some((item.span, "Every action of AWS.".to_owned())),
        ActionKind::Name { prefix, name, .. } if pattern::has_wildcard(&name.value) => {
            Some((name.span, of_pattern(service_of(prefix.as_ref())?, name)?))
        }
        _ => None,
    }
}

fn of_pattern(service: &'static Service, name: &Text<'_>) -> Option<String> {
    let names = service.actions().iter().map(|it| it.name);
    let matched: Vec<_> =
        names.filter(|it| pattern::matches_ignoring_case(&name.value, it)).collect();
    let mut names = matched.iter().take(MOST).copied().collect::<Vec<_>>().join("`, `");
    if matched.len() > MOST {
        names += &format!("` and {} more", matched.len() - MOST);
    } else {
        names.push('`');
    }
    let (prefix, written) = (service.prefix, &name.value);
    match matched.len() {
        0 => None,
        1 => Some(format!("`{written}` matches one action of `{prefix}`: `{names}.")),
        all if all == service.actions().len() => {
            Some(format!("Every action of `{prefix}`, {all} today: `{names}."))
        }
        some => Some(format!("`{written}` matches {some} actions of `{prefix}`: `{names}.")),
    }
}
