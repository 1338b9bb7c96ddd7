//! A document as IAM reads it, against the tree that was meant.

use cognito_perms::{Options, Policy, check, cloudformation, terraform};
use serde_json::Value;
use std::fmt::Display;

/// What stands for a `*` that is a wildcard: no character of Unicode.
pub(super) const ANY: &str = "\u{fdd0}";
/// The same for `?`, and for the start of a variable.
const ONE: &str = "\u{fdd1}";
pub(super) const VARIABLE: &str = "\u{fdd2}";

/// The one literal, for each of the tools.
pub(super) struct Written {
    pub(super) policy: Policy,
    pub(super) terraform: terraform::Policy,
    pub(super) cloudformation: cloudformation::Policy,
}

/// The same literal by each of the macros.
macro_rules! by_each {
    ($literal:ident, $($value:expr),+) => {
        Written {
            policy: $literal!(policy, $($value),+),
            terraform: $literal!(terraform::policy, $($value),+),
            cloudformation: $literal!(cloudformation::policy, $($value),+),
        }
    };
}
pub(super) use by_each;

/// A list of one is its item.
pub(super) fn list<T: Display>(values: &[T]) -> Value {
    match values {
        [one] => Value::from(one.to_string()),
        several => several.iter().map(ToString::to_string).collect(),
    }
}

impl Written {
    /// The documents say what was meant, and the first is accepted.
    #[track_caller]
    pub(super) fn means(&self, meant: &Value, unchecked: &[&str]) {
        self.means_with(meant, meant, unchecked);
    }

    /// The same where CloudFormation got other values.
    #[track_caller]
    pub(super) fn means_with(&self, meant: &Value, in_cloudformation: &Value, unchecked: &[&str]) {
        let Self { policy, terraform, cloudformation } = self;
        let document = policy.as_str();
        is_read_as("policy!", parsed(document), meant);
        let template = terraform.to_string();
        is_read_as("terraform::policy!", parsed(&evaluated(&template)), meant);
        match serde_json::to_value(cloudformation) {
            Ok(tree) => is_read_as("cloudformation::policy!", tree, in_cloudformation),
            // A template cannot hold these, which is an error and no other document.
            Err(error) => assert!(is_refused(document), "not serialized: {error}: {document}"),
        }
        is_accepted(document, unchecked);
    }
}

/// Whether a document has a text that CloudFormation would replace, or a character that is not one of YAML.
pub(super) fn is_refused(document: &str) -> bool {
    document.contains("{{resolve:") || document.contains(|it| matches!(it, '\u{7f}'..='\u{9f}'))
}

#[track_caller]
fn parsed(document: &str) -> Value {
    serde_json::from_str(document).unwrap_or_else(|error| panic!("not JSON: {error}: {document}"))
}

#[track_caller]
fn is_read_as(by: &str, mut read: Value, meant: &Value) {
    read_policy(&mut read);
    if read != *meant {
        excuse(&mut read, meant);
        if let Some((path, read, meant)) = difference(&read, meant) {
            panic!("read is not what was meant: {by} at {path}\nread:  {read}\nmeant: {meant}");
        }
    }
}

/// The first part that is another, with its path.
fn difference(read: &Value, meant: &Value) -> Option<(String, Value, Value)> {
    let inside = |name: String, read: Option<&Value>, meant: &Value| {
        let (path, read, meant) = difference(read.unwrap_or(&Value::Null), meant)?;
        Some((format!("/{name}{path}"), read, meant))
    };
    match (read, meant) {
        (Value::Object(read), Value::Object(meant)) if read.len() == meant.len() => {
            meant.iter().find_map(|(name, meant)| inside(name.clone(), read.get(name), meant))
        }
        (Value::Array(read), Value::Array(meant)) if read.len() == meant.len() => {
            let mut items = meant.iter().enumerate();
            items.find_map(|(index, meant)| inside(index.to_string(), read.get(index), meant))
        }
        _ => (read != meant).then(|| (String::new(), read.clone(), meant.clone())),
    }
}

/// Where `null` is meant, what matters is that it is a value, and no pattern or variable.
fn excuse(read: &mut Value, meant: &Value) {
    match (read, meant) {
        (Value::Object(read), Value::Object(meant)) => {
            for (name, value) in read {
                meant.get(name).into_iter().for_each(|meant| excuse(value, meant));
            }
        }
        (Value::Array(read), Value::Array(meant)) => {
            read.iter_mut().zip(meant).for_each(|(read, meant)| excuse(read, meant));
        }
        (read @ Value::String(_), Value::Null) => {
            let is_plain =
                read.as_str().is_some_and(|it| !it.contains(['\u{fdd0}', '\u{fdd1}', '\u{fdd2}']));
            if is_plain {
                *read = Value::Null;
            }
        }
        _ => {}
    }
}

#[track_caller]
fn is_accepted(document: &str, unchecked: &[&str]) {
    let options =
        unchecked.iter().fold(Options::new().any_size(), |options, name| options.unchecked(*name));
    let report = check(document, &options);
    if let Some(error) = report.findings().iter().find(|it| it.level.is_error()) {
        let place = document.get(error.bytes.clone()).unwrap_or_default();
        panic!("`{}` is broken: {} in {place} of {document}", error.rule, error.message);
    }
}

/// Puts the text that IAM reads in the place of each that is written.
fn read_policy(policy: &mut Value) {
    let Some(statements) = policy.get_mut("Statement").and_then(Value::as_array_mut) else {
        return;
    };
    for statement in statements {
        if let Some(resources) = statement.get_mut("Resource") {
            read_all(resources, true);
        }
        let conditions = statement.get_mut("Condition").and_then(Value::as_object_mut);
        for (operator, keys) in conditions.into_iter().flatten() {
            let is_pattern = operator.contains("Like") || operator.starts_with("Arn");
            for (_, values) in keys.as_object_mut().into_iter().flatten() {
                read_all(values, is_pattern);
            }
        }
    }
}

fn read_all(value: &mut Value, is_pattern: bool) {
    match value {
        Value::String(text) => *text = read(text, is_pattern),
        Value::Array(values) => values.iter_mut().for_each(|it| read_all(it, is_pattern)),
        _ => {}
    }
}

/// The text that IAM compares with.
fn read(text: &str, is_pattern: bool) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['$', '*', '?']) {
        let (before, special) = rest.split_at(at);
        out += before;
        let (end, meant) = match special.as_bytes() {
            [b'$', b'{', b'*', b'}', ..] => (4, "*"),
            [b'$', b'{', b'?', b'}', ..] => (4, "?"),
            [b'$', b'{', b'$', b'}', ..] => (4, "$"),
            [b'$', b'{', ..] => (2, VARIABLE),
            [b'*', ..] if is_pattern => (1, ANY),
            [b'?', ..] if is_pattern => (1, ONE),
            _ => (1, &special[..1]),
        };
        out += meant;
        rest = &special[end..];
    }
    out + rest
}

/// What Terraform makes of a template without expressions.
#[track_caller]
fn evaluated(template: &str) -> String {
    let mut out = String::with_capacity(template.len());
    let mut rest = template;
    while let Some(at) = rest.find(['$', '%']) {
        let (before, special) = rest.split_at(at);
        out += before;
        let (end, literal) = match special.as_bytes() {
            [b'$', b'$', b'{', ..] => (3, "${"),
            [b'%', b'%', b'{', ..] => (3, "%{"),
            [b'$' | b'%', b'{', ..] => panic!("Terraform would evaluate {special:?} in {template}"),
            _ => (1, &special[..1]),
        };
        out += literal;
        rest = &special[end..];
    }
    out + rest
}
