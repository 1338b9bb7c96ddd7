//! Writes a `policy!` literal for a lowered policy. The literal expands to the same policy.

use super::principal;
use super::quote::quoted;
use crate::facts::catalog::{self, Family, ResourceTypeInfo};
use crate::model::action::{ActionEntry, ActionMeaning};
use crate::model::condition::Condition;
use crate::model::principal::{Principal, PrincipalMeaning};
use crate::model::resource::{Arns, Resource, Target};
use crate::model::{ArnPattern, Statement, lower, lower_typed};
use crate::syntax::{
    ActionItem, ActionKind, Argument, Effect, LintAttribute, Notation, Policy, PolicyType,
    ResourceItem, ResourceKind, Value, ValueKind,
};
use crate::text::{Rule, Span, Text};

/// The maximum width of a list before it is broken into lines.
const WIDTH: usize = 96;

/// Returns the literal for a policy that was read from a document and that has no errors.
///
/// Resources are written as resource types if that results in the same ARN, and names that are not in the catalog as
/// `unchecked("…")`. Returns `None` if a statement has an empty list, which a literal cannot express.
#[must_use]
pub fn write(policy: &Policy<'_>) -> Option<String> {
    let model = lower(policy);
    let is_empty = |it: &Statement<'_>| {
        let lacks_resources = it.resources.items.is_empty() && it.has_resources();
        let lacks_principals =
            it.principals.as_ref().is_some_and(|principals| principals.items.is_empty());
        it.actions.items.is_empty() || lacks_resources || lacks_principals
    };
    if model.statements.iter().any(is_empty) {
        return None;
    }
    let mut settings = String::new();
    if let Some(id) = policy.id.as_ref().filter(|_| !policy.kind.is_of_caller()) {
        settings += &format!(
            "    // The `Id` {} has no effect, so a literal has none.\n",
            quoted(&id.value)
        );
    }
    let (macro_name, kind) = match policy.kind {
        PolicyType::Trust => ("trust_policy", None),
        PolicyType::Resource => ("resource_policy", None),
        PolicyType::Endpoint => ("endpoint_policy", None),
        PolicyType::Identity => ("policy", None),
        other => ("policy", Some(other.name())),
    };
    if let Some(kind) = kind {
        settings += &format!("    #![kind = {}]\n", quoted(kind));
    }
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
    let statements: Vec<String> =
        model.statements.iter().map(|it| statement(policy.kind, it)).collect();
    Some(format!("{macro_name}! {{\n{settings}{}\n}}\n", statements.join("\n\n")))
}

fn statement(kind: PolicyType, statement: &Statement<'_>) -> String {
    let mut head = "    ".to_owned();
    if let Some(sid) = &statement.written.sid {
        head += &if is_identifier(&sid.value) { sid.value.to_string() } else { quoted(&sid.value) };
        head.push_str(": ");
    }
    // These are only warnings in a document.
    for (start, rule) in
        [("AROA", Rule::InvalidRoleReference), ("AIDA", Rule::InvalidUserReference)]
    {
        let mut principals = statement.principals.iter().flat_map(|it| &it.items);
        let is_deleted = |it: &Principal<'_>| matches!(it.meaning, PrincipalMeaning::UniqueId(id) if id.starts_with(start));
        if principals.any(is_deleted) {
            head = format!("    #[allow({rule})]\n{head}");
        }
    }
    head.push_str(match statement.effect() {
        Some(Effect::Deny) => "deny ",
        _ => "allow ",
    });
    head.push_str(if statement.actions.negated { "not " } else { "" });
    let is_mixed = statement.actions.items.iter().any(is_of_another_service);
    let names = statement.actions.items.iter().map(|it| action(it, is_mixed));
    // Names without a prefix are actions of STS in a trust policy.
    let names = names.map(|it| match kind {
        PolicyType::Trust => it.strip_prefix("sts:").map(str::to_owned).unwrap_or(it),
        _ => it,
    });
    let mut parts = vec![list(&head, names.collect())];
    if statement.has_resources() {
        let on = if statement.resources.negated { "        on not " } else { "        on " };
        parts.push(list(on, statement.resources.known().map(resource).collect()));
    }
    let mut conditions = statement.conditions.as_slice();
    // A resource control policy has only one principal, which the macro writes.
    if let Some(principals) = statement.principals.as_ref().filter(|_| kind != PolicyType::Rcp) {
        let (written, used) = principal::to(principals, conditions);
        conditions = conditions.get(used..).unwrap_or_default();
        let to = if principals.written.negated { "        to not " } else { "        to " };
        parts.push(list(to, written));
    }
    let (first, others) = parts.split_at(1);
    let others = others.iter().map(|it| format!(" {}", it.trim_start()));
    let line = first.concat() + &others.collect::<String>();
    let is_short = conditions.is_empty() && line.chars().count() <= WIDTH;
    if is_short && !line.contains('\n') {
        return line + ";";
    }
    for (index, condition) in conditions.iter().enumerate() {
        let word = if index == 0 { "if" } else { "and" };
        parts.push(self::condition(word, condition));
    }
    parts.join("\n") + ";"
}

