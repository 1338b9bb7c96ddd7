//! Puts any string anywhere in a catalog: the result is either problems with their positions, or valid code.

use super::*;
use proptest::prelude::*;
use std::collections::BTreeSet;

/// Strings in the catalog, and their replacements, in which `@` is the string of the test.
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
    // Descriptions and other strings.
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
    ("Acme", "@"),
    ("The user", "@"),
    ("login.acme.example", "@"),
    ("https://example.com/userpool", "https://@"),
    ("API_${Action}", "@${Action}"),
];

/// Compiles a catalog in which some strings are replaced.
fn compile_texts(texts: &[(usize, String)]) -> Result<[(&'static str, String); 2], Vec<Problem>> {
    let mut language = language();
    let mut service = Source::new("catalog/cognito-idp.toml", SERVICE);
    for (place, text) in texts {
        let (old, new) = PLACES[*place];
        let new = new.replace('@', &in_toml(text));
        let schema::Language {
            partitions,
            prefixes,
            condition_keys,
            operators,
            quotas,
            claims,
            kinds,
            principals,
        } = &mut language;
        let sources =
            [partitions, prefixes, condition_keys, operators, quotas, claims, kinds, principals];
        for source in sources.into_iter().chain([&mut service]) {
            source.text = source.text.replace(old, &new);
        }
    }
    let sources = sources(service, language);
    let files = schema::Files::parse(&sources)?;
    Ok(emit::emit(&validate::validate(&files)?).code)
}

/// Escapes a string for TOML.
fn in_toml(text: &str) -> String {
    let escape = |it: char| match it {
        '"' | '\\' => format!("\\{it}"),
        it if it.is_control() => format!("\\u{:04x}", u32::from(it)),
        it => it.to_string(),
    };
    text.chars().map(escape).collect()
}

/// Checks that either all problems have positions and are safe to show in a terminal, or the code is Rust that
/// declares each name once.
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

/// Strings that have a meaning somewhere between TOML and Rust.
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
