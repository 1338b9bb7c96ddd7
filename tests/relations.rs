//! How two policies relate over all requests: `relations.toml` has the pairs, each with the answer.

mod any_policy;

use any_policy::{ACTIONS, Context, RESOURCES, context, policy};
use cognito_perms_spec::eval::{Decision, Layers, Request, evaluate};
use cognito_perms_spec::prove::{Proof, World, subset};
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
fn answer(new: &Policy<'_>, old: &Policy<'_>, world: World) -> &'static str {
    match subset(new, old, world) {
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
        let found = answer(&new, &old, World::Open);
        let is_right = match it.relation.as_str() {
            "equal" => found == "subset" && answer(&old, &new, World::Open) == "subset",
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

/// Returns an identity policy with one statement.
fn allow(actions: &str, resource: &str) -> String {
    format!(
        r#"{{"Version": "2012-10-17", "Statement": [{{
            "Effect": "Allow", "Action": {actions}, "Resource": "{resource}"
        }}]}}"#
    )
}

#[test]
fn the_catalog_is_a_smaller_world() {
    let pool = "arn:aws:cognito-idp:eu-west-1:123456789012:userpool/*";
    let bucket = "arn:aws:s3:::b";
    for (old, new, open, catalog) in [
        // All names that the pattern matches today.
        (
            allow(r#"["cognito-idp:ListUsers", "cognito-idp:ListUsersInGroup"]"#, pool),
            allow(r#""cognito-idp:ListUsers*""#, pool),
            "not subset",
            "subset",
        ),
        // An action on its only resource type, and on everything.
        (
            allow(r#""cognito-idp:AdminGetUser""#, "arn:*:cognito-idp:*:*:userpool/*"),
            allow(r#""cognito-idp:AdminGetUser""#, "*"),
            "not subset",
            "subset",
        ),
        // A bucket is not an object.
        (
            allow(r#""s3:ListBucket""#, bucket),
            allow(r#"["s3:ListBucket", "s3:GetObject"]"#, bucket),
            "not subset",
            "subset",
        ),
        // IAM does not authorize what a token does.
        (
            allow(r#""cognito-idp:AdminGetUser""#, "*"),
            allow(r#"["cognito-idp:AdminGetUser", "cognito-idp:GetUser"]"#, "*"),
            "not subset",
            "subset",
        ),
        // Names that the catalog does not have are names.
        (
            allow(r#""example:Do""#, "*"),
            allow(r#"["example:Do", "example:Dont"]"#, "*"),
            "not subset",
            "not subset",
        ),
        (
            allow(r#""cognito-idp:AdminGetUser""#, "*"),
            allow(r#"["cognito-idp:AdminGetUser", "cognito-idp:ListUsers"]"#, "*"),
            "not subset",
            "not subset",
        ),
    ] {
        let (new, old) = (read(&new), read(&old));
        assert_eq!(answer(&new, &old, World::Open), open, "{new:?}");
        assert_eq!(answer(&new, &old, World::Catalog), catalog, "{new:?}");
        assert_eq!(answer(&old, &new, World::Catalog), "subset", "{new:?}");
    }
}

/// A variable can be any part of an ARN, so that a type does not rule it out.
#[test]
fn variables_are_parts_of_arns_in_the_catalog() {
    let old = allow(r#""cognito-idp:ListUsers""#, "*");
    for resource in [
        "arn:aws:cognito-idp:${aws:RequestedRegion}:123456789012:userpool/*",
        "arn:aws:cognito-idp:eu-west-1:${aws:PrincipalAccount}:userpool/*",
        "arn:aws:cognito-idp:eu-west-1:123456789012:${aws:PrincipalTag/pool}",
        "arn:aws:${aws:PrincipalTag/pool}:eu-west-1:123456789012:userpool/*",
        "${aws:PrincipalTag/pool}",
        "${aws:PrincipalTag/pool}:aws:s3:::b/k",
    ] {
        let new = allow(r#""cognito-idp:AdminGetUser""#, resource);
        for world in [World::Open, World::Catalog] {
            assert_ne!(answer(&read(&new), &read(&old), world), "subset", "{resource}");
            assert_eq!(answer(&read(&new), &read(&new), world), "subset", "{resource}");
        }
    }
}

#[test]
fn requests_that_disprove_look_real() {
    let pool = "arn:aws:cognito-idp:eu-west-1:123456789012:userpool/*";
    for (old, new, action, resource) in [
        (
            allow(r#""cognito-idp:AdminGetUser""#, pool),
            allow(r#""cognito-idp:Admin*""#, pool),
            "cognito-idp:AdminAddUserToGroup",
            "arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_Ab12Cd34E",
        ),
        (allow(r#""s3:ListAllMyBuckets""#, "*"), allow(r#""s3:*""#, "*"), "s3:CreateJob", "*"),
        (
            allow(r#""dynamodb:GetItem""#, "arn:aws:dynamodb:*:*:table/a"),
            allow(r#""dynamodb:GetItem""#, "arn:aws:dynamodb:*:*:table/b"),
            "dynamodb:GetItem",
            "arn:aws:dynamodb:us-east-1:111122223333:table/b",
        ),
    ] {
        let Proof::Fails(example) = subset(&read(&new), &read(&old), World::Open) else {
            panic!("{new}");
        };
        assert_eq!((&*example.request.action, &*example.request.resource), (action, resource));
    }
}

/// Returns whether the catalog says that an action can be used on a resource.
fn is_of_catalog(action: &str, resource: &str) -> bool {
    let type_of = match action.starts_with("s3:") {
        true => "arn:aws:s3:::files/",
        false => "arn:aws:cognito-idp:",
    };
    resource.starts_with(type_of)
}

/// Returns the first request that one policy allows and another does not.
fn counterexample(
    new: &Policy<'_>,
    old: &Policy<'_>,
    contexts: &[Context],
    world: World,
) -> Option<Request> {
    let decide = |policy, request: &Request| {
        evaluate(&Layers { granting: &[policy], ..Layers::default() }, request).0
    };
    for (action, resource) in
        ACTIONS.iter().flat_map(|it| RESOURCES.iter().chain(&["*"]).map(move |of| (*it, *of)))
    {
        if world == World::Catalog && !is_of_catalog(action, resource) {
            continue;
        }
        // Requests for these actions have no tags of their own.
        let is_possible =
            |it: &&Context| world != World::Catalog || !it.contains_key("aws:TagKeys");
        for context in contexts.iter().filter(is_possible) {
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
        for world in [World::Open, World::Catalog] {
            if answer(&new, &old, world) == "subset" {
                let found = counterexample(&new, &old, &contexts, world);
                prop_assert!(found.is_none(), "{world:?} {found:?}");
            }
            prop_assert_ne!(answer(&new, &new, world), "not subset");
        }
    }
}
