//! Parses `#![…]` and `#[…]`: settings and lint levels.

use super::foreign_word::{SID, VERSION, Word};
use super::offer::Offer;
use super::parser::Parser;
use cognito_perms_spec::facts::catalog;
use cognito_perms_spec::rules::syntax::{invalid_setting, syntax_error};
use cognito_perms_spec::syntax::{LintAttribute, LintLevel, PolicyType, Settings};
use cognito_perms_spec::text::{Level, Rule, Span, Text, similar};
use proc_macro2::Delimiter;

/// All settings.
pub(super) const SETTINGS: [&str; 6] =
    ["partition", "region", "account", "service", "kind", "quota"];
const ALL_SETTINGS: &str =
    "the settings are `partition`, `region`, `account`, `service`, `kind`, `quota` and lint levels";

/// The types of policies that `policy!` can have.
const KINDS: [PolicyType; 5] = [
    PolicyType::Identity,
    PolicyType::Boundary,
    PolicyType::Session,
    PolicyType::Scp,
    PolicyType::Rcp,
];

/// Those of `policy_file!`: a document contains full ARNs and actions with their service.
const SETTINGS_OF_FILES: &str =
    "the settings are `kind`, `quota`, `unchecked`, `ensure` and lint levels";

/// The keywords of lint levels.
const LINT_LEVELS: [(&str, LintAttribute); 4] = [
    ("allow", LintAttribute::Set(Level::Allow)),
    ("warn", LintAttribute::Set(Level::Warn)),
    ("deny", LintAttribute::Set(Level::Deny)),
    ("expect", LintAttribute::Expect),
];
const ALL_LEVELS: &str = "the lint levels are `allow`, `warn`, `deny` and `expect`";

fn lint_level(name: &str) -> Option<LintAttribute> {
    LINT_LEVELS.iter().find(|(level, _)| *level == name).map(|(_, level)| *level)
}

fn lint_levels() -> Vec<Offer> {
    Offer::words("lint_level", LINT_LEVELS.iter().map(|(level, _)| *level))
}

/// An item in a lint attribute.
enum LintItem<'t> {
    Rule(Text<'t>),
    Reason(Span),
}

impl<'t> Parser<'t> {
    pub(super) fn setting(&mut self, settings: &mut Settings<'t>) {
        self.cursor.skip();
        self.cursor.skip();
        let whole = self.cursor.here();
        if let Some(inside) = self.cursor.eat_group(Delimiter::Bracket) {
            self.inside(inside, |parser| parser.setting_inside(settings, whole));
        }
    }

