//! A statement, element by element.

use super::document::meant;
use super::{Json, Member, Prefix, Reader, items, kind};
use crate::facts::catalog::{GLOBAL_CONDITION_KEYS, OPERATORS, condition_key};
use crate::syntax::tree::{
    ActionItem, ActionKind, Actions, Condition, Effect, Key, Operator, ResourceItem, ResourceKind,
    Resources, Statement, Value, ValueKind,
};
use crate::text::{Rule, Spanned, Text};
use nojson::JsonValueKind;
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

const ELEMENTS: [&str; 9] = [
    "Sid",
    "Effect",
    "Action",
    "NotAction",
    "Resource",
    "NotResource",
    "Condition",
    "Principal",
    "NotPrincipal",
];

/// No operator has a longer name.
const LONGEST_OPERATOR: usize = 100;

/// What stands for a resource in a remedy.
const EXAMPLE: &str = "arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_Ab12Cd34E";

impl Reader<'_> {
    /// Reads an object; `None` if it is none.
    pub(super) fn statement<'t>(&mut self, value: Json<'t, '_>) -> Option<Statement<'t>> {
        let members = self.members(value)?;
        Some(self.statement_of(value, &members))
    }

    /// Reads the members of a statement.
    pub(super) fn statement_of<'t>(
        &mut self,
        value: Json<'t, '_>,
        members: &[Member<'t, '_>],
    ) -> Statement<'t> {
        self.distinct(members, super::TWICE);
        let mut elements: Vec<(&'static str, &Member<'t, '_>)> = Vec::new();
        for member in members {
            let (name, _) = member;
            let element = meant(&name.value, &ELEMENTS);
            if element.is_none_or(|it| it != name.value) {
                self.unknown_element(name, "a statement", &ELEMENTS);
            }
            elements.extend(element.map(|it| (it, member)));
        }
        let find = |wanted: &str| elements.iter().find(|(it, _)| *it == wanted).map(|(_, it)| *it);

        let principal = find("Principal").or(find("NotPrincipal"));
        if let Some((name, _)) = principal {
            let message = "an identity policy has no principal";
            let help = "it is whoever the policy is attached to: leave it out; policies of resources and trust policies are not checked";
            self.report(Rule::UnsupportedPrincipal, name.span, message, help);
        }
        let mut statement = Statement {
            span: self.span(value),
            lints: Vec::new(),
            sid: find("Sid").and_then(|(_, value)| self.sid(*value)),
            effect: None,
            actions: Actions::default(),
            resources: Resources::default(),
            conditions: Vec::new(),
            broken: false,
        };
        statement.effect = match find("Effect") {
            Some((_, value)) => self.effect(*value),
            None => {
                let message = "this statement has no `Effect`";
                let help = "write `\"Effect\": \"Allow\"` or `\"Effect\": \"Deny\"`";
                self.report(Rule::MissingEffect, self.opening(value), message, help);
                None
            }
        };
        let (actions, negated, whole) =
            self.one_of(value, "Action", find("Action"), find("NotAction"));
        let mut items = Vec::with_capacity(actions.len());
        for text in actions {
            items.push(self.action(text));
        }
        statement.actions = Actions { negated, items, except: Vec::new() };
        let is_trust = principal.is_some() && find("Resource").or(find("NotResource")).is_none();
        if !is_trust {
            let (resources, negated, whole) =
                self.one_of(value, "Resource", find("Resource"), find("NotResource"));
            let mut items = Vec::with_capacity(resources.len());
            for text in resources {
                items.push(self.resource(text));
            }
            statement.resources = Resources { negated, items };
            statement.broken |= !whole;
        }
        if let Some((_, value)) = find("Condition") {
            let (conditions, whole) = self.conditions(*value);
            statement.conditions = conditions;
            statement.broken |= !whole;
        }
        statement.broken |= !whole || is_trust || statement.effect.is_none();
        statement
    }

    fn sid<'t>(&mut self, value: Json<'t, '_>) -> Option<Text<'t>> {
        let sid = self.text(value);
        if sid.is_none() {
            self.mismatch(
                value,
                "Sid",
                "a text",
                super::mend(value, "give it a name, or leave it out"),
            );
        }
        sid
    }

    fn effect(&mut self, value: Json<'_, '_>) -> Option<Spanned<Effect>> {
        let Some(text) = self.text(value) else {
            self.mismatch(value, "Effect", "a text", "write `\"Allow\"` or `\"Deny\"`");
            return None;
        };
        let names = [("Allow", Effect::Allow), ("Deny", Effect::Deny)];
        let near = meant(&text.value, &["Allow", "Deny"]);
        let meant = names.into_iter().find(|(name, _)| near == Some(*name));
        match meant {
            Some((name, effect)) if name == text.value => {
                return Some(Spanned::new(effect, text.span));
            }
            _ => {}
        }
        let message = format!("unknown effect `{}`", text.value);
        let help = match meant {
            Some((name, _)) if name.eq_ignore_ascii_case(&text.value) => {
                format!("letter case counts: `{name}`")
            }
            Some((name, _)) => format!("an effect with a similar name exists: `{name}`"),
            None => "the effects are `Allow` and `Deny`".to_owned(),
        };
        self.report(Rule::InvalidEffect, text.span, message, &help);
        meant.map(|(_, effect)| Spanned::new(effect, text.span))
    }

    /// The texts of an element or of its negated form; whether it is the negated form; and whether all of
    /// it could be read.
    fn one_of<'t>(
        &mut self,
        statement: Json<'t, '_>,
        element: &'static str,
        plain: Option<&Member<'t, '_>>,
        negated: Option<&Member<'t, '_>>,
    ) -> (Vec<Text<'t>>, bool, bool) {
        if let (Some((first, _)), Some((second, _))) = (plain, negated) {
            let later = if first.span.start > second.span.start { first } else { second };
            let message = format!("`{}` and `{}` exclude each other", first.value, second.value);
            let help = "leave one out, or write a statement for each";
            self.report(Rule::UnsupportedElementCombination, later.span, message, help);
        }
        let Some((_, value)) = plain.or(negated) else {
            let (rule, help) = match element {
                "Action" => (
                    Rule::MissingAction,
                    "name what it is about: `\"Action\": \"cognito-idp:AdminGetUser\"`".to_owned(),
                ),
                _ => (
                    Rule::MissingResource,
                    format!("name what it is for: `\"Resource\": \"{EXAMPLE}\"`"),
                ),
            };
            let message = format!("this statement has no `{element}`");
            self.report(rule, self.opening(statement), message, &help);
            return (Vec::new(), false, false);
        };
        let name = match (plain, element) {
            (Some(_), _) => element,
            (None, "Action") => "NotAction",
            (None, _) => "NotResource",
        };
        let (mut texts, mut whole) = self.texts(*value, name);
        if texts.is_empty() && whole {
            let rule = match element {
                "Action" => Rule::EmptyArrayAction,
                _ => Rule::EmptyArrayResource,
            };
            let (what, meant) = match plain {
                Some(_) => ("nothing", "name what is meant"),
                None => ("everything", "name what is not meant"),
            };
            let message = format!("an empty list stands for {what}");
            let help = format!("{meant}, or leave the statement out");
            self.report(rule, self.span(*value), message, &help);
        }
        if let (Some(_), Some((name, value))) = (plain, negated) {
            let (more, _) = self.texts(*value, &name.value);
            texts.extend(more);
            whole = false;
        }
        (texts, plain.is_none(), whole)
    }

    fn action<'t>(&mut self, text: Text<'t>) -> ActionItem<'t> {
        let span = text.span;
        let kind = match text.value.split_once(':') {
            Some(("*", "*")) => ActionKind::Every,
            None if text.value == "*" => ActionKind::Every,
            None => ActionKind::Name { prefix: None, name: text },
            Some((prefix, _)) => {
                let colon = prefix.len();
                let &Prefix { service, is_uncatalogued, .. } = self.prefix(prefix);
                let (_, name) = text.value.split_at(colon + 1);
                let is_known = || service.is_some_and(|it| it.action(name).is_some());
                if is_uncatalogued || self.passes(&text.value) && !is_known() {
                    self.unchecked_actions += 1;
                    ActionKind::Unchecked(text)
                } else {
                    let prefix = self.part(&text, 0, colon);
                    let name = self.part(&text, colon + 1, text.value.len());
                    ActionKind::Name { prefix: Some(prefix), name }
                }
            }
        };
        ActionItem { kind, span }
    }

    fn resource<'t>(&mut self, text: Text<'t>) -> ResourceItem<'t> {
        let span = text.span;
        let kind = match &*text.value {
            "*" => ResourceKind::Any,
            // Letter case counts in an ARN.
            other if self.unchecked.iter().any(|it| it == other) => ResourceKind::Unchecked(text),
            _ => ResourceKind::Arn(text),
        };
        ResourceItem { kind, span }
    }

    /// The conditions, and whether all of them could be read.
    fn conditions<'t>(&mut self, value: Json<'t, '_>) -> (Vec<Condition<'t>>, bool) {
        let Some(operators) = self.members(value) else {
            let help =
                "it is written `{\"StringEquals\": {\"aws:PrincipalTag/team\": \"support\"}}`";
            self.mismatch(value, "Condition", "an object of operators", help);
            return (Vec::new(), false);
        };
        let help = "IAM refuses it: put all keys of the operator into one object";
        self.distinct(&operators, help);
        // The keys of each operator, in lower case.
        let mut seen: HashMap<Cow<'_, str>, HashSet<String>> = HashMap::new();
        let empty = |reader: &mut Self, value, what: &str| {
            let message = format!("{what} is empty: it says nothing");
            reader.report(Rule::EmptyObjectCondition, reader.span(value), message, "leave it out");
        };
        if operators.is_empty() {
            empty(self, value, "the condition");
        }
        let (mut conditions, mut whole) = (Vec::new(), true);
        for (operator, keys) in operators {
            let Some(members) = self.members(keys) else {
                let help = around(&operator.value);
                self.mismatch(keys, &operator.value, "an object of condition keys", &help);
                whole = false;
                continue;
            };
            if members.is_empty() {
                empty(self, keys, "the operator");
            }
            let is_again = seen.contains_key(&operator.value);
            let told = seen.entry(operator.value.clone()).or_default();
            let is_absurd = operator.value.len() > LONGEST_OPERATOR;
            let operator = self.operator(&operator);
            for (key, value) in members {
                // That the operator stands there twice was told; and one mistake in its name is told once.
                let is_new = told.insert(key.value.to_ascii_lowercase());
                if is_again && !is_new || is_absurd && told.len() > 1 {
                    whole = false;
                    continue;
                }
                match self.values(&key, value) {
                    Some(values) => conditions.push(Condition {
                        key: self.key(key),
                        operator: operator.clone(),
                        values,
                        values_span: self.span(value),
                    }),
                    None => whole = false,
                }
            }
        }
        (conditions, whole)
    }

    fn operator<'t>(&self, text: &Text<'t>) -> Operator<'t> {
        let Some((set, _)) = text.value.split_once(':') else {
            return Operator { set: None, name: text.clone() };
        };
        let colon = set.len();
        Operator {
            set: Some(self.part(text, 0, colon)),
            name: self.part(text, colon + 1, text.value.len()),
        }
    }

    fn key<'t>(&mut self, name: Text<'t>) -> Key<'t> {
        let (prefix, _) = name.value.split_once(':').unwrap_or_default();
        let is_uncatalogued =
            self.prefix(prefix).is_uncatalogued && !prefix.eq_ignore_ascii_case("aws");
        Key { is_unchecked: is_uncatalogued || self.passes(&name.value), name }
    }

    /// A value or a list of values; `None` if something in it was none.
    fn values<'t>(&mut self, key: &Text<'_>, value: Json<'t, '_>) -> Option<Vec<Value<'t>>> {
        let Some(items) = items(value) else {
            return self.value(key, value).map(|value| vec![value]);
        };
        let before = self.findings.len();
        let values: Vec<_> = items.filter_map(|item| self.value(key, item)).collect();
        (self.findings.len() == before).then_some(values)
    }

    fn value<'t>(&mut self, key: &Text<'_>, value: Json<'t, '_>) -> Option<Value<'t>> {
        let span = self.span(value);
        let raw = value.as_raw_str();
        let kind = match value.kind() {
            JsonValueKind::String => ValueKind::Text(self.text(value)?.value),
            JsonValueKind::Integer | JsonValueKind::Float => ValueKind::Number(raw.into()),
            JsonValueKind::Boolean => ValueKind::Bool(raw == "true"),
            JsonValueKind::Null | JsonValueKind::Array | JsonValueKind::Object => {
                let message = format!(
                    "a value of `{}` is a text, a number or a boolean, and this is {}",
                    key.value,
                    kind(value)
                );
                let help = match value.kind() {
                    JsonValueKind::Null => {
                        "name a value; that the key is missing is `\"Null\": {…: \"true\"}`"
                    }
                    _ => "several values stand in one list, and any of them will do",
                };
                self.report(Rule::DataTypeMismatch, span, message, help);
                return None;
            }
        };
        Some(Value { kind, span })
    }
}

/// What is to be done where keys should stand: the operator is missing, or they are.
fn around(written: &str) -> String {
    let (info, name) = match condition_key(GLOBAL_CONDITION_KEYS, written) {
        Some((info, _)) => (Some(info), written),
        None => (None, "aws:PrincipalTag/team"),
    };
    match info {
        Some(info) => {
            let fitting = OPERATORS.iter().find(|it| info.fits(it.family));
            let operator = fitting.map_or("StringEquals", |it| it.name);
            format!("an operator stands around the key: `{{\"{operator}\": {{\"{name}\": …}}}}`")
        }
        None => format!("it is written `{{\"{written}\": {{\"{name}\": \"support\"}}}}`"),
    }
}
