//! Recognizes actions and resources of other languages, such as `NotAction X` and `Action::ListUsers`, and says what to
//! write instead. It is called only where the grammar does not allow what comes next.

use super::foreign_word::{
    NO_PRINCIPAL, NO_RUNTIME_ACTION, SID, STATEMENT, Stray, Word, eat_quoted_or_name,
    is_about_principals, label, literals_inside,
};
use super::parser::Parser;
use super::resource::is_resource;
use crate::cursor::Cursor;
use crate::name::{eat_key, eat_name, is_name};
use cognito_perms_spec::facts::catalog::{self, ResourceTypeInfo, Service};
use cognito_perms_spec::syntax::Effect;
use cognito_perms_spec::text::{Span, Text, similar};
use proc_macro2::Delimiter;

impl<'t> Parser<'t> {
    /// Reports an action that is a runtime value: an expression in braces, a list of them, or a path.
    pub(super) fn runtime_action(&mut self, span: Span) {
        let message = "expected an action, found a runtime value";
        self.syntax(span, message, Some(NO_RUNTIME_ACTION.to_owned()));
    }

    /// Reports brackets in place of an action, which the cursor is at.
    pub(super) fn action_in_brackets(&mut self) {
        let span = self.cursor.here();
        let mut inside = self.cursor;
        let is_brace = inside.is_open(0, Delimiter::Brace);
        let Some(inside) = inside.eat_any_group() else { return };
        if let Some(names) = self.actions_inside(inside) {
            let help = format!("remove the brackets: `{names}`");
            return self.unexpected("an action", Some(&help));
        }
        let mut later = inside;
        while !later.is_at_end() && !later.is_ident(0, "on") {
            later.skip();
        }
        if later.is_ident(0, "on") {
            return self.unexpected("an action", Some("remove the brackets around the statement"));
        }
        if is_brace || inside.is_punct(0, '.') || inside.is_punct(0, '&') {
            return self.runtime_action(span);
        }
        self.unexpected("an action", Some("write actions without brackets: `A, B`"));
    }

    /// Returns the actions in brackets, as they are written without them.
    fn actions_inside(&self, mut inside: Cursor<'t>) -> Option<String> {
        let mut names = Vec::new();
        while !inside.is_at_end() {
            let (name, _) = eat_quoted_or_name(&mut inside)?;
            let own = format!("{}:", self.service.prefix);
            let name = name.strip_prefix(&own).unwrap_or(&name);
            let (service, bare) = match name.split_once(':') {
                Some((prefix, bare)) => (catalog::service(prefix)?, bare),
                None => (self.service, name),
            };
            service.action(bare)?;
            names.push(name.to_owned());
            if !inside.eat_punct(',') && !inside.is_at_end() {
                return None;
            }
        }
        (!names.is_empty()).then(|| names.join(", "))
    }

    /// Reports something after an action, or an action that is another word.
    pub(super) fn stray_action(&mut self, start: usize) -> Stray {
        // In valid policies, one of these comes next.
        if self.cursor.is_any_ident(&["on", "except", "if"]) {
            return Stray::No;
        }
        let mut first = self.cursor;
        first.go_back(start);
        let is_word = first.position() + 1 == self.cursor.position();
        if is_word && first.ident(0).is_some_and(|word| self.word_before_action(word, first.here()))
        {
            // What is wrong with a string or brackets as well is clear from the same message.
            let goes_on = !self.lost && (is_name(&self.cursor) || self.cursor.is_punct(0, '!'));
            return if goes_on { Stray::Item } else { Stray::Rest };
        }
        if self.cursor.is_group() && !self.cursor.is_open(0, Delimiter::Parenthesis) {
            self.unexpected("`,` or `on`", Some("write `on` and the resources, without brackets"));
            self.give_up();
            return Stray::Rest;
        }
        let word = self.cursor.ident(0).filter(|it| is_about_principals(it));
        if word.is_some_and(|word| word != "for" && word != "to" || self.is_principal_next()) {
            self.principal("`,` or `on`");
            return Stray::Rest;
        }
        Stray::No
    }

    /// Whether a principal comes after the next word.
    fn is_principal_next(&self) -> bool {
        let mut after = self.cursor;
        after.skip();
        let is_account = after.clone().eat_string().is_some_and(|it| {
            it.value.contains(":iam:") || it.value.contains(":sts:") || !it.value.contains(':')
        });
        let is_call = after.is_any_ident(&["service", "role", "user", "principal", "account"]);
        is_account || is_call || !is_resource(after)
    }

    /// Reports a principal where something else is expected, and gives up on the statement.
    pub(super) fn principal(&mut self, expected: &str) {
        let help = self.principal_help();
        self.unexpected(expected, Some(help));
        self.give_up();
    }

