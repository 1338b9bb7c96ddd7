//! The tree of a policy in, a literal of `policy!` that gives the same policy out.

use crate::facts::arn::Arn;
use crate::facts::catalog::{self, Family, operator};
use crate::rules::check;
use crate::syntax::{
    ActionItem, ActionKind, Actions, Argument, Condition, Effect, LintAttribute, Notation, Policy,
    ResourceItem, ResourceKind, Resources, Settings, Statement, Value, ValueKind, json,
};
use crate::text::{Span, Spanned, Text};
use crate::write::escape;

/// How wide lists become before they are broken.
const WIDTH: usize = 96;

/// The literal of a policy that was read from a document and that holds no error.
///
/// Resources are written by their type where that gives the same ARN; what no catalogue has is written
/// `unchecked("…")`. `None` if a statement has an empty list, which a literal cannot say.
#[must_use]
pub fn write(policy: &Policy<'_>) -> Option<String> {
    let is_empty =
        |it: &Statement<'_>| it.actions.items.is_empty() || it.resources.items.is_empty();
    if policy.statements.iter().any(is_empty) {
        return None;
    }
    let mut settings = String::new();
    if let Some(quota) = &policy.settings.quota {
        settings += &format!("    #![quota = {}]\n", quoted(&quota.value));
    }
    for lint in &policy.settings.lints {
        let level = match lint.level {
            LintAttribute::Set(level) => level.name(),
            LintAttribute::Expect => "expect",
        };
        let rules: Vec<_> = lint.rules.iter().map(|it| &*it.value).collect();
        settings += &format!("    #![{level}({})]\n", rules.join(", "));
    }
    if !settings.is_empty() {
        settings.push('\n');
    }
    let statements: Vec<String> = policy.statements.iter().map(statement).collect();
    Some(format!("policy! {{\n{settings}{}\n}}\n", statements.join("\n\n")))
}

fn statement(statement: &Statement<'_>) -> String {
    let mut head = "    ".to_owned();
    if let Some(sid) = &statement.sid {
        head += &if is_identifier(&sid.value) { sid.value.to_string() } else { quoted(&sid.value) };
        head.push_str(": ");
    }
    head.push_str(match statement.effect.as_ref().map(|it| it.value) {
        Some(Effect::Deny) => "deny ",
        _ => "allow ",
    });
    let Actions { negated, items, .. } = &statement.actions;
    head.push_str(if *negated { "not " } else { "" });
    let actions = list(&head, items.iter().map(action).collect());
    let Resources { negated, items } = &statement.resources;
    let on = if *negated { "        on not " } else { "        on " };
    let resources = list(on, items.iter().map(resource).collect());
    let line = format!("{actions} {}", resources.trim_start());
    let is_short = statement.conditions.is_empty() && line.chars().count() <= WIDTH;
    if is_short && !line.contains('\n') {
        return line + ";";
    }
    let mut parts = vec![actions, resources];
    for (index, condition) in statement.conditions.iter().enumerate() {
        let word = if index == 0 { "if" } else { "and" };
        parts.push(self::condition(word, condition));
    }
    parts.join("\n") + ";"
}

/// Items behind a head, in one line or in several.
fn list(head: &str, items: Vec<String>) -> String {
    let line = format!("{head}{}", items.join(", "));
    if line.chars().count() <= WIDTH {
        return line;
    }
    let indent = " ".repeat(12);
    let (mut lines, mut current) = (vec![head.trim_end().to_owned()], String::new());
    let last = items.len().saturating_sub(1);
    for (index, item) in items.into_iter().enumerate() {
        let item = if index == last { item } else { item + "," };
        if !current.is_empty()
            && current.chars().count() + item.chars().count() + 1 > WIDTH - indent.len()
        {
            lines.push(format!("{indent}{current}"));
            current.clear();
        }
        if !current.is_empty() {
            current.push(' ');
        }
        current.push_str(&item);
    }
    lines.push(format!("{indent}{current}"));
    lines.join("\n")
}

