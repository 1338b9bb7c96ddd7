//! Texts in conditions: alone, in lists, and next to patterns written by the author.

use super::meaning::{ANY, VARIABLE, Written, is_refused, list};
use cognito_perms::{cloudformation, policy, terraform};
use serde_json::{Value, json};

macro_rules! conditions {
    ($policy:path, $texts:expr) => {{
        let (equal, like): (&[&str], &[&str]) = $texts.split_at(8);
        let [a, b, c, d, e, f, g, h] = [0, 1, 2, 3, 4, 5, 6, 7].map(|it| equal[it]);
        let [i, j, k, l, m, n, o, p] = [0, 1, 2, 3, 4, 5, 6, 7].map(|it| like[it]);
        $policy! {
            #![allow(wildcard_without_like_operator)]

            allow ListUsers on userpool("us-east-1_X")
                if aws:PrincipalTag/a StringEquals a and aws:PrincipalTag/a StringLike i
                and aws:PrincipalTag/b StringEquals b and aws:PrincipalTag/b StringLike j
                and aws:PrincipalTag/c StringEquals c and aws:PrincipalTag/c StringLike k
                and aws:PrincipalTag/d StringEquals d and aws:PrincipalTag/d StringLike l
                and aws:PrincipalTag/e StringEquals e and aws:PrincipalTag/e StringLike m
                and aws:PrincipalTag/f StringEquals f and aws:PrincipalTag/f StringLike n
                and aws:PrincipalTag/g StringEquals g and aws:PrincipalTag/g StringLike o
                and aws:PrincipalTag/h StringEquals h and aws:PrincipalTag/h StringLike p
                and aws:PrincipalTag/x StringNotEqualsIgnoreCase [a, "*", b, i, j]
                and aws:PrincipalTag/y StringNotLike [c, "x*", "${aws:username}", d, k, l]
                and aws:username StringNotEquals [..like]
                and aws:userid StringNotLike [..equal];
        }
    }};
}
/// Puts each of 16 strings in each position of a condition.
pub(super) fn hold(strings: &[String]) {
    // A template rejects some texts as a whole.
    let refused = strings.iter().filter(|it| is_refused(it));
    for text in refused {
        let policy =
            cloudformation::policy! { allow ListUsers on * if aws:username StringLike text };
        let written = serde_json::to_string(&policy);
        assert!(written.is_err(), "CloudFormation would read {text:?} as something else");
    }
    let all: Vec<_> = strings.iter().map(String::as_str).collect();
    let all = all.as_slice();
    let taken = strings.iter().map(|it| if is_refused(it) { "x" } else { it.as_str() });
    let taken: Vec<_> = taken.collect();
    let taken = taken.as_slice();
    let written = Written {
        policy: conditions!(policy, all),
        terraform: conditions!(terraform::policy, all),
        cloudformation: conditions!(cloudformation::policy, taken),
    };
    let intended = conditions(all);
    match all == taken {
        true => written.means(&intended, &[]),
        false => written.means_with(&intended, &conditions(taken), &[]),
    }
}

const KEYS: [&str; 8] = [
    "aws:PrincipalTag/a",
    "aws:PrincipalTag/b",
    "aws:PrincipalTag/c",
    "aws:PrincipalTag/d",
    "aws:PrincipalTag/e",
    "aws:PrincipalTag/f",
    "aws:PrincipalTag/g",
    "aws:PrincipalTag/h",
];

fn conditions(texts: &[&str]) -> Value {
    let named = |texts: &[&str]| -> Value { KEYS.into_iter().zip(texts.iter().copied()).collect() };
    let (equal, like) = texts.split_at(8);
    json!({ "Version": "2012-10-17", "Statement": [{
        "Effect": "Allow",
        "Action": "cognito-idp:ListUsers",
        "Resource": format!("arn:aws:cognito-idp:us-east-1:{ANY}:userpool/us-east-1_X"),
        "Condition": {
            "StringEquals": named(equal),
            "StringLike": named(like),
            "StringNotEqualsIgnoreCase": {
                "aws:PrincipalTag/x": [equal[0], "*", equal[1], like[0], like[1]],
            },
            "StringNotEquals": { "aws:username": list(like) },
            "StringNotLike": {
                "aws:userid": list(equal),
                "aws:PrincipalTag/y": [
                    equal[2],
                    format!("x{ANY}"),
                    format!("{VARIABLE}aws:username}}"),
                    equal[3],
                    like[2],
                    like[3],
                ],
            },
        },
    }] })
}
