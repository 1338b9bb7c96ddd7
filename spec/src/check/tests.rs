//! The rules on trees made by hand: no macro, no document.

mod action;
mod document;
mod fit;
mod resource;

use super::check;
use crate::finding::{Level, Rule};
use crate::json;
use crate::policy::{
    ActionItem, ActionKind, Actions, Argument, Effect, Policy, ResourceItem, ResourceKind,
    Resources, Settings, Span, Spanned, Statement,
};

/// Where the parts of the test trees stand: actions from 100, exceptions from 200, resources from 300.
const ACTIONS: usize = 100;
const EXCEPT: usize = 200;
const RESOURCES: usize = 300;

fn at<T>(value: T, position: usize) -> Spanned<T> {
    Spanned::new(value, Span::new(position, position + 1))
}

fn text(value: &str, position: usize) -> Spanned<String> {
    at(value.to_owned(), position)
}

/// `Name`, `prefix:Name`, `*:*`, `level:A+B`, `prefix:level:A`, `unchecked:…`.
fn action_item(written: &str, position: usize) -> ActionItem {
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
        [prefix, name] => {
            ActionKind::Name { prefix: Some(text(prefix, position)), name: text(name, position) }
        }
        _ => ActionKind::Name { prefix: None, name: text(written, position) },
    };
    ActionItem { kind, span: Span::new(position, position + 1) }
}

/// `*`, `unchecked:…`, `arn:…` or another string in quotes, `type(a, b, name = c)`.
fn resource_item(written: &str, position: usize) -> ResourceItem {
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
            Argument { name: name.map(|it| text(it, position)), value: text(value, position) }
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

/// `allow A, B except C on x | y`, with `not` in front of either list; what starts with `Sid: ` has one.
fn statement(written: &str) -> Statement {
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
    Statement {
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
        broken: false,
    }
}

fn negation(list: &str) -> (bool, &str) {
    list.strip_prefix("not ").map_or((false, list), |rest| (true, rest))
}

fn policy(statements: &[&str]) -> Policy {
    Policy {
        settings: Settings::default(),
        statements: statements.iter().map(|it| statement(it)).collect(),
        span: Span::new(0, 1000),
    }
}

/// The rules and places of all findings.
fn findings(statements: &[&str]) -> Vec<(Rule, usize)> {
    let outcome = check(&policy(statements));
    outcome.findings.iter().map(|it| (it.rule, it.span.start)).collect()
}

/// The one finding of a statement, as it is printed.
fn message(statement: &str) -> String {
    let outcome = check(&policy(&[statement]));
    let [finding] = outcome.findings.as_slice() else {
        panic!("{statement}: {:#?}", outcome.findings)
    };
    finding.to_string()
}

/// The actions or resources that a right statement emits.
fn emitted(statement: &str, element: &str) -> Vec<String> {
    let outcome = check(&policy(&[statement]));
    assert_eq!(outcome.findings, [], "{statement}");
    let document = json::write(&outcome.policy.unwrap());
    let (_, behind) = document.split_once(&format!("\"{element}\":")).unwrap();
    let list = behind.strip_prefix('[').map_or_else(
        || behind.split_inclusive('"').take(2).collect::<String>(),
        |list| list.split(']').next().unwrap().to_owned(),
    );
    list.split(',').map(|it| it.trim_matches('"').to_owned()).collect()
}

#[track_caller]
fn assert_right(statements: &[&str]) {
    assert_eq!(findings(statements), [], "{statements:?}");
}

#[track_caller]
fn assert_one(statement: &str, rule: Rule, position: usize) {
    assert_eq!(findings(&[statement]), [(rule, position)], "{statement}");
}

const POOL: &str = "userpool(us-east-1_X)";