fn action(item: &ActionItem<'_>) -> String {
    match &item.kind {
        ActionKind::Every => "*:*".to_owned(),
        ActionKind::Unchecked(text) => Notation::Literal.unchecked(&text.value),
        ActionKind::Levels { levels, .. } => {
            let names: Vec<_> = levels.iter().map(|it| &*it.value).collect();
            format!("level({})", names.join(", "))
        }
        ActionKind::Name { prefix, name } => {
            let prefix = prefix.as_ref().map_or("", |it| &*it.value);
            let service = catalog::service(prefix);
            let is_default = service.is_some_and(catalog::Service::is_default);
            let prefix = service.map_or(prefix, |it| it.prefix);
            let known = service.and_then(|it| it.action(&name.value));
            let text = known.map_or(&*name.value, |it| it.name);
            match () {
                // Rust's lexer would take the digits for a number.
                () if has_loose_digits(text) => {
                    Notation::Literal.unchecked(&format!("{prefix}:{text}"))
                }
                () if is_default => text.to_owned(),
                () => format!("{prefix}:{text}"),
            }
        }
    }
}

/// Whether a digit starts a word.
fn has_loose_digits(text: &str) -> bool {
    let mut before = '*';
    text.chars().any(|it| {
        let is_loose = it.is_ascii_digit() && !before.is_ascii_alphanumeric();
        before = it;
        is_loose
    })
}

fn resource(item: &ResourceItem<'_>) -> String {
    match &item.kind {
        ResourceKind::Any => "*".to_owned(),
        ResourceKind::Arn(text) => typed(&text.value).unwrap_or_else(|| quoted(&text.value)),
        ResourceKind::Unchecked(text) => format!("unchecked({})", quoted(&text.value)),
        ResourceKind::Typed { name, .. } => name.value.to_string(),
        // No document has one.
        ResourceKind::UncheckedValue(_) => "unchecked(…)".to_owned(),
    }
}

/// An ARN by its resource type, if that gives the same ARN.
fn typed(text: &str) -> Option<String> {
    let arn = Arn::parse(text).ok()?;
    let mut types = catalog::resource_types().into_iter();
    let (info, values) = types.find_map(|it| {
        let values = it.arn.split(arn.resource).filter(|_| it.arn.service == arn.service)?;
        Some((it, values))
    })?;
    let fields = info.arn.fields.iter().map(|_| None).zip(values.iter().copied());
    let account = Some((Some("account"), arn.account)).filter(|(_, it)| !matches!(*it, "*" | ""));
    let region = (Some("region"), arn.region);
    let partition = (Some("partition"), arn.partition);
    [vec![], vec![region], vec![partition], vec![region, partition]].into_iter().find_map(
        |places| {
            let named = places.into_iter().chain(account);
            let arguments: Vec<(Option<&str>, &str)> = fields.clone().chain(named).collect();
            let prefix = (!info.service.is_default()).then_some(info.service.prefix);
            (filled(prefix, info.name, &arguments)? == text).then(|| {
                let written = arguments.iter().map(|(name, value)| {
                    let value = if *value == "*" { "*".to_owned() } else { quoted(value) };
                    name.map_or(value.clone(), |name| format!("{name} = {value}"))
                });
                format!("{}({})", info.written(), written.collect::<Vec<_>>().join(", "))
            })
        },
    )
}

/// The ARN that a resource type and its arguments give.
fn filled(prefix: Option<&str>, name: &str, arguments: &[(Option<&str>, &str)]) -> Option<String> {
    let here = Span::new(0, 0);
    let arguments = arguments.iter().map(|(name, value)| Argument {
        name: name.map(|it| Text::of(it, here)),
        value: Value { kind: ValueKind::Text((*value).into()), span: here },
    });
    let kind = ResourceKind::Typed {
        prefix: prefix.map(|it| Text::of(it, here)),
        name: Text::of(name, here),
        arguments: arguments.collect(),
        arguments_span: here,
    };
    let statement = Statement {
        span: here,
        lints: Vec::new(),
        sid: None,
        effect: Some(Spanned::new(Effect::Deny, here)),
        actions: Actions {
            items: vec![ActionItem { kind: ActionKind::Every, span: here }],
            ..Actions::default()
        },
        resources: Resources { negated: false, items: vec![ResourceItem { kind, span: here }] },
        conditions: Vec::new(),
        broken: false,
    };
    let policy = Policy {
        notation: Notation::Literal,
        broken: false,
        settings: Settings::default(),
        statements: vec![statement],
        span: here,
    };
    let document = check(&policy).policy?.document;
    // Read back, for what else would take it out of the JSON again?
    let read = json::read(document.as_bytes(), Settings::default(), &[]).policy;
    match read.statements.into_iter().next()?.resources.items.into_iter().next()?.kind {
        ResourceKind::Arn(text) => Some(text.value.into_owned()),
        _ => None,
    }
}

