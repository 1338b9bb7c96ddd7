//! The part of a statement after `if`.

use super::foreign_condition::{SET_OPERATORS, is_comparison, set_operator};
use super::offer::{Offer, Prefixes};
use super::parser::Parser;
use crate::name::eat_key;
use crate::token::TokenKind;
use cognito_perms_spec::facts::catalog::{self, ConditionKeyInfo, Family, OPERATORS, OperatorInfo};
use cognito_perms_spec::ide::offer;
use cognito_perms_spec::syntax::{Actions, Condition, Key, Operator, Resources, Value};
use cognito_perms_spec::text::Text;
use proc_macro2::Delimiter;

/// The form of a condition, for messages.
const FORM: &str = "write a condition as a key, an operator and values: `aws:SourceIp IpAddress \"203.0.113.0/24\"`";

/// Returns offers for operators, each also in its `IfExists` form.
fn operators<'o>(infos: impl Iterator<Item = &'o OperatorInfo>) -> Vec<Offer> {
    let mut names = Vec::new();
    for info in infos {
        names.push(info.name.to_owned());
        if info.takes_if_exists() {
            names.push(format!("{}IfExists", info.name));
        }
    }
    Offer::words("operator", names.iter().map(String::as_str))
}

impl<'t> Parser<'t> {
    /// Parses the conditions, if there are any.
    pub(super) fn conditions(
        &mut self,
        actions: &Actions<'_>,
        resources: &Resources<'_>,
    ) -> Vec<Condition<'t>> {
        let mut conditions = Vec::new();
        self.keyword_slot(&["if"]);
        if !self.cursor.eat_ident("if") {
            return conditions;
        }
        let keys = self.keys_to_offer(actions, resources);
        loop {
            self.key_slot(&keys);
            conditions.extend(self.condition());
            self.keyword_slot(&["and"]);
            self.expect_and();
            self.keyword_slot(&["and"]);
            if !self.cursor.eat_ident("and") {
                return conditions;
            }
        }
    }

    /// Returns the keys that can be used in a condition of these actions on these resources.
    fn keys_to_offer(
        &self,
        actions: &Actions<'_>,
        resources: &Resources<'_>,
    ) -> Vec<&'static ConditionKeyInfo> {
        if !self.is_for_editor() {
            return Vec::new();
        }
        offer::condition_keys(actions, resources)
    }

    fn key_slot(&mut self, keys: &[&'static ConditionKeyInfo]) {
        if self.is_for_editor() {
            let prefixes = Prefixes::of_keys(keys);
            let more = Offer::keywords(&["unchecked"]);
            let may_be = !self.is_end_of_condition();
            self.prefix_slots(may_be, &prefixes, more, |prefix| Some(Offer::keys(prefix, keys)));
        }
    }

    /// Notes that an operator can be written here, after its key.
    fn operator_slot(&mut self, key: &Key<'_>) {
        self.slot(!self.is_end_of_condition(), |_| {
            let info = offer::condition_key(&key.name.value);
            let alone = |it: &&OperatorInfo| offer::stands_alone(info, it);
            let mut offers = operators(offer::operators(info).into_iter().filter(alone));
            if info.is_none_or(|it| it.value_type.is_multivalued()) {
                offers.extend(Offer::keywords(&SET_OPERATORS));
            }
            offers
        });
    }

    /// Notes that an operator can be written here, after `ForAllValues:` or `ForAnyValue:`.
    fn base_operator_slot(&mut self, key: &Key<'_>) {
        self.slot(!self.is_end_of_condition() && self.cursor.is_glued(), |_| {
            let of_values = offer::operators(offer::condition_key(&key.name.value));
            operators(of_values.into_iter().filter(|it| it.family != Family::Null))
        });
    }

    /// Expects `and` or the end of the statement after a condition.
    fn expect_and(&mut self) {
        if self.is_end_of_condition() {
            return;
        }
        if !self.lost {
            let help = self.after_condition();
            self.unexpected("`and` or `;`", Some(&help));
        }
        while !self.is_end_of_condition() {
            self.pass_unread();
        }
        self.lost = false;
    }

    pub(super) fn is_end_of_condition(&self) -> bool {
        self.is_boundary() || self.cursor.is_ident(0, "and") && !self.cursor.is_glued()
    }

    fn condition(&mut self) -> Option<Condition<'t>> {
        let key = self.key()?;
        self.operator_slot(&key);
        let operator = self.operator(&key)?;
        let start = self.cursor.position();
        let values = self.values()?;
        Some(Condition { key, operator, values, values_span: self.cursor.since(start) })
    }

    fn key(&mut self) -> Option<Key<'t>> {
        if self.is_call("unchecked") {
            let Some(name) = self.unchecked() else {
                self.lost = true;
                return None;
            };
            return Some(Key { name, is_unchecked: true, holes: Vec::new() });
        }
        if let Some(name) = self.cursor.eat_string() {
            return Some(Key { name, is_unchecked: false, holes: Vec::new() });
        }
        if self.negation() {
            return None;
        }
        let here = self.cursor.here();
        if self.cursor.is_any_ident(&["if", "when", "where"]) {
            let help = format!("remove the {}", self.found());
            self.unexpected("a condition key", Some(&help));
            self.lost = true;
            return None;
        }
        let Some(name) = (!self.is_end_of_condition()).then(|| eat_key(&mut self.cursor)).flatten()
        else {
            let inside = self.cursor.clone().eat_any_group();
            let is_json = inside.is_some_and(|it| it.is_literal() && it.is_colon(1));
            let help = match inside {
                Some(_) if !is_json => "remove the brackets around the condition",
                _ => FORM,
            };
            self.unexpected("a condition key", Some(help));
            self.lost = true;
            return None;
        };
        if OPERATORS.iter().any(|it| name.value.starts_with(it.name)) && !name.value.contains('/') {
            let message = format!("expected a condition key, found the operator `{}`", name.value);
            let help = self.instead_of_key(&name.value, self.cursor);
            self.syntax(here, message, Some(help));
            self.lost = true;
            return None;
        }
        if name.value.starts_with("For")
            && let Some(set) = set_operator(&name.value)
        {
            let message = format!("expected a condition key, found the set operator `{set}:`");
            let help = self.instead_of_key(&name.value, self.cursor);
            self.syntax(here, message, Some(help));
            self.lost = true;
            return None;
        }
        Some(Key { name, is_unchecked: false, holes: Vec::new() })
    }

    /// Reports `not` or `!`, which is only allowed before lists of actions and resources.
    fn negation(&mut self) -> bool {
        let is_negation = self.cursor.is_ident(0, "not") || self.cursor.is_punct(0, '!');
        if is_negation && !self.cursor.is_punct(1, '=') {
            let help =
                "use a negated operator, like `StringNotEquals` or `NotIpAddress`".to_owned();
            let message = format!("conditions cannot be negated with {}", self.found());
            self.syntax(self.cursor.here(), message, Some(help));
            self.lost = true;
        }
        self.lost
    }

    fn operator(&mut self, key: &Key<'_>) -> Option<Operator<'t>> {
        if self.negation() {
            return None;
        }
        let mut set = None;
        let is_set = self.cursor.ident(0).is_some()
            && self.cursor.is_punct(1, ':')
            && self.cursor.is_glued_at(1);
        if !self.is_end_of_condition() && (is_set || self.cursor.is_any_ident(&SET_OPERATORS)) {
            set = self.operator_word();
            let is_right = self.cursor.is_colon(0);
            if !is_right && let Some(set) = &set {
                let help = format!("add a single `:` after it: `{}:StringEquals`", set.value);
                self.syntax(set.span, format!("expected `:` after `{}`", set.value), Some(help));
                self.lost = true;
                return None;
            }
            if self.is_operator_with_colon(set.as_ref()) {
                return None;
            }
            self.cursor.skip();
            self.base_operator_slot(key);
            if self.is_call("unchecked") {
                let help = "write the key before the set operator: `unchecked(\"…\") ForAllValues:StringEquals`";
                self.unexpected("a condition operator", Some(help));
                self.lost = true;
                return None;
            }
        }
        let is_comparison = set.is_none() && self.cursor.ident(0).is_some_and(is_comparison);
        let name = if is_comparison { None } else { self.operator_word() };
        let Some(name) = name else {
            let help = if self.cursor.is_punct(0, '$') {
                "use policy variables only in values: IAM does not expand them in keys".to_owned()
            } else if set.is_some() {
                FORM.to_owned()
            } else {
                self.instead_of_operator(&key.name.value, key.is_unchecked)
            };
            self.unexpected("a condition operator", Some(&help));
            self.lost = true;
            return None;
        };
        // In `String Equals "x"`, `Equals` would be the value and `"x"` unexpected.
        let is_two_words =
            self.cursor.ident(0).is_some_and(|it| !matches!(it, "true" | "false" | "and"))
                && matches!(
                    self.cursor.peek(1).map(|it| &it.kind),
                    Some(TokenKind::Literal(_) | TokenKind::Open(Delimiter::Bracket, _))
                )
                && !self.cursor.is_glued_at(1);
        if is_two_words {
            // The author may still be typing a value.
            self.word_slot();
            let help =
                "write the operator as one word, like `StringEquals` or `StringEqualsIfExists`";
            self.unexpected("a value", Some(help));
            self.lost = true;
            return None;
        }
        Some(Operator { set, name })
    }

    /// Reports an operator before a colon, as in `StringEquals: "x"` or `StringEquals:ForAnyValue`. The cursor is at the
    /// colon.
    fn is_operator_with_colon(&mut self, set: Option<&Text<'t>>) -> bool {
        let Some(set) = set.filter(|it| catalog::operator(&it.value).is_some()) else {
            return false;
        };
        let mut after = self.cursor;
        after.skip();
        if let Some(qualifier) = after.ident(0).filter(|it| SET_OPERATORS.contains(it)) {
            let message = format!("expected a set operator, found `{}`", set.value);
            let help = format!("write `{qualifier}:{}`", set.value);
            self.syntax(set.span, message, Some(help));
        } else {
            self.unexpected("a value", Some("remove the `:`"));
        }
        self.lost = true;
        true
    }

    fn operator_word(&mut self) -> Option<Text<'t>> {
        if self.is_end_of_condition() {
            return None;
        }
        let here = self.cursor.here();
        let name = self.cursor.ident(0)?;
        self.cursor.skip();
        Some(Text::of(name, here))
    }

    /// Parses `value`, `[value, …]` or `[..values]`.
    fn values(&mut self) -> Option<Vec<Value<'t>>> {
        self.expression_slot(|_| Vec::new());
        if self.is_end_of_condition() {
            let message = format!("expected a value, found {}", self.found());
            self.syntax(self.cursor.here(), message, Some(FORM.to_owned()));
            return None;
        }
        let Some(inside) = self.cursor.eat_group(Delimiter::Bracket) else {
            let value = self.condition_value();
            self.lost |= value.is_none();
            return value.map(|value| vec![value]);
        };
        if inside.is_punct(0, '.') && inside.is_punct(1, '.') {
            return self.inside(inside, Self::values_of_run_time).map(|value| vec![value]);
        }
        let slot = |parser: &mut Self| parser.expression_slot(|_| Vec::new());
        self.list_inside(inside, "`,` or `]`", "a value", slot, Self::condition_value)
    }

    fn values_of_run_time(&mut self) -> Option<Value<'t>> {
        let start = self.cursor.position();
        self.cursor.skip();
        self.cursor.skip();
        self.expression_slot(|_| Vec::new());
        let hole = self.list_hole()?;
        if !self.cursor.is_at_end() {
            self.unexpected("`]`", Some("write a runtime list on its own: `[..teams]`"));
            return None;
        }
        Some(Value::new(hole.kind, self.cursor.since(start)))
    }
}
