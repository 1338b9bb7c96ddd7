//! Random policies and requests, decided twice: by `eval`, and by an evaluator that was written only for this test. The
//! second one is as simple as can be: it reads JSON values, has no patterns of its own, and knows only the keys and values
//! that are made up here.
//!
//! `PROPTEST_CASES` sets how many; 20,000 take a few seconds in a release build.

mod any_policy;

use any_policy::{ACTIONS, Context, RESOURCES, context, policy};
use cognito_perms_spec::eval::{Decision, Layers, Request, evaluate};
use cognito_perms_spec::syntax::{Settings, json as reader};
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::Value;

/// `None` is unclear.
type Answer = Option<bool>;

/// Whether a text matches a pattern.
fn like(pattern: &[char], text: &[char]) -> bool {
    match (pattern, text) {
        ([], _) => text.is_empty(),
        (['*', rest @ ..], _) => (0..=text.len()).any(|it| like(rest, &text[it..])),
        (['?', rest @ ..], [_, more @ ..]) => like(rest, more),
        // How `filled` writes a character that is special otherwise.
        (['\\', first, rest @ ..], [other, more @ ..]) => first == other && like(rest, more),
        ([first, rest @ ..], [other, more @ ..]) => first == other && like(rest, more),
        _ => false,
    }
}

fn is_like(pattern: &str, text: &str) -> bool {
    let characters = |it: &str| it.chars().collect::<Vec<_>>();
    like(&characters(pattern), &characters(text))
}

/// Puts values in place of the policy variables that are used here.
fn filled(pattern: &str, context: &Context) -> Option<String> {
    let escaped = |text: &str| text.replace('*', "\\*").replace('?', "\\?");
    let of = |key| context.get(key).map(|it: &Vec<&str>| escaped(it[0]));
    let (team, site) = (of("aws:PrincipalTag/team"), of("aws:PrincipalTag/site"));
    let mut text = pattern.replace("${*}", "\\*");
    for (variable, value) in [
        ("${aws:PrincipalTag/team}", team),
        ("${aws:PrincipalTag/site, 'blue'}", site.clone().or(Some("blue".to_owned()))),
        ("${aws:PrincipalTag/site}", site),
    ] {
        if text.contains(variable) {
            text = text.replace(variable, &value?);
        }
    }
    Some(text)
}

fn and(all: impl IntoIterator<Item = Answer>) -> Answer {
    let all: Vec<_> = all.into_iter().collect();
    if all.contains(&Some(false)) {
        Some(false)
    } else {
        all.into_iter().collect::<Option<Vec<_>>>().map(|_| true)
    }
}

fn not(answer: Answer) -> Answer {
    answer.map(|it| !it)
}

fn or(all: impl IntoIterator<Item = Answer>) -> Answer {
    not(and(all.into_iter().map(not)))
}

fn address(text: &str) -> u32 {
    text.split('.').fold(0, |all, it| all * 256 + it.parse::<u32>().unwrap_or_default())
}

/// The moments that are used here, in order.
fn moment(text: &str) -> usize {
    const ORDER: &[&[&str]] = &[
        &["2026-01-01T00:00:00Z"],
        &["2026-06-01"],
        &["2026-06-01T12:00:00Z"],
        &["2027-01-01T00:00:00Z", "2027-01-01T01:00:00+01:00"],
    ];
    ORDER.iter().position(|it| it.contains(&text)).unwrap_or(usize::MAX)
}

fn matches(operator: &str, value: &str, own: &str, context: &Context) -> bool {
    let number = |it: &str| it.parse::<f64>().unwrap_or(f64::NAN);
    match operator {
        "StringEquals" | "StringNotEquals" => filled(value, context).is_some_and(|it| {
            let plain = it.replace("\\*", "\u{1}").replace('*', "\u{1}");
            plain == own.replace('*', "\u{1}")
        }),
        "StringEqualsIgnoreCase" => value.eq_ignore_ascii_case(own),
        "StringLike" | "StringNotLike" => {
            filled(value, context).is_some_and(|it| is_like(&it, own))
        }
        "NumericLessThan" => number(own) < number(value),
        "NumericGreaterThanEquals" => number(own) >= number(value),
        "NumericNotEquals" => (number(own) - number(value)).abs() < 1e-9,
        "Bool" => value.eq_ignore_ascii_case(own),
        "IpAddress" | "NotIpAddress" => {
            let (range, bits) = value.split_once('/').unwrap_or((value, "32"));
            let shift = 32 - bits.parse::<u32>().unwrap_or(32);
            address(range) >> shift == address(own) >> shift
        }
        "DateLessThan" => moment(own) < moment(value),
        "DateGreaterThanEquals" => moment(own) >= moment(value),
        _ => value.splitn(6, ':').zip(own.splitn(6, ':')).all(|(it, own)| is_like(it, own)),
    }
}

