//! Turns decisions into a literal: statements with valid parts, and occasionally anything else.

use crate::choices::Choices;

const SETTINGS: &[&str] = &[
    "#![region = \"us-east-1\"]",
    "#![account = \"123456789012\"]",
    "#![account = account]",
    "#![partition = partition]",
    "#![region = {region()}]",
    "#![quota = \"role\"]",
    "#![allow(broad_resource)]",
    "#![x]",
    "#![]",
    "#![quota = \"user\"]",
    "#![kind = \"scp\"]",
    "#![kind = \"rcp\"]",
    "#![kind = \"trust\"]",
];

const ATTRIBUTES: &[&str] = &[
    "#[allow(broad_resource, reason = \"x\")]",
    "#[expect(no_effect_action)]",
    "#[allow(x)]",
    "#[]",
    "/// doc\n",
    "Lookup:",
    "\"1\":",
    "allow:",
    "r#type:",
    "#[deny(no_effect_action)]",
];

const ACTIONS: &[&str] = &[
    "ListUsers",
    "AdminGetUser",
    "AdminList*",
    "AdminGet?ser",
    "level(Read)",
    "*",
    "*:*",
    "ListUserPools",
    "cognito-identity:Get*",
    "cognito-identity:level(List, Read)",
    "unchecked(\"s3:GetObject\")",
    "unchecked(\"new-thing:Do\")",
    "Admin* except AdminGetUser",
    "not ListUsers",
    "SignUp",
    "*User",
    "AdminGetUsr",
    "AssociateWebACL",
    "AssumeRole",
    "AssumeRoleWithWebIdentity",
    "s3:GetObject",
    "TagResource",
    "r#if",
    "2FA",
    "*on",
    "Admin * on",
    "unchecked(\"x:\\u{e9}\")",
];

const RESOURCES: &[&str] = &[
    "userpool(\"us-east-1_X\")",
    "userpool(*)",
    "*",
    "userpool(pool)",
    "userpool(arn = arn)",
    "userpool({ pool.id() }, account = account)",
    "userpool(*, region = region, account = \"123456789012\")",
    "userpool(*, partition = partition)",
    "webacl(\"regional\", *, *, region = \"us-east-1\")",
    "webacl(scope, name, id)",
    "cognito-identity:identitypool(*)",
    "cognito-identity:identitypool(id)",
    "\"arn:aws:cognito-idp:us-east-1:*:userpool/*\"",
    "\"arn:aws:s3:::x/${aws:username}/*\"",
    "unchecked(\"arn:aws:s3:::x\\\"y\")",
    "unchecked(arn)",
    "unchecked({ arn })",
    "not userpool(*)",
    "userpool(\"us-east-1_${aws:PrincipalTag/pool}\")",
    "userpool(\"us-east-1_\\u{131}\")",
    "userpool(1)",
    "userpool(self.pool)",
    "userpool(crate::POOL)",
    "userpool(a.0)",
    "userpool(a?)",
    "userpool(-1)",
];

const PRINCIPALS: &[&str] = &[
    "*",
    "account(\"123456789012\")",
    "account(account)",
    "role(\"app\", account = \"123456789012\")",
    "role(arn = arn)",
    "role(\"app\", account = account)",
    "oidc(gitlab.com, account = { account })",
    "service({ principal })",
    "user(arn = arn)",
    "saml(arn = arn)",
    "user(\"ann\")",
    "service(lambda)",
    "service(cognito-idp)",
    "service(\"x.amazonaws.com\")",
    "identity_pool(pool, authenticated)",
    "identity_pool(\"us-east-1:11111111-2222-3333-4444-555555555555\")",
    "identity_pool(*, unauthenticated)",
    "oidc(token.actions.githubusercontent.com)",
    "oidc(accounts.google.com)",
    "saml(\"corp\")",
    "canonical_user(\"x\")",
    "unchecked(arn)",
    "unchecked(\"arn:aws:iam::1:x\")",
    "not account(\"123456789012\")",
    "session(\"app\", \"ann\", account = \"123456789012\")",
    "\"arn:aws:iam::123456789012:root\"",
    "google",
    "role()",
    "service(1)",
];

const KEYS: &[&str] = &[
    "aws:username",
    "aws:PrincipalTag/team",
    "aws:SourceIp",
    "aws:TagKeys",
    "aws:MultiFactorAuthAge",
    "aws:CurrentTime",
    "aws:MultiFactorAuthPresent",
    "aws:SourceArn",
    "\"aws:PrincipalTag/job title\"",
    "unchecked(\"new:Key\")",
    "aws:SourceVpc",
    "sts:ExternalId",
    "aws:PrincipalAccount",
    "aws:RequestedRegion",
    "aws:x",
    "cognito-identity.amazonaws.com:sub",
    "aws:ResourceTag/a-b.c",
];

