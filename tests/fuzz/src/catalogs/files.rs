//! The files of a catalog: which file a text is, and changes that a person could make, or that nobody would.

use crate::choices::Choices;
use cognito_perms_fuzz_catalogs::Texts;

const IDP: &str = include_str!("../../../../spec/catalog/cognito-idp.toml");
const IDENTITY: &str = include_str!("../../../../spec/catalog/cognito-identity.toml");
const PARTITIONS: &str = include_str!("../../../../spec/language/partitions.toml");
const PREFIXES: &str = include_str!("../../../../spec/language/services.toml");
const KEYS: &str = include_str!("../../../../spec/language/condition-keys.toml");
const OPERATORS: &str = include_str!("../../../../spec/language/operators.toml");
const QUOTAS: &str = include_str!("../../../../spec/language/quotas.toml");
const CLAIMS: &str = include_str!("../../../../spec/language/claims.toml");
const KINDS: &str = include_str!("../../../../spec/language/kinds.toml");
const PRINCIPALS: &str = include_str!("../../../../spec/language/principals.toml");

/// A service in a few lines, next to the one that changes.
const SMALL: &str = include_str!("small.toml");

/// A kind of catalog file.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum File {
    Idp,
    Identity,
    Partitions,
    Prefixes,
    Keys,
    Operators,
    Quotas,
    Claims,
    Kinds,
    Principals,
}

impl File {
    /// Returns which file a text is meant to be.
    pub(super) fn of(text: &str) -> Self {
        match text {
            it if it.contains("[[quota]]") => Self::Quotas,
            it if it.contains("[[provider]]") => Self::Claims,
            it if it.contains("[[kind]]") => Self::Kinds,
            it if it.contains("[[identity_provider]]") => Self::Principals,
            it if it.contains("[[operator]]") => Self::Operators,
            it if it.contains("[[partition]]") => Self::Partitions,
            it if it.contains("prefixes =") => Self::Prefixes,
            it if it.contains("default =") || it.contains("prefix = \"cognito-idp\"") => Self::Idp,
            it if it.contains("prefix =") || it.contains("[[action]]") => Self::Identity,
            it if it.contains("[[condition_key]]") => Self::Keys,
            _ => Self::Identity,
        }
    }

    /// Returns the services, with `text` in place of this file.
    pub(super) fn services(self, text: &str) -> [(&'static str, &str); 2] {
        let or = |file: Self, other: &'static str| if self == file { text } else { other };
        [
            ("catalog/cognito-identity.toml", or(Self::Identity, IDENTITY)),
            ("catalog/cognito-idp.toml", or(Self::Idp, SMALL)),
        ]
    }

    /// Returns the texts of the catalog, with `text` in place of this file.
    pub(super) fn texts(self, text: &str) -> Texts<'_> {
        let or = |file: Self, other: &'static str| if self == file { text } else { other };
        Texts {
            services: &[],
            partitions: or(Self::Partitions, PARTITIONS),
            prefixes: or(Self::Prefixes, PREFIXES),
            condition_keys: or(Self::Keys, KEYS),
            operators: or(Self::Operators, OPERATORS),
            quotas: or(Self::Quotas, QUOTAS),
            claims: or(Self::Claims, CLAIMS),
            kinds: or(Self::Kinds, KINDS),
            principals: or(Self::Principals, PRINCIPALS),
        }
    }
}

/// Returns a file with a few changes.
pub(super) fn changed(choices: &mut Choices<'_>) -> String {
    let file = choices.pick(&[
        SMALL, SMALL, IDENTITY, IDENTITY, IDENTITY, PARTITIONS, PREFIXES, KEYS, OPERATORS, QUOTAS,
        CLAIMS, KINDS, PRINCIPALS, IDP,
    ]);
    let mut lines: Vec<String> = file.lines().map(str::to_owned).collect();
    for _ in 0..=choices.below(3) {
        let at = choices.below(lines.len().max(257));
        if at < lines.len() {
            change(choices, &mut lines, at);
        }
    }
    lines.join("\n") + "\n"
}

fn change(choices: &mut Choices<'_>, lines: &mut Vec<String>, at: usize) {
    const NAMES: &[&str] = &[
        "fn",
        "self",
        "Self",
        "super",
        "crate",
        "type",
        "_",
        "-",
        "",
        " ",
        "a b",
        "a-b",
        "A",
        "0",
        "2FA",
        "\u{e9}",
        "*",
        "${Region}",
        "a\\\"b",
        "a\\nb",
        "\\u0085",
        "x.",
        "x:y",
        "aws:x/${TagKey}",
        "union",
        "Action",
        "ResourceType",
        "ConditionKey",
        "ALL",
        "SERVICE",
        "services",
        "https://x.y/",
        "https://x.y/\\\"",
        "${Action}",
        "]]",
        "r#fn",
        "async",
        "yield",
        "dyn",
        "gen",
        "userpool*",
    ];
    const VALUES: &[&str] = &[
        "1",
        "-1",
        "65536",
        "0x10",
        "1.5",
        "nan",
        "true",
        "[]",
        "{}",
        "[[]]",
        "2026-11-01",
        "07:32:00",
        "''",
        "\"\"\"\nx\"\"\"",
        "\"",
        "[\"\"]",
        "{ x = 1 }",
        "'\\'",
        "\"\\u0000\"",
    ];
    const KEYS: &[&str] = &[
        "name",
        "nmae",
        "description",
        "pattern",
        "values",
        "type",
        "cloudformation",
        "terraform",
        "format",
        "paired_with",
        "services",
        "default",
        "a.b",
        "\"\"",
        "[x]",
        "[[action]]",
        "[[quota]]",
        "region_before",
    ];
    let line = lines[at].clone();
    let (key, value) = line.split_once(" = ").unwrap_or((&line, ""));
    lines[at] = match choices.below(10) {
        0 => {
            lines.remove(at);
            return;
        }
        1 => {
            let other = choices.below(lines.len());
            lines.insert(other, line);
            return;
        }
        // Another name or text.
        2..=4 => format!("{key} = \"{}\"", choices.pick(NAMES)),
        5 => format!("{key} = {}", choices.pick(VALUES)),
        6 => format!("{} = {value}", choices.pick(KEYS)),
        7 => format!("{key} = {value}{}", choices.character()),
        8 => {
            let (start, end) = value.rsplit_once('"').unwrap_or((value, ""));
            format!("{key} = {start}{}\"{end}", choices.pick(NAMES))
        }
        _ => format!("{key} = {:?}", choices.text()),
    };
}
