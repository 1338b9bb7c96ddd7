//! A statement: its attributes, its sid and its effect, then the parts that have files of their own.

use super::action::END_WORDS;
use super::boundary::is_effect;
use super::foreign_word::STATEMENT;
use super::offer::Offer;
use super::parser::Parser;
use super::principal::To;
use crate::name::eat_name;
use crate::token::EFFECTS;
use cognito_perms_spec::rules::syntax::syntax_error;
use cognito_perms_spec::syntax::{Actions, Effect, Element, Resources, Statement};
use cognito_perms_spec::text::{Span, Spanned, Text};

impl<'t> Parser<'t> {
    pub(super) fn statement(&mut self) -> Statement<'t> {
        self.broken = false;
        self.lost = false;
        let start = self.cursor.position();
        let lints = self.attributes();
        self.start_slot();
        if self.broken && self.is_end_of_statement() {
            // The statement is only an attribute, which was reported.
            self.lost = true;
        }
        let sid = self.sid();
        self.effect_slot();
        let effect = if self.lost { None } else { self.effect() };
        self.effect = effect.as_ref().map(|it| it.value);
        let actions = if self.lost { Actions::default() } else { self.actions() };
        let has_resources =
            !self.kind.has_no_resources(actions.services()) || self.cursor.is_ident(0, "on");
        let resources = match has_resources && !self.lost {
            true => self.on_resources(&actions),
            false => Resources::default(),
        };
        let mut to = if self.lost { To::default() } else { self.principals_and_sources() };
        let mut own = if self.lost { Vec::new() } else { self.conditions(&actions, &resources) };
        self.complete_claims(&to, &mut own);
        let mut conditions = std::mem::take(&mut to.conditions);
        conditions.append(&mut own);
        let (span, broken) = (self.cursor.since(start), self.broken);
        Statement {
            span,
            lints,
            sid,
            effect,
            unknown_effect: self.unknown_effect.take(),
            missing: std::mem::take(&mut self.missing),
            empty: Vec::new(),
            principals: to.principals,
            strays: Vec::new(),
            actions,
            resources,
            conditions,
            broken,
        }
    }

    /// Expects `;` or the end after a statement; the start of the next statement is an error.
    pub(super) fn end_of_statement(&mut self) {
        if self.is_end_of_statement() || self.lost || self.is_inner_attribute() {
            return;
        }
        if self.is_boundary() {
            let message = format!("expected `;` before {}", self.found());
            let finding = syntax_error::found(self.cursor.here(), message);
            self.report_once(finding.help("separate statements with `;`"));
        } else {
            self.unexpected("`;`", None);
            self.give_up();
        }
    }

    fn sid(&mut self) -> Option<Text<'t>> {
        let here = self.cursor.here();
        let is_before_effect = is_effect(self.cursor.ident(2));
        if self.cursor.is_literal() && self.cursor.is_colon(1) && !is_before_effect {
            // The author may write the effect next.
            let mut after = self.cursor;
            after.skip();
            after.skip();
            self.inside(after, Self::effect_slot);
        }
        if self.cursor.is_literal() && self.cursor.is_colon(1) && is_before_effect {
            if let Some(sid) = self.cursor.eat_string() {
                self.cursor.skip();
                return Some(sid);
            }
            let message = format!("expected a sid, found {}", self.found());
            let remedy = "write the sid as an identifier or a string, like `\"1st\"`";
            self.report(syntax_error::found(here, message).help(remedy));
            self.cursor.skip();
            self.cursor.skip();
            return None;
        }
        let first = self.cursor.ident(0);
        if first.is_some()
            && !is_effect(first)
            && is_effect(self.cursor.ident(1))
            && first != Some("not")
            && !self.is_member()
        {
            let sid = eat_name(&mut self.cursor)?;
            let message = format!("expected `:` after `{}`", sid.value);
            let remedy = format!("add a colon after the sid: `{}:`", sid.value);
            self.report(syntax_error::found(here, message).help(remedy));
            return Some(sid);
        }
        let is_plain = first.is_some() && self.cursor.is_colon(1) && !is_effect(first);
        let mut ahead = self.cursor;
        let sid = eat_name(&mut ahead)?;
        let has_effect = is_effect(ahead.ident(1));
        let is_sid = ahead.is_colon(0) && (has_effect || is_plain && !self.is_other_statement());
        if !is_sid {
            return None;
        }
        ahead.skip();
        self.cursor = ahead;
        Some(sid)
    }

    /// Notes that a statement or its effect can be written here.
    pub(super) fn effect_slot(&mut self) {
        self.slot(true, |_| Offer::keywords(&EFFECTS));
    }

    /// Notes that a statement or a claim can be written here.
    pub(super) fn start_slot(&mut self) {
        let [allow, deny] = EFFECTS;
        self.slot(true, |_| Offer::keywords(&[allow, deny, "ensure"]));
    }

    fn effect(&mut self) -> Option<Spanned<Effect>> {
        let span = self.cursor.here();
        let effect = match self.cursor.ident(0) {
            Some("allow") => Effect::Allow,
            Some("deny") => Effect::Deny,
            written => {
                self.no_effect(written, span);
                return None;
            }
        };
        self.cursor.skip();
        if self.cursor.is_colon(0) {
            let here = self.cursor.here();
            let message = "expected an action, found `:`";
            self.report(syntax_error::found(here, message).help("remove the `:`"));
            self.cursor.skip();
        }
        Some(Spanned::new(effect, span))
    }

    /// Reports something else in place of `allow` or `deny`: a word, the part after the effect, or something
    /// that is not a statement.
    fn no_effect(&mut self, written: Option<&str>, span: Span) {
        self.broken = true;
        if let Some(remedy) = self.instead_of_statement() {
            let instead = format!("`allow` or `deny`, found {}", self.found());
            self.lacks(Element::Effect, span, instead, Some(remedy));
            return self.give_up();
        }
        let is_keyword = |word: &str| word == "not" || END_WORDS.contains(&word);
        let mut after = self.cursor;
        let has_name = eat_name(&mut after).is_some();
        let names_follow = after.has_gap()
            && after.position() == self.cursor.position() + 1
            && (after.ident(0).is_some_and(|word| !is_keyword(word)) || after.is_punct(0, '*'));
        if let Some(word) = written.filter(|word| names_follow && !is_keyword(word)) {
            self.has_unknown_effect(Text::new(word.to_owned().into(), span));
            self.cursor.skip();
            if self.is_boundary() {
                self.give_up();
            }
            return;
        }
        let remedy = match written {
            _ if self.cursor.is_literal() => Some(STATEMENT.to_owned()),
            _ => self.comment_hint(),
        };
        let instead = format!("`allow` or `deny`, found {}", self.found());
        self.lacks(Element::Effect, span, instead, remedy);
        let is_actions = has_name
            && !written.is_some_and(is_keyword)
            && (after.is_punct(0, ',')
                || after.is_colon(0)
                || after.is_any_ident(&["on", "except"]));
        if !is_actions {
            self.give_up();
        }
    }
}
