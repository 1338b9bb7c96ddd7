//! A mistake in a catalogue file: file, line, column and a sentence.

#![expect(clippy::unwrap_used, reason = "a test that panics has failed")]

#[path = "../build/emit.rs"]
mod emit;
#[path = "../build/model.rs"]
mod model;
#[path = "../src/naming.rs"]
mod naming;
#[path = "../build/read.rs"]
mod read;
#[path = "../build/schema.rs"]
mod schema;
#[path = "../src/shape.rs"]
mod shape;
#[path = "../build/shape_pattern.rs"]
mod shape_pattern;
#[expect(dead_code, reason = "what shows lines of documents is for the library")]
#[path = "../src/shown.rs"]
mod shown;
#[path = "../build/source.rs"]
mod source;
#[path = "../build/template.rs"]
mod template;
#[path = "../build/validate.rs"]
mod validate;
#[path = "../src/value_type.rs"]
mod value_type;

use proptest::prelude::*;
use source::{Problem, Source};
use std::collections::BTreeSet;

/// A right catalogue with one of everything; the tests break it in one place.
const SERVICE: &str = r#"prefix = "cognito-idp"
name = "Amazon Cognito user pools"
default = true
documentation = "https://example.com/"
api_reference = "https://example.com/API_${Action}.html"
facts = 2026-11-01
operations_without_action = ["Register"]

[[resource_type]]
name = "userpool"
description = "A user pool"
arn = "arn:${Partition}:cognito-idp:${Region}:${Account}:userpool/${UserPoolId}"
condition_keys = ["aws:ResourceTag/${TagKey}"]
documentation = "https://example.com/userpool"

[[resource_type.field]]
name = "UserPoolId"
description = "the region, an underscore, then letters and digits"
pattern = '[\w-]+_[0-9a-zA-Z]+'
max_length = 55
example = "us-east-1_Ab12Cd34E"
region_before = "_"

[[condition_key]]
name = "aws:ResourceTag/${TagKey}"
type = "String"
description = "A tag of the resource"

[[action]]
name = "ListUsers"
description = "Lists users"
access_level = "List"
resource_types = ["userpool*"]
dependent_actions = ["iam:PassRole"]
"#;

const PARTITIONS: &str = r#"[[partition]]
name = "aws"
description = "AWS"
dns_suffix = "amazonaws.com"
regions = ["us-east-1", "eu-west-1"]
"#;

const PREFIXES: &str = r#"prefixes = ["cognito-idp", "cognito-identity"]
"#;

const KEYS: &str = r#"documentation = "https://example.com/keys"
[[condition_key]]
name = "aws:SourceVpc"
type = "String"
format = "vpc"
description = "The VPC"
"#;

const OPERATORS: &str = r#"documentation = "https://example.com/operators"
[[operator]]
name = "NumericLessThan"
family = "Numeric"
order = "less"
description = "A smaller number"
"#;

const QUOTAS: &str = r#"documentation = "https://example.com/quotas"
[[quota]]
name = "managed"
characters = 6144
description = "A managed policy"
"#;

fn language() -> schema::LanguageSources {
    schema::Language {
        partitions: Source::new("language/partitions.toml", PARTITIONS),
        prefixes: Source::new("language/services.toml", PREFIXES),
        condition_keys: Source::new("language/condition-keys.toml", KEYS),
        operators: Source::new("language/operators.toml", OPERATORS),
        quotas: Source::new("language/quotas.toml", QUOTAS),
    }
}

fn compile(service: &str, partitions: &str, prefixes: &str) -> Result<String, Vec<Problem>> {
    let mut language = language();
    language.partitions.text = partitions.to_owned();
    language.prefixes.text = prefixes.to_owned();
    compile_with(service, &language)
}

fn compile_with(service: &str, language: &schema::LanguageSources) -> Result<String, Vec<Problem>> {
    let services = [Source::new("catalog/cognito-idp.toml", service)];
    let files = schema::Files::parse(&services, language)?;
    let files = emit::emit(&validate::validate(&files)?);
    Ok(files.map(|(_, code)| code).concat())
}

/// What the build says when a line of the service's file is another.
fn broken(line: &str, replacement: &str) -> String {
    assert_eq!(SERVICE.matches(line).count(), 1, "{line}");
    let problems = compile(&SERVICE.replace(line, replacement), PARTITIONS, PREFIXES).unwrap_err();
    let lines: Vec<_> = problems.iter().map(ToString::to_string).collect();
    lines.join("\n")
}

#[test]
fn a_right_catalogue_compiles_to_the_same_code_each_time() {
    let code = compile(SERVICE, PARTITIONS, PREFIXES).unwrap();
    assert!(code.contains("    ListUsers,"), "{code}");
    assert_eq!(code, compile(SERVICE, PARTITIONS, PREFIXES).unwrap());
}

