//! `explain` and `actions`: their output.

use super::{folder, run};
use serde_json::Value;

#[test]
fn explain_knows_names_of_every_kind() {
    let folder = folder(&[]);
    for (name, wanted) in [
        (
            "AdminCreateUser",
            &["Write", "userpool (required)", "IAM", "allow AdminCreateUser on userpool("][..],
        ),
        ("cognito-idp:signup", &["action cognito-idp:SignUp", "IAM does not authorize it"]),
        ("CreateUserImportJob", &["iam:PassRole"]),
        ("ListUserPools", &["none, only `*`"]),
        ("Admin*User", &["`Admin*User` matches ", "cognito-idp:AdminCreateUser "]),
        (
            "missing_qualifier",
            &[
                "MISSING_QUALIFIER of IAM",
                "## Fault",
                "//~ error: missing `ForAnyValue:` or `ForAllValues:`",
                "= rule: missing_qualifier",
                "## Remedy",
            ],
        ),
        ("MISSING_QUALIFIER", &["rule missing_qualifier"]),
        ("aws:SourceIp", &["IPAddress", "NotIpAddress", "every action"]),
        ("aws:resourcetag/team", &["resource type userpool"]),
        (
            "cognito-identity.amazonaws.com:AMR",
            &[
                "claim cognito-identity.amazonaws.com:amr",
                "Amazon Cognito identity pools",
                "aud, sub, amr",
                "ArrayOfString",
            ],
        ),
        ("login.example.com:aud", &["claim login.example.com:aud", "OpenID Connect", "any"]),
        ("unknown_variable", &["error; deny for claims of identity providers"]),
        ("StringLike", &["`*` and `?` in values", "\"StringLike\": {"]),
        (
            "forallvalues:stringequalsifexists",
            &["ForAllValues:StringEqualsIfExists", "aws:TagKeys"],
        ),
        ("BinaryEquals", &["\"BinaryEquals\": {\"svc:Key\""]),
        ("Null", &["condition operator Null"]),
        ("userpool", &["resource type userpool", "arn:${Partition}:cognito-idp"]),
        (
            "identity_pool",
            &[
                "identity provider cognito-identity.amazonaws.com",
                "claims              aud, sub, amr\n",
                "IAM requires        cognito-identity.amazonaws.com:aud\n",
                "\"Principal\": {\"Federated\": \"cognito-identity.amazonaws.com\"}",
            ],
        ),
        ("gitlab.com", &["IAM requires        gitlab.com:sub", "oidc(gitlab.com, account = "]),
        (
            "cognito-idp.amazonaws.com",
            &["service(cognito-idp)", "resources of any account: add `from`"],
        ),
        ("lambda.amazonaws.com.cn", &["service principal lambda.amazonaws.com"]),
        ("role", &["principal role", ":role/Admin\"}", "iam:role  arn:"]),
        ("trust", &["Resource       not allowed", "at most 2048 characters", "trust_policy!"]),
        ("RESOURCE_POLICY", &["policy type resource", "at most 8192 bytes for sqs"]),
        ("endpoint", &["policy type endpoint", "sagemaker:endpoint"]),
    ] {
        let ran = run(&folder, &["explain", name]);
        assert_eq!(ran.status, 0, "{name}: {}", ran.err);
        for text in wanted {
            assert!(ran.out.contains(text), "{name}: no {text:?} in\n{}", ran.out);
        }
    }
    let ran = run(&folder, &["explain", "AdminCreatUser"]);
    assert_eq!(ran.status, 2);
    assert!(ran.err.contains("a similar name exists: `AdminCreateUser`"), "{}", ran.err);
}

#[test]
fn explain_knows_every_rule() {
    let folder = folder(&[]);
    for rule in cognito_perms::Rule::ALL {
        let ran = run(&folder, &["explain", rule.name()]);
        assert_eq!(ran.status, 0, "{rule}");
        let words = ran.out.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(words.contains(rule.explanation()), "{}", ran.out);
    }
}

#[test]
fn actions_are_listed_by_level_resource_and_pattern() {
    let folder = folder(&[]);
    let lines = |arguments: &[&str]| run(&folder, arguments).out.lines().count() - 1;
    assert!(lines(&["actions"]) >= 129);
    let writes = lines(&["actions", "--level", "Write"]);
    let both = lines(&["actions", "--level", "Write", "--level", "Tagging"]);
    assert!(writes < both && both < lines(&["actions"]));
    let ran = run(&folder, &["actions", "--resource", "webacl", "--format", "json"]);
    let actions: Value = serde_json::from_str(&ran.out).unwrap();
    let names: Vec<_> =
        actions.as_array().unwrap().iter().map(|it| it["action"].as_str().unwrap()).collect();
    assert!(names.contains(&"cognito-idp:AssociateWebACL"), "{names:?}");
    assert!(names.len() < 6, "{names:?}");
    let ran = run(&folder, &["actions", "--matching", "admincreate*"]);
    assert!(
        ran.out.contains("cognito-idp:AdminCreateUser  Write  userpool (required)  IAM"),
        "{}",
        ran.out
    );
    let ran = run(&folder, &["actions", "--resource", "userpol"]);
    assert_eq!(ran.status, 2);
    assert!(ran.err.contains("`userpool`"), "{}", ran.err);
    assert_eq!(run(&folder, &["actions", "--level", "Writ"]).status, 2);
}

#[test]
fn explain_names_every_type_that_an_operator_compares() {
    let folder = folder(&[]);
    for (operator, types) in [
        ("Bool", "Bool, ArrayOfBool"),
        ("StringEquals", "String, ArrayOfString"),
        ("NumericLessThan", "Numeric"),
        ("Null", &cognito_perms::ValueType::ALL.map(|it| it.to_string()).join(", ")),
    ] {
        let ran = run(&folder, &["explain", operator]);
        let line = ran.out.lines().find_map(|it| it.trim().strip_prefix("types of keys"));
        assert_eq!(line.map(str::trim), Some(types), "{operator}: {}", ran.out);
    }
}
