//! Policies and their JSON, byte for byte. `GOLDEN=overwrite cargo test -p cognito-perms-tests --test
//! golden` writes the files anew; they are read in the diff.

use cognito_perms::{Policy, policy};
use serde_json::Value;
use std::path::Path;
use std::{env, fs};

/// Each name is that of a file in `golden`.
const POLICIES: &[(&str, Policy)] = &[
    ("one_action", policy! { allow AdminCreateUser on userpool("us-east-1_X") }),
    (
        "support_desk",
        policy! {
            #![account = "123456789012"]

            Lookup: allow AdminGetUser, ListUsers, AdminList*
                on userpool("eu-west-1_Ab12Cd34E");

            /// Doc comments and comments pass.
            deny level(Write) except AdminResetUserPassword, AdminUserGlobalSignOut
                on userpool(*);

            // So does the last `;`.
            allow ListUserPools on *;
        },
    ),
    (
        "letter_case",
        policy! { allow admingetuser, COGNITO-IDP:listUsers, adminlist*, *MFApreference on * },
    ),
    (
        "patterns",
        policy! { allow AdminGet?ser, *Pool*, Describe*ByClient, List* on userpool("us-east-1_*") },
    ),
    ("whole_services", policy! { allow * on *; deny cognito-identity:* on *; allow *:* on * }),
    ("levels", policy! { allow level(List, Tagging) on userpool("us-east-1_X"), * }),
    (
        "levels_of_a_service",
        policy! { allow cognito-identity:level(Read) on cognito-identity:identitypool(*) },
    ),
    (
        "except",
        policy! { allow AdminGetUser, AdminList*, level(Tagging) except AdminListDevices, *Untag* on * },
    ),
    ("not_actions", policy! { deny not AdminGetUser, level(List) except ListUsers on * }),
    (
        "not_resources",
        policy! { deny * on not userpool("us-east-1_X"), "arn:aws:cognito-idp:us-east-1:*:userpool/us-east-1_Y" },
    ),
    (
        "unchecked",
        policy! { allow unchecked("s3:GetObject"), unchecked("cognito-idp:NewAction") on "arn:aws:s3:::bucket/*", unchecked("arn:aws:new:::thing\"\\") },
    ),
    (
        "two_services",
        policy! { allow ListUsers, cognito-identity:ListIdentities on userpool(*), cognito-identity:identitypool("us-east-1:1a2b3c4d-5e6f-4a1b-8c2d-9e0f1a2b3c4d") },
    ),
    (
        "web_acl",
        policy! { allow AssociateWebACL on userpool("us-east-1_X"), webacl("regional", "edge", "1a2b3c4d-5e6f-4a1b-8c2d-9e0f1a2b3c4d", region = "us-east-1") },
    ),
    (
        "partitions",
        policy! { allow ListUsers on userpool("us-gov-west-1_X"), userpool(*, region = "eusc-de-east-1"), userpool(*, partition = "aws-us-gov"), userpool("us-*_X") },
    ),
    (
        "settings",
        policy! {
            #![partition = "aws-us-gov"]
            #![region = "us-gov-west-1"]
            #![account = 123456789012]
            allow ListUsers on userpool(*), userpool(*, region = "us-gov-east-1", account = *), userpool("us-east-1_X")
        },
    ),
    (
        "arns",
        policy! { allow ListUsers on "arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_X", "arn:aws*:cognito-idp:us-*:*:userpool/*", "*" },
    ),
    (
        "named_arguments",
        policy! { allow ListResourcesForWebACL on webacl(scope = "global", id = *, name = "edge-*", region = "us-east-1",) },
    ),
    ("sids", policy! { A1: allow ListUsers on *; b2: deny ListUsers on * }),
];

#[test]
fn documents_are_as_written_down() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("golden");
    let overwrite = env::var_os("GOLDEN").is_some_and(|it| it == "overwrite");
    for (name, policy) in POLICIES {
        let path = folder.join(format!("{name}.json"));
        let document = format!("{policy}\n");
        if overwrite {
            fs::write(&path, &document).unwrap();
        }
        let expected =
            fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        assert_eq!(document, expected, "{name}");
    }
    let files = fs::read_dir(&folder).unwrap().count();
    assert_eq!(files, POLICIES.len(), "a file in {} has no policy", folder.display());
}

/// What IAM's grammar says of every document, seen by another JSON parser.
#[test]
fn documents_are_policies_for_another_parser() {
    for (name, policy) in POLICIES {
        let document: Value = serde_json::from_str(policy.as_str()).unwrap();
        assert_eq!(document["Version"], "2012-10-17", "{name}");
        for statement in document["Statement"].as_array().unwrap() {
            let statement = statement.as_object().unwrap();
            assert!(matches!(statement["Effect"].as_str(), Some("Allow" | "Deny")), "{name}");
            for (element, negated) in [("Action", "NotAction"), ("Resource", "NotResource")] {
                let value = statement.get(element).xor(statement.get(negated)).unwrap();
                match value {
                    Value::String(_) => {}
                    Value::Array(values) => {
                        assert!(values.len() > 1, "{name}: a list of one");
                        assert!(values.iter().all(Value::is_string), "{name}");
                    }
                    other => panic!("{name}: {other}"),
                }
            }
        }
    }
}

#[test]
fn white_space_and_serialisation_change_nothing() {
    for (name, policy) in POLICIES {
        let plain: Value = serde_json::from_str(policy.as_str()).unwrap();
        let pretty = policy.to_pretty();
        assert_eq!(serde_json::from_str::<Value>(&pretty).unwrap(), plain, "{name}");
        assert_eq!(serde_json::to_value(policy).unwrap(), plain, "{name}");
        // In the author's order, which a `Value` forgets.
        assert_eq!(serde_json::to_string(policy).unwrap(), policy.as_str(), "{name}");
        assert_eq!(policy.size(), policy.as_str().chars().count(), "{name}");
    }
}

/// Each release names the day of its catalogue.
#[test]
fn the_changelog_names_the_day_of_the_catalogue() {
    let changelog = include_str!("../CHANGELOG.md");
    let (_, newest) = changelog.split_once("\n## ").unwrap();
    let line = format!("\nCatalogue: {}\n", cognito_perms::CATALOGUE_DATE);
    assert!(newest.split("\n## ").next().unwrap().contains(&line));
}

#[test]
fn a_policy_goes_where_a_string_goes() {
    const POLICY: Policy = policy! { allow ListUsers on * };
    const REFERENCE: &Policy = &POLICY;
    const DOCUMENT: &str = REFERENCE.as_str();
    assert_eq!(String::from(POLICY), DOCUMENT);
    assert_eq!(String::from(&POLICY), DOCUMENT);
    assert_eq!(POLICY.as_ref(), DOCUMENT);
    assert_eq!(POLICY.to_string(), DOCUMENT);
    assert_eq!(format!("{POLICY:?}"), format!("Policy({DOCUMENT})"));
    assert_eq!(POLICY, POLICY.clone());
    assert_ne!(POLICY, policy! { deny ListUsers on * });
}