/// Returns a head followed by items, on one line or on several.
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

/// Returns whether an item belongs to a service other than the default service.
fn is_of_another_service(entry: &ActionEntry<'_>) -> bool {
    let is_default =
        |prefix: &str| catalog::service(prefix).is_some_and(catalog::Service::is_default);
    match &entry.written.kind {
        ActionKind::Name { prefix, .. } => prefix.as_ref().is_some_and(|it| !is_default(&it.value)),
        ActionKind::Levels { .. } | ActionKind::Every | ActionKind::Unchecked(_) => false,
    }
}

/// Returns an action. In a list with actions of other services, `*` gets its service prefix.
fn action(entry: &ActionEntry<'_>, is_mixed: bool) -> String {
    match &entry.meaning {
        Ok(ActionMeaning::Every) => "*:*".to_owned(),
        Ok(ActionMeaning::Unchecked(text)) => Notation::Literal.unchecked(text),
        Ok(ActionMeaning::Levels { levels, .. }) => {
            let names: Vec<_> = levels.iter().map(|it| it.name()).collect();
            format!("level({})", names.join(", "))
        }
        Ok(ActionMeaning::Named(_) | ActionMeaning::Pattern { .. }) | Err(_) => {
            name(entry.written, is_mixed)
        }
    }
}

fn name(item: &ActionItem<'_>, is_mixed: bool) -> String {
    let ActionKind::Name { prefix, name, .. } = &item.kind else { return String::new() };
    let prefix = prefix.as_ref().map_or("", |it| &*it.value);
    let service = catalog::service(prefix);
    let is_default = service.is_some_and(catalog::Service::is_default);
    let prefix = service.map_or(prefix, |it| it.prefix);
    let known = service.and_then(|it| it.action(&name.value));
    let text = known.map_or(&*name.value, |it| it.name);
    match () {
        // Rust's lexer would read the digits as a number.
        () if has_loose_digits(text) => Notation::Literal.unchecked(&format!("{prefix}:{text}")),
        () if is_default && !(is_mixed && text == "*") => text.to_owned(),
        () => format!("{prefix}:{text}"),
    }
}

/// Returns whether any word in a name starts with a digit.
fn has_loose_digits(text: &str) -> bool {
    let mut before = '*';
    text.chars().any(|it| {
        let is_loose = it.is_ascii_digit() && !before.is_ascii_alphanumeric();
        before = it;
        is_loose
    })
}

fn resource(resource: &Resource<'_>) -> String {
    match (&resource.target, &resource.arns) {
        (Target::Unchecked, arns) => format!("unchecked({})", quoted(&arns.to_string())),
        (_, Arns::Any) => "*".to_owned(),
        (_, Arns::Pattern(arn)) => typed(arn).unwrap_or_else(|| quoted(&arn.to_string())),
        // No document contains one.
        (_, Arns::Runtime(_)) => "unchecked(…)".to_owned(),
    }
}

/// Returns an ARN as its resource type, if that results in the same ARN.
fn typed(arn: &ArnPattern<'_>) -> Option<String> {
    let service = arn.service.as_literal()?;
    let types = catalog::resource_types_of_arns(service).into_iter();
    types.filter(|it| it.arn.service == service).find_map(|it| typed_as(it, arn))
}

