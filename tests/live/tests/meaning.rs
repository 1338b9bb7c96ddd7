//! What the golden policies do, case by case in `meaning.toml`, compared with a simulator that others wrote.
//! It is a separate program: none of it is linked or shipped.

use cognito_perms::evaluate::{Decision, Document, Evaluation, Key, Request};
use cognito_perms_live::{golden_policies, here, output, tools};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::process::Command;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    case: Vec<Case>,
}

/// A request and its outcome.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    policy: String,
    action: String,
    resource: String,
    #[serde(default)]
    context: BTreeMap<String, Value>,
    expect: Outcome,
    why: String,
    /// What the simulator returns, if that differs.
    simulator: Option<Outcome>,
    /// If it differs, the AWS page that supports the expected outcome.
    because: Option<String>,
}

#[derive(Deserialize, Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[serde(rename_all = "lowercase")]
enum Outcome {
    Allowed,
    Denied,
    #[serde(rename = "not allowed")]
    NotAllowed,
}

impl Outcome {
    /// Returns the outcome in the simulator's words.
    const fn of_simulator(self) -> &'static str {
        match self {
            Self::Allowed => "Allowed",
            Self::Denied => "ExplicitlyDenied",
            Self::NotAllowed => "ImplicitlyDenied",
        }
    }
}

/// Asks the simulator.
fn simulate(asked: Vec<Value>) -> Vec<String> {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("requests.json");
    fs::write(&file, Value::from(asked).to_string()).expect("a file");
    let mut node = Command::new("node");
    node.arg(here().join("simulate.mjs")).arg(tools());
    node.stdin(File::open(&file).expect("the file"));
    serde_json::from_str(&output(&mut node)).expect("results")
}

const USER: &str = "arn:aws:iam::123456789012:user/ann";
/// Only a session has a session policy.
const SESSION: &str = "arn:aws:sts::123456789012:assumed-role/Support/ann";

fn request(principal: &str, action: &str, resource: &str, context: &impl Serialize) -> Value {
    json!({
        "principal": principal,
        "action": action,
        "resource": { "resource": resource, "accountId": "123456789012" },
        "contextVariables": context,
    })
}

fn cases() -> Vec<Case> {
    let text = fs::read_to_string(here().join("meaning.toml")).expect("the table");
    toml::from_str::<Table>(&text).unwrap_or_else(|error| panic!("meaning.toml: {error}")).case
}

