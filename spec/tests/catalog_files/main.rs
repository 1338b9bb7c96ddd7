//! Checks that a mistake in a catalog file is reported with its file, line and column.

#![expect(clippy::unwrap_used, reason = "a test that panics has failed")]

mod any_text;
mod names;
mod packed;

#[path = "../../build/emit.rs"]
mod emit;
#[path = "../../src/facts"]
mod facts {
    #[expect(dead_code, reason = "the library also adds files to a catalog that is compiled")]
    pub mod files;
    pub mod naming;
    pub mod shape;
    pub mod value_type;
}
#[path = "../../src/text"]
mod text {
    #[expect(dead_code, reason = "what shows lines of documents is for the library")]
    pub mod shown;
}

use facts::files::source::{Problem, Source};
use facts::files::{model, schema, validate};
use facts::shape;
use text::shown;

/// A valid catalog with one of everything; each test breaks it at one point.
const SERVICE: &str = r#"prefix = "cognito-idp"
name = "Amazon Cognito user pools"
default = true
items = true
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

const KINDS: &str = r#"documentation = "https://example.com/kinds"
[[kind]]
name = "resource"
principal = "required"
resource = "optional"
size = 2048
on_request = 4096
documentation = "https://example.com/resource"
[[kind.service]]
prefix = "cognito-idp"
bytes = 20480
"#;

const PRINCIPALS: &str = r#"documentation = "https://example.com/principals"
services = ["cognito-idp", "email.cognito-idp"]
acting_for_others = ["email.cognito-idp"]
rcp_services = ["cognito-idp"]
[[identity_provider]]
host = "login.acme.example"
claims = ["sub"]
"#;

const CLAIMS: &str = r#"[[provider]]
name = "Acme"
prefixes = ["login.acme.example"]
documentation = "https://example.com/claims"
[[provider.claim]]
name = "sub"
type = "String"
description = "The user"
"#;

fn language() -> schema::LanguageSources {
    schema::Language {
        partitions: Source::new("language/partitions.toml", PARTITIONS),
        prefixes: Source::new("language/services.toml", PREFIXES),
        condition_keys: Source::new("language/condition-keys.toml", KEYS),
        operators: Source::new("language/operators.toml", OPERATORS),
        quotas: Source::new("language/quotas.toml", QUOTAS),
        claims: Source::new("language/claims.toml", CLAIMS),
        kinds: Source::new("language/kinds.toml", KINDS),
        principals: Source::new("language/principals.toml", PRINCIPALS),
    }
}

fn compile(service: &str, partitions: &str, prefixes: &str) -> Result<String, Vec<Problem>> {
    let mut language = language();
    language.partitions.text = partitions.to_owned();
    language.prefixes.text = prefixes.to_owned();
    compile_with(service, &language)
}

fn compile_with(service: &str, language: &schema::LanguageSources) -> Result<String, Vec<Problem>> {
    let sources = sources(Source::new("catalog/cognito-idp.toml", service), language.clone());
    let files = schema::Files::parse(&sources)?;
    let output = emit::emit(&validate::validate(&files)?);
    Ok(output.code.map(|(_, code)| code).concat() + &output.packed.text)
}

/// Returns a catalog with one service written by hand.
fn sources(service: Source, language: schema::LanguageSources) -> schema::Sources {
    schema::Sources {
        services: vec![service],
        imported: Vec::new(),
        overlays: Vec::new(),
        own: Vec::new(),
        language,
    }
}

/// Returns what the build reports if a line of the service's file is replaced.
fn broken(line: &str, replacement: &str) -> String {
    assert_eq!(SERVICE.matches(line).count(), 1, "{line}");
    let problems = compile(&SERVICE.replace(line, replacement), PARTITIONS, PREFIXES).unwrap_err();
    let lines: Vec<_> = problems.iter().map(ToString::to_string).collect();
    lines.join("\n")
}

/// Selects a file of `language/`.
type Part = fn(&mut schema::LanguageSources) -> &mut Source;

/// Returns what the build reports if a line of a file of `language/` is replaced.
fn broken_language(part: Part, line: &str, replacement: &str) -> Vec<String> {
    let mut language = language();
    let source = part(&mut language);
    assert_eq!(source.text.matches(line).count(), 1, "{line}");
    source.text = source.text.replace(line, replacement);
    let problems = compile_with(SERVICE, &language).err().unwrap_or_default();
    problems.iter().map(ToString::to_string).collect()
}