/// Returns an ARN as a particular resource type, if that results in the same ARN.
fn typed_as(info: &'static ResourceTypeInfo, arn: &ArnPattern<'_>) -> Option<String> {
    let [partition, region, account, resource] =
        [&arn.partition, &arn.region, &arn.account, &arn.resource].map(ToString::to_string);
    let values = info.arn.split(&resource)?;
    let fields = info.arn.fields.iter().map(|_| None).zip(values.iter().copied());
    let account = Some((Some("account"), &*account)).filter(|(_, it)| !matches!(*it, "*" | ""));
    let account = account.filter(|_| info.arn.has_account());
    let region = (Some("region"), &*region);
    let partition = (Some("partition"), &*partition);
    [vec![], vec![region], vec![partition], vec![region, partition]].into_iter().find_map(
        |places| {
            let named = places.into_iter().chain(account);
            let arguments: Vec<(Option<&str>, &str)> = fields.clone().chain(named).collect();
            let prefix = (!info.service.is_default()).then_some(info.service.prefix);
            gives(prefix, info.name, &arguments, arn).then(|| {
                let written = arguments.iter().map(|(name, value)| {
                    let value = if *value == "*" { "*".to_owned() } else { quoted(value) };
                    name.map_or(value.clone(), |name| format!("{name} = {value}"))
                });
                format!("{}({})", info.written(), written.collect::<Vec<_>>().join(", "))
            })
        },
    )
}

/// Returns whether a resource type with its arguments results in these ARNs.
fn gives(
    prefix: Option<&str>,
    name: &str,
    arguments: &[(Option<&str>, &str)],
    arn: &ArnPattern<'_>,
) -> bool {
    let here = Span::new(0, 0);
    let arguments = arguments.iter().map(|(name, value)| Argument {
        name: name.map(|it| Text::of(it, here)),
        value: Value::new(ValueKind::Text((*value).into()), here),
    });
    let kind = ResourceKind::Typed {
        prefix: prefix.map(|it| Text::of(it, here)),
        name: Text::of(name, here),
        arguments: arguments.collect(),
        arguments_span: here,
    };
    lower_typed(&ResourceItem { kind, span: here }).is_some_and(|it| it == *arn)
}

fn condition(word: &str, condition: &Condition<'_>) -> String {
    let written = condition.written;
    let name = &written.key.name.value;
    let is_unchecked = condition.key.as_ref().is_ok_and(|it| it.info.is_none() && !it.is_global);
    let key = match () {
        () if is_unchecked => format!("unchecked({})", quoted(name)),
        () if is_name_run(name) => name.to_string(),
        () => quoted(name),
    };
    let operator_name = written.operator.text();
    let family = condition.operator.as_ref().ok().map(|it| it.info.family);
    let is_boolean = matches!(family, Some(Family::Bool | Family::Null));
    // Numbers have one form in literals, but many in documents.
    let is_plain = written.values.iter().all(|it| match &it.kind {
        ValueKind::Number(number) => {
            number.chars().all(|it| it.is_ascii_digit() || "-.".contains(it))
        }
        _ => true,
    });
    let values = written.values.iter().map(|it| value(it, is_boolean, is_plain));
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
        // Written as in Rust.
        ValueKind::Text(text) if is_boolean && matches!(&**text, "true" | "false") => {
            text.to_string()
        }
        other => quoted(other.text().unwrap_or_default()),
    }
}

/// Returns whether a key can be written without quotes: words of letters and digits, separated by `:`, `-` and at
/// most one `/`.
fn is_name_run(key: &str) -> bool {
    let is_word = |it: &str| {
        it.starts_with(|it: char| it.is_ascii_alphabetic())
            && it.chars().all(|it| it.is_ascii_alphanumeric())
    };
    key.matches('/').count() <= 1 && key.split([':', '/', '-']).all(is_word)
}

fn is_identifier(sid: &str) -> bool {
    sid.starts_with(|it: char| it.is_ascii_alphabetic())
        && sid.chars().all(|it| it.is_ascii_alphanumeric())
        && !matches!(sid, "allow" | "deny" | "not" | "on" | "if" | "and" | "except")
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
