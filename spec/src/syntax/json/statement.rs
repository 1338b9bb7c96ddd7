//! Reads the elements of a statement.

use super::document::suggestion;
use super::fault::{ReadFaultKind, TypeFault};
use super::reader::{Json, Member, Reader, TWICE, how_to_quote, items, kind};
use crate::syntax::tree::{
    ActionItem, ActionKind, Actions, Condition, Effect, Element, EmptyList, Key, Missing, Operator,
    ResourceItem, ResourceKind, Resources, Statement, Stray, Value, ValueKind,
};
use crate::text::list::Seen;
use crate::text::words::start;
use crate::text::{Spanned, Text};
use nojson::JsonValueKind;
use std::borrow::Cow;

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

/// Longer than the name of any operator.
const LONGEST_OPERATOR: usize = 100;

/// The elements that have a negated form, with both names.
const ACTION: (Element, [&str; 2]) = (Element::Action, ["Action", "NotAction"]);
const RESOURCE: (Element, [&str; 2]) = (Element::Resource, ["Resource", "NotResource"]);

impl Reader {
    /// Reads a statement; `None` if the value is not an object.
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
        self.distinct(members, TWICE);
        let mut elements: Vec<(&'static str, &Member<'t, '_>)> = Vec::new();
        for member in members {
            let (name, _) = member;
            let element = suggestion(&name.value, &ELEMENTS);
            if element.is_none_or(|it| it != name.value) {
                self.unknown_element(name, "a statement", &ELEMENTS);
            }
            elements.extend(element.map(|it| (it, member)));
        }
        let find = |wanted: &str| elements.iter().find(|(it, _)| *it == wanted).map(|(_, it)| *it);

        let mut statement = Statement {
            sid: find("Sid").and_then(|(_, value)| self.sid(*value)),
            ..Statement::new(self.span(value))
        };
        match find("Effect") {
            Some((_, value)) => self.effect(*value, &mut statement),
            None => statement.missing.push(self.missing(Element::Effect, value)),
        }
        let (actions, negated, whole) =
            self.one_of(value, ACTION, [find("Action"), find("NotAction")], &mut statement);
        let mut items = Vec::with_capacity(actions.len());
        for text in actions {
            items.push(self.action(text));
        }
        statement.actions = Actions { negated, items, except: Vec::new() };
        let principals = [find("Principal"), find("NotPrincipal")];
        if principals.iter().any(Option::is_some) {
            let whole = self.principals(principals, &mut statement);
            statement.broken |= !whole;
        }
        let names = [find("Resource"), find("NotResource")];
        let (resources, negated, are_whole) = self.one_of(value, RESOURCE, names, &mut statement);
        let mut items = Vec::with_capacity(resources.len());
        for text in resources {
            items.push(Self::resource(text));
        }
        statement.resources = Resources { negated, items };
        // Whether resources are needed depends on the type of the policy.
        statement.broken |= !are_whole && names.iter().any(Option::is_some);
        if let Some((_, value)) = find("Condition") {
            let whole = self.conditions(*value, &mut statement);
            statement.broken |= !whole;
        }
        statement.broken |= !whole || statement.effect.is_none();
        statement
    }

    fn sid<'t>(&mut self, value: Json<'t, '_>) -> Option<Text<'t>> {
        let sid = self.text(value);
        if sid.is_none() {
            self.mismatch(
                value,
                "Sid",
                "a string",
                how_to_quote(value, "give it a name, or remove it"),
            );
        }
        sid
    }

