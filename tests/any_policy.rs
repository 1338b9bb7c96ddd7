//! Random policies, and what random requests have.

use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// The values of condition keys.
pub(crate) type Context = BTreeMap<&'static str, Vec<&'static str>>;

pub(crate) const ACTIONS: &[&str] = &[
    "cognito-idp:AdminGetUser",
    "cognito-idp:AdminDeleteUser",
    "cognito-idp:ListUsers",
    "s3:GetObject",
];

const ACTION_PATTERNS: &[&str] = &[
    "*",
    "cognito-idp:*",
    "cognito-idp:Admin*User",
    "COGNITO-idp:admingetuser",
    "cognito-idp:List?sers",
    "s3:GetObject",
    "s3:*Object",
    "cog*:AdminGetUser",
];

pub(crate) const RESOURCES: &[&str] = &[
    "arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_A",
    "arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_B",
    "arn:aws:s3:::files/red/1:2",
    "arn:aws:s3:::files/blue/a",
];

const RESOURCE_PATTERNS: &[&str] = &[
    "*",
    "arn:aws:cognito-idp:eu-west-1:123456789012:userpool/*",
    "arn:aws:cognito-idp:eu-west-?:123456789012:userpool/eu-west-1_A",
    "arn:aws:s3:::files/*/a",
    "arn:aws:s3:::files/${aws:PrincipalTag/team}/*",
    "arn:aws:s3:::files/${aws:PrincipalTag/site, 'blue'}/?",
    "arn:aws:s3:::files/red/1:*",
];

/// Keys, each with values that requests have.
const KEYS: &[(&str, &[&str])] = &[
    ("aws:PrincipalTag/team", &["red", "blue", "RED", "r*"]),
    ("aws:PrincipalTag/site", &["red", "blue"]),
    ("aws:TagKeys", &["a", "b", "c"]),
    ("aws:MultiFactorAuthAge", &["1", "59", "60.0", "600"]),
    ("aws:MultiFactorAuthPresent", &["true", "false"]),
    ("aws:SourceIp", &["203.0.113.7", "203.0.114.7", "10.0.0.1"]),
    ("aws:CurrentTime", &["2026-01-01T00:00:00Z", "2026-06-01T12:00:00Z", "2027-01-01T00:00:00Z"]),
    (
        "aws:SourceArn",
        &["arn:aws:sns:eu-west-1:123456789012:red", "arn:aws:sns:eu-west-1:210987654321:blue"],
    ),
];

/// Operators, each with a key and values that policies have.
const TESTS: &[(&str, usize, &[&str])] = &[
    ("StringEquals", 0, &["red", "r*", "${aws:PrincipalTag/site}", "${*}"]),
    ("StringNotEquals", 0, &["red", "${aws:PrincipalTag/site}"]),
    ("StringEqualsIgnoreCase", 0, &["Red", "blue"]),
    ("StringLike", 0, &["r*", "?ed", "r${*}", "${aws:PrincipalTag/site}*", "*"]),
    ("StringNotLike", 0, &["r*", "*lue"]),
    ("StringEquals", 2, &["a", "b"]),
    ("StringNotEquals", 2, &["a", "b"]),
    ("StringLike", 2, &["?", "b*"]),
    ("NumericLessThan", 3, &["60", "2"]),
    ("NumericGreaterThanEquals", 3, &["60", "600"]),
    ("NumericNotEquals", 3, &["60"]),
    ("Bool", 4, &["true", "FALSE"]),
    ("IpAddress", 5, &["203.0.113.0/24", "10.0.0.0/8"]),
    ("NotIpAddress", 5, &["203.0.112.0/22"]),
    ("DateLessThan", 6, &["2026-06-01", "2027-01-01T01:00:00+01:00"]),
    ("DateGreaterThanEquals", 6, &["2026-06-01T12:00:00Z"]),
    ("ArnLike", 7, &["arn:aws:sns:*:123456789012:*", "arn:aws:sns:eu-west-1:*:blue"]),
    ("ArnNotEquals", 7, &["arn:aws:sns:eu-west-1:123456789012:r?d"]),
    ("Null", 0, &["true", "false"]),
    ("Null", 2, &["true", "false"]),
];

fn several(from: &'static [&'static str]) -> impl Strategy<Value = Vec<&'static str>> {
    subsequence(from, 1..=from.len().min(2))
}

fn condition() -> impl Strategy<Value = (String, &'static str, Vec<&'static str>)> {
    (select(TESTS), select(&["", "ForAllValues:", "ForAnyValue:"][..]), any::<bool>())
        .prop_flat_map(|((name, key, values), set, if_exists)| {
            let set = if name == "Null" { "" } else { set };
            let suffix = if if_exists && name != "Null" { "IfExists" } else { "" };
            let operator = format!("{set}{name}{suffix}");
            several(values).prop_map(move |values| (operator.clone(), KEYS[key].0, values))
        })
}

fn statement() -> impl Strategy<Value = Value> {
    let conditions = prop::collection::vec(condition(), 0..3);
    let effect = select(&["Allow", "Allow", "Deny"][..]);
    let negated = prop::bool::weighted(0.2);
    let parts = (
        effect,
        negated,
        several(ACTION_PATTERNS),
        negated,
        several(RESOURCE_PATTERNS),
        conditions,
    );
    parts.prop_map(|(effect, not_action, actions, not_resource, resources, conditions)| {
        let mut of_operators: BTreeMap<String, BTreeMap<&str, Vec<&str>>> = BTreeMap::new();
        for (operator, key, values) in conditions {
            of_operators.entry(operator).or_default().insert(key, values);
        }
        let mut statement = json!({ "Effect": effect });
        if !of_operators.is_empty() {
            statement["Condition"] = json!(of_operators);
        }
        statement[if not_action { "NotAction" } else { "Action" }] = json!(actions);
        statement[if not_resource { "NotResource" } else { "Resource" }] = json!(resources);
        statement
    })
}

pub(crate) fn policy() -> impl Strategy<Value = Value> {
    prop::collection::vec(statement(), 1..4)
        .prop_map(|it| json!({ "Version": "2012-10-17", "Statement": it }))
}

pub(crate) fn context() -> impl Strategy<Value = Context> {
    let values = KEYS.iter().map(|(key, values)| {
        let most = if *key == "aws:TagKeys" { 3 } else { 1 };
        prop::option::of(subsequence(*values, 0..=most))
    });
    values.collect::<Vec<_>>().prop_map(|all| {
        let present = all.into_iter().zip(KEYS).filter_map(|(it, (key, _))| Some((*key, it?)));
        // Only a key with several values can have an empty list.
        present.filter(|(key, it)| *key == "aws:TagKeys" || !it.is_empty()).collect()
    })
}