#[test]
fn the_simulator_says_what_the_table_says() {
    let cases = cases();
    let policies: BTreeMap<_, _> = golden_policies().into_iter().collect();
    let asked: Vec<_> = cases
        .iter()
        .map(|case| {
            let document = policies.get(&case.policy);
            let document = document.unwrap_or_else(|| panic!("no golden policy `{}`", case.policy));
            let policy: Value = serde_json::from_str(document).expect("JSON");
            let request = request(USER, &case.action, &case.resource, &case.context);
            json!({ "policy": policy, "request": request })
        })
        .collect();

    let results = simulate(asked);
    assert_eq!(results.len(), cases.len());

    let mut wrong = Vec::new();
    for (case, result) in cases.iter().zip(results) {
        let expected = case.simulator.unwrap_or(case.expect);
        if result != expected.of_simulator() {
            let Case { policy, action, resource, why, .. } = case;
            wrong.push(format!(
                "{policy}, {action} on {resource}: {why}\n    expected {expected:?}, the simulator says {result}"
            ));
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
    println!("{} cases agree with the simulator", cases.len());
}

/// A table that had lost cases would still agree with the simulator.
#[test]
fn the_table_has_cases_of_each_kind() {
    let cases = cases();
    assert!(cases.len() >= 40);
    for outcome in [Outcome::Allowed, Outcome::Denied, Outcome::NotAllowed] {
        let of_outcome = cases.iter().filter(|it| it.expect == outcome);
        assert!(of_outcome.count() >= 10, "{outcome:?}");
    }
    let whys: BTreeSet<_> = cases.iter().map(|it| (&it.policy, &it.why)).collect();
    assert_eq!(whys.len(), cases.len(), "two cases of a policy have the same `why`");
    for case in &cases {
        assert_eq!(case.simulator.is_some(), case.because.is_some(), "{}", case.why);
        assert_ne!(case.simulator, Some(case.expect), "{}: the outcome is not different", case.why);
    }
}

/// Our own evaluator, asked about the same requests.
#[test]
fn the_evaluator_says_what_the_table_says() {
    let policies: BTreeMap<_, _> = golden_policies().into_iter().collect();
    for case in cases() {
        let document = policies.get(&case.policy).expect("a golden policy");
        let document = Document::read(document.as_str()).expect("a policy");
        let mut request = Request::unchecked(&case.action).on(&case.resource);
        for (key, values) in &case.context {
            let values: Vec<&str> = match values {
                Value::Array(values) => values.iter().filter_map(Value::as_str).collect(),
                value => value.as_str().into_iter().collect(),
            };
            request = request.with_all(Key::unchecked(key), values);
        }
        let decision = Evaluation::of(&[&document]).evaluate(&request).decision();
        let expected = match case.expect {
            Outcome::Allowed => Decision::Allowed,
            Outcome::Denied => Decision::Denied,
            Outcome::NotAllowed => Decision::NotAllowed,
        };
        assert_eq!(decision, expected, "{}: {}", case.policy, case.why);
    }
}

/// A case of `../meaning.toml`, which our evaluator runs in `../meaning.rs`.
#[derive(Deserialize)]
struct PagesCase {
    policy: String,
    boundary: Option<String>,
    session: Option<String>,
    scp: Option<String>,
    action: String,
    resource: String,
    #[serde(default)]
    context: BTreeMap<String, Value>,
    expect: String,
    why: String,
    page: String,
    /// What the simulator returns, if that differs.
    simulator: Option<String>,
    /// Who is right, if it differs.
    right: Option<String>,
}

/// Each difference between AWS's pages and the simulator is listed in the table, with who is right and the page that decides.
#[test]
fn the_simulator_differs_from_the_pages_where_the_table_says() {
    #[derive(Deserialize)]
    struct Table {
        case: Vec<PagesCase>,
    }
    let text = fs::read_to_string(here().join("../meaning.toml")).expect("the table");
    let cases = toml::from_str::<Table>(&text).expect("the table").case;
    assert!(cases.len() >= 170);
    let document = |it: &Option<String>| -> Option<Value> {
        it.as_deref().map(|it| serde_json::from_str(it).expect("JSON"))
    };
    let asked = cases.iter().map(|case| {
        let principal = if case.session.is_some() { SESSION } else { USER };
        json!({
            "policy": document(&Some(case.policy.clone())),
            "boundary": document(&case.boundary),
            "session": document(&case.session),
            "scp": document(&case.scp),
            "request": request(principal, &case.action, &case.resource, &case.context),
        })
    });
    let results = simulate(asked.collect());
    assert_eq!(results.len(), cases.len());
    let (mut wrong, mut differences) = (Vec::new(), 0);
    for (index, (case, result)) in cases.iter().zip(results).enumerate() {
        let expected = case.simulator.as_deref().unwrap_or(&case.expect);
        assert_eq!(case.simulator.is_some(), case.right.is_some(), "{}", case.why);
        differences += usize::from(case.simulator.is_some());
        let found = match &*result {
            "Allowed" => "allowed",
            "ExplicitlyDenied" => "denied",
            "ImplicitlyDenied" => "not allowed",
            other => other,
        };
        if found != expected {
            let PagesCase { why, page, .. } = case;
            wrong.push(format!(
                "case {index}, {why}: {found}, but listed as {expected}\n    {page}"
            ));
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
    println!("{} cases, {differences} of which the simulator decides otherwise", cases.len());
}