    fn effect<'t>(&mut self, value: Json<'t, '_>, statement: &mut Statement<'t>) {
        let Some(text) = self.text(value) else {
            self.mismatch(value, "Effect", "a string", "write `\"Allow\"` or `\"Deny\"`");
            return;
        };
        let effect = match suggestion(&text.value, &["Allow", "Deny"]) {
            Some("Allow") => Some(Effect::Allow),
            Some(_) => Some(Effect::Deny),
            None => None,
        };
        statement.effect = effect.map(|it| Spanned::new(it, text.span));
        if !matches!(&*text.value, "Allow" | "Deny") {
            statement.unknown_effect = Some(text);
        }
    }

    /// Returns an element that is missing from a statement.
    fn missing(&self, element: Element, statement: Json<'_, '_>) -> Missing {
        Missing { element, span: self.opening(statement), instead: None, help: None }
    }

    /// Returns the strings of an element or its negated form, whether it is the negated form, and whether all of it
    /// could be read.
    fn one_of<'t>(
        &mut self,
        value: Json<'t, '_>,
        (element, names): (Element, [&'static str; 2]),
        [plain, negated]: [Option<&Member<'t, '_>>; 2],
        statement: &mut Statement<'t>,
    ) -> (Vec<Text<'t>>, bool, bool) {
        if let (Some((first, _)), Some((second, _))) = (plain, negated) {
            let later = if first.span.start > second.span.start { first } else { second };
            let names = [first, second].map(|it| it.value.to_string());
            self.report(later.span, ReadFaultKind::Combination(names));
        }
        let Some((_, list)) = plain.or(negated) else {
            statement.missing.push(self.missing(element, value));
            return (Vec::new(), false, false);
        };
        let is_negated = plain.is_none();
        let [name, negated_name] = names;
        let (mut texts, mut whole) =
            self.texts(*list, if is_negated { negated_name } else { name });
        if texts.is_empty() && whole {
            let empty = EmptyList { element, negated: is_negated, span: self.span(*list) };
            statement.empty.push(empty);
        }
        if let (Some(_), Some((name, value))) = (plain, negated) {
            let (more, _) = self.texts(*value, &name.value);
            texts.extend(more);
            whole = false;
        }
        (texts, is_negated, whole)
    }

    fn action<'t>(&self, text: Text<'t>) -> ActionItem<'t> {
        let span = text.span;
        let kind = match text.value.split_once(':') {
            Some(("*", "*")) => ActionKind::Every,
            None if text.value == "*" => ActionKind::Every,
            None => ActionKind::Name { prefix: None, name: text, whole: None },
            Some((prefix, _)) => {
                let colon = prefix.len();
                let prefix = Some(self.part(&text, 0, colon));
                let name = self.part(&text, colon + 1, text.value.len());
                ActionKind::Name { prefix, name, whole: Some(text.value) }
            }
        };
        ActionItem { kind, span }
    }

    fn resource<'t>(text: Text<'t>) -> ResourceItem<'t> {
        let span = text.span;
        let kind = match &*text.value {
            "*" => ResourceKind::Any,
            _ => ResourceKind::Arn(text),
        };
        ResourceItem { kind, span }
    }

    /// Reads the conditions; returns whether all of them could be read.
    fn conditions<'t>(&mut self, value: Json<'t, '_>, statement: &mut Statement<'t>) -> bool {
        let Some(operators) = self.members(value) else {
            let help =
                "write it like `{\"StringEquals\": {\"aws:PrincipalTag/team\": \"support\"}}`";
            self.mismatch(value, "Condition", "an object of operators", help);
            return false;
        };
        let help = "put all keys of the operator into one object: IAM rejects duplicates";
        let are_distinct = self.distinct(&operators, help);
        // The keys of each operator, in lowercase.
        let mut seen = Seen::default();
        let mut keys_of: Vec<Seen<'_>> = Vec::with_capacity(operators.len());
        let empty = |reader: &mut Self, value, what| {
            reader.report(reader.span(value), ReadFaultKind::EmptyCondition(what));
        };
        if operators.is_empty() {
            empty(self, value, "the condition");
        }
        let mut whole = true;
        for (operator, keys) in operators {
            let Some(members) = self.members(keys) else {
                let Text { value: name, .. } = operator;
                let stray = Stray { name, found: kind(keys), span: self.span(keys) };
                statement.strays.push(stray);
                whole = false;
                continue;
            };
            if members.is_empty() {
                empty(self, keys, "the operator");
            }
            let is_absurd = operator.value.len() > LONGEST_OPERATOR;
            let may_repeat = is_absurd || !are_distinct;
            let earlier = match may_repeat {
                true => seen.first(operator.value.clone(), keys_of.len()),
                false => None,
            };
            let (is_again, position) = (earlier.is_some(), earlier.unwrap_or(keys_of.len()));
            if may_repeat && !is_again {
                keys_of.push(Seen::default());
            }
            let operator = self.operator(&operator);
            for (key, value) in members {
                // A repeated operator is already reported, and a mistake in its name is reported once.
                if may_repeat && let Some(seen) = keys_of.get_mut(position) {
                    let name = Cow::Owned(key.value.to_ascii_lowercase());
                    let is_new = seen.first(name, 0).is_none();
                    if is_again && !is_new || is_absurd && seen.count() > 1 {
                        whole = false;
                        continue;
                    }
                }
                match self.values(&key, value) {
                    Some(values) => statement.conditions.push(Condition {
                        key: Key { name: key, is_unchecked: false, holes: Vec::new() },
                        operator: operator.clone(),
                        values,
                        values_span: self.span(value),
                    }),
                    None => whole = false,
                }
            }
        }
        whole
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

    /// Reads a value or a list of values; `None` if any of it is not a value.
    fn values<'t>(&mut self, key: &Text<'_>, value: Json<'t, '_>) -> Option<Vec<Value<'t>>> {
        let Some(items) = items(value) else {
            return self.value(key, value).map(|value| vec![value]);
        };
        let before = self.faults.len();
        let values: Vec<_> = items.filter_map(|item| self.value(key, item)).collect();
        (self.faults.len() == before).then_some(values)
    }

    fn value<'t>(&mut self, key: &Text<'_>, value: Json<'t, '_>) -> Option<Value<'t>> {
        let span = self.span(value);
        let raw = value.as_raw_str();
        let kind = match value.kind() {
            JsonValueKind::String => return Some(Value::text(self.text(value)?, raw)),
            JsonValueKind::Integer | JsonValueKind::Float => ValueKind::Number(raw.into()),
            JsonValueKind::Boolean => ValueKind::Bool(raw == "true"),
            JsonValueKind::Null | JsonValueKind::Array | JsonValueKind::Object => {
                let is_null = value.kind() == JsonValueKind::Null;
                let key = start(&key.value).to_owned();
                let fault = TypeFault::Value { key, found: kind(value), is_null };
                self.report(span, ReadFaultKind::Type(fault));
                return None;
            }
        };
        Some(Value::new(kind, span))
    }
}
