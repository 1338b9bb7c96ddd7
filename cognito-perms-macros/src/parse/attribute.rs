//! `#![…]` and `#[…]`: settings, and lint levels, which have their time to come.

use super::Parser;
use cognito_perms_spec::finding::{Finding, Rule};
use cognito_perms_spec::policy::{Settings, Span};
use cognito_perms_spec::similar;
use proc_macro2::Delimiter;

/// The settings that there are.
pub(super) const SETTINGS: [&str; 3] = ["partition", "region", "account"];
const ALL_SETTINGS: &str = "the settings are `partition`, `region` and `account`";

/// Words of lint levels, in attributes.
const LINT_LEVELS: [&str; 4] = ["allow", "warn", "deny", "expect"];

impl Parser<'_> {
    pub(super) fn is_inner_attribute(&self) -> bool {
        self.cursor.is_punct(0, '#')
            && self.cursor.is_punct(1, '!')
            && self.cursor.is_open(2, Delimiter::Bracket)
    }

    pub(super) fn setting(&mut self, settings: &mut Settings) {
        self.cursor.skip();
        self.cursor.skip();
        let whole = self.cursor.here();
        if let Some(inside) = self.cursor.eat_group(Delimiter::Bracket) {
            self.inside(inside, |parser| parser.setting_inside(settings, whole));
        }
    }

    fn setting_inside(&mut self, settings: &mut Settings, whole: Span) {
        let name_span = self.cursor.here();
        let Some(name) = self.cursor.ident(0) else {
            let message = format!("expected a setting, found {}", self.found());
            self.report(Finding::new(Rule::InvalidSetting, whole, message).help(ALL_SETTINGS));
            return;
        };
        if name == "quota"
            || (LINT_LEVELS.contains(&name) && self.cursor.is_open(1, Delimiter::Parenthesis))
        {
            self.unsupported(name_span, &format!("`#![{name}]` is"));
            return;
        }
        let slot = match name {
            "partition" => &mut settings.partition,
            "region" => &mut settings.region,
            "account" => &mut settings.account,
            _ => {
                let near = similar::nearest(name, SETTINGS.into_iter().chain(["quota"]));
                let remedy = near.map_or(ALL_SETTINGS.to_owned(), |near| {
                    format!("a setting with a similar name exists: `{near}`")
                });
                let message = format!("unknown setting `{name}`");
                self.report(Finding::new(Rule::InvalidSetting, name_span, message).help(remedy));
                return;
            }
        };
        if slot.is_some() {
            let message = format!("`{name}` is set twice");
            self.report(
                Finding::new(Rule::InvalidSetting, name_span, message).help("leave one out"),
            );
            return;
        }
        self.cursor.skip();
        if !self.cursor.eat_punct('=') {
            let message = format!("expected `=` behind `{name}`, found {}", self.found());
            let remedy = format!("a setting has the form `#![{name} = \"…\"]`");
            self.report(Finding::new(Rule::SyntaxError, self.cursor.here(), message).help(remedy));
            return;
        }
        if let Some(value) = self.value() {
            *slot = Some(value);
            if !self.cursor.is_at_end() {
                let message = format!("expected `]`, found {}", self.found());
                self.report(
                    Finding::new(Rule::SyntaxError, self.cursor.here(), message)
                        .help("each setting has a `#![…]` of its own"),
                );
            }
        }
    }

    /// `#[…]` in front of a statement: lint levels, which have their time to come.
    pub(super) fn attributes(&mut self) {
        while self.cursor.is_punct(0, '#') && self.cursor.is_open(1, Delimiter::Bracket) {
            self.cursor.skip();
            let whole = self.cursor.here();
            let Some(inside) = self.cursor.eat_group(Delimiter::Bracket) else {
                return;
            };
            match inside.ident(0) {
                Some(level) if LINT_LEVELS.contains(&level) => {
                    self.unsupported(inside.here(), &format!("`#[{level}(…)]` is"));
                }
                name => {
                    let setting = name.filter(|name| SETTINGS.contains(name));
                    let help =
                        setting.map(|name| format!("a setting is written `#![{name} = \"…\"]`"));
                    self.syntax(whole, "expected a lint level", help);
                }
            }
        }
    }
}