    fn all_settings(&self) -> &'static str {
        if self.is_of_file { SETTINGS_OF_FILES } else { ALL_SETTINGS }
    }

    fn setting_inside(&mut self, settings: &mut Settings<'t>, whole: Span) {
        self.slot(true, |_| {
            let mut offers = Offer::words("setting", SETTINGS);
            offers.extend(lint_levels());
            offers
        });
        let name_span = self.cursor.here();
        let Some(name) = self.cursor.ident(0) else {
            let message = format!("expected a setting, found {}", self.found());
            self.report(invalid_setting::found(whole, message).help(self.all_settings()));
            return;
        };
        if let Some(level) = lint_level(name) {
            let lints = self.lint(name, level);
            settings.lints.extend(lints);
            return self.end_of_attribute();
        }
        if !SETTINGS.contains(&name) {
            let levels = LINT_LEVELS.iter().map(|(level, _)| *level);
            let near = similar::nearest(name, SETTINGS.into_iter().chain(levels));
            let near = match Word::of(name) {
                _ if name == "ensure" => {
                    let message = "`ensure` is not a setting here";
                    let finding = invalid_setting::found(name_span, message);
                    return self.report(finding.help(
                        "write the claim after the settings, like `ensure never AdminDeleteUser on *;`",
                    ));
                }
                Some(Word::Sid) => {
                    let finding =
                        invalid_setting::found(name_span, format!("unknown setting `{name}`"));
                    return self.report(finding.help(SID));
                }
                Some(Word::Version) => {
                    let finding =
                        invalid_setting::found(name_span, format!("unknown setting `{name}`"));
                    return self.report(finding.help(VERSION));
                }
                _ => near,
            };
            let remedy = near.map_or(self.all_settings().to_owned(), |near| {
                format!("a setting with a similar name exists: `{near}`")
            });
            let message = format!("unknown setting `{name}`");
            self.report(invalid_setting::found(name_span, message).help(remedy));
            return;
        }
        let is_set = match name {
            "partition" => settings.partition.is_some(),
            "region" => settings.region.is_some(),
            "account" => settings.account.is_some(),
            "service" => settings.service.is_some(),
            "kind" => settings.kind.is_some(),
            _ => settings.quota.is_some(),
        };
        if is_set {
            let message = format!("duplicate setting `{name}`");
            self.report(invalid_setting::found(name_span, message).help("remove one of them"));
            return;
        }
        self.cursor.skip();
        if !self.cursor.eat_punct('=') {
            let message = format!("expected `=` after `{name}`, found {}", self.found());
            let remedy = format!("write the setting like `#![{name} = \"…\"]`");
            self.report(syntax_error::found(self.cursor.here(), message).help(remedy));
            return;
        }
        if name == "quota" {
            let Some(quota) = self.cursor.eat_string() else {
                let help = "write it like `#![quota = \"managed\"]`";
                return self.unexpected("the name of a quota as a string", Some(help));
            };
            settings.quota = Some(quota);
            return self.end_of_attribute();
        }
        if name == "kind" {
            settings.kind = self.kind_setting();
            return self.end_of_attribute();
        }
        if name == "service" {
            settings.service = self.service_setting();
            return self.end_of_attribute();
        }
        self.expression_slot(|_| Vec::new());
        let Some(value) = self.value() else { return };
        match name {
            "partition" => {
                self.partition = Some(value.kind.clone());
                settings.partition = Some(value);
            }
            "region" => {
                self.region = Some(value.kind.clone());
                settings.region = Some(value);
            }
            _ => {
                self.account = Some(value.kind.clone());
                settings.account = Some(value);
            }
        }
        self.end_of_attribute();
    }

    /// Parses the type of the policy.
    fn kind_setting(&mut self) -> Option<Text<'t>> {
        let Some(written) = self.cursor.eat_string() else {
            let example = if self.is_of_file { "trust" } else { "boundary" };
            let help = format!("write it like `#![kind = \"{example}\"]`");
            self.unexpected("the type of the policy as a string", Some(&help));
            return None;
        };
        let kinds = if self.is_of_file { PolicyType::ALL } else { &KINDS };
        let known = kinds.iter().find(|it| it.name() == written.value);
        match known {
            Some(kind) if self.kind == PolicyType::Identity => self.set_kind(*kind),
            _ => {
                let help = match (known, written.value.as_ref()) {
                    (Some(_), _) => "remove it: the macro already names the type".to_owned(),
                    (None, _) if self.is_of_file => {
                        let names: Vec<_> =
                            kinds.iter().map(|it| format!("`{}`", it.name())).collect();
                        format!("write one of {}", names.join(", "))
                    }
                    (None, "trust") => "use `trust_policy!`".to_owned(),
                    (None, "resource") => "use `resource_policy!`".to_owned(),
                    (None, "endpoint") => "use `endpoint_policy!`".to_owned(),
                    (None, _) => "the types are `boundary`, `session`, `scp` and `rcp`".to_owned(),
                };
                let message = format!("unexpected policy type `{}`", written.value);
                self.report(invalid_setting::found(written.span, message).help(help));
            }
        }
        Some(written)
    }

    /// Parses the default service; for an unknown name the nearest one is used.
    fn service_setting(&mut self) -> Option<Text<'t>> {
        let Some(written) = self.cursor.eat_string() else {
            let help = "write it like `#![service = \"dynamodb\"]`";
            self.unexpected("the prefix of a service as a string", Some(help));
            return None;
        };
        let near = || {
            let services = catalog::services();
            catalog::service(similar::nearest(&written.value, services.iter().map(|it| it.prefix))?)
        };
        self.service = catalog::service(&written.value).or_else(near).unwrap_or(self.service);
        Some(written)
    }

    fn end_of_attribute(&mut self) {
        self.slot(true, |_| Vec::new());
        if !self.cursor.is_at_end() {
            let message = format!("expected `]`, found {}", self.found());
            let help = "write each setting and lint level in its own brackets";
            self.report_once(syntax_error::found(self.cursor.here(), message).help(help));
        }
    }

    /// Parses `#[…]` before a statement: lint levels.
    pub(super) fn attributes(&mut self) -> Vec<LintLevel<'t>> {
        let mut lints = Vec::new();
        while self.cursor.is_punct(0, '#') && self.cursor.is_open(1, Delimiter::Bracket) {
            self.cursor.skip();
            let whole = self.cursor.here();
            let Some(inside) = self.cursor.eat_group(Delimiter::Bracket) else { return lints };
            self.inside(inside, |parser| parser.slot(true, |_| lint_levels()));
            let name = inside.ident(0);
            let Some((name, level)) = name.and_then(|name| Some((name, lint_level(name)?))) else {
                let setting = name.filter(|name| SETTINGS.contains(name));
                let help = match (setting, name) {
                    (None, Some(name)) if Word::of(name) == Some(Word::Sid) => SID.to_owned(),
                    (Some(name), _) => format!("write a setting like `#![{name} = \"…\"]`"),
                    (None, name) => {
                        let levels = LINT_LEVELS.iter().map(|(level, _)| *level);
                        match name.and_then(|name| similar::nearest(name, levels)) {
                            Some(near) => {
                                format!("a lint level with a similar name exists: `{near}`")
                            }
                            None => ALL_LEVELS.to_owned(),
                        }
                    }
                };
                self.syntax(whole, "expected a lint level", Some(help));
                continue;
            };
            self.inside(inside, |parser| {
                lints.extend(parser.lint(name, level));
                parser.end_of_attribute();
            });
        }
        lints
    }

    /// Parses `level(rule, …, reason = "…")`.
    fn lint(&mut self, name: &str, level: LintAttribute) -> Option<LintLevel<'t>> {
        self.cursor.skip();
        let Some(inside) = self.cursor.eat_group(Delimiter::Parenthesis) else {
            let help = format!("list the rules, like `{name}(broad_resource)`");
            self.unexpected(&format!("`(` after `{name}`"), Some(&help));
            while !self.cursor.is_at_end() {
                self.cursor.skip();
            }
            return None;
        };
        let expected = "the name of a rule";
        let items =
            self.list_inside(inside, "`,` or `)`", expected, Self::lint_slot, Self::lint_item)?;
        let mut rules = Vec::new();
        for (index, item) in items.iter().enumerate() {
            match item {
                LintItem::Rule(rule) => rules.push(rule.clone()),
                LintItem::Reason(_) if index + 1 == items.len() => {}
                LintItem::Reason(span) => self.no_reason(*span),
            }
        }
        Some(LintLevel { level, rules })
    }

    /// Notes that the name of a lint or the reason can be written here.
    fn lint_slot(&mut self) {
        self.slot(true, |_| {
            let lints = Rule::ALL.iter().filter(|it| it.level() != Level::Error);
            let mut offers = Offer::words("lint", lints.map(|it| it.name()));
            offers.extend(Offer::keywords(&["reason"]));
            offers
        });
    }

    fn lint_item(&mut self) -> Option<LintItem<'t>> {
        let start = self.cursor.position();
        let here = self.cursor.here();
        let Some(name) = self.cursor.ident(0) else {
            let help = "write the name of a rule without quotes, like `broad_resource`";
            self.unexpected("the name of a rule", Some(help));
            return None;
        };
        self.cursor.skip();
        if name != "reason" || !self.cursor.is_punct(0, '=') {
            return Some(LintItem::Rule(Text::of(name, here)));
        }
        self.cursor.skip();
        if self.cursor.eat_string().is_none() {
            self.no_reason(self.cursor.since(start));
            while !(self.cursor.is_at_end() || self.cursor.is_punct(0, ',')) {
                self.cursor.skip();
            }
            return None;
        }
        Some(LintItem::Reason(self.cursor.since(start)))
    }

    fn no_reason(&mut self, span: Span) {
        let message = "`reason` must be a string, given once and at the end";
        let help = "write it like `allow(broad_resource, reason = \"…\")`".to_owned();
        self.syntax(span, message, Some(help));
    }
}
