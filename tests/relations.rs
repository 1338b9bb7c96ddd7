//! How two policies relate over all requests: `relations.toml` has the pairs, each with the answer.

mod any_policy;

use any_policy::{ACTIONS, Context, RESOURCES, context, policy};
use cognito_perms_spec::eval::{Decision, Layers, Request, evaluate};
use cognito_perms_spec::prove::{Proof, subset};
use cognito_perms_spec::syntax::{Policy, Settings, json};
use proptest::prelude::*;
use serde::Deserialize;

#[derive(Deserialize)]
struct Relations {
    relation: Vec<Relation>,
}

#[derive(Deserialize)]
struct Relation {
    name: String,
    old: String,
    new: String,
    relation: String,
    why: String,
}

fn read(document: &str) -> Policy<'_> {
    json::read(document.as_bytes(), Settings::default()).policy
}

/// Returns the answer in the words of the table, after checking a request that it shows.
fn answer(new: &Policy<'_>, old: &Policy<'_>) -> &'static str {
    match subset(new, old) {
        Proof::Holds => "subset",
        Proof::Fails(example) => {
            let decide = |policy| {
                let layers = Layers { granting: &[policy], ..Layers::default() };
                evaluate(&layers, &example.request).0
            };
            assert_eq!(decide(new), Decision::Allowed, "{example:?}");
            assert!(matches!(decide(old), Decision::Denied | Decision::NotAllowed), "{example:?}");
            "not subset"
        }
        Proof::Unknown(_) => "unknown",
    }
}

#[test]
fn pairs_relate_as_the_table_says() {
    let relations: Relations = toml::from_str(include_str!("relations.toml")).unwrap();
    assert!(relations.relation.len() >= 40);
    let mut wrong = Vec::new();
    for it in &relations.relation {
        let (new, old) = (read(&it.new), read(&it.old));
        let found = answer(&new, &old);
        let is_right = match it.relation.as_str() {
            "equal" => found == "subset" && answer(&old, &new) == "subset",
            expected => found == expected,
        };
        if !is_right {
            wrong.push(format!(
                "{}: {found}, but expected {}: {}\nold {}\nnew {}",
                it.name, it.relation, it.why, it.old, it.new
            ));
        }
    }
    assert!(wrong.is_empty(), "{} wrong\n{}", wrong.len(), wrong.join("\n\n"));
}

/// Returns the first request that one policy allows and another does not.
fn counterexample(new: &Policy<'_>, old: &Policy<'_>, contexts: &[Context]) -> Option<Request> {
    let decide = |policy, request: &Request| {
        evaluate(&Layers { granting: &[policy], ..Layers::default() }, request).0
    };
    for (action, resource) in
        ACTIONS.iter().flat_map(|it| RESOURCES.iter().chain(&["*"]).map(move |of| (*it, *of)))
    {
        for context in contexts {
            let mut request = Request::new(action);
            request.resource = resource.to_owned();
            for (key, values) in context {
                request.set(key, values.iter().map(|it| (*it).to_owned()).collect());
            }
            let is_refused =
                matches!(decide(old, &request), Decision::Denied | Decision::NotAllowed);
            if is_refused && decide(new, &request) == Decision::Allowed {
                return Some(request);
            }
        }
    }
    None
}

/// Returns how many pairs to try: a few, unless `PROPTEST_CASES` says how many.
fn config() -> ProptestConfig {
    match std::env::var_os("PROPTEST_CASES") {
        Some(_) => ProptestConfig::default(),
        None => ProptestConfig::with_cases(64),
    }
}

proptest! {
    #![proptest_config(config())]

    /// What is proven holds for every request of a small universe. (A request that disproves is decided on the way.)
    #[test]
    fn no_request_contradicts_a_proof(
        old in policy(),
        more in policy(),
        is_unrelated in any::<bool>(),
        contexts in prop::collection::vec(context(), 60),
    ) {
        // Most unrelated policies grant something new. Others have the same statements, and some more.
        let mut new = more;
        if !is_unrelated && let Some(statements) = new["Statement"].as_array_mut() {
            statements.iter_mut().for_each(|it| it["Effect"] = "Deny".into());
            statements.extend(old["Statement"].as_array().into_iter().flatten().cloned());
        }
        let (new, old) = (new.to_string(), old.to_string());
        let (new, old) = (read(&new), read(&old));
        if answer(&new, &old) == "subset" {
            let found = counterexample(&new, &old, &contexts);
            prop_assert!(found.is_none(), "{found:?}");
        }
        prop_assert_ne!(answer(&new, &new), "not subset");
    }
}