#[test]
fn a_valid_catalog_compiles_to_the_same_code_each_time() {
    let code = compile(SERVICE, PARTITIONS, PREFIXES).unwrap();
    assert!(code.contains("    ListUsers,"), "{code}");
    assert_eq!(code, compile(SERVICE, PARTITIONS, PREFIXES).unwrap());
}

#[test]
fn a_mistake_is_reported_with_its_place() {
    for (line, replacement, expected) in [
        (
            r#"access_level = "List""#,
            r#"acess_level = "List""#,
            "catalog/cognito-idp.toml:33:1: unknown field `acess_level`, expected one of `name`",
        ),
        (
            r#"access_level = "List""#,
            r#"access_level = "Listing""#,
            "catalog/cognito-idp.toml:33:16: unknown variant `Listing`, expected one of `List`",
        ),
        ("facts = 2026-11-01", "facts = 2026-11", "catalog/cognito-idp.toml:7:"),
        (
            "facts = 2026-11-01",
            "facts = 2026-11-01T00:00:00Z",
            "catalog/cognito-idp.toml:7:9: expected a date without a time",
        ),
        (
            r#"["userpool*"]"#,
            r#"["userpol*"]"#,
            "catalog/cognito-idp.toml:34:19: unknown resource type `userpol`",
        ),
        (
            r#"["userpool*"]"#,
            r#"["userpool*", "userpool"]"#,
            "catalog/cognito-idp.toml:34:32: duplicate resource type `userpool`",
        ),
        (
            r#"["iam:PassRole"]"#,
            r#"["PassRole"]"#,
            "catalog/cognito-idp.toml:35:22: expected `service:Action`, found `PassRole`",
        ),
        (
            r#"["iam:PassRole"]"#,
            r#"["cognito-idp:PassRole"]"#,
            "catalog/cognito-idp.toml:35:22: unknown action `cognito-idp:PassRole`",
        ),
        (
            r#"condition_keys = ["aws:ResourceTag/${TagKey}"]"#,
            r#"condition_keys = ["aws:TagKeys"]"#,
            "catalog/cognito-idp.toml:14:19: unknown condition key `aws:TagKeys`",
        ),
        (
            r#"["Register"]"#,
            r#"["ListUsers"]"#,
            "catalog/cognito-idp.toml:8:30: `ListUsers` is an action, not an operation without one",
        ),
        (
            r#"prefix = "cognito-idp""#,
            r#"prefix = "cognito-ipd""#,
            "catalog/cognito-idp.toml:1:10: service prefix `cognito-ipd` is not in language/services.toml",
        ),
        ("default = true\n", "", "no service has `default = true`"),
        (
            r#"documentation = "https://example.com/userpool""#,
            r#"documentation = "example.com""#,
            "catalog/cognito-idp.toml:15:17: `example.com` is not an `https://` address",
        ),
        ("${Action}", "", "catalog/cognito-idp.toml:6:17: missing `${Action}` in `api_reference`"),
        (
            r#"description = "Lists users""#,
            r#"description = "Lists users.""#,
            "catalog/cognito-idp.toml:32:15: expected the description to be a phrase on one line without a period at the end",
        ),
        (
            r#"name = "ListUsers""#,
            r#"name = "List Users""#,
            "catalog/cognito-idp.toml:31:8: `List Users` is not a valid name for an action",
        ),
        (
            r#"name = "aws:ResourceTag/${TagKey}""#,
            r#"name = "ResourceTag""#,
            "expected `service:Key`, or `service:Key/${TagKey}` for tags, found `ResourceTag`",
        ),
    ] {
        let rendered = broken(line, replacement);
        assert!(
            rendered.contains(expected),
            "{replacement}\n  rendered {rendered}\n  expected {expected}"
        );
    }
}

