//! Writes JSON as IAM reads it: minified, in the author's order, with a single element for a list of one, and with a
//! gap for each runtime value.

use super::document::{JsonDocument, Writer};
use crate::model::condition::{Condition, Values};
use crate::model::emitted::Emitted;
use crate::model::principal::{Principal, PrincipalSet};
use crate::model::resource::{Arns, Resource};
use crate::model::runtime::{Part, Runtime};
use crate::model::{ArnPattern, Pattern, Policy, Segment};
use crate::syntax::{Effect, StringHole, StringPart, ValueKind, Version};

/// Returns the minified document of a policy with these statements, which are all of its own.
#[must_use]
pub fn write(policy: &Policy<'_>, statements: &[Emitted<'_, '_>]) -> JsonDocument {
    let mut out = Writer::new();
    out.push("{\"Version\":\"");
    out.push(Version::CURRENT);
    if let Some(id) = policy.written.id.as_ref().filter(|_| !policy.kind.is_of_caller()) {
        out.push("\",\"Id\":\"");
        out.push_inside(&id.value);
    }
    out.push("\",\"Statement\":[");
    for (index, statement) in statements.iter().enumerate() {
        if index > 0 {
            out.push(",");
        }
        write_statement(&mut out, statement);
    }
    out.push("]}");
    out.finish()
}

/// Returns the number of known characters in a statement of the document.
pub(crate) fn size_of_statement(statement: &Emitted<'_, '_>) -> usize {
    let mut out = Writer::new();
    write_statement(&mut out, statement);
    out.finish().characters()
}

// Each push costs time, so constant pieces that are always adjacent are pushed together.

fn write_statement(out: &mut Writer, emitted: &Emitted<'_, '_>) {
    let statement = emitted.statement;
    match emitted.sid() {
        Some(sid) => {
            out.push("{\"Sid\":\"");
            out.push_inside(sid);
            out.push("\",");
        }
        None => out.push("{"),
    }
    if let Some(principals) = &statement.principals {
        out.push(match emitted.effect {
            Effect::Allow => "\"Effect\":\"Allow\",",
            Effect::Deny => "\"Effect\":\"Deny\",",
        });
        write_principals(out, principals);
        out.push(match statement.actions.negated {
            false => ",\"Action\":",
            true => ",\"NotAction\":",
        });
    } else {
        out.push(match (emitted.effect, statement.actions.negated) {
            (Effect::Allow, false) => "\"Effect\":\"Allow\",\"Action\":",
            (Effect::Allow, true) => "\"Effect\":\"Allow\",\"NotAction\":",
            (Effect::Deny, false) => "\"Effect\":\"Deny\",\"Action\":",
            (Effect::Deny, true) => "\"Effect\":\"Deny\",\"NotAction\":",
        });
    }
    write_list(out, &emitted.actions, |out, action| out.push_inside(action));
    if statement.has_resources() {
        out.push(match statement.resources.negated {
            false => ",\"Resource\":",
            true => ",\"NotResource\":",
        });
        write_list(out, &emitted.resources, |out, resource| write_resource(out, resource));
    }
    write_conditions(out, &statement.conditions);
    out.push("}");
}

/// Principals with the same key share a list, in the order of their first occurrence.
fn write_principals(out: &mut Writer, principals: &PrincipalSet<'_>) {
    out.push(match principals.written.negated {
        false => "\"Principal\":",
        true => "\"NotPrincipal\":",
    });
    let mut keys: Vec<&str> = Vec::new();
    for item in &principals.items {
        let Some(key) = item.written.kind.key() else { return out.push("\"*\"") };
        if !keys.contains(&key) {
            keys.push(key);
        }
    }
    let mut before = "{\"";
    for key in &keys {
        out.push(before);
        out.push(key);
        out.push("\":");
        let of_key = principals.items.iter().filter(|it| it.written.kind.key() == Some(*key));
        let of_key: Vec<_> = of_key.collect();
        write_list(out, &of_key, |out, principal| write_principal(out, principal));
        before = ",\"";
    }
    out.push(if keys.is_empty() { "{}" } else { "}" });
}