fn condition(word: &str, condition: &Condition<'_>) -> String {
    let name = &condition.key.name.value;
    let key = match () {
        () if condition.key.is_unchecked => format!("unchecked({})", quoted(name)),
        () if is_name_run(name) => name.to_string(),
        () => quoted(name),
    };
    let operator_name = condition.operator.text();
    let base = &*condition.operator.name.value;
    let base = base.strip_suffix("IfExists").unwrap_or(base);
    let is_boolean =
        operator(base).is_some_and(|it| matches!(it.family, Family::Bool | Family::Null));
    // Rust writes numbers in one form, and documents in many.
    let is_plain = condition.values.iter().all(|it| match &it.kind {
        ValueKind::Number(number) => {
            number.chars().all(|it| it.is_ascii_digit() || "-.".contains(it))
        }
        _ => true,
    });
    let values = condition.values.iter().map(|it| value(it, is_boolean, is_plain));
    let values: Vec<String> = values.collect();
    let head = format!("        {word} {key} {operator_name} ");
    match values.as_slice() {
        [only] => format!("{head}{only}"),
        _ => list(&format!("{head}["), values) + "]",
    }
}

fn value(value: &Value<'_>, is_boolean: bool, is_plain: bool) -> String {
    match &value.kind {
        ValueKind::Bool(value) => value.to_string(),
        ValueKind::Number(number) if is_plain => number.to_string(),
        // As it is written in Rust.
        ValueKind::Text(text) if is_boolean && matches!(&**text, "true" | "false") => {
            text.to_string()
        }
        other => quoted(other.text().unwrap_or_default()),
    }
}

/// Whether a key can stand without quotes: words of letters and digits, divided by `:`, `-` and one `/`.
fn is_name_run(key: &str) -> bool {
    let is_word = |it: &str| {
        it.starts_with(|it: char| it.is_ascii_alphabetic())
            && it.chars().all(|it| it.is_ascii_alphanumeric())
    };
    key.matches('/').count() <= 1 && key.split([':', '/', '-']).all(is_word)
}

fn is_identifier(sid: &str) -> bool {
    sid.starts_with(|it: char| it.is_ascii_alphabetic())
        && !matches!(sid, "allow" | "deny" | "not" | "on" | "if" | "and" | "except")
}

/// A text as a Rust string; what was written as an escape stays one.
fn quoted(text: &str) -> String {
    let mut quoted = "\"".to_owned();
    for (character, is_escaped) in escape::characters(text) {
        match character {
            '\'' => quoted.push('\''),
            other if is_escaped => quoted.extend(other.escape_unicode()),
            other => quoted.extend(other.escape_debug()),
        }
    }
    quoted + "\""
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_in_a_pattern_is_no_token_of_its_own() {
        for (text, expected) in [("A2*", false), ("*2FA", true), ("2FA*", true), ("A*b2", false)] {
            assert_eq!(has_loose_digits(text), expected, "{text}");
        }
    }

    #[test]
    fn long_lists_are_broken() {
        let items = (0..30).map(|it| format!("AdminGetUser{it}")).collect();
        let text = list("    allow ", items);
        assert!(text.lines().count() > 4, "{text}");
        assert!(text.lines().all(|line| line.len() <= WIDTH), "{text}");
        assert!(text.starts_with("    allow\n            AdminGetUser0, AdminGetUser1,"), "{text}");
    }
}