#[test]
fn impossible_templates_are_refused() {
    let line = "arn:${Partition}:cognito-idp:${Region}:${Account}:userpool/${UserPoolId}";
    for (template, expected) in [
        ("arn:${Partition}:cognito-idp", "expected six fields"),
        (
            "arn:aws:cognito-idp:${Region}:${Account}:userpool/${UserPoolId}",
            "to start with `arn:${Partition}:`",
        ),
        (
            "arn:${Partition}:Cognito:${Region}:${Account}:userpool/${UserPoolId}",
            "invalid service `Cognito` in the ARN template",
        ),
        (
            "arn:${Partition}:cognito:${Region}:${Account}:userpool/${UserPoolId}",
            "`cognito` is not in language/services.toml",
        ),
        (
            "arn:${Partition}:cognito-idp:${region}:${Account}:userpool/${UserPoolId}",
            "expected `${Region}`, a name or nothing",
        ),
        (
            "arn:${Partition}:cognito-idp:${Region}:${Account}:userpool/${PoolId}",
            "`${PoolId}` is not a field of `userpool`",
        ),
        (
            "arn:${Partition}:cognito-idp:${Region}:${Account}:userpool/${UserPoolId",
            "missing `}` after `${`",
        ),
        (
            "arn:${Partition}:cognito-idp:${Region}:${Account}:${UserPoolId}${UserPoolId}",
            "adjacent placeholders in the ARN template: separate them with text",
        ),
        (
            "arn:${Partition}:cognito-idp:${Region}:${Account}:userpool/?",
            "a character that is not allowed in ARN templates",
        ),
        (
            "arn:${Partition}:cognito-idp:${Region}:${Account}:",
            "missing resource in the ARN template",
        ),
        (
            "arn:${Partition}:cognito-idp:${Region}:${Account}:userpool",
            "missing `${UserPoolId}` in the ARN template",
        ),
    ] {
        let rendered = broken(line, template);
        assert!(
            rendered.contains(expected),
            "{template}\n  rendered {rendered}\n  expected {expected}"
        );
    }
}

#[test]
fn impossible_fields_are_refused() {
    let pattern = r"pattern = '[\w-]+_[0-9a-zA-Z]+'";
    for (line, replacement, expected) in [
        (pattern, "", "needs either `pattern` or `values`"),
        (pattern, "pattern = 'a'\nvalues = ['a']", "needs either `pattern` or `values`"),
        (pattern, "values = ['a', 'A']", "differs from `a` only in letter case"),
        (pattern, "pattern = '[a-z'", "missing `]` after `[`"),
        (pattern, "pattern = '[z-a]'", "the range `z-a` is reversed"),
        (pattern, "pattern = '(a|b)'", "`(` is not supported"),
        (pattern, r"pattern = '\d+'", r"`\d` is not supported"),
        (pattern, "pattern = '+'", "nothing to repeat before `+`"),
        (pattern, "pattern = 'a{4'", "missing `}` after `{`"),
        (pattern, "pattern = 'a{4,2}'", "invalid count `{4,2}`"),
        (pattern, "pattern = 'a{x}'", "`{x}` is not a count"),
        (pattern, "pattern = ''", "the pattern is empty"),
        (
            pattern,
            "pattern = '[a-z]+'",
            "the example `us-east-1_Ab12Cd34E` is not a valid `UserPoolId`",
        ),
        (
            "max_length = 55",
            "max_length = 10",
            "the example `us-east-1_Ab12Cd34E` is not a valid `UserPoolId`",
        ),
        (
            r#"region_before = "_""#,
            r#"region_before = "/""#,
            "`region_before` must be the one character",
        ),
        (
            r#"region_before = "_""#,
            "region_before = \"_\"\nterraform = \"id\"",
            "`id` is not an attribute of any type",
        ),
        (
            "[[resource_type.field]]",
            "cloudformation_arn = \"Arn\"\n[[resource_type.field]]",
            "`Arn` is not an attribute of any type",
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
            "another type has the name `UserPoolId`: rename one with `type`",
        ),
    ] {
        let rendered = broken(line, replacement);
        assert!(
            rendered.contains(expected),
            "{replacement}\n  rendered {rendered}\n  expected {expected}"
        );
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
        "catalog/cognito-idp.toml:13:7: the ARN template can be filled in more than 256 ways"
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
        [
            "catalog/cognito-idp.toml:38:8: action `LISTUSERS` differs from `ListUsers` only in letter case"
        ]
    );
}

