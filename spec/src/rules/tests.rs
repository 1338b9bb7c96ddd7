//! Tests of the rules with hand-built syntax trees: no macro, no document.

mod action;
mod condition;
mod context;
mod document;
mod fit;
mod hole;
mod json;
mod lint;
mod privilege;
mod redundancy;
mod resource;
mod value;
mod variable;

use super::Outcome;
use crate::syntax::{
    ActionItem, ActionKind, Actions, Argument, Condition, Effect, Key, Notation, Operator, Policy,
    ResourceItem, ResourceKind, Resources, Settings, Statement, Value, ValueKind,
};
use crate::text::{Level, Rule, Span, Spanned, Text};

/// Checks a policy without findings of a reader.
fn check(policy: &Policy<'_>) -> Outcome {
    super::check(policy, Vec::new())
}

/// The positions in the test trees: actions start at 100, exceptions at 200, resources at 300, conditions at 400.
/// Items are 100 apart; the operator of a condition is 10 after its key, and the values are 20 after it.
const ACTIONS: usize = 100;
const EXCEPT: usize = 200;
const RESOURCES: usize = 300;
const KEY: usize = 400;
const OPERATOR: usize = 410;
const VALUES: usize = 420;

fn at<T>(value: T, position: usize) -> Spanned<T> {
    Spanned::new(value, Span::new(position, position + 1))
}

fn text(value: &str, position: usize) -> Text<'static> {
    at(value.to_owned().into(), position)
}

/// Parses `Name`, `prefix:Name`, `*:*`, `level:A+B`, `prefix:level:A`, `unchecked:…`.
fn action_item(written: &str, position: usize) -> ActionItem<'static> {
    let parts: Vec<_> = written.splitn(3, ':').collect();
    let levels = |list: &str| list.split('+').map(|level| text(level, position)).collect();
    let kind = match parts.as_slice() {
        ["*", "*"] => ActionKind::Every,
        ["unchecked", ..] => {
            ActionKind::Unchecked(text(written.strip_prefix("unchecked:").unwrap(), position))
        }
        ["level", list] => ActionKind::Levels { prefix: None, levels: levels(list) },
        [prefix, "level", list] => {
            ActionKind::Levels { prefix: Some(text(prefix, position)), levels: levels(list) }
        }
        [prefix, name] => ActionKind::Name {
            prefix: Some(text(prefix, position)),
            name: text(name, position),
            whole: None,
        },
        _ => ActionKind::Name { prefix: None, name: text(written, position), whole: None },
    };
    ActionItem { kind, span: Span::new(position, position + 1) }
}

/// Parses `*`, `unchecked:…`, `arn:…` or another string in quotes, `type(a, b, name = c)`.
fn resource_item(written: &str, position: usize) -> ResourceItem<'static> {
    let kind = if written == "*" {
        ResourceKind::Any
    } else if let Some(rest) = written.strip_prefix("unchecked:") {
        ResourceKind::Unchecked(text(rest, position))
    } else if let Some((name, arguments)) =
        written.strip_suffix(')').and_then(|it| it.split_once('('))
    {
        let (prefix, name) = name.split_once(':').map_or((None, name), |(a, b)| (Some(a), b));
        let arguments = arguments.split(", ").filter(|it| !it.is_empty()).map(|it| {
            let (name, value) = it.split_once(" = ").map_or((None, it), |(a, b)| (Some(a), b));
            let kind = match crate::rules::tests::value(value, position).kind {
                kind @ ValueKind::Hole(_) => kind,
                _ => ValueKind::Text(value.to_owned().into()),
            };
            let value = Value::new(kind, Span::new(position, position + 1));
            Argument { name: name.map(|it| text(it, position)), value }
        });
        ResourceKind::Typed {
            prefix: prefix.map(|it| text(it, position)),
            name: text(name, position),
            arguments: arguments.collect(),
            arguments_span: Span::new(position, position + 1),
        }
    } else {
        ResourceKind::Arn(text(written, position))
    };
    ResourceItem { kind, span: Span::new(position, position + 1) }
}

/// Parses `allow A, B except C on x | y`, with an optional `not` before each list, and an optional `Sid: ` at the
/// start.
fn statement(written: &str) -> Statement<'static> {
    let (written, conditions) = written.split_once(" if ").map_or((written, ""), |(a, b)| (a, b));
    let (head, resources) = written.split_once(" on ").unwrap();
    let (sid, head) = head.split_once(": ").map_or((None, head), |(a, b)| (Some(a), b));
    let (effect, head) = head.split_once(' ').unwrap();
    let (actions, except) = head.split_once(" except ").unwrap_or((head, ""));
    let (actions_negated, actions) = negation(actions);
    let (resources_negated, resources) = negation(resources);
    let items = |list: &str, start: usize| {
        let items = list.split(", ").filter(|it| !it.is_empty()).enumerate();
        items.map(|(index, it)| action_item(it, start + index)).collect()
    };
    let resources = resources.split(" | ").enumerate();
    let conditions = conditions.split(" and ").filter(|it| !it.is_empty()).enumerate();
    Statement {
        conditions: conditions.map(|(index, it)| condition(it, KEY + 100 * index)).collect(),
        sid: sid.map(|it| text(it, 0)),
        effect: Some(at(if effect == "allow" { Effect::Allow } else { Effect::Deny }, 1)),
        actions: Actions {
            negated: actions_negated,
            items: items(actions, ACTIONS),
            except: items(except, EXCEPT),
        },
        resources: Resources {
            negated: resources_negated,
            items: resources.map(|(index, it)| resource_item(it, RESOURCES + index)).collect(),
        },
        ..Statement::new(Span::new(0, 1000))
    }
}