#[test]
fn a_mistake_is_told_with_its_place() {
    for (line, replacement, expected) in [
        (
            r#"access_level = "List""#,
            r#"acess_level = "List""#,
            "catalog/cognito-idp.toml:32:1: unknown field `acess_level`, expected one of `name`",
        ),
        (
            r#"access_level = "List""#,
            r#"access_level = "Listing""#,
            "catalog/cognito-idp.toml:32:16: unknown variant `Listing`, expected one of `List`",
        ),
        ("facts = 2026-11-01", "facts = 2026-11", "catalog/cognito-idp.toml:6:"),
        (
            "facts = 2026-11-01",
            "facts = 2026-11-01T00:00:00Z",
            "catalog/cognito-idp.toml:6:9: expected a date without a time",
        ),
        (
            r#"["userpool*"]"#,
            r#"["userpol*"]"#,
            "catalog/cognito-idp.toml:33:19: unknown resource type `userpol`",
        ),
        (
            r#"["userpool*"]"#,
            r#"["userpool*", "userpool"]"#,
            "catalog/cognito-idp.toml:33:32: resource type `userpool` stands twice",
        ),
        (
            r#"["iam:PassRole"]"#,
            r#"["PassRole"]"#,
            "catalog/cognito-idp.toml:34:22: `PassRole` has not the form `service:Action`",
        ),
        (
            r#"["iam:PassRole"]"#,
            r#"["cognito-idp:PassRole"]"#,
            "catalog/cognito-idp.toml:34:22: unknown action `cognito-idp:PassRole`",
        ),
        (
            r#"condition_keys = ["aws:ResourceTag/${TagKey}"]"#,
            r#"condition_keys = ["aws:TagKeys"]"#,
            "catalog/cognito-idp.toml:13:19: unknown condition key `aws:TagKeys`",
        ),
        (
            r#"["Register"]"#,
            r#"["ListUsers"]"#,
            "catalog/cognito-idp.toml:7:30: `ListUsers` is an action too",
        ),
        (
            r#"prefix = "cognito-idp""#,
            r#"prefix = "cognito-ipd""#,
            "catalog/cognito-idp.toml:1:10: service prefix `cognito-ipd` is not in language/services.toml",
        ),
        ("default = true\n", "", "no service says `default = true`"),
        (
            r#"documentation = "https://example.com/userpool""#,
            r#"documentation = "example.com""#,
            "catalog/cognito-idp.toml:14:17: `example.com` is no `https://` address",
        ),
        ("${Action}", "", "catalog/cognito-idp.toml:5:17: `api_reference` lacks `${Action}`"),
        (
            r#"description = "Lists users""#,
            r#"description = "Lists users.""#,
            "catalog/cognito-idp.toml:31:15: a description is a phrase of one line without a full stop",
        ),
        (
            r#"name = "ListUsers""#,
            r#"name = "List Users""#,
            "catalog/cognito-idp.toml:30:8: `List Users` cannot name an action",
        ),
        (
            r#"name = "aws:ResourceTag/${TagKey}""#,
            r#"name = "ResourceTag""#,
            "`ResourceTag` has not the form `service:Key`",
        ),
    ] {
        let said = broken(line, replacement);
        assert!(said.contains(expected), "{replacement}\n  said {said}\n  expected {expected}");
    }
}

#[test]
fn impossible_templates_are_refused() {
    let line = "arn:${Partition}:cognito-idp:${Region}:${Account}:userpool/${UserPoolId}";
    for (template, expected) in [
        ("arn:${Partition}:cognito-idp", "has six fields"),
        (
            "arn:aws:cognito-idp:${Region}:${Account}:userpool/${UserPoolId}",
            "starts with `arn:${Partition}:`",
        ),
        (
            "arn:${Partition}:Cognito:${Region}:${Account}:userpool/${UserPoolId}",
            "`Cognito` cannot be the service",
        ),
        (
            "arn:${Partition}:cognito:${Region}:${Account}:userpool/${UserPoolId}",
            "`cognito` is not in language/services.toml",
        ),
        (
            "arn:${Partition}:cognito-idp:us-east-1:${Account}:userpool/${UserPoolId}",
            "where `${Region}` or nothing",
        ),
        (
            "arn:${Partition}:cognito-idp:${Region}:${Account}:userpool/${PoolId}",
            "`${PoolId}` is no field of `userpool`",
        ),
        (
            "arn:${Partition}:cognito-idp:${Region}:${Account}:userpool/${UserPoolId",
            "`${` has no `}`",
        ),
        (
            "arn:${Partition}:cognito-idp:${Region}:${Account}:${UserPoolId}${UserPoolId}",
            "nothing divides two fields",
        ),
        (
            "arn:${Partition}:cognito-idp:${Region}:${Account}:userpool/*",
            "no ARN template can hold",
        ),
        ("arn:${Partition}:cognito-idp:${Region}:${Account}:", "ends before its resource"),
        ("arn:${Partition}:cognito-idp:${Region}:${Account}:userpool", "has no `${UserPoolId}`"),
    ] {
        let said = broken(line, template);
        assert!(said.contains(expected), "{template}\n  said {said}\n  expected {expected}");
    }
}