/// Returns what the build reports about a service; empty if nothing.
fn problems_of(service: &str) -> String {
    let problems = compile(service, PARTITIONS, PREFIXES).err().unwrap_or_default();
    problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

#[test]
fn all_problems_of_all_files_are_reported_in_one_run() {
    let service = SERVICE.replace("[\"userpool*\"]", "[\"x\", \"y\"]");
    let partitions = PARTITIONS.replace("eu-west-1", "us-east-1");
    let problems =
        compile(&service, &partitions, &PREFIXES.replace("identity", "IDP")).unwrap_err();
    let lines: Vec<_> = problems.iter().map(ToString::to_string).collect();
    assert_eq!(lines.len(), 5, "{lines:#?}");
    assert_eq!(lines[0], "language/partitions.toml:5:25: duplicate region `us-east-1`");
    let torn = compile("prefix = ", "partition = 1", PREFIXES).unwrap_err();
    assert_eq!(torn.len(), 2, "{torn:#?}");
}

#[test]
fn a_mistake_in_the_language_is_reported_with_its_place() {
    let keys: Part = |it| &mut it.condition_keys;
    let operators: Part = |it| &mut it.operators;
    let quotas: Part = |it| &mut it.quotas;
    let claims: Part = |it| &mut it.claims;
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
            r#"paired_with = ["aws:SourceVpce"]"#,
            "language/condition-keys.toml:5:16: unknown condition key `aws:SourceVpce`",
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
            "language/condition-keys.toml:3:8: expected `service:Key`",
        ),
        (
            keys,
            r#"description = "The VPC""#,
            "description = \"The VPC\"\n[[key_of_one_action]]\nkey = \"cognito-idp:Key\"\naction = \"Action\"",
            "language/condition-keys.toml:9:10: expected `service:Name`, found `Action`",
        ),
        (
            operators,
            r#"name = "NumericLessThan""#,
            r#"name = "<""#,
            "language/operators.toml:3:8: `<` is not a valid name for an operator",
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
            "language/quotas.toml:4:14: a quota must be greater than zero",
        ),
        (
            quotas,
            "characters = 6144",
            "characters = -1",
            "language/quotas.toml:4:14: `-1` is not between 0 and 65535",
        ),
        (
            claims,
            r#"prefixes = ["login.acme.example"]"#,
            r#"prefixes = ["login.acme.example/"]"#,
            "language/claims.toml:3:13: `login.acme.example/` is not a valid name for a prefix",
        ),
        (
            claims,
            r#"name = "sub""#,
            r#"name = "login:sub""#,
            "language/claims.toml:6:8: `login:sub` is not a valid name for a claim",
        ),
        (
            claims,
            r#"description = "The user""#,
            "description = \"The user\"\n[[provider.claim]]\nname = \"Sub\"\ntype = \"String\"\ndescription = \"The user\"",
            "language/claims.toml:10:8: claim `Sub` differs from `sub` only in letter case",
        ),
    ] {
        let rendered = broken_language(part, line, replacement);
        assert!(
            rendered.len() == 1 && rendered[0].starts_with(expected),
            "{replacement}: {rendered:?}"
        );
    }
}

#[test]
fn a_problem_is_a_line_without_invisible_characters() {
    let rendered = broken(r#"name = "ListUsers""#, r#"name = "\u001b[31m\r\n\u202e""#);
    assert_eq!(
        rendered,
        r"catalog/cognito-idp.toml:31:8: `\u{1b}[31m\r \u{202e}` is not a valid name for an action"
    );
}

#[test]
fn what_documentation_shows_is_visible() {
    for (line, replacement, expected) in [
        ("Lists users", r"Lists\rusers", r"32:15: invisible character `\u{d}`"),
        ("A user pool", r"A \u202euser pool", r"12:15: invisible character `\u{202e}`"),
        ("https://example.com/userpool", r"https://e\u0000", r"15:17: invisible character `\u{0}`"),
        (":userpool/", r":userpool\n/", r"13:7: invisible character `\u{a}`"),
        (
            "pattern = '[\\w-]+_[0-9a-zA-Z]+'\nmax_length = 55\nexample = \"us-east-1_Ab12Cd34E\"\nregion_before = \"_\"",
            r#"values = ["\r"]
example = "\r""#,
            r"21:11: invisible character `\u{d}`",
        ),
    ] {
        assert_eq!(broken(line, replacement), format!("catalog/cognito-idp.toml:{expected}"));
    }
    let rendered = broken_language(|it| &mut it.quotas, "A managed policy", r"A\u001bpolicy");
    assert_eq!(rendered, [r"language/quotas.toml:5:15: invisible character `\u{1b}`"]);
}
