//! Policies and their JSON, byte for byte. `GOLDEN=overwrite cargo test -p cognito-perms-tests --test golden`
//! rewrites the files; review them in the diff.

#![expect(clippy::unwrap_used, reason = "a test that panics has failed")]

use cognito_perms::{
    AccountId, Arn, IdentityPoolId, IpRange, Partition, Policy, Region, UserPoolId, WebAclId,
    WebAclName, WebAclScope, policy,
};
use cognito_perms_tests::page::is_blessed;
use serde_json::Value;
use std::net::Ipv4Addr;
use std::path::Path;
use std::time::{Duration, SystemTime};
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

            /// Doc comments and comments are allowed.
            deny level(Write) except AdminResetUserPassword, AdminUserGlobalSignOut
                on userpool(*);

            // So is the last `;`.
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
    (
        "whole_services",
        policy! {
            #![allow(
                pass_role_with_star_in_action_and_resource, create_slr_with_star_in_action_and_resource,
                redundant_statement, reason = "only the form counts here",
            )]
            allow * on *;
            deny cognito-identity:* on *;
            allow *:* on *
        },
    ),
    (
        "levels",
        policy! { #[allow(redundant_resource)] allow level(List, Tagging) on userpool("us-east-1_X"), * },
    ),
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
        policy! { allow s3:GetObject, unchecked("cognito-idp:NewAction") on "arn:aws:s3:::bucket/*", unchecked("arn:aws:new:::thing\"\\") },
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
        policy! { #[allow(redundant_resource)] allow ListUsers on userpool("us-gov-west-1_X"), userpool(*, region = "eusc-de-east-1"), userpool(*, partition = "aws-us-gov"), userpool("us-*_X") },
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
        policy! { #[allow(redundant_resource)] allow ListUsers on "arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_X", "arn:aws*:cognito-idp:us-*:*:userpool/*", "*" },
    ),
    (
        "named_arguments",
        policy! { allow ListResourcesForWebACL on webacl(scope = "global", id = *, name = "edge-*", region = "us-east-1",) },
    ),
    ("sids", policy! { A1: allow ListUsers on *; b2: deny AdminGetUser on * }),
    (
        "conditions",
        policy! {
            allow AdminGetUser, ListUsers on userpool("us-east-1_X")
                if aws:ResourceTag/cost-center StringEquals ["4711", "4712"]
                and "aws:PrincipalTag/job title" StringLike "support *"
                and aws:multifactorauthpresent Bool true
                and aws:MultiFactorAuthAge NumericLessThanEquals 3600
                and AWS:PrincipalTag/Team StringEquals ["a \"quote\" \\ and \t", "é"];

            deny * on * if aws:SourceIp NotIpAddressIfExists ["203.0.113.0/24", "2001:db8::/32"]
                and aws:ViaAWSService Bool "false";
        },
    ),
    (
        "operators",
        policy! {
            #![allow(untrustworthy_condition_key, contradicting_conditions, reason = "any key and any value of the type will do")]
            allow CreateUserPool on *
                if aws:username StringEquals "a" and aws:username StringNotEquals "b"
                and aws:username StringEqualsIgnoreCase "c" and aws:username StringNotEqualsIgnoreCase "d"
                and aws:username StringLike "e*" and aws:username StringNotLike "?f"
                and aws:MultiFactorAuthAge NumericEquals 1 and aws:MultiFactorAuthAge NumericNotEquals -1
                and aws:MultiFactorAuthAge NumericLessThan 1.5 and aws:MultiFactorAuthAge NumericLessThanEquals 2
                and aws:MultiFactorAuthAge NumericGreaterThan 0 and aws:MultiFactorAuthAge NumericGreaterThanEquals 0
                and aws:CurrentTime DateEquals "2026" and aws:CurrentTime DateNotEquals "2026-11"
                and aws:CurrentTime DateLessThan "2026-11-22" and aws:CurrentTime DateLessThanEquals "2026-11-22T19:20Z"
                and aws:CurrentTime DateGreaterThan "2026-11-22T19:20:30Z"
                and aws:CurrentTime DateGreaterThanEquals "2026-11-22T19:20:30.45+01:00"
                and aws:SecureTransport Bool true
                and unchecked("new:Bytes") BinaryEquals "YWJj"
                and aws:SourceIp IpAddress "203.0.113.0/24" and aws:SourceIp NotIpAddress "203.0.113.7"
                and ec2:SourceInstanceArn ArnEquals "arn:aws:s3:::a" and ec2:SourceInstanceArn ArnLike "arn:aws:s3:::b*"
                and ec2:SourceInstanceArn ArnNotEquals "arn:aws:s3:::c" and ec2:SourceInstanceArn ArnNotLike "arn:aws:s3:::d"
                and aws:userid Null false
        },
    ),
    (
        "set_operators",
        policy! {
            allow CreateUserPool, TagResource on *
                if aws:TagKeys ForAllValues:StringEquals ["team", "stage"]
                and aws:TagKeys Null false
                and aws:CalledVia ForAnyValue:StringEqualsIfExists "cloudformation.amazonaws.com"
                and aws:RequestTag/team StringEqualsIfExists "a"
        },
    ),
    (
        "variables",
        policy! {
            allow AdminGetUser on userpool("us-east-1_${aws:PrincipalTag/pool}"),
                "arn:aws:cognito-idp:eu-west-1:*:userpool/${aws:PrincipalTag/pool, 'none'}"
                if aws:userid StringLike "${aws:PrincipalTag/unique, 'no one'}:${*}${?}${$}";
            allow s3:GetObject on "arn:aws:s3:::files/${cognito-identity.amazonaws.com:sub}/*"
        },
    ),
    (
        "own_tenant",
        policy! {
            allow AdminGetUser, AdminUpdateUserAttributes on userpool("eu-west-1_*")
                if aws:ResourceTag/tenant StringEquals "${aws:PrincipalTag/tenant}";
            deny AdminUpdateUserAttributes on userpool(*)
                if aws:MultiFactorAuthPresent BoolIfExists false;
        },
    ),
    (
        "office_hours",
        policy! {
            allow ListUsers on userpool("eu-west-1_Ab12Cd34E")
                if aws:CurrentTime DateGreaterThanEquals "2026-11-23T08:00:00Z"
                and aws:CurrentTime DateLessThan "2026-11-23T18:00:00Z"
                and aws:SourceIp IpAddress ["203.0.113.0/24", "2001:db8::/32"]
                and aws:MultiFactorAuthAge NumericLessThan 3600;
        },
    ),
    (
        "tags",
        policy! {
            allow TagResource on userpool(*)
                if aws:TagKeys ForAllValues:StringLike ["team", "cost-*"] and aws:TagKeys Null false;
            deny TagResource on userpool(*) if aws:TagKeys ForAnyValue:StringEquals ["cost-secret"];
        },
    ),
    (
        "stars",
        policy! {
            allow AdminGetUser on userpool("eu-west-1_*")
                if aws:PrincipalTag/path StringLike "/a${*}/*" and aws:PrincipalTag/stage StringNotLike "prod?";
        },
    ),
    (
        "lint_levels",
        policy! {
            #![quota = "user"]
            #![warn(broad_resource)]
            #![deny(no_effect_action)]

            #[allow(broad_resource, reason = "all pools of the account")]
            #[expect(no_effect_action, reason = "for a VPC endpoint")]
            allow AdminGetUser, SignUp on *;
        },
    ),
    (
        "every_feature",
        policy! {
            #![partition = "aws"]
            #![region = "eu-west-1"]
            #![account = 123456789012]
            #![quota = "role"]
            #![warn(broad_resource)]
            #![deny(missing_dependent_action, reason = "the role is passed elsewhere")]

            /// A sid, names, patterns, a prefix, and every form of resource.
            First: allow AdminGetUser, AdminList*, *MFA?reference, cognito-identity:DescribeIdentityPool
                on userpool("eu-west-1_Ab12Cd34E"), cognito-identity:identitypool(*, region = "eu-west-1",),
                    "arn:aws:cognito-idp:eu-west-2:123456789012:userpool/eu-west-2_*",
                    unchecked("arn:aws:new:::thing/x");

            #[allow(forallvalues_without_null_check)]
            allow level(List, Tagging) except ListGroups, Untag*
                on userpool(user_pool_id = *, partition = "aws", region = "us-east-1", account = *)
                if aws:MultiFactorAuthPresent Bool true
                and aws:MultiFactorAuthAge NumericLessThan 3600
                and "aws:PrincipalTag/job title" StringLike ["support *", "${aws:PrincipalTag/team, 'no one'}${*}"]
                and aws:TagKeys ForAllValues:StringEqualsIfExists ["team", "stage"]
                and unchecked("new:Ratio") NumericGreaterThanEquals 1.5
                and unchecked("new:Change") NumericNotEquals -1;

            #[allow(broad_resource)]
            #[warn(no_effect_action)]
            #[expect(partly_ineffective_pattern, reason = "patterns are short")]
            allow List* on userpool(*);

            deny not *, iam:*, cognito-identity:level(Read)
                on not userpool("eu-west-1_Ab12Cd34E"), webacl("regional", "edge", *);

            deny cognito-identity:* on *
                if aws:SourceIp NotIpAddress ["203.0.113.0/24", "2001:db8::/32"]
                and aws:ViaAWSService Bool "false";

            deny *:* on * if aws:CurrentTime DateGreaterThan "2030-01-01T00:00:00Z";
        },
    ),
];

/// Policies with runtime values. Each name is that of a file in `golden`.
fn with_run_time_values() -> Vec<(&'static str, Policy)> {
    let pool: UserPoolId = "us-gov-west-1_Ab12Cd34E".parse().unwrap();
    let identity_pool: IdentityPoolId =
        "eu-west-1:1a2b3c4d-5e6f-4a1b-8c2d-9e0f1a2b3c4d".parse().unwrap();
    let account: AccountId = "012345678901".parse().unwrap();
    let region: Region = "cn-north-1".parse().unwrap();
    let partition: Partition = "aws-eusc".parse().unwrap();
    let scope: WebAclScope = "regional".parse().unwrap();
    let (name, id): (WebAclName, WebAclId) =
        ("edge".parse().unwrap(), "1a2b3c4d-5e6f-4a1b-8c2d-9e0f1a2b3c4d".parse().unwrap());
    let evil = "*?${aws:username}$\"\\\n—𝄞";
    let moment = SystemTime::UNIX_EPOCH + Duration::from_secs(1_795_461_630);
    let office: IpRange = "203.0.113.0/24".parse().unwrap();
    let role: Arn = "arn:aws:iam::123456789012:role/support".parse().unwrap();
    let none: [&str; 0] = [];
    vec![
        (
            "run_time_resources",
            policy! {
                #![account = account]
                allow AdminGetUser on userpool(pool), userpool(*, region = region),
                    userpool("eu-*", partition = "aws"), userpool(*, partition = partition, account = *);
                allow cognito-identity:DescribeIdentityPool on cognito-identity:identitypool(identity_pool);
                allow ListResourcesForWebACL on webacl(scope, name, id, region = "us-east-1");
            },
        ),
        (
            "run_time_values",
            policy! {
                allow ListUsers on userpool({ pool.clone() })
                    if aws:username StringEquals [evil, "b"]
                    and aws:username StringLike evil
                    and aws:username StringNotEquals { String::from("c") }
                    and aws:username StringNotLike { 'd' }
                    and aws:MultiFactorAuthAge NumericLessThan { 60 * 60 }
                    and aws:MultiFactorAuthPresent Bool { pool.as_str().len() > 3 }
                    and aws:CurrentTime DateLessThan moment
                    and aws:SourceIp IpAddress [office, { Ipv4Addr::new(198, 51, 100, 7) }]
                    and aws:PrincipalArn ArnLike role
                    and aws:PrincipalAccount StringEquals account
                    and unchecked("new:Bytes") BinaryEquals { *b"abcd" }
                    and aws:userid Null false
            },
        ),
        (
            "run_time_lists",
            policy! {
                allow ListUsers on userpool(pool)
                    if aws:username StringLike [..{ ["a", evil] }]
                    and aws:userid StringEquals [..{ vec![account] }]
                    and aws:PrincipalTag/team StringNotEquals [..none]
                    and aws:SourceIp IpAddress [..{ None::<IpRange> }]
                    and ec2:SourceInstanceArn ArnNotEquals [..{ Vec::<Arn>::new() }]
            },
        ),
    ]
}

fn all() -> Vec<(&'static str, Policy)> {
    POLICIES.iter().cloned().chain(with_run_time_values()).collect()
}

#[test]
fn documents_are_as_written_down() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("golden");
    let overwrite = is_blessed();
    for (name, policy) in all() {
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
    assert_eq!(files, all().len(), "a file in {} has no policy", folder.display());
}

/// Checks every document against IAM's grammar with another JSON parser.
#[test]
fn documents_are_policies_for_another_parser() {
    for (name, policy) in all() {
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
            let conditions = statement.get("Condition").and_then(Value::as_object);
            for keys in conditions.into_iter().flat_map(|it| it.values()) {
                for value in keys.as_object().unwrap().values() {
                    let is_list =
                        value.as_array().is_some_and(|it| it.iter().all(Value::is_string));
                    assert!(value.is_string() || is_list, "{name}: {value}");
                }
            }
        }
    }
}

#[test]
fn white_space_and_serialization_change_nothing() {
    for (name, policy) in &all() {
        let plain: Value = serde_json::from_str(policy.as_str()).unwrap();
        let pretty = policy.to_pretty();
        assert_eq!(serde_json::from_str::<Value>(&pretty).unwrap(), plain, "{name}");
        assert_eq!(serde_json::to_value(policy).unwrap(), plain, "{name}");
        // In the author's order, which a `Value` loses. Only escapes of characters that IAM does not accept
        // are not preserved.
        if !policy.as_str().contains("\\u") {
            assert_eq!(serde_json::to_string(policy).unwrap(), policy.as_str(), "{name}");
        }
        assert_eq!(policy.size(), policy.as_str().chars().count(), "{name}");
    }
}

/// Each release names the date of its catalog.
#[test]
fn the_changelog_names_the_day_of_the_catalog() {
    let changelog = include_str!("../CHANGELOG.md");
    let (_, newest) = changelog.split_once("\n## ").unwrap();
    let line = format!("\nCatalog: {}\n", cognito_perms::CATALOG_DATE);
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
