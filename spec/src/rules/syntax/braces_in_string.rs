//! [`Rule::BracesInString`]: checks each string of a literal.

use crate::facts::catalog::{self, DEFAULT_SERVICE, ResourceTypeInfo, resource_types_of_arns};
use crate::model::Arn;
use crate::rules::findings::Findings;
use crate::rules::subject::Subject;
use crate::syntax::{Notation, ResourceKind, ValueKind};
use crate::text::{Finding, Rule, Spanned, Text, Words, words};
use std::borrow::Cow;

pub(in crate::rules) fn check(subject: &Subject<'_, '_>, findings: &mut Findings) {
    let policy = subject.policy.written;
    if matches!(policy.notation, Notation::Json(_)) {
        return;
    }
    for statement in &policy.statements {
        for resource in &statement.resources.items {
            match &resource.kind {
                ResourceKind::Arn(text) | ResourceKind::Unchecked(text) => {
                    check_text(text, &|text, _| of_arn(text), findings);
                }
                ResourceKind::Typed { prefix, name, arguments, .. } => {
                    let kind = || match prefix {
                        Some(prefix) => format!("{}:{}", prefix.value, name.value),
                        None => name.value.to_string(),
                    };
                    let service = match prefix {
                        Some(prefix) => catalog::service(&prefix.value),
                        None => Some(DEFAULT_SERVICE),
                    };
                    let of = service.and_then(|it| it.resource_type(&name.value));
                    let is_only_value = of.is_some_and(takes_one_runtime_value)
                        && matches!(arguments.as_slice(), [only] if only.name.is_none());
                    for argument in arguments {
                        if let ValueKind::Text(text) = &argument.value.kind {
                            let text = Spanned::new(Cow::Borrowed(&**text), argument.value.span);
                            let remedy = |text: &str, name: &str| match is_only_value {
                                true if is_whole(text, name) => of_argument(&kind(), name),
                                _ => of_resource(&kind()),
                            };
                            check_text(&text, &remedy, findings);
                        }
                    }
                }
                ResourceKind::Any | ResourceKind::UncheckedValue(_) => {}
            }
        }
        for condition in &statement.conditions {
            for value in &condition.values {
                if let ValueKind::Text(text) = &value.kind {
                    let text = Spanned::new(Cow::Borrowed(&**text), value.span);
                    let operator = &condition.operator.name.value;
                    check_text(&text, &|text, name| of_value(text, name, operator), findings);
                }
            }
        }
    }
}

/// Reports a name in braces. If the string already has a finding, such as an id that is not valid, this explains it.
fn check_text(text: &Text<'_>, remedy: &dyn Fn(&str, &str) -> Words, findings: &mut Findings) {
    let span = text.span;
    let text = &*text.value;
    let Some(name) = name_in_braces(text) else { return };
    let help = remedy(text, name);
    if let Some(finding) = findings.at(span) {
        finding.help = vec![help];
        return;
    }
    let message = words!("`{{{name}}}` is plain text in a string", name = name);
    findings.push(Finding::new(Rule::BracesInString, span, message).help(help));
}

/// Returns the first name in braces, as Rust's `format!` would fill it in.
fn name_in_braces(text: &str) -> Option<&str> {
    let mut start = 0;
    while let Some(open) = text.get(start..)?.find('{') {
        let at = start + open;
        let before = text.get(..at)?;
        let (inside, after) = text.get(at + 1..)?.split_once('}')?;
        let is_escaped = before.ends_with(['$', '{']) || after.starts_with('}');
        // `${$}` is how IAM writes a `$` that does not start a variable.
        if !is_escaped && !before.ends_with("${$}") && is_path(inside) {
            return Some(inside);
        }
        start = at + 1;
    }
    None
}

/// Returns whether a string is a variable, or a field of one.
fn is_path(text: &str) -> bool {
    let is_name = |name: &str| {
        name.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_')
            && name.bytes().all(|it| it.is_ascii_alphanumeric() || it == b'_')
    };
    text.split('.').all(is_name)
}

/// Returns the remedy in a resource that is a string.
fn of_arn(text: &str) -> Words {
    let resource_type = Arn::parse(text).ok().and_then(|arn| {
        let mut types = resource_types_of_arns(arn.service).into_iter();
        // The value in braces can be anything; it may be an id, whose format the template knows.
        let any = any_in_braces(arn.resource);
        types.find(|it| it.templates().any(|of| of.service == arn.service && of.admits(&any)))
    });
    match resource_type {
        Some(it) => of_resource(&it.written()),
        None => words!("pass the full ARN as a runtime value: `unchecked(arn)`"),
    }
}

/// Returns a string with `*` in place of each part in braces.
fn any_in_braces(text: &str) -> String {
    let (mut any, mut rest) = (String::new(), text);
    while let Some((before, after)) = rest.split_once('{')
        && let Some((_, after)) = after.split_once('}')
    {
        any.push_str(before);
        any.push('*');
        rest = after;
    }
    any + rest
}

/// Returns whether a resource can be written with a runtime value alone.
fn takes_one_runtime_value(of: &ResourceTypeInfo) -> bool {
    matches!(of.arn.fields, [field] if !field.type_name.is_empty())
}

/// Returns whether a string is only this name in braces.
fn is_whole(text: &str, name: &str) -> bool {
    text.len() == name.len() + 2
}

/// Returns the remedy in the only argument of a resource.
fn of_argument(kind: &str, name: &str) -> Words {
    words!(
        "write the runtime value without quotes and braces: `{kind}({name})`",
        kind = kind,
        name = name
    )
}

/// Returns the remedy in a resource: a runtime value is not a part of a string.
fn of_resource(kind: &str) -> Words {
    words!("pass the full ARN as a runtime value: `{kind}(arn = arn)`", kind = kind)
}

/// Returns the remedy in a condition value.
fn of_value(text: &str, name: &str, operator: &str) -> Words {
    if is_whole(text, name) {
        return words!("write the runtime value without quotes and braces: `{name}`", name = name);
    }
    // A `*` in a runtime value is a plain character.
    let is_plain = !text.contains(['*', '?', '$']) && text.matches('{').count() == 1;
    if !is_plain || !operator.starts_with("String") {
        return words!("replace the string with a runtime list of complete values: `[..values]`");
    }
    // `format!` takes variables in braces, but not fields.
    let call = match name.contains('.') {
        true => format!("format!({:?}, {name})", text.replace(name, "")),
        false => format!("format!({text:?})"),
    };
    words!("use a runtime value instead of the string: `{{{call}}}`", call = call)
}
