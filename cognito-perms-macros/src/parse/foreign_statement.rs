//! Recognizes statements of other languages, such as JSON and Rust code, and says what to write instead. It is called only
//! where the grammar does not allow what comes next.

use super::attribute::SETTINGS;
use super::foreign_word::{NO_PRINCIPAL, STATEMENT, VERSION, Word, eat_quoted_or_name, label};
use super::parser::Parser;
use crate::cursor::Cursor;
use crate::name::eat_name;
use cognito_perms_spec::facts::catalog;
use proc_macro2::Delimiter;

/// The help for Rust code in place of a statement.
const FIXED: &str =
    "write each statement in full: to decide at run time, choose between several policies";

impl<'t> Parser<'t> {
    /// Whether the next word is one of a JSON policy.
    pub(super) fn is_member(&self) -> bool {
        self.cursor.ident(0).is_some_and(|it| Word::of(it).is_some())
    }

    /// Whether a setting comes next, without its brackets.
    pub(super) fn is_setting(&self) -> bool {
        let name = self.cursor.ident(0).is_some_and(|it| SETTINGS.contains(&it));
        name && self.cursor.is_any_punct_at(1, &[':', '='])
    }

    /// Whether a word before a colon, with no effect after it, is something else than a sid.
    pub(super) fn is_other_statement(&self) -> bool {
        self.is_member() || self.is_setting()
    }

    /// Returns the help for something else than a statement.
    pub(super) fn instead_of_statement(&self) -> Option<String> {
        let here = self.cursor;
        if here.is_ident(0, "include_str") && here.is_punct(1, '!') {
            // The path of `include_str!` is relative to the source file.
            return Some(
                "use `policy_file!`, with the path relative to the folder of `Cargo.toml`, like `policy_file!(\"policies/admin.json\")`"
                    .to_owned(),
            );
        }
        if let Some(inside) = here.clone().eat_any_group() {
            let is_statement = inside.is_any_ident(&["allow", "deny"])
                || inside.is_colon(1) && {
                    let mut after = inside;
                    after.skip();
                    after.skip();
                    after.is_any_ident(&["allow", "deny"])
                };
            if is_statement {
                return Some("remove the brackets; separate statements with `;`".to_owned());
            }
            let is_document = inside.is_literal() || inside.is_group() || inside.is_at_end();
            if !is_document && here.is_open(0, Delimiter::Brace) && !inside.is_colon(1) {
                return Some(FIXED.to_owned());
            }
            let form = self.form_of(here).or_else(|| self.form_of(inside));
            return Some(form.map_or(STATEMENT.to_owned(), |form| {
                format!("write `{form}`; for a JSON file, use `policy_file!`")
            }));
        }
        match here.ident(0) {
            Some(name) if self.is_setting() => {
                let mut after = here;
                after.skip();
                after.skip();
                let value = after.literal().unwrap_or("\"…\"");
                return Some(format!("write the setting as `#![{name} = {value}]`"));
            }
            Some("if") if here.is_colon(2) || here.ident(2).is_some() => {
                return Some("write the condition after the resources".to_owned());
            }
            Some("if" | "for" | "while" | "match" | "let" | "const" | "include" | "use" | "fn") => {
                return Some(FIXED.to_owned());
            }
            _ => {}
        }
        if here.is_punct(0, '.') {
            return Some(FIXED.to_owned());
        }
        if here.is_literal() && (here.ident(1).is_some() || here.is_punct(1, ',')) {
            let mut after = here;
            let sid = after.eat_string()?;
            after.eat_punct(',');
            if after.is_any_ident(&["allow", "deny"]) {
                return Some(format!(
                    "write the sid with a colon: `{} allow …`",
                    label(&sid.value)
                ));
            }
        }
        let name = here.ident(0).map(str::to_owned);
        let name = name.or_else(|| here.clone().eat_string().map(|it| it.value.into_owned()));
        let form = || self.form_of(here);
        let written = |form: String| format!("write `{form}`; for a JSON file, use `policy_file!`");
        Some(match name.as_deref().and_then(Word::of) {
            Some(Word::Principal) => NO_PRINCIPAL.to_owned(),
            Some(Word::Version) => VERSION.to_owned(),
            Some(Word::Sid) => match form() {
                Some(form) => written(form),
                None => format!("write the sid before the effect: `{} allow …`", self.sid_after()),
            },
            Some(Word::Effect) => match form() {
                Some(form) => written(form),
                None => "start the statement with `allow` or `deny`".to_owned(),
            },
            Some(Word::Statement)
                if here.ident(0).is_some() && here.is_open(1, Delimiter::Brace) =>
            {
                "remove the word and its brackets; separate statements with `;`".to_owned()
            }
            Some(_) => form().map_or(STATEMENT.to_owned(), written),
            // A macro call, or a constant.
            None if here.ident(0).is_some()
                && (here.is_punct(1, '!') || here.peek(1).is_none() || here.is_punct(1, ';')) =>
            {
                STATEMENT.to_owned()
            }
            None => return None,
        })
    }