#[test]
fn impossible_fields_are_refused() {
    let pattern = r"pattern = '[\w-]+_[0-9a-zA-Z]+'";
    for (line, replacement, expected) in [
        (pattern, "", "needs either `pattern` or `values`"),
        (pattern, "pattern = 'a'\nvalues = ['a']", "needs either `pattern` or `values`"),
        (pattern, "values = ['a', 'A']", "differs from `a` by case only"),
        (pattern, "pattern = '[a-z'", "`[` has no `]`"),
        (pattern, "pattern = '[z-a]'", "the range `z-a` runs backwards"),
        (pattern, "pattern = '(a|b)'", "`(` is not supported"),
        (pattern, r"pattern = '\d+'", r"`\d` is not supported"),
        (pattern, "pattern = '+'", "nothing stands before `+`"),
        (pattern, "pattern = 'a{4'", "`{` has no `}`"),
        (pattern, "pattern = 'a{4,2}'", "the count `{4,2}` is impossible"),
        (pattern, "pattern = 'a{x}'", "`{x}` is no count"),
        (pattern, "pattern = ''", "the pattern is empty"),
        (pattern, "pattern = '[a-z]+'", "the example `us-east-1_Ab12Cd34E` is no `UserPoolId`"),
        (
            "max_length = 55",
            "max_length = 10",
            "the example `us-east-1_Ab12Cd34E` is no `UserPoolId`",
        ),
        (
            r#"region_before = "_""#,
            r#"region_before = "/""#,
            "`region_before` is the one character",
        ),
        (
            r#"region_before = "_""#,
            "region_before = \"_\"\nterraform = \"id\"",
            "`id` is an attribute of no type",
        ),
        (
            "[[resource_type.field]]",
            "cloudformation_arn = \"Arn\"\n[[resource_type.field]]",
            "`Arn` is an attribute of no type",
        ),
        (
            "[[resource_type.field]]",
            "terraform = \"aws_cognito-pool\"\n[[resource_type.field]]",
            "`aws_cognito-pool`",
        ),
        (
            "[[resource_type.field]]",
            "terraform = \"aws_pool\"\nterraform_arn = \"a b\"\n[[resource_type.field]]",
            "`a b`",
        ),
        ("[[resource_type.field]]", "type = \"User Pool\"\n[[resource_type.field]]", "`User Pool`"),
        (
            "[[resource_type.field]]",
            "type = \"UserPoolId\"\n[[resource_type.field]]",
            "another type is called `UserPoolId`: name one with `type`",
        ),
    ] {
        let said = broken(line, replacement);
        assert!(said.contains(expected), "{replacement}\n  said {said}\n  expected {expected}");
    }
}

#[test]
fn a_template_with_too_many_values_is_refused() {
    let mut service = SERVICE.replace("userpool/", "userpool/${A}/${B}/${C}/${D}/");
    for name in ["A", "B", "C", "D"] {
        let field = format!(
            "[[resource_type.field]]\nname = \"{name}\"\ntype = \"Field{name}\"\ndescription = \"x\"\n\
             values = {:?}\nexample = \"1\"\n\n",
            (0..99).map(|it| it.to_string()).collect::<Vec<_>>(),
        );
        let last = "[[resource_type.field]]\nname = \"UserPoolId\"";
        service = service.replace(last, &(field + last));
    }
    assert_eq!(
        problems_of(&service),
        "catalog/cognito-idp.toml:12:7: the ARN template can be filled in more than 256 ways"
    );
}

#[test]
fn names_that_differ_by_case_only_are_refused() {
    let twice = format!(
        "{SERVICE}\n[[action]]\nname = \"LISTUSERS\"\ndescription = \"x\"\naccess_level = \"List\"\n"
    );
    let problems = compile(&twice, PARTITIONS, PREFIXES).unwrap_err();
    assert_eq!(
        problems.iter().map(ToString::to_string).collect::<Vec<_>>(),
        ["catalog/cognito-idp.toml:37:8: action `LISTUSERS` differs from `ListUsers` by case only"]
    );
}

/// A file of `language/` among them.
type Part = fn(&mut schema::LanguageSources) -> &mut Source;

/// What the build says when a line of a file of `language/` is another.
fn broken_language(part: Part, line: &str, replacement: &str) -> Vec<String> {
    let mut language = language();
    let source = part(&mut language);
    assert_eq!(source.text.matches(line).count(), 1, "{line}");
    source.text = source.text.replace(line, replacement);
    let problems = compile_with(SERVICE, &language).err().unwrap_or_default();
    problems.iter().map(ToString::to_string).collect()
}

