//! Trees of policies and their documents: another JSON parser reads in the document what the tree says.

use cognito_perms_spec::rules::check;
use cognito_perms_spec::syntax::{
    ActionItem, ActionKind, Actions, Condition, Effect, Key, LintAttribute, LintLevel, Notation,
    Operator, Policy, ResourceItem, ResourceKind, Resources, Settings, Statement, Value, ValueKind,
    json,
};
use cognito_perms_spec::text::{Level, Rule, Span, Spanned, Text};
use proptest::prelude::*;
use serde_json::json;

const HERE: Span = Span::new(0, 1);

fn at<T>(value: T) -> Spanned<T> {
    Spanned::new(value, HERE)
}

/// Generates any text that a policy can contain, without a policy variable.
fn text() -> impl Strategy<Value = String> {
    prop::collection::vec(
        prop_oneof![Just('\t'), Just('\n'), prop::char::range(' ', '\u{ff}')],
        1..12,
    )
    .prop_map(|characters| characters.into_iter().collect::<String>().replace("${", "$("))
}

/// A part of a statement as written: the texts, and whether there is a `not` before them.
type List = (bool, Vec<String>);

fn list(prefix: &'static str, end: impl Strategy<Value = String>) -> impl Strategy<Value = List> {
    let items = prop::collection::vec(end.prop_map(move |end| format!("{prefix}{end}")), 1..4);
    (any::<bool>(), items)
}

#[derive(Debug, Clone)]
struct Written {
    sid: Option<String>,
    denies: bool,
    actions: List,
    resources: List,
    /// Operators, keys and values.
    conditions: Vec<(&'static str, String, Vec<String>)>,
}

fn statement() -> impl Strategy<Value = Written> {
    let operators = prop::sample::select(vec![
        "StringLike",
        "StringNotLikeIfExists",
        "ForAnyValue:StringLike",
        "ForAllValues:StringNotLike",
    ]);
    let condition = (operators, "new:[a-zA-Z]{1,8}", prop::collection::vec(text(), 1..4));
    (
        prop::option::of("[A-Za-z0-9]{1,8}"),
        any::<bool>(),
        list("new:", "[a-zA-Z]{1,8}".boxed()),
        list("arn:aws:new:::", text()),
        prop::collection::vec(condition, 0..4),
    )
        .prop_map(|(sid, denies, actions, resources, conditions)| Written {
            sid,
            denies,
            actions,
            resources,
            conditions,
        })
}

fn tree(written: &Written) -> Statement<'_> {
    let conditions = written.conditions.iter().map(|(operator, key, values)| {
        let (set, name) = operator.split_once(':').map_or((None, *operator), |(a, b)| (Some(a), b));
        Condition {
            key: Key { name: Text::of(key, HERE), is_unchecked: true, holes: Vec::new() },
            operator: Operator {
                set: set.map(|it| Text::of(it, HERE)),
                name: Text::of(name, HERE),
            },
            values: values.iter().map(|it| Value::new(ValueKind::Text(it.into()), HERE)).collect(),
            values_span: HERE,
        }
    });
    Statement {
        sid: written.sid.as_deref().map(|it| Text::of(it, HERE)),
        effect: Some(at(if written.denies { Effect::Deny } else { Effect::Allow })),
        actions: Actions {
            negated: written.actions.0,
            items: written
                .actions
                .1
                .iter()
                .map(|it| ActionItem {
                    kind: ActionKind::Unchecked(Text::of(it, HERE)),
                    span: HERE,
                })
                .collect(),
            except: Vec::new(),
        },
        resources: Resources {
            negated: written.resources.0,
            items: written
                .resources
                .1
                .iter()
                .map(|it| ResourceItem {
                    kind: ResourceKind::Unchecked(Text::of(it, HERE)),
                    span: HERE,
                })
                .collect(),
        },
        conditions: conditions.collect(),
        ..Statement::new(HERE)
    }
}

/// A list of one is written as its element.
fn values(values: &[String]) -> serde_json::Value {
    match values {
        [one] => json!(one),
        several => json!(several),
    }
}

/// Builds the expected document of a statement with another library.
fn document(written: &Written) -> serde_json::Value {
    let mut document = json!({ "Effect": if written.denies { "Deny" } else { "Allow" } });
    if let Some(sid) = &written.sid {
        document["Sid"] = json!(sid);
    }
    // Each action once.
    let mut actions: Vec<String> = Vec::new();
    for action in &written.actions.1 {
        if !actions.contains(action) {
            actions.push(action.clone());
        }
    }
    document[if written.actions.0 { "NotAction" } else { "Action" }] = values(&actions);
    document[if written.resources.0 { "NotResource" } else { "Resource" }] =
        values(&written.resources.1);
    for (operator, key, texts) in &written.conditions {
        document["Condition"][operator][key] = values(texts);
    }
    document
}

proptest! {
    #[test]
    fn a_document_says_what_its_tree_says(written in prop::collection::vec(statement(), 1..4)) {
        // Random statements can give roles away, which is denied by default.
        let lints = Rule::ALL.iter().filter(|rule| rule.level() == Level::Deny);
        let lints = lints.map(|rule| Text::of(rule.name(), HERE)).collect();
        let allow = LintLevel { level: LintAttribute::Set(Level::Allow), rules: lints };
        let policy = Policy {
            settings: Settings { lints: vec![allow], ..Settings::default() },
            statements: written.iter().map(tree).collect(),
            ..Policy::new(Notation::Literal, HERE)
        };
        let outcome = check(&policy, Vec::new());
        let is_twice = |rule| matches!(
            rule,
            Rule::UniqueSidsRequired | Rule::DuplicateCondition | Rule::DuplicateKeysWithDifferentCase
        );
        let Some(checked) = outcome.policy else {
            let errors = outcome.findings.iter().filter(|it| it.level.is_error());
            let others: Vec<_> = errors.filter(|it| !is_twice(it.rule)).collect();
            prop_assert!(others.is_empty(), "{:?}", others);
            return Ok(());
        };
        let statements: Vec<_> = written.iter().map(document).collect();
        let expected = json!({ "Version": "2012-10-17", "Statement": statements });
        let text = checked.document.into_text().unwrap();
        let document: serde_json::Value = serde_json::from_str(&text).unwrap();
        prop_assert_eq!(document, expected);

        // The document is read back as the same policy.
        let names = written.iter().flat_map(|it| it.actions.1.iter().chain(&it.resources.1));
        let keys = written.iter().flat_map(|it| it.conditions.iter().map(|(_, key, _)| key));
        let names: Vec<String> = names.chain(keys).cloned().collect();
        let settings = Settings { unchecked: names.into(), ..policy.settings };
        let read = json::read(text.as_bytes(), settings);
        prop_assert!(read.faults.is_empty(), "{:?}", read.faults);
        let again = check(&read.policy, Vec::new()).policy;
        prop_assert_eq!(again.and_then(|it| it.document.into_text()), Some(text));
    }
}