/// Parses `key Operator value | value`, with an optional `unchecked:` before the key; values are as in [`value`].
fn condition(written: &str, position: usize) -> Condition<'static> {
    let mut parts = written.splitn(3, ' ');
    let (key, operator) = (parts.next().unwrap(), parts.next().unwrap());
    let values = parts.next().unwrap_or_default();
    let (set, name) = operator.split_once(':').map_or((None, operator), |(a, b)| (Some(a), b));
    let values = values.split(" | ").filter(|it| !it.is_empty()).enumerate();
    Condition {
        key: Key {
            name: text(key.strip_prefix("unchecked:").unwrap_or(key), position),
            is_unchecked: key.starts_with("unchecked:"),
            holes: Vec::new(),
        },
        operator: Operator {
            set: set.map(|it| text(it, position + 10)),
            name: text(name, position + 10),
        },
        values: values.map(|(index, it)| value(it, position + 20 + index)).collect(),
        values_span: Span::new(position + 20, position + 90),
    }
}

/// Parses a number, `true`, `false`, `{0}` and `{..0}` for runtime values, or a string; anything in quotes is a
/// string.
fn value(written: &str, position: usize) -> Value<'static> {
    let hole = written.strip_prefix('{').and_then(|it| it.strip_suffix('}'));
    let quoted = written.strip_prefix('"').and_then(|it| it.strip_suffix('"'));
    let kind = match (written, hole, quoted) {
        ("true", ..) => ValueKind::Bool(true),
        ("false", ..) => ValueKind::Bool(false),
        (_, Some(hole), _) => match hole.strip_prefix("..") {
            Some(list) => ValueKind::Holes(list.parse().unwrap()),
            None => ValueKind::Hole(hole.parse().unwrap()),
        },
        (.., Some(quoted)) => ValueKind::Text(quoted.to_owned().into()),
        _ if written.parse::<f64>().is_ok() => ValueKind::Number(written.to_owned().into()),
        _ => ValueKind::Text(written.to_owned().into()),
    };
    Value::new(kind, Span::new(position, position + 1))
}

fn negation(list: &str) -> (bool, &str) {
    list.strip_prefix("not ").map_or((false, list), |rest| (true, rest))
}

fn policy(statements: &[&str]) -> Policy<'static> {
    Policy {
        statements: statements.iter().map(|it| statement(it)).collect(),
        ..Policy::new(Notation::Literal, Span::new(0, 1000))
    }
}

/// Returns the rules and positions of all reported findings.
fn findings(statements: &[&str]) -> Vec<(Rule, usize)> {
    let outcome = check(&policy(statements));
    let reported = outcome.findings.iter().filter(|it| it.level > Level::Allow);
    reported.map(|it| (it.rule, it.span.start)).collect()
}

/// Returns the rules and positions of the findings that are reported only if the author enables them.
fn unreported(statements: &[&str]) -> Vec<(Rule, usize)> {
    let outcome = check(&policy(statements));
    let unreported = outcome.findings.iter().filter(|it| it.level == Level::Allow);
    unreported.map(|it| (it.rule, it.span.start)).collect()
}

/// Returns the findings for a condition on an action whose requests carry every key.
fn reported(condition: &str) -> Vec<(Rule, usize)> {
    findings(&[&format!("allow unchecked:new:Action on * if {condition}")])
}

/// Returns the only finding of a statement, as it is printed.
fn message(statement: &str) -> String {
    let outcome = check(&policy(&[statement]));
    let reported: Vec<_> = outcome.findings.iter().filter(|it| it.level > Level::Allow).collect();
    let [finding] = reported.as_slice() else { panic!("{statement}: {reported:#?}") };
    finding.say(Notation::Literal).to_string()
}

/// Returns the actions or resources that a valid statement emits.
fn emitted(statement: &str, element: &str) -> Vec<String> {
    let outcome = check(&policy(&[statement]));
    assert!(outcome.findings.iter().all(|it| !it.level.is_error()), "{statement}");
    let document = outcome.policy.unwrap().document.into_text().unwrap();
    let (_, after) = document.split_once(&format!("\"{element}\":")).unwrap();
    let list = after.strip_prefix('[').map_or_else(
        || after.split_inclusive('"').take(2).collect::<String>(),
        |list| list.split(']').next().unwrap().to_owned(),
    );
    list.split(',').map(|it| it.trim_matches('"').to_owned()).collect()
}

#[track_caller]
fn assert_right(statements: &[&str]) {
    assert_eq!(findings(statements), [], "{statements:?}");
}

/// Asserts that there are no errors; redundancy is allowed.
#[track_caller]
fn assert_no_error(statements: &[&str]) {
    let mut found = findings(statements);
    found.retain(|(rule, _)| rule.level() == Level::Error);
    assert_eq!(found, [], "{statements:?}");
}

#[track_caller]
fn assert_one(statement: &str, rule: Rule, position: usize) {
    assert_eq!(findings(&[statement]), [(rule, position)], "{statement}");
}

const POOL: &str = "userpool(us-east-1_X)";