    /// Returns the help for a principal that is not after `to`.
    fn principal_help(&self) -> &'static str {
        match self.takes_principals() {
            true => "write principals after `to`, like `to account(\"123456789012\")`",
            false => NO_PRINCIPAL,
        }
    }

    /// Reports a word before actions that is not one; what follows it is still read.
    pub(super) fn word_before_action(&mut self, word: &str, span: Span) -> bool {
        let help = match Word::of(word) {
            _ if word.eq_ignore_ascii_case("not") => "write `not` in lowercase".to_owned(),
            Some(Word::Action { negated: true }) => format!("write `not` instead of `{word}`"),
            Some(Word::Action { negated: false }) if self.cursor.is_literal() => {
                format!("remove `{word}`, and write actions without quotes")
            }
            Some(Word::Action { negated: false }) => format!("remove `{word}`"),
            _ if is_about_principals(word) || matches!(word, "user" | "role") => {
                let message = format!("expected an action, found `{word}`");
                let help = self.principal_help().to_owned();
                self.syntax(span, message, Some(help));
                self.give_up();
                return true;
            }
            _ => return false,
        };
        self.syntax(span, format!("expected an action, found `{word}`"), Some(help));
        true
    }

    /// Reports a word with a colon before an action: a member of a JSON statement, or a sid after the effect.
    pub(super) fn word_with_colon(&mut self, first: &Text<'t>) -> bool {
        // Every service prefix is in lowercase.
        if !first.value.starts_with(|it: char| it.is_ascii_uppercase())
            || catalog::service(&first.value).is_some()
        {
            return false;
        }
        self.cursor.skip();
        if self.word_before_action(&first.value, first.span) {
            if !is_name(&self.cursor) {
                self.give_up();
            }
            return true;
        }
        if let Some(word) = Word::of(&first.value) {
            let message = format!("expected an action, found `{}`", first.value);
            let help = match word {
                Word::Resource { .. } => "write resources after `on`",
                _ => STATEMENT,
            };
            self.syntax(first.span, message, Some(help.to_owned()));
            self.give_up();
            return true;
        }
        // A service touches its actions.
        if self.cursor.is_glued() || !is_name(&self.cursor) {
            return false;
        }
        let label = label(&first.value);
        let message = format!("expected an action, found the sid `{}`", first.value);
        let help = format!("write the sid before the effect: `{label} allow …`");
        self.syntax(first.span, message, Some(help));
        true
    }

    /// Reports `!` in place of `not`, once for a list, and skips it.
    pub(super) fn mark_of_negation(&mut self, expected: &str) {
        // The second `!` of a list is the same mistake.
        let is_again = self.findings.last().is_some_and(|last| {
            let mut before = self.cursor;
            before.go_back(last.span.start);
            let is_mark = before.is_punct(0, '!');
            while before.position() < self.cursor.position() && !before.is_punct(0, ';') {
                before.skip();
            }
            is_mark && before.position() == self.cursor.position()
        });
        if is_again {
            self.broken = true;
        } else {
            let is_first = self.cursor.position() == self.head.start && !self.head.is_negated;
            let help = match is_first && !self.head.is_exception {
                true => Some("write `not` once, before the list"),
                false => self.instead_of_not(expected),
            };
            self.unexpected(expected, help);
        }
        self.cursor.skip();
    }

    /// Consumes the rest of a Rust path, of which the first name was read, and reports it. The cursor is at `::`.
    pub(super) fn rust_path(&mut self, first: &Text<'_>, is_resource: bool) {
        let mut names = vec![first.value.to_string()];
        while self.cursor.is_punct(0, ':') && self.cursor.is_punct(1, ':') {
            self.cursor.skip();
            self.cursor.skip();
            match eat_name(&mut self.cursor) {
                Some(name) => names.push(name.value.into_owned()),
                None => names.push("…".to_owned()),
            }
        }
        let span = self.cursor.since(first.span.start);
        let written = names.join("::");
        let name = names.pop().unwrap_or_default();
        let service = names.iter().find_map(|it| catalog::service(&it.replace('_', "-")));
        if service.is_some() && names.len() == 1 || name == "…" {
            let right = format!("{}:{name}", first.value.replace('_', "-"));
            let help = match service.map(|it| self.known_name(it, &name, is_resource)) {
                Some(Some(known)) => format!("write `{known}`"),
                _ => format!("write `{right}`"),
            };
            let message = format!("expected `:` after `{}`, found `::`", first.value);
            return self.syntax(span, message, Some(help));
        }
        let expected = if is_resource { "a resource" } else { "an action" };
        let of = service.unwrap_or(self.service);
        let help = match self.known_name(of, &name, is_resource) {
            Some(known) => format!("write `{known}`"),
            None if is_resource => {
                "write a type like `userpool(…)`, or an ARN in quotes".to_owned()
            }
            None if names.iter().any(|it| it == "Action") => {
                let near = similar::nearest(&name, of.actions().iter().map(|it| it.name));
                let near = near.and_then(|it| self.known_name(of, it, false));
                near.map_or("write the name of an action, like `ListUsers`".to_owned(), |near| {
                    format!("an action with a similar name exists: `{near}`")
                })
            }
            None => NO_RUNTIME_ACTION.to_owned(),
        };
        self.syntax(span, format!("expected {expected}, found the path `{written}`"), Some(help));
    }

    /// Returns how a known action or resource type is written.
    fn known_name(&self, of: &'static Service, name: &str, is_resource: bool) -> Option<String> {
        let (known, form) = if is_resource {
            let types = of.resource_types().iter();
            (types.map(|it| it.name).find(|it| it.eq_ignore_ascii_case(name))?, "(…)")
        } else {
            (of.action(name)?.name, "")
        };
        let is_own = of.prefix == self.service.prefix;
        Some(if is_own { format!("{known}{form}") } else { format!("{}:{known}{form}", of.prefix) })
    }

    /// Returns the help for a word where `on` should be, or `None` if it was reported.
    pub(super) fn instead_of_on(&mut self) -> Option<&'static str> {
        let word = self.cursor.ident(0).unwrap_or_default();
        Some(match Word::of(word) {
            Some(Word::Resource { negated: true }) => "write `on not`",
            Some(Word::Resource { negated: false }) => "write `on`",
            _ if is_about_principals(word) && self.is_principal_next() => {
                self.principal("`on`");
                return None;
            }
            _ if word.eq_ignore_ascii_case("on") => "write `on` in lowercase",
            _ => "write `on` between actions and resources",
        })
    }

    /// Returns the help for a word in place of a resource.
    pub(super) fn instead_of_resource(&self, word: &str) -> Option<String> {
        Some(match Word::of(word) {
            _ if word.eq_ignore_ascii_case("not") => "write `not` in lowercase".to_owned(),
            Some(Word::Resource { negated: true }) => format!("write `not` instead of `{word}`"),
            Some(Word::Resource { negated: false }) => format!("remove `{word}`"),
            Some(Word::Principal) => NO_PRINCIPAL.to_owned(),
            _ if ["all", "any", "every", "everything"].contains(&word) => {
                "for any resource, write `*`".to_owned()
            }
            _ => return None,
        })
    }

    /// Reports something after a resource.
    pub(super) fn stray_resource(&mut self, _: usize) -> Stray {
        const EXPECTED: &str = "`,`, `;` or `if`";
        let Some(word) = self.cursor.ident(0) else { return Stray::No };
        if is_about_principals(word) {
            self.principal(EXPECTED);
            return Stray::Rest;
        }
        let help = match &*word.to_ascii_lowercase() {
            "if" => "write `if` in lowercase".to_owned(),
            "where" | "when" | "with" | "and" | "provided" | "condition" | "conditions" => {
                format!("write `if` instead of `{word}`")
            }
            "unless" => {
                "write `if`, and a negated operator like `StringNotEquals` or `NotIpAddress`"
                    .to_owned()
            }
            "except" => match self.effect {
                Some(Effect::Deny) => {
                    "`except` is only for actions: list the resources to deny, or write `on not` and the exceptions"
                }
                _ => "`except` is only for actions: deny the exceptions in another statement",
            }
            .to_owned(),
            "sid" | "as" => SID.to_owned(),
            _ => {
                let mut after = self.cursor;
                let key = eat_key(&mut after);
                let is_condition = key.is_some_and(|it| it.value.contains(':'))
                    && after.ident(0).is_some_and(|it| catalog::operator(it).is_some());
                if !is_condition {
                    return Stray::No;
                }
                "write `if` before the condition".to_owned()
            }
        };
        self.unexpected(EXPECTED, Some(&help));
        Stray::Rest
    }

    /// Returns the help for a literal list of ids in one argument.
    pub(super) fn list_in_argument(&self, inside: Cursor<'_>) -> String {
        let one_field = self.resource_type.filter(|it| it.arn.fields.len() == 1);
        let (Some(of), Some(literals)) = (one_field, literals_inside(inside)) else {
            let of = self.resource_type.map_or("userpool".to_owned(), |it| self.name_of(it));
            return format!(
                "write one resource for each value, separated by `,`: `{of}(…), {of}(…)`"
            );
        };
        let name = self.name_of(of);
        let each: Vec<_> = literals.iter().map(|it| format!("{name}({it})")).collect();
        match each.as_slice() {
            [only] => format!("write `{only}`"),
            _ => format!("write one resource for each value: `{}`", each.join(", ")),
        }
    }

    /// Returns how a resource type is written.
    fn name_of(&self, of: &ResourceTypeInfo) -> String {
        match of.service.prefix == self.service.prefix {
            true => of.name.to_owned(),
            false => format!("{}:{}", of.service.prefix, of.name),
        }
    }
}