fn is_true(operator: &str, key: &str, values: &[&str], context: &Context) -> Answer {
    let (set, name) = operator.split_once(':').map_or(("", operator), |(set, name)| (set, name));
    let (name, if_exists) = match name.strip_suffix("IfExists") {
        Some(name) => (name, true),
        None => (name, false),
    };
    let own = context.get(key).filter(|it| !it.is_empty());
    if name == "Null" {
        return Some(values.contains(&if own.is_some() { "false" } else { "true" }));
    }
    let negated = name.contains("Not");
    let Some(own) = own else {
        return Some(if_exists || set == "ForAllValues" || negated && set.is_empty());
    };
    let one = |own: &&str| values.iter().any(|it| matches(name, it, own, context)) != negated;
    match set {
        "" if own.len() > 1 => None,
        "ForAnyValue" => Some(own.iter().any(one)),
        _ => Some(own.iter().all(one)),
    }
}

fn texts(value: &Value) -> Vec<&str> {
    value.as_array().into_iter().flatten().filter_map(Value::as_str).collect()
}

fn applies(statement: &Value, action: &str, resource: &str, context: &Context) -> Answer {
    let is_action = |pattern: &&str| {
        let is = is_like(&pattern.to_lowercase(), &action.to_lowercase());
        if is && pattern.starts_with("cog*") { None } else { Some(is) }
    };
    let actions = match (statement.get("Action"), statement.get("NotAction")) {
        (Some(list), _) => or(texts(list).iter().map(is_action)),
        (_, list) => not(or(texts(list.unwrap_or(&Value::Null)).iter().map(is_action))),
    };
    let is_resource = |pattern: &&str| {
        if *pattern == "*" {
            return Ok(true);
        }
        let Some(filled) = filled(pattern, context) else { return Err(()) };
        Ok(filled.splitn(6, ':').zip(resource.splitn(6, ':')).all(|(it, own)| is_like(it, own)))
    };
    let resources = match (statement.get("Resource"), statement.get("NotResource")) {
        (Some(list), _) => or(texts(list).iter().map(|it| Some(is_resource(it).unwrap_or(false)))),
        (_, list) => {
            not(or(texts(list.unwrap_or(&Value::Null)).iter().map(|it| is_resource(it).ok())))
        }
    };
    let mut conditions = Vec::new();
    for (operator, keys) in
        statement.get("Condition").and_then(Value::as_object).into_iter().flatten()
    {
        for (key, values) in keys.as_object().into_iter().flatten() {
            conditions.push(is_true(operator, key, &texts(values), context));
        }
    }
    and([actions, resources, and(conditions)])
}

fn decide(policy: &Value, action: &str, resource: &str, context: &Context) -> &'static str {
    let statements = policy["Statement"].as_array().map(Vec::as_slice).unwrap_or_default();
    let any = |effect: &str| {
        let of_effect = statements.iter().filter(|it| it["Effect"] == effect);
        or(of_effect.map(|it| applies(it, action, resource, context)))
    };
    match (any("Deny"), any("Allow")) {
        (Some(true), _) => "denied",
        (_, Some(false)) => "not allowed",
        (Some(false), Some(true)) => "allowed",
        _ => "unclear",
    }
}

proptest! {
    #[test]
    fn both_decide_the_same(
        policy in policy(),
        action in select(ACTIONS),
        resource in select(RESOURCES),
        context in context(),
    ) {
        let document = policy.to_string();
        let read = reader::read(document.as_bytes(), Settings::default());
        prop_assert!(read.faults.is_empty());
        let mut request = Request::new(action);
        request.resource = resource.to_owned();
        for (key, values) in &context {
            request.set(key, values.iter().map(|it| (*it).to_owned()).collect());
        }
        let layers = Layers { granting: &[&read.policy], ..Layers::default() };
        let answer = match evaluate(&layers, &request).0 {
            Decision::Allowed => "allowed",
            Decision::Denied => "denied",
            Decision::NotAllowed => "not allowed",
            _ => "unclear",
        };
        prop_assert_eq!(answer, decide(&policy, action, resource, &context), "{}", document);
    }
}