fn write_principal(out: &mut Writer, principal: &Principal<'_>) {
    match principal.written.value.kind {
        ValueKind::Hole(id) => out.gap(Runtime { id, part: Part::Whole }),
        _ => {
            let text = principal.text.unwrap_or_default();
            write_with_holes(out, text, &principal.written.holes);
        }
    }
}

/// Writes a string in which some parts are runtime values.
fn write_with_holes(out: &mut Writer, text: &str, holes: &[StringHole]) {
    let mut at = 0;
    for hole in holes {
        out.push_inside(text.get(at..hole.place.start).unwrap_or_default());
        let part = match hole.part {
            StringPart::Account | StringPart::Partition => Part::Whole,
            StringPart::IdentityPools => Part::IdentityPools,
        };
        out.gap(Runtime { id: hole.id, part });
        at = hole.place.end;
    }
    out.push_inside(text.get(at..).unwrap_or_default());
}

/// Writes a list of strings, or just the string if there is one. `write` writes the contents between the quotes.
fn write_list<T>(out: &mut Writer, items: &[T], write: impl Fn(&mut Writer, &T)) {
    if items.is_empty() {
        return out.push("[]");
    }
    let is_one = items.len() == 1;
    let mut before = if is_one { "\"" } else { "[\"" };
    for item in items {
        out.push(before);
        write(out, item);
        before = "\",\"";
    }
    out.push(if is_one { "\"" } else { "\"]" });
}

fn write_resource(out: &mut Writer, resource: &Resource<'_>) {
    match &resource.arns {
        Arns::Any => out.push("*"),
        Arns::Runtime(runtime) => out.gap(*runtime),
        Arns::Pattern(pattern) => write_arn(out, pattern),
    }
}

fn write_arn(out: &mut Writer, arn: &ArnPattern<'_>) {
    out.push("arn:");
    write_pattern(out, &arn.partition);
    out.push(":");
    write_pattern(out, &arn.service);
    out.push(":");
    write_pattern(out, &arn.region);
    out.push(":");
    write_pattern(out, &arn.account);
    out.push(":");
    write_pattern(out, &arn.resource);
}

fn write_pattern(out: &mut Writer, pattern: &Pattern<'_>) {
    for segment in pattern.segments() {
        match segment {
            Segment::Literal(text) => out.push_inside(text),
            Segment::Star => out.push("*"),
            Segment::One => out.push("?"),
            Segment::Escaped(character) => {
                out.push("${");
                out.push(character.encode_utf8(&mut [0; 4]));
                out.push("}");
            }
            Segment::Variable(variable) => out.push_inside(variable.text),
            Segment::Runtime(runtime) => out.gap(*runtime),
        }
    }
}

/// Conditions with the same operator share an object, in the order of their first occurrence.
fn write_conditions(out: &mut Writer, conditions: &[Condition<'_>]) {
    if conditions.is_empty() {
        return;
    }
    let mut operators: Vec<&str> = Vec::new();
    for condition in conditions {
        if !operators.contains(&condition.operator_text()) {
            operators.push(condition.operator_text());
        }
    }
    let mut before = ",\"Condition\":{\"";
    for operator in operators {
        out.push(before);
        out.push_inside(operator);
        before = "},\"";
        let mut before = "\":{\"";
        for condition in conditions {
            if condition.operator_text() != operator {
                continue;
            }
            out.push(before);
            write_with_holes(out, condition.key_name(), &condition.written.key.holes);
            out.push("\":");
            match &condition.values {
                // A runtime list includes its brackets.
                Values::Runtime(runtime) => out.gap(*runtime),
                Values::Listed(values) => {
                    write_list(out, values, |out, value| write_pattern(out, &value.pattern));
                }
            }
            before = ",\"";
        }
    }
    out.push("}}");
}