const OPERATORS: &[&str] = &[
    "StringEquals",
    "StringLike",
    "IpAddress",
    "ForAnyValue:StringLike",
    "NumericLessThan",
    "DateLessThan",
    "Bool",
    "Null",
    "ArnLike",
    "ArnEquals",
    "BinaryEquals",
    "StringNotLikeIfExists",
    "ForAllValues:StringEquals",
    "NullIfExists",
    "stringequals",
];

const VALUES: &[&str] = &[
    "value",
    "\"x\"",
    "[..values]",
    "[..&values]",
    "[\"a\", value, 5]",
    "true",
    "\"203.0.113.0/24\"",
    "5",
    "-5",
    "1.5",
    "{ f(x) }",
    "{ let x = 1; x }",
    "{ a, b }",
    "{}",
    "\"${aws:userid}\"",
    "\"a*\"",
    "[]",
    "\"\\u{100}\"",
    "\"\\u{85}\"",
    "b\"x\"",
    "'a'",
    "r#\"x\"#",
    "c\"x\"",
    "\"2026-01-01\"",
    "[..{ f() }]",
    "\"arn:aws:s3:::x\"",
    "{ if x { y } else { z } }",
    "\"\\\\u002a\"",
    "1e400",
    "0x7f",
    "1_000u8",
];

const ANY: &[&str] = &[
    "allow",
    "deny",
    "not",
    "on",
    "except",
    "if",
    "and",
    "level",
    "unchecked",
    "x",
    "_",
    "ü",
    "0",
    "'life",
    "#",
    "!",
    "*",
    "?",
    ":",
    "::",
    ",",
    ";",
    "=",
    "-",
    "..",
    "/",
    "$",
    "&",
    "()",
    "{}",
    "[]",
    "\"\"",
    "//\n",
    "/* x */",
    "self",
    "crate",
    "\u{202e}",
    "userpool",
    "|",
    "'",
    "\"",
];

/// Generates a literal.
pub(super) fn literal(choices: &mut Choices<'_>) -> String {
    let mut out = String::new();
    while choices.once_in(4) {
        push(choices, &mut out, SETTINGS);
    }
    for _ in 0..=choices.below(3) {
        statement(choices, &mut out);
        out.push(';');
    }
    out
}

fn statement(choices: &mut Choices<'_>, out: &mut String) {
    if choices.once_in(4) {
        push(choices, out, ATTRIBUTES);
    }
    push(choices, out, &["allow", "deny"]);
    list(choices, out, ACTIONS);
    if !choices.once_in(8) {
        push(choices, out, &["on"]);
        list(choices, out, RESOURCES);
    }
    if choices.once_in(4) {
        push(choices, out, &["to"]);
        list(choices, out, PRINCIPALS);
        if choices.once_in(3) {
            push(choices, out, &["from"]);
            list(choices, out, RESOURCES);
        }
    }
    for word in ["if", "and", "and"] {
        if choices.once_in(2) {
            return;
        }
        push(choices, out, &[word]);
        push(choices, out, KEYS);
        push(choices, out, OPERATORS);
        push(choices, out, VALUES);
    }
}

fn list(choices: &mut Choices<'_>, out: &mut String, items: &[&str]) {
    push(choices, out, items);
    while choices.once_in(3) {
        push(choices, out, &[","]);
        push(choices, out, items);
    }
}

/// Writes one of some words, or something odd in its place.
fn push(choices: &mut Choices<'_>, out: &mut String, words: &[&str]) {
    if choices.is_odd() {
        match choices.below(5) {
            0 => return,
            1 => *out += choices.pick(ANY),
            2 => {
                let (open, close) =
                    choices.pick(&[("(", ")"), ("{", "}"), ("[", "]"), ("[..", "]")]);
                *out += open;
                push(choices, out, words);
                *out += close;
            }
            3 => {
                let text = choices.text();
                *out += &format!("{text:?}");
            }
            _ => {
                let words = choices
                    .pick(&[SETTINGS, ATTRIBUTES, ACTIONS, RESOURCES, KEYS, OPERATORS, VALUES]);
                *out += choices.pick(words);
            }
        }
    } else {
        *out += choices.pick(words);
    }
    out.push_str(if choices.is_odd() { "" } else { " " });
}