#[test]
fn an_action_becomes_an_identifier() {
    for name in ["fn", "gen", "self", "Self"] {
        assert_eq!(
            broken(r#"name = "ListUsers""#, &format!("name = {name:?}")),
            format!("catalog/cognito-idp.toml:30:8: `{name}` is a Rust keyword"),
        );
    }
    // A weak keyword names an item, and so does the name of a variant like `Fn`.
    for name in ["union", "Fn", "Type"] {
        let service = SERVICE.replace("ListUsers", name);
        assert!(compile(&service, PARTITIONS, PREFIXES).is_ok(), "{name}");
    }
}

#[test]
fn a_resource_type_becomes_identifiers() {
    for (name, expected) in [
        ("type", "10:8: `type` is a Rust keyword"),
        ("self", "10:8: `self` is a Rust keyword"),
        ("Self", "10:8: `Self` is a Rust keyword"),
    ] {
        let service = SERVICE
            .replace("\"userpool\"", &format!("{name:?}"))
            .replace("userpool*", &format!("{name}*"));
        let problems = compile(&service, PARTITIONS, PREFIXES).unwrap_err();
        let lines: Vec<_> = problems.iter().map(ToString::to_string).collect();
        assert_eq!(lines, [format!("catalog/cognito-idp.toml:{expected}")]);
    }
}

#[test]
fn a_field_becomes_an_argument() {
    for (name, expected) in [
        ("Type", "`Type` becomes `type`, which is a Rust keyword"),
        ("Self", "`Self` becomes `self`, which is a Rust keyword"),
        ("match", "`match` is a Rust keyword"),
    ] {
        let service = SERVICE.replace("UserPoolId", name);
        let problems = compile(&service, PARTITIONS, PREFIXES).unwrap_err();
        let lines: Vec<_> = problems.iter().map(ToString::to_string).collect();
        assert_eq!(lines, [format!("catalog/cognito-idp.toml:17:8: {expected}")]);
    }
}

#[test]
fn a_type_is_an_identifier() {
    let of_resource = "[[resource_type.field]]";
    let of_field = "region_before = \"_\"";
    for line in [of_resource, of_field] {
        for name in ["Self", "fn"] {
            let said = broken(line, &format!("type = {name:?}\n{line}"));
            assert!(
                said.ends_with(&format!(":8: `{name}` is a Rust keyword: set another `type`")),
                "{said}"
            );
        }
    }
}

#[test]
fn a_condition_key_becomes_identifiers() {
    for (key, expected) in [
        ("aws:fn", "`aws:fn` becomes `fn`, which is a Rust keyword"),
        ("aws:-", "`aws:-` becomes `_`, which is a Rust keyword"),
        ("aws:1", "`aws:1` becomes `1`, which is not a Rust identifier"),
        ("-:Key", "`-:Key` becomes `_`, which is a Rust keyword"),
        ("2fa:Key", "`2fa:Key` becomes `2fa`, which is not a Rust identifier"),
        ("crate:Key", "`crate:Key` becomes `crate`, which is a Rust keyword"),
        ("aws:1/${TagKey}", "`aws:1` becomes `1`, which is not a Rust identifier"),
    ] {
        assert_eq!(
            broken(r#"name = "aws:ResourceTag/${TagKey}""#, &format!("name = {key:?}"))
                .lines()
                .filter(|line| !line.contains("unknown condition key"))
                .collect::<Vec<_>>(),
            [format!("catalog/cognito-idp.toml:25:8: {expected}")],
        );
        assert_eq!(
            broken_language(
                |it| &mut it.condition_keys,
                r#"name = "aws:SourceVpc""#,
                &format!("name = {key:?}")
            ),
            [format!("language/condition-keys.toml:3:8: {expected}")],
        );
    }
    // A global key has no variant.
    let said = broken(r#"name = "aws:ResourceTag/${TagKey}""#, r#"name = "--:--""#);
    let expected = "25:8: `--:--` has no letter or digit to make a Rust identifier of";
    assert!(said.contains(expected), "{said}");
}

#[test]
fn an_operator_is_an_identifier() {
    for name in ["fn", "Self"] {
        let said = broken_language(
            |it| &mut it.operators,
            r#"name = "NumericLessThan""#,
            &format!("name = {name:?}"),
        );
        assert_eq!(said, [format!("language/operators.toml:3:8: `{name}` is a Rust keyword")]);
    }
}

#[test]
fn a_quota_becomes_a_variant() {
    for (name, expected) in [
        ("-", "`-` has no letter or digit to make a Rust identifier of"),
        ("1", "`1` is not a Rust identifier"),
        ("1-a", "`1-a` becomes `1A`, which is not a Rust identifier"),
        ("self", "`self` becomes `Self`, which is a Rust keyword"),
    ] {
        let said = broken_language(
            |it| &mut it.quotas,
            r#"name = "managed""#,
            &format!("name = {name:?}"),
        );
        assert_eq!(said, [format!("language/quotas.toml:3:8: {expected}")]);
    }
    // It becomes `Fn`.
    let said = broken_language(|it| &mut it.quotas, r#"name = "managed""#, r#"name = "fn""#);
    assert_eq!(said, [""; 0]);
}

#[test]
fn a_service_prefix_becomes_a_module() {
    for (prefix, expected) in [
        ("static", "`static` is a Rust keyword"),
        ("-", "`-` becomes `_`, which is a Rust keyword"),
        ("2fa-x", "`2fa-x` becomes `2fa_x`, which is not a Rust identifier"),
    ] {
        let service = SERVICE.replace("\"cognito-idp\"", &format!("{prefix:?}"));
        let prefixes = PREFIXES.replace("cognito-identity", prefix);
        let problems = compile(&service, PARTITIONS, &prefixes).unwrap_err();
        let lines: Vec<_> = problems.iter().map(ToString::to_string).collect();
        assert_eq!(lines, [format!("catalog/cognito-idp.toml:1:10: {expected}")]);
    }
    // Of a service without a catalog nothing is made.
    let prefixes = PREFIXES.replace("cognito-identity", "static");
    assert!(compile(SERVICE, PARTITIONS, &prefixes).is_ok());
}

/// What the build says of a service, or nothing.
fn problems_of(service: &str) -> String {
    let problems = compile(service, PARTITIONS, PREFIXES).err().unwrap_or_default();
    problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

#[test]
fn names_that_become_the_same_item_are_refused() {
    let key = |name: &str| {
        format!("[[condition_key]]\nname = {name:?}\ntype = \"String\"\ndescription = \"A key\"\n")
    };
    for (added, expected) in [
        (
            key("aws:ResourceTag"),
            "37:8: `aws:ResourceTag/${TagKey}` and `aws:ResourceTag` both become `AwsResourceTag` in Rust",
        ),
        (key("x:a-b") + &key("x:a_b"), "41:8: `x:a-b` and `x:a_b` both become `a_b` in Rust"),
        (key("x-y:a") + &key("x:y-a"), "41:8: `x-y:a` and `x:y-a` both become `XYA` in Rust"),
        // The global key is called `aws:SourceVpc`.
        (key("aws:SourceVpc"), ""),
    ] {
        let said = problems_of(&format!("{SERVICE}\n{added}"));
        let expected = match expected {
            "" => String::new(),
            expected => format!("catalog/cognito-idp.toml:{expected}"),
        };
        assert_eq!(said, expected, "{added}");
    }

    let key = "name = \"aws:SourceVpc\"\ntype = \"String\"";
    let global = format!(
        "{key}\ndescription = \"x\"\n[[condition_key]]\nname = \"aws:Source_Vpc\"\ntype = \"String\""
    );
    let two = global.replace("aws:SourceVpc", "aws:Source-Vpc");
    assert_eq!(
        broken_language(|it| &mut it.condition_keys, key, &two),
        [
            "language/condition-keys.toml:7:8: `aws:Source-Vpc` and `aws:Source_Vpc` both become `Source_Vpc` in Rust"
        ]
    );

    let operator = "name = \"NumericLessThan\"\nfamily = \"Numeric\"";
    let two = format!(
        "{operator}\ndescription = \"x\"\n[[operator]]\nname = \"NumericLessThanIfExists\"\nfamily = \"Numeric\""
    );
    assert_eq!(
        broken_language(|it| &mut it.operators, operator, &two)[0],
        "language/operators.toml:7:8: `NumericLessThan` and `NumericLessThanIfExists` both become \
         `NumericLessThanIfExists` in Rust"
    );

    let quota = "name = \"managed\"\ncharacters = 6144";
    let two = "name = \"a-b\"\ncharacters = 1\ndescription = \"x\"\n[[quota]]\nname = \"a--b\"\ncharacters = 1";
    assert_eq!(
        broken_language(|it| &mut it.quotas, quota, two),
        ["language/quotas.toml:7:8: `a-b` and `a--b` both become `AB` in Rust"]
    );
}

#[test]
fn names_of_the_generated_code_are_refused() {
    let used = "a name that the generated code uses itself";
    let of_service = [
        (SERVICE.replace("ListUsers", "ALL"), format!("30:8: `ALL` is {used}")),
        (
            SERVICE.replace("\"userpool", "\"aLL"),
            format!("10:8: `aLL` becomes `ALL`, which is {used}"),
        ),
        (SERVICE.replace("\"userpool", "\"Value"), format!("10:8: `Value` is {used}")),
        (SERVICE.replace("\"userpool", "\"nothing"), format!("10:8: `nothing` is {used}")),
        (SERVICE.replace("\"userpool", "\"unchecked"), format!("10:8: `unchecked` is {used}")),
        (
            SERVICE.replace("aws:ResourceTag/", "a:LL/"),
            format!("25:8: `a:LL/${{TagKey}}` becomes `ALL`, which is {used}"),
        ),
        (
            SERVICE.replace("aws:ResourceTag/", "aws:ConditionKey/"),
            format!("25:8: `aws:ConditionKey` becomes `ConditionKey`, which is {used}"),
        ),
        (
            SERVICE.replace("UserPoolId", "Nothing"),
            format!("17:8: `Nothing` becomes `nothing`, which is {used}"),
        ),
        (
            SERVICE.replace("UserPoolId", "Arn"),
            "17:8: `arn` is an argument of every resource".to_owned(),
        ),
        (
            SERVICE.replace("UserPoolId", "Account"),
            "17:8: `account` is an argument of every resource".to_owned(),
        ),
        (
            SERVICE
                .replace("UserPoolId", "AsStr")
                .replace("region_before = \"_\"", "terraform = \"id\"")
                .replace(
                    "[[resource_type.field]]",
                    "terraform = \"aws_pool\"\n[[resource_type.field]]",
                ),
            "18:8: `as_str` is a method of every resource of a template".to_owned(),
        ),
    ];
    for (service, expected) in of_service {
        let said = problems_of(&service);
        assert!(said.starts_with(&format!("catalog/cognito-idp.toml:{expected}")), "{said}");
    }

    for name in ["Operator", "ForAnyValue", "nothing"] {
        let said = broken_language(
            |it| &mut it.operators,
            r#"name = "NumericLessThan""#,
            &format!("name = {name:?}"),
        );
        assert_eq!(said, [format!("language/operators.toml:3:8: `{name}` is {used}")]);
    }
    let said = broken_language(|it| &mut it.quotas, r#"name = "managed""#, r#"name = "a-l-l""#);
    assert_eq!(said, [format!("language/quotas.toml:3:8: `a-l-l` becomes `ALL`, which is {used}")]);

    let prefixes = PREFIXES.replace("cognito-identity", "fmt");
    let service = SERVICE.replace("\"cognito-idp\"", "\"fmt\"");
    let problems = compile(&service, PARTITIONS, &prefixes).unwrap_err();
    assert_eq!(problems[0].to_string(), format!("catalog/cognito-idp.toml:1:10: `fmt` is {used}"));
}

#[test]
fn a_type_is_not_called_like_one_next_to_it() {
    let is_accepted = |name: &String| {
        problems_of(&SERVICE.replace("region_before = \"_\"", &format!("type = {name:?}")))
            .is_empty()
    };
    let mut types = facade_types();
    types.retain(is_accepted);
    assert_eq!(types, BTreeSet::new(), "add these to `TYPES` of build/validate_items.rs");
    let expected = "`Region` is a name that the generated code uses itself: set another `type`";
    let said = broken("region_before = \"_\"", "type = \"Region\"");
    assert_eq!(said, format!("catalog/cognito-idp.toml:22:8: {expected}"));
    let expected = "`pool` is not the name of a Rust type, which starts with an upper-case letter: set another `type`";
    let said = broken("region_before = \"_\"", "type = \"pool\"");
    assert_eq!(said, format!("catalog/cognito-idp.toml:22:8: {expected}"));
}

/// What `cognito-perms` declares or imports next to the types of the catalog; nothing in a package without it.
fn facade_types() -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for file in ["lib", "value", "value/field", "value/resource", "cloudformation", "terraform"] {
        let path = format!("{}/../cognito-perms/src/{file}.rs", env!("CARGO_MANIFEST_DIR"));
        let text = std::fs::read_to_string(path).unwrap_or_default();
        for item in syn::parse_file(&text).unwrap().items {
            match item {
                syn::Item::Use(it) => add_imports(it.tree, &mut names),
                syn::Item::Struct(it) => _ = names.insert(it.ident.to_string()),
                syn::Item::Enum(it) => _ = names.insert(it.ident.to_string()),
                syn::Item::Trait(it) => _ = names.insert(it.ident.to_string()),
                syn::Item::Type(it) => _ = names.insert(it.ident.to_string()),
                _ => {}
            }
        }
    }
    // Modules and constants are called otherwise than types.
    names.retain(|it| it.starts_with(char::is_uppercase) && it.contains(char::is_lowercase));
    names
}

fn add_imports(tree: syn::UseTree, names: &mut BTreeSet<String>) {
    match tree {
        syn::UseTree::Path(it) => add_imports(*it.tree, names),
        syn::UseTree::Name(it) => _ = names.insert(it.ident.to_string()),
        syn::UseTree::Rename(it) => _ = names.insert(it.rename.to_string()),
        syn::UseTree::Group(it) => it.items.into_iter().for_each(|it| add_imports(it, names)),
        syn::UseTree::Glob(_) => {}
    }
}

#[test]
fn all_problems_of_all_files_are_told_in_one_run() {
    let service = SERVICE.replace("[\"userpool*\"]", "[\"x\", \"y\"]");
    let partitions = PARTITIONS.replace("eu-west-1", "us-east-1");
    let problems =
        compile(&service, &partitions, &PREFIXES.replace("identity", "IDP")).unwrap_err();
    let lines: Vec<_> = problems.iter().map(ToString::to_string).collect();
    assert_eq!(lines.len(), 5, "{lines:#?}");
    assert_eq!(lines[0], "language/partitions.toml:5:25: region `us-east-1` stands twice");
    let torn = compile("prefix = ", "partition = 1", PREFIXES).unwrap_err();
    assert_eq!(torn.len(), 2, "{torn:#?}");
}

#[test]
fn a_mistake_in_the_language_is_told_with_its_place() {
    let keys: Part = |it| &mut it.condition_keys;
    let operators: Part = |it| &mut it.operators;
    let quotas: Part = |it| &mut it.quotas;
    for (part, line, replacement, expected) in [
        (
            keys,
            r#"format = "vpc""#,
            r#"format = "subnet""#,
            "language/condition-keys.toml:5:10: unknown variant `subnet`, expected one of `account`",
        ),
        (
            keys,
            r#"format = "vpc""#,
            r#"beside = ["aws:SourceVpce"]"#,
            "language/condition-keys.toml:5:11: unknown condition key `aws:SourceVpce`",
        ),
        (
            keys,
            r#"format = "vpc""#,
            r#"services = ["s3"]"#,
            "language/condition-keys.toml:5:13: service prefix `s3` is not in language/services.toml",
        ),
        (
            keys,
            r#"name = "aws:SourceVpc""#,
            r#"name = "SourceVpc""#,
            "language/condition-keys.toml:3:8: `SourceVpc` has not the form `service:Key`",
        ),
        (
            keys,
            r#"description = "The VPC""#,
            "description = \"The VPC\"\n[[key_of_one_action]]\nkey = \"cognito-idp:Key\"\naction = \"Action\"",
            "language/condition-keys.toml:9:10: `Action` has not the form `service:Name`",
        ),
        (
            operators,
            r#"name = "NumericLessThan""#,
            r#"name = "<""#,
            "language/operators.toml:3:8: `<` cannot name an operator",
        ),
        (
            operators,
            r#"order = "less""#,
            r#"order = "smaller""#,
            "language/operators.toml:5:9: unknown variant `smaller`",
        ),
        (
            quotas,
            "characters = 6144",
            "characters = 0",
            "language/quotas.toml:4:14: a quota is more than nothing",
        ),
        (
            quotas,
            "characters = 6144",
            "characters = -1",
            "language/quotas.toml:4:14: `-1` is not between 0 and 65535",
        ),
    ] {
        let said = broken_language(part, line, replacement);
        assert!(said.len() == 1 && said[0].starts_with(expected), "{replacement}: {said:?}");
    }
}

#[test]
fn a_problem_is_a_line_without_invisible_characters() {
    let said = broken(r#"name = "ListUsers""#, r#"name = "\u001b[31m\r\n\u202e""#);
    assert_eq!(
        said,
        r"catalog/cognito-idp.toml:30:8: `\u{1b}[31m\r \u{202e}` cannot name an action"
    );
}

#[test]
fn what_documentation_shows_is_visible() {
    for (line, replacement, expected) in [
        ("Lists users", r"Lists\rusers", r"31:15: invisible character `\u{d}`"),
        ("A user pool", r"A \u202euser pool", r"11:15: invisible character `\u{202e}`"),
        ("https://example.com/userpool", r"https://e\u0000", r"14:17: invisible character `\u{0}`"),
        (":userpool/", r":userpool\n/", r"12:7: invisible character `\u{a}`"),
        (
            "pattern = '[\\w-]+_[0-9a-zA-Z]+'\nmax_length = 55\nexample = \"us-east-1_Ab12Cd34E\"\nregion_before = \"_\"",
            r#"values = ["\r"]
example = "\r""#,
            r"20:11: invisible character `\u{d}`",
        ),
    ] {
        assert_eq!(broken(line, replacement), format!("catalog/cognito-idp.toml:{expected}"));
    }
    let said = broken_language(|it| &mut it.quotas, "A managed policy", r"A\u001bpolicy");
    assert_eq!(said, [r"language/quotas.toml:5:15: invisible character `\u{1b}`"]);
}

/// Texts of a catalog, and what takes their place: `@` is the text of the test.
const PLACES: &[(&str, &str)] = &[
    // Names.
    ("ListUsers", "@"),
    ("\"userpool", "\"@"),
    ("UserPoolId", "@"),
    ("[[resource_type.field]]", "type = \"@\"\n[[resource_type.field]]"),
    ("region_before = \"_\"", "type = \"@\""),
    ("aws:ResourceTag/${TagKey}", "@"),
    ("aws:ResourceTag", "aws:@"),
    (
        "[[action]]",
        "[[condition_key]]\nname = \"aws:@\"\ntype = \"ARN\"\ndescription = \"x\"\n[[action]]",
    ),
    (
        "[[action]]",
        "[[action]]\nname = \"@\"\ndescription = \"x\"\naccess_level = \"Read\"\n[[action]]",
    ),
    ("Register", "@"),
    ("iam:PassRole", "iam:@"),
    ("\"cognito-idp\"", "\"@\""),
    ("aws:SourceVpc", "@"),
    ("aws:SourceVpc", "aws:@"),
    ("NumericLessThan", "@"),
    ("managed\"", "@\""),
    ("[[quota]]", "[[quota]]\nname = \"@\"\ncharacters = 1\ndescription = \"x\"\n[[quota]]"),
    ("\"aws\"", "\"@\""),
    ("us-east-1\"", "@\""),
    ("amazonaws.com", "@"),
    (
        "[[resource_type.field]]",
        "terraform = \"aws_pool\"\nterraform_arn = \"@\"\n[[resource_type.field]]\nterraform = \"@\"",
    ),
    (
        "[[resource_type.field]]",
        "cloudformation = \"@\"\n[[resource_type.field]]\ncloudformation = \"Id\"",
    ),
    // Texts.
    ("userpool/", "@/"),
    ("pattern = '[\\w-]+_[0-9a-zA-Z]+'", "pattern = \"@\""),
    (
        "pattern = '[\\w-]+_[0-9a-zA-Z]+'\nmax_length = 55\nexample = \"us-east-1_Ab12Cd34E\"\nregion_before = \"_\"",
        "values = [\"@\"]\nexample = \"@\"",
    ),
    ("region_before = \"_\"", "region_before = \"@\""),
    ("Lists users", "@"),
    ("A user pool", "@"),
    ("A tag of the resource", "@"),
    ("the region, an underscore, then letters and digits", "@"),
    ("Amazon Cognito user pools", "@"),
    ("The VPC", "@"),
    ("A smaller number", "@"),
    ("A managed policy", "@"),
    ("https://example.com/userpool", "https://@"),
    ("API_${Action}", "@${Action}"),
];

/// A catalog in which texts have taken the places of others.
fn compile_texts(texts: &[(usize, String)]) -> Result<[(&'static str, String); 2], Vec<Problem>> {
    let mut language = language();
    let mut service = Source::new("catalog/cognito-idp.toml", SERVICE);
    for (place, text) in texts {
        let (old, new) = PLACES[*place];
        let new = new.replace('@', &in_toml(text));
        let schema::Language { partitions, prefixes, condition_keys, operators, quotas } =
            &mut language;
        for source in [&mut service, partitions, prefixes, condition_keys, operators, quotas] {
            source.text = source.text.replace(old, &new);
        }
    }
    let services = [service];
    let files = schema::Files::parse(&services, &language)?;
    Ok(emit::emit(&validate::validate(&files)?))
}

/// A text in a string of TOML.
fn in_toml(text: &str) -> String {
    let escape = |it: char| match it {
        '"' | '\\' => format!("\\{it}"),
        it if it.is_control() => format!("\\u{:04x}", u32::from(it)),
        it => it.to_string(),
    };
    text.chars().map(escape).collect()
}

/// Either the problems have their places and are lines that a terminal can show, or the code is Rust that declares
/// each name once.
fn check_texts(texts: &[(usize, String)]) {
    match compile_texts(texts) {
        Ok(files) => {
            for (name, code) in files {
                let file =
                    syn::parse_file(&code).map_err(|error| format!("{texts:?}: {name}: {error}"));
                check_items(&file.unwrap().items, texts);
            }
        }
        Err(problems) => {
            assert!(!problems.is_empty());
            for line in problems.iter().map(ToString::to_string) {
                let mut parts = line.splitn(4, ':');
                let path = parts.next().unwrap();
                assert!(path.ends_with(".toml"), "{texts:?}: {line}");
                for _ in 0..2 {
                    assert!(parts.next().unwrap().parse::<u32>().unwrap() > 0, "{texts:?}: {line}");
                }
                assert!(parts.next().is_some_and(|it| it.len() > 1), "{texts:?}: {line}");
                assert!(!line.contains(shown::is_hidden), "{texts:?}: {line:?}");
            }
        }
    }
}

fn check_items(items: &[syn::Item], texts: &[(usize, String)]) {
    let (mut types, mut values) = (Vec::new(), Vec::new());
    for item in items {
        match item {
            syn::Item::Mod(it) => {
                types.push(&it.ident);
                check_items(it.content.as_ref().map_or(&[], |(_, items)| items), texts);
            }
            syn::Item::Enum(it) => {
                types.push(&it.ident);
                check_distinct(it.variants.iter().map(|it| &it.ident), texts);
            }
            syn::Item::Const(it) => values.push(&it.ident),
            syn::Item::Static(it) => values.push(&it.ident),
            syn::Item::Fn(it) => {
                values.push(&it.sig.ident);
                let arguments = it.sig.inputs.iter().filter_map(|it| match it {
                    syn::FnArg::Typed(it) => Some(&*it.pat),
                    syn::FnArg::Receiver(_) => None,
                });
                let arguments = arguments.filter_map(|it| match it {
                    syn::Pat::Ident(it) => Some(&it.ident),
                    _ => None,
                });
                assert_eq!(arguments.clone().count(), it.sig.inputs.len(), "{texts:?}");
                check_distinct(arguments, texts);
            }
            _ => {}
        }
    }
    check_distinct(types.into_iter(), texts);
    check_distinct(values.into_iter(), texts);
}

fn check_distinct<'i>(names: impl Iterator<Item = &'i syn::Ident>, texts: &[(usize, String)]) {
    let mut seen = BTreeSet::new();
    for name in names {
        assert!(seen.insert(name.to_string()), "{texts:?}: {name} is declared twice");
    }
}

/// Pieces of texts that mean something somewhere between TOML and Rust.
const PIECES: &[&str] = &[
    "fn",
    "type",
    "self",
    "Self",
    "_",
    "gen",
    "async",
    "union",
    "ALL",
    "Value",
    "nothing",
    "Arn",
    "arn",
    "Region",
    "aws",
    "a",
    "B",
    "1",
    "-",
    "--",
    ":",
    "/",
    "/${TagKey}",
    "${",
    "}",
    "$",
    "*",
    "?",
    "+",
    "[",
    "]",
    "{2}",
    "{1,2048}",
    "(",
    "\\",
    "\\w",
    "\"",
    "'",
    "`",
    "```",
    "\n",
    "\r",
    "\r\n",
    "\t",
    "\0",
    "\u{1b}",
    "\u{85}",
    "\u{2028}",
    "\u{202e}",
    "\u{feff}",
    "\u{7f}",
    "é",
    "ß",
    "İ",
    "中",
    "👍🏽",
    "e\u{301}",
    "r#",
    "//",
    "*/",
    "/*",
    "#",
    "!",
    "{",
    "concat!(",
    ")",
    ";",
    " ",
    "",
    ".",
    "IfExists",
    "UserPoolId",
    "userpool",
    "cognito-idp",
    "cognito-identity",
    "ListUsers",
    "SourceVpc",
    "managed",
];

fn text() -> impl Strategy<Value = String> {
    let pieces = prop::collection::vec(prop::sample::select(PIECES), 1..4);
    prop_oneof![
        4 => prop::sample::select(PIECES).prop_map(str::to_owned),
        4 => pieces.prop_map(|it| it.concat()),
        1 => any::<String>(),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1024))]

    #[test]
    fn arbitrary_texts_are_refused_or_become_rust(
        texts in prop::collection::vec((0..PLACES.len(), text()), 1..3)
    ) {
        check_texts(&texts);
    }
}

proptest! {
    #[test]
    fn arbitrary_files_are_read(text in ".*", tail in any::<prop::sample::Index>()) {
        let start = SERVICE.chars().take(tail.index(SERVICE.len())).collect::<String>();
        for service in [&text, &(start + &text)] {
            _ = compile(service, PARTITIONS, PREFIXES);
            _ = compile(SERVICE, service, PREFIXES);
        }
    }
}