    /// Returns the sid after `Sid:`, `sid =`, `sid(` or `sid`, as it is written before a statement.
    fn sid_after(&self) -> String {
        let mut after = self.cursor;
        after.skip();
        while after.is_any_punct(&[':', '=']) {
            after.skip();
        }
        if let Some(inside) = after.clone().eat_any_group() {
            after = inside;
        }
        let sid = after.eat_string().or_else(|| eat_name(&mut after));
        sid.map_or("Name:".to_owned(), |it| label(&it.value))
    }

    /// Returns a statement, or a list of them, that is written as in JSON: `None` if any part of it is unknown.
    fn form_of(&self, mut at: Cursor<'t>) -> Option<String> {
        if let Some(inside) = at.clone().eat_group(Delimiter::Brace) {
            return self.form_of(inside);
        }
        if let Some(mut inside) = at.eat_group(Delimiter::Bracket) {
            let mut forms = Vec::new();
            while let Some(statement) = inside.eat_group(Delimiter::Brace) {
                forms.push(self.form_of(statement)?);
                inside.eat_punct(',');
            }
            return (inside.is_at_end() && !forms.is_empty()).then(|| forms.join("; "));
        }
        let (mut sid, mut effect, mut actions, mut resources) = (None, None, None, None);
        loop {
            let name = at.eat_string().map(|it| it.value.into_owned());
            let name = name.or_else(|| {
                let name = at.ident(0)?.to_owned();
                at.skip();
                Some(name)
            })?;
            if !at.eat_punct(':') && !at.eat_punct('=') {
                return None;
            }
            match Word::of(&name)? {
                Word::Version => {
                    at.eat_string()?;
                }
                Word::Statement => return self.form_of(at),
                Word::Sid => {
                    let written = at.eat_string().or_else(|| eat_name(&mut at))?;
                    sid = Some(format!("{} ", label(&written.value)));
                }
                Word::Effect => {
                    let written = at.eat_string().or_else(|| eat_name(&mut at))?;
                    effect = Some(match &*written.value.to_ascii_lowercase() {
                        "allow" => "allow",
                        "deny" => "deny",
                        _ => return None,
                    });
                }
                Word::Action { negated } => {
                    let not = if negated { "not " } else { "" };
                    actions = Some(format!("{not}{}", self.items_of_json(&mut at, true)?));
                }
                Word::Resource { negated } => {
                    let not = if negated { "not " } else { "" };
                    resources = Some(format!("{not}{}", self.items_of_json(&mut at, false)?));
                }
                Word::Principal | Word::Condition => return None,
            }
            if !at.eat_punct(',') && !at.is_at_end() {
                return None;
            }
            if at.is_at_end() {
                let (effect, actions, resources) = (effect?, actions?, resources?);
                let sid = sid.unwrap_or_default();
                return Some(format!("{sid}{effect} {actions} on {resources}"));
            }
        }
    }

    /// Returns one or more actions or resources of JSON, as a literal has them.
    fn items_of_json(&self, at: &mut Cursor<'t>, are_actions: bool) -> Option<String> {
        let Some(mut inside) = at.eat_group(Delimiter::Bracket) else {
            return self.item_of_json(at, are_actions);
        };
        let mut items = Vec::new();
        while !inside.is_at_end() {
            items.push(self.item_of_json(&mut inside, are_actions)?);
            inside.eat_punct(',');
        }
        (!items.is_empty()).then(|| items.join(", "))
    }

    fn item_of_json(&self, at: &mut Cursor<'t>, is_action: bool) -> Option<String> {
        let (name, is_string) = eat_quoted_or_name(at)?;
        if !is_action {
            return Some(match (&*name, is_string) {
                ("*", _) => name,
                (_, true) => format!("{name:?}"),
                (_, false) => return None,
            });
        }
        if name == "*" && is_string {
            return Some("*:*".to_owned());
        }
        let (prefix, action) = name.split_once(':').unwrap_or((self.service.prefix, &name));
        catalog::service(prefix)?;
        let is_own = prefix.eq_ignore_ascii_case(self.service.prefix);
        Some(if is_own { action.to_owned() } else { name })
    }
}
