//! Compares a document, as IAM reads it, with the intended tree.

use cognito_perms::{Options, Policy, Rule, check, cloudformation, terraform};
use serde_json::Value;
use std::fmt::Display;

/// Represents a `*` that is a wildcard; a Unicode noncharacter.
pub(super) const ANY: &str = "\u{fdd0}";
/// The same for `?` and for the start of a policy variable.
const ONE: &str = "\u{fdd1}";
pub(super) const VARIABLE: &str = "\u{fdd2}";

/// The same literal, for each of the tools.
pub(super) struct Written {
    pub(super) policy: Policy,
    pub(super) terraform: terraform::Policy,
    pub(super) cloudformation: cloudformation::Policy,
}

/// Expands the same literal with each of the macros.
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

/// A list of one is written as its item.
pub(super) fn list<T: Display>(values: &[T]) -> Value {
    match values {
        [one] => Value::from(one.to_string()),
        several => several.iter().map(ToString::to_string).collect(),
    }
}

impl Written {
    /// Checks that the documents are the intended tree, and that the first one is accepted.
    #[track_caller]
    pub(super) fn means(&self, intended: &Value, unchecked: &[&str]) {
        self.means_with(intended, intended, unchecked);
    }

    /// The same, with other values for CloudFormation.
    #[track_caller]
    pub(super) fn means_with(
        &self,
        intended: &Value,
        in_cloudformation: &Value,
        unchecked: &[&str],
    ) {
        let Self { policy, terraform, cloudformation } = self;
        let document = policy.as_str();
        is_read_as("policy!", parsed(document), intended);
        let template = terraform.to_string();
        is_read_as("terraform::policy!", parsed(&evaluated(&template)), intended);
        match serde_json::to_value(cloudformation) {
            Ok(tree) => is_read_as("cloudformation::policy!", tree, in_cloudformation),
            // A template cannot contain these: an error, never another document.
            Err(error) => assert!(is_refused(document), "not serialized: {error}: {document}"),
        }
        is_accepted(document, unchecked);
    }
}

/// Whether a document has text that CloudFormation would replace, or a character that YAML does not allow.
pub(super) fn is_refused(document: &str) -> bool {
    document.contains("{{resolve:") || document.contains(|it| matches!(it, '\u{7f}'..='\u{9f}'))
}

#[track_caller]
fn parsed(document: &str) -> Value {
    serde_json::from_str(document).unwrap_or_else(|error| panic!("not JSON: {error}: {document}"))
}

#[track_caller]
fn is_read_as(by: &str, mut read: Value, intended: &Value) {
    read_policy(&mut read);
    if read != *intended {
        excuse(&mut read, intended);
        if let Some((path, read, intended)) = difference(&read, intended) {
            panic!("not the intended tree: {by} at {path}\nread:     {read}\nintended: {intended}");
        }
    }
}

/// Returns the first part that differs, with its path.
fn difference(read: &Value, intended: &Value) -> Option<(String, Value, Value)> {
    let inside = |name: String, read: Option<&Value>, intended: &Value| {
        let (path, read, intended) = difference(read.unwrap_or(&Value::Null), intended)?;
        Some((format!("/{name}{path}"), read, intended))
    };
    match (read, intended) {
        (Value::Object(read), Value::Object(intended)) if read.len() == intended.len() => intended
            .iter()
            .find_map(|(name, intended)| inside(name.clone(), read.get(name), intended)),
        (Value::Array(read), Value::Array(intended)) if read.len() == intended.len() => {
            let mut items = intended.iter().enumerate();
            items.find_map(|(index, intended)| inside(index.to_string(), read.get(index), intended))
        }
        _ => (read != intended).then(|| (String::new(), read.clone(), intended.clone())),
    }
}

/// Where `null` is expected, any value that is not a pattern or variable is fine.
fn excuse(read: &mut Value, intended: &Value) {
    match (read, intended) {
        (Value::Object(read), Value::Object(intended)) => {
            for (name, value) in read {
                intended.get(name).into_iter().for_each(|intended| excuse(value, intended));
            }
        }
        (Value::Array(read), Value::Array(intended)) => {
            read.iter_mut().zip(intended).for_each(|(read, intended)| excuse(read, intended));
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
    // Arbitrary values say things that no request has.
    let of_meaning = [Rule::ContradictingConditions, Rule::InvalidPrincipalValue];
    let options = of_meaning.into_iter().fold(options, Options::allow);
    let report = check(document, &options);
    if let Some(error) = report.findings().iter().find(|it| it.level.is_error()) {
        let place = document.get(error.bytes.clone()).unwrap_or_default();
        panic!("`{}` is broken: {} in {place} of {document}", error.rule, error.message);
    }
}

/// Replaces each text as written by the text that IAM reads.
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

/// Returns the text that IAM compares with.
fn read(text: &str, is_pattern: bool) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['$', '*', '?']) {
        let (before, special) = rest.split_at(at);
        out += before;
        let (end, intended) = match special.as_bytes() {
            [b'$', b'{', b'*', b'}', ..] => (4, "*"),
            [b'$', b'{', b'?', b'}', ..] => (4, "?"),
            [b'$', b'{', b'$', b'}', ..] => (4, "$"),
            [b'$', b'{', ..] => (2, VARIABLE),
            [b'*', ..] if is_pattern => (1, ANY),
            [b'?', ..] if is_pattern => (1, ONE),
            _ => (1, &special[..1]),
        };
        out += intended;
        rest = &special[end..];
    }
    out + rest
}

/// Evaluates a template without expressions as Terraform does.
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
