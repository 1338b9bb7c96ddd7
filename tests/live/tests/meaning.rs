//! What the golden policies do, case by case in `meaning.toml`, compared with a simulator that others wrote.
//! It is a separate program: none of it is linked or shipped.

use cognito_perms_live::{golden_policies, here, output, tools};
use serde::Deserialize;
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
            let request = json!({
                "principal": "arn:aws:iam::123456789012:user/ann",
                "action": case.action,
                "resource": { "resource": case.resource, "accountId": "123456789012" },
                "contextVariables": case.context,
            });
            json!({ "policy": policy, "request": request })
        })
        .collect();

    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("requests.json");
    fs::write(&file, Value::from(asked).to_string()).expect("a file");
    let mut node = Command::new("node");
    node.arg(here().join("simulate.mjs")).arg(tools());
    node.stdin(File::open(&file).expect("the file"));
    let results: Vec<String> = serde_json::from_str(&output(&mut node)).expect("results");
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
