//! Turns decisions into a string: any text, or one that is nearly an id, an ARN or a range.

use crate::choices::Choices;

const REGIONS: &[&str] =
    &["us-east-1", "eu-west-1", "us-gov-west-1", "cn-north-1", "us-moon-1", "*", ""];
const ACCOUNTS: &[&str] =
    &["123456789012", "000000000000", "12345678901", "*", "", "１２３４５６７８９０１２"];
const PARTITIONS: &[&str] = &["aws", "aws-cn", "aws-us-gov", "aws-moon", "*"];
const UUIDS: &[&str] =
    &["1a2b3c4d-5e6f-4a1b-8c2d-9e0f1a2b3c4d", "1A2B3C4D-5e6f-4a1b-8c2d-9e0f1a2b3c4d", "1a2b"];
const NAMES: &[&str] = &["X", "Ab12Cd34E", "edge", "a-b_c", "*", "x/y", "\u{131}", "\u{212a}"];
const SCOPES: &[&str] = &["regional", "global", "Regional", "national"];
const ADDRESSES: &[&str] = &[
    "203.0.113.0/24",
    "203.0.113.7/24",
    "2001:db8::/32",
    "0.0.0.0/0",
    "::/0",
    "::ffff:1.2.3.4/128",
    "1.2.3.4",
    "01.2.3.4/32",
    "1.2.3.4/032",
    "1.2.3.4/+8",
    "fe80::1%eth0/64",
];

const IDS: &[&str] = &[
    "o-a1b2c3d4e5",
    "o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/",
    "o-a1b2c3d4e5/*",
    "vpc-1a2b3c4d",
    "vpce-1a2b3c4d",
    "lambda.amazonaws.com",
    "lambda.us-east-1.amazonaws.com.cn",
];

/// Generates a string.
pub(super) fn string(choices: &mut Choices<'_>) -> String {
    let mut text = match choices.below(9) {
        0 | 1 => return choices.text(),
        2 => format!("{}_{}", choices.pick(REGIONS), choices.pick(NAMES)),
        3 => format!("{}:{}", choices.pick(REGIONS), choices.pick(UUIDS)),
        4 => choices.pick(ACCOUNTS).to_owned(),
        5 => {
            let words = choices.pick(&[REGIONS, PARTITIONS, SCOPES, NAMES, UUIDS, IDS]);
            choices.pick(words).to_owned()
        }
        6 => choices.pick(ADDRESSES).to_owned(),
        _ => arn(choices),
    };
    if choices.once_in(2) {
        let at = choices.below(text.len() + 1);
        let at = (at..=text.len()).find(|it| text.is_char_boundary(*it)).unwrap_or_default();
        match choices.once_in(2) {
            true => text.insert(at, choices.character()),
            false => text.insert_str(at, &choices.text()),
        }
    }
    text
}

fn arn(choices: &mut Choices<'_>) -> String {
    let partition = choices.pick(PARTITIONS);
    let region = choices.pick(REGIONS);
    let account = choices.pick(ACCOUNTS);
    match choices.below(5) {
        0 => format!(
            "arn:{partition}:cognito-idp:{region}:{account}:userpool/{region}_{}",
            choices.pick(NAMES)
        ),
        1 => {
            let uuid = choices.pick(UUIDS);
            format!(
                "arn:{partition}:cognito-identity:{region}:{account}:identitypool/{region}:{uuid}"
            )
        }
        2 => {
            let (scope, name, uuid) =
                (choices.pick(SCOPES), choices.pick(NAMES), choices.pick(UUIDS));
            format!("arn:{partition}:wafv2:{region}:{account}:{scope}/webacl/{name}/{uuid}")
        }
        3 => format!("arn:{partition}:iam::{account}:role/{}", choices.text()),
        _ => format!("arn:{partition}:s3:::{}", choices.text()),
    }
}
