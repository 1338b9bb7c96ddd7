//! Checks the identifiers that names become in the generated code: valid, and unique in their scope.

use super::*;
use std::collections::BTreeSet;

#[test]
fn an_action_becomes_an_identifier() {
    for name in ["fn", "gen", "self", "Self"] {
        assert_eq!(
            broken(r#"name = "ListUsers""#, &format!("name = {name:?}")),
            format!("catalog/cognito-idp.toml:31:8: `{name}` is a Rust keyword"),
        );
    }
    // Weak keywords can name items, and so can variants such as `Fn`.
    for name in ["union", "Fn", "Type"] {
        let service = SERVICE.replace("ListUsers", name);
        assert!(compile(&service, PARTITIONS, PREFIXES).is_ok(), "{name}");
    }
}

#[test]
fn a_resource_type_becomes_identifiers() {
    for (name, expected) in [
        ("type", "11:8: `type` is a Rust keyword"),
        ("self", "11:8: `self` is a Rust keyword"),
        ("Self", "11:8: `Self` is a Rust keyword"),
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
        assert_eq!(lines, [format!("catalog/cognito-idp.toml:18:8: {expected}")]);
    }
}

#[test]
fn a_type_is_an_identifier() {
    let of_resource = "[[resource_type.field]]";
    let of_field = "region_before = \"_\"";
    for line in [of_resource, of_field] {
        for name in ["Self", "fn"] {
            let rendered = broken(line, &format!("type = {name:?}\n{line}"));
            assert!(
                rendered.ends_with(&format!(":8: `{name}` is a Rust keyword: set another `type`")),
                "{rendered}"
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
            [format!("catalog/cognito-idp.toml:26:8: {expected}")],
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
    // Global keys do not become variants.
    let rendered = broken(r#"name = "aws:ResourceTag/${TagKey}""#, r#"name = "--:--""#);
    let expected = "26:8: `--:--` has no letter or digit for a Rust identifier";
    assert!(rendered.contains(expected), "{rendered}");
}

#[test]
fn an_operator_is_an_identifier() {
    for name in ["fn", "Self"] {
        let rendered = broken_language(
            |it| &mut it.operators,
            r#"name = "NumericLessThan""#,
            &format!("name = {name:?}"),
        );
        assert_eq!(rendered, [format!("language/operators.toml:3:8: `{name}` is a Rust keyword")]);
    }
}

#[test]
fn a_quota_becomes_a_variant() {
    for (name, expected) in [
        ("-", "`-` has no letter or digit for a Rust identifier"),
        ("1", "`1` is not a Rust identifier"),
        ("1-a", "`1-a` becomes `1A`, which is not a Rust identifier"),
        ("self", "`self` becomes `Self`, which is a Rust keyword"),
    ] {
        let rendered = broken_language(
            |it| &mut it.quotas,
            r#"name = "managed""#,
            &format!("name = {name:?}"),
        );
        assert_eq!(rendered, [format!("language/quotas.toml:3:8: {expected}")]);
    }
    // It becomes `Fn`.
    let rendered = broken_language(|it| &mut it.quotas, r#"name = "managed""#, r#"name = "fn""#);
    assert_eq!(rendered, [""; 0]);
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
    // Nothing is generated for a service without a catalog file.
    let prefixes = PREFIXES.replace("cognito-identity", "static");
    assert!(compile(SERVICE, PARTITIONS, &prefixes).is_ok());
}

#[test]
fn names_that_become_the_same_item_are_refused() {
    let key = |name: &str| {
        format!("[[condition_key]]\nname = {name:?}\ntype = \"String\"\ndescription = \"A key\"\n")
    };
    for (added, expected) in [
        (
            key("aws:ResourceTag"),
            "38:8: `aws:ResourceTag/${TagKey}` and `aws:ResourceTag` both become `AwsResourceTag` in Rust",
        ),
        (key("x:a-b") + &key("x:a_b"), "42:8: `x:a-b` and `x:a_b` both become `a_b` in Rust"),
        (key("x-y:a") + &key("x:y-a"), "42:8: `x-y:a` and `x:y-a` both become `XYA` in Rust"),
        // The global key is called `aws:SourceVpc`.
        (key("aws:SourceVpc"), ""),
    ] {
        let rendered = problems_of(&format!("{SERVICE}\n{added}"));
        let expected = match expected {
            "" => String::new(),
            expected => format!("catalog/cognito-idp.toml:{expected}"),
        };
        assert_eq!(rendered, expected, "{added}");
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
        (SERVICE.replace("ListUsers", "ALL"), format!("31:8: `ALL` is {used}")),
        (
            SERVICE.replace("\"userpool", "\"aLL"),
            format!("11:8: `aLL` becomes `ALL`, which is {used}"),
        ),
        (SERVICE.replace("\"userpool", "\"Value"), format!("11:8: `Value` is {used}")),
        (SERVICE.replace("\"userpool", "\"nothing"), format!("11:8: `nothing` is {used}")),
        (SERVICE.replace("\"userpool", "\"unchecked"), format!("11:8: `unchecked` is {used}")),
        (
            SERVICE.replace("aws:ResourceTag/", "a:LL/"),
            format!("26:8: `a:LL/${{TagKey}}` becomes `ALL`, which is {used}"),
        ),
        (
            SERVICE.replace("aws:ResourceTag/", "aws:ConditionKey/"),
            format!("26:8: `aws:ConditionKey` becomes `ConditionKey`, which is {used}"),
        ),
        (
            SERVICE.replace("UserPoolId", "Nothing"),
            format!("18:8: `Nothing` becomes `nothing`, which is {used}"),
        ),
        (
            SERVICE.replace("UserPoolId", "Arn"),
            "18:8: `arn` is reserved: every resource has an argument with this name".to_owned(),
        ),
        (
            SERVICE.replace("UserPoolId", "Account"),
            "18:8: `account` is reserved: every resource has an argument with this name".to_owned(),
        ),
        (
            SERVICE
                .replace("UserPoolId", "AsStr")
                .replace("region_before = \"_\"", "terraform = \"id\"")
                .replace(
                    "[[resource_type.field]]",
                    "terraform = \"aws_pool\"\n[[resource_type.field]]",
                ),
            "19:8: `as_str` is reserved: every template resource has a method with this name"
                .to_owned(),
        ),
    ];
    for (service, expected) in of_service {
        let rendered = problems_of(&service);
        assert!(
            rendered.starts_with(&format!("catalog/cognito-idp.toml:{expected}")),
            "{rendered}"
        );
    }

    for name in ["Operator", "ForAnyValue", "nothing"] {
        let rendered = broken_language(
            |it| &mut it.operators,
            r#"name = "NumericLessThan""#,
            &format!("name = {name:?}"),
        );
        assert_eq!(rendered, [format!("language/operators.toml:3:8: `{name}` is {used}")]);
    }
    let rendered = broken_language(|it| &mut it.quotas, r#"name = "managed""#, r#"name = "a-l-l""#);
    assert_eq!(
        rendered,
        [format!("language/quotas.toml:3:8: `a-l-l` becomes `ALL`, which is {used}")]
    );

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
    assert_eq!(types, BTreeSet::new(), "add these to `TYPES` of `facts/files/validate/items.rs`");
    let expected = "`Region` is a name that the generated code uses itself: set another `type`";
    let rendered = broken("region_before = \"_\"", "type = \"Region\"");
    assert_eq!(rendered, format!("catalog/cognito-idp.toml:23:8: {expected}"));
    let expected = "`pool` is not the name of a Rust type, which starts with an uppercase letter: set another `type`";
    let rendered = broken("region_before = \"_\"", "type = \"pool\"");
    assert_eq!(rendered, format!("catalog/cognito-idp.toml:23:8: {expected}"));
}

/// Returns the types that `cognito-perms` declares or imports next to the types of the catalog; empty if the
/// sources of that crate are missing.
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
    // Skip modules and constants, whose case differs from that of types.
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
