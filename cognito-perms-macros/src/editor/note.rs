//! What no item of the crate stands for: patterns, names of the author's, mistakes. A documented constant of
//! its own for each, so that an editor has something to show.

use super::link::{known, name_at, path_of};
use crate::parse::{Slot, Stands};
use crate::token::{Kind, Token};
use cognito_perms_spec::catalog::{self, DEFAULT_SERVICE, Quota, Service};
use cognito_perms_spec::finding::{Finding, Level};
use cognito_perms_spec::pattern;
use cognito_perms_spec::policy::{
    ActionItem, ActionKind, Policy, ResourceKind, Settings, Span, Spanned, Statement,
};
use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::quote;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

/// What is said of a word.
pub(super) struct Note {
    /// What it is: the path of a type.
    about: &'static str,
    /// In Markdown.
    text: String,
}

/// The notes by the positions of their words.
type Notes = BTreeMap<usize, Note>;

/// What the parts of a policy mean that are called as the author wants.
pub(super) fn of_policy(tokens: &[Token], policy: &Policy) -> Notes {
    let mut notes = Notes::new();
    for statement in &policy.statements {
        of_statement(tokens, statement, &mut notes);
    }
    notes
}

fn of_statement(tokens: &[Token], statement: &Statement, notes: &mut Notes) {
    let mut add = |span: Span, about: &'static str, text: String| {
        for at in span.start..span.end {
            notes.entry(at).or_insert_with(|| Note { about, text: text.clone() });
        }
    };
    if let Some(sid) = &statement.sid {
        add(
            sid.span,
            "__editor::Sid",
            format!("The name of this statement: `\"Sid\": \"{}\"`.", sid.value),
        );
    }
    for item in statement.actions.items.iter().chain(&statement.actions.except) {
        if let Some((span, text)) = of_action(item) {
            add(span, "__editor::Pattern", text);
        }
    }
    for item in &statement.resources.items {
        if matches!(item.kind, ResourceKind::Any) {
            add(item.span, "__editor::Pattern", "Any resource.".to_owned());
        }
    }
    for key in statement.conditions.iter().map(|it| &it.key).filter(|it| !it.is_unchecked) {
        let is_tag = catalog::condition_key(catalog::condition_keys(), &key.name.value);
        let run = tokens.get(key.name.span.start..key.name.span.end).unwrap_or_default();
        let slash = run.iter().position(|it| matches!(it.kind, Kind::Punct('/')));
        if let (Some((info, Some(tag))), Some(slash)) = (is_tag, slash) {
            let behind = Span::new(key.name.span.start + slash + 1, key.name.span.end);
            add(
                behind,
                "__editor::Tag",
                format!("The tag `{tag}`. {}: `{}`.", info.description, info.name),
            );
        }
    }
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
    let matched = service.actions.iter().map(|it| it.name);
    let matched: Vec<_> =
        matched.filter(|it| pattern::matches_ignoring_case(&name.value, it)).collect();
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

/// What is wrong and what was meant, at the first word of each mistake.
pub(super) fn add_mistakes(tokens: &[Token], findings: &[Finding], notes: &mut Notes) {
    for finding in findings.iter().filter(|it| it.level > Level::Allow) {
        let mut run = finding.span.start..finding.span.end;
        let is_word =
            |at: &usize| tokens.get(*at).is_some_and(|it| matches!(it.kind, Kind::Ident(_)));
        if let Some(at) = run.find(is_word) {
            let text = of_finding(finding);
            match notes.entry(at) {
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
}

/// The notes as constants, but for those of words with an item, which says what they are.
pub(super) fn emit(
    crate_path: &TokenTree,
    tokens: &[Token],
    slots: &[Slot],
    notes: &Notes,
) -> TokenStream {
    let has_item = |at: usize, token: &Token| {
        let Kind::Ident(word) = &token.kind else { return false };
        let mut here = slots.iter().filter(|it| it.at == at && matches!(it.stands, Stands::Word));
        here.any(|it| known(&it.offers, word).is_some())
    };
    let constants = notes.iter().filter_map(|(at, Note { about, text })| {
        let token = tokens.get(*at).filter(|token| !has_item(*at, token))?;
        let (name, about) = (name_at(Some(token)), path_of(crate_path, about));
        Some(quote!({ #[doc = #text] #[allow(nonstandard_style)] const #name: #about = #about; }))
    });
    constants.collect()
}

fn of_finding(finding: &Finding) -> String {
    let mut text = format!("{}\n\n", finding.message);
    for help in &finding.help {
        text += &format!("- {help}\n");
    }
    text + &format!("\nRule `{}`: {}", finding.rule, finding.rule.explanation().trim())
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
