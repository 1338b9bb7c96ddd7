//! JSON as IAM reads it: minified, in the author's order, a list of one written as its element.

use crate::rules::{CheckedCondition, CheckedStatement, Element, Emitted};
use crate::syntax::Effect;
use crate::write::escape::push_string;

/// The version of the policy language: the only one that knows policy variables.
const VERSION: &str = "2012-10-17";

/// The document of a policy, minified; run-time values are [marks](crate::model::hole).
pub(crate) fn write(statements: &[&CheckedStatement<'_>]) -> String {
    let mut out = format!("{{\"Version\":\"{VERSION}\",\"Statement\":[");
    for (index, statement) in statements.iter().enumerate() {
        if index > 0 {
            out.push(',');
        }
        push_statement(&mut out, statement);
    }
    out.push_str("]}");
    out
}

/// One statement of it.
pub(crate) fn write_statement(statement: &CheckedStatement<'_>) -> String {
    let mut out = String::new();
    push_statement(&mut out, statement);
    out
}

fn push_statement(out: &mut String, statement: &CheckedStatement<'_>) {
    out.push('{');
    if let Some(sid) = &statement.sid {
        out.push_str("\"Sid\":");
        push_string(out, sid);
        out.push(',');
    }
    out.push_str(match statement.effect {
        Effect::Allow => "\"Effect\":\"Allow\",",
        Effect::Deny => "\"Effect\":\"Deny\",",
    });
    write_element(out, "Action", &statement.actions);
    out.push(',');
    write_element(out, "Resource", &statement.resources);
    write_conditions(out, &statement.conditions);
    out.push('}');
}

/// Conditions with the same operator share an object, in the order of their first ones.
fn write_conditions(out: &mut String, conditions: &[CheckedCondition<'_>]) {
    let mut operators: Vec<&str> = Vec::new();
    for condition in conditions {
        if !operators.contains(&condition.operator) {
            operators.push(condition.operator);
        }
    }
    for (index, operator) in operators.iter().enumerate() {
        out.push_str(if index == 0 { ",\"Condition\":{" } else { "," });
        push_string(out, operator);
        out.push_str(":{");
        let same = conditions.iter().filter(|it| it.operator == *operator);
        for (index, condition) in same.enumerate() {
            if index > 0 {
                out.push(',');
            }
            push_string(out, condition.key);
            out.push(':');
            match &condition.values {
                // A list of run time comes with its brackets.
                Emitted::List(mark) => out.push_str(mark),
                Emitted::Texts(texts) => write_values(out, texts),
            }
        }
        out.push('}');
    }
    if !operators.is_empty() {
        out.push('}');
    }
}

fn write_element(out: &mut String, name: &str, element: &Element<'_>) {
    out.push_str(if element.negated { "\"Not" } else { "\"" });
    out.push_str(name);
    out.push_str("\":");
    write_values(out, &element.values);
}

/// A list; of one value the value alone.
fn write_values<T: AsRef<str>>(out: &mut String, values: &[T]) {
    if let [only] = values {
        push_string(out, only.as_ref());
        return;
    }
    out.push('[');
    for (index, value) in values.iter().enumerate() {
        if index > 0 {
            out.push(',');
        }
        push_string(out, value.as_ref());
    }
    out.push(']');
}

/// A minified document with line breaks and two spaces for each level.
#[must_use]
pub fn pretty(minified: &str) -> String {
    let mut out = String::with_capacity(minified.len() * 2);
    let mut depth = 0_usize;
    let (mut in_string, mut escaped) = (false, false);
    let mut characters = minified.chars().peekable();
    while let Some(character) = characters.next() {
        if in_string {
            out.push(character);
            in_string = escaped || character != '"';
            escaped = !escaped && character == '\\';
            continue;
        }
        match character {
            '{' | '[' if matches!(characters.peek(), Some('}' | ']')) => {
                out.push(character);
                out.extend(characters.next());
            }
            '{' | '[' => {
                depth += 1;
                out.push(character);
                new_line(&mut out, depth);
            }
            '}' | ']' => {
                depth = depth.saturating_sub(1);
                new_line(&mut out, depth);
                out.push(character);
            }
            ',' => {
                out.push(character);
                new_line(&mut out, depth);
            }
            ':' => out.push_str(": "),
            other => {
                in_string = other == '"';
                out.push(other);
            }
        }
    }
    out
}

fn new_line(out: &mut String, depth: usize) {
    out.push('\n');
    out.push_str(&"  ".repeat(depth));
}
