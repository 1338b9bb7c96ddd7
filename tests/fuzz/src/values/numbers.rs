//! Values that are not strings, and lists without values.

use super::meaning::{Written, by_each};
use crate::choices::Choices;
use cognito_perms::{Arn, IpRange, cloudformation, policy, terraform};
use serde_json::{Value, json};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::time::{Duration, SystemTime};

/// The values of the policy.
struct Numbers {
    large: i128,
    small: u8,
    character: char,
    flag: bool,
    moment: SystemTime,
    bytes: Vec<u8>,
    four: Ipv4Addr,
    six: Ipv6Addr,
}

macro_rules! lists {
    ($policy:path) => {{
        let texts: [&str; 0] = [];
        let arns: [Arn; 0] = [];
        let ranges: [IpRange; 0] = [];
        $policy! {
            deny ListUsers on *
                if aws:username StringEquals [..&texts]
                and aws:username StringLike [..&texts]
                and ec2:SourceInstanceArn ArnEquals [..&arns]
                and ec2:SourceInstanceArn ArnNotLike [..&arns]
                and aws:SourceIp IpAddress [..&ranges]
                and aws:SourceIp NotIpAddress [..&ranges];
        }
    }};
}

/// Puts lists without values in their positions.
pub(super) fn hold_without_values() {
    Written {
        policy: lists!(policy),
        terraform: lists!(terraform::policy),
        cloudformation: lists!(cloudformation::policy),
    }
    .means(&without_values(), &[]);
}

/// Puts values in their positions.
pub(super) fn hold(choices: &mut Choices<'_>) {
    let mut array = || [(); 16].map(|()| choices.byte());
    let large = i128::from_be_bytes(array());
    let six = Ipv6Addr::from(array());
    let [a, b, c, d, second, ..] = array();
    let seconds = Duration::from_secs(u64::from(u32::from_be_bytes([a, b, c, d])) << (second % 40));
    let moment = match second & 0x80 {
        0 => SystemTime::UNIX_EPOCH.checked_add(seconds),
        _ => SystemTime::UNIX_EPOCH.checked_sub(seconds + Duration::from_millis(u64::from(a))),
    };
    let numbers = Numbers {
        large,
        small: a,
        character: choices.character(),
        flag: b & 1 == 1,
        moment: moment.unwrap_or(SystemTime::UNIX_EPOCH),
        bytes: vec![a, b, c, d, second][..usize::from(c % 6)].to_vec(),
        four: Ipv4Addr::new(a, b, c, d),
        six,
    };
    in_conditions(&numbers).means(&conditions(&numbers), &["new:Key", "new:Do"]);
}

macro_rules! conditions {
    ($policy:path, $numbers:expr) => {{
        let Numbers { large, small, character, flag, moment, bytes, four, six } = $numbers;
        let address = IpAddr::from(*six);
        $policy! {
            deny unchecked("new:Do") on *
                if aws:MultiFactorAuthAge NumericEquals large
                and aws:MultiFactorAuthAge NumericNotEquals [small, 5, large]
                and aws:username StringLike [large, small, character, flag]
                and aws:MultiFactorAuthPresent Bool flag
                and aws:PrincipalTag/a Null flag
                and aws:CurrentTime DateLessThan moment
                and unchecked("new:Key") BinaryEquals bytes
                and aws:SourceIp IpAddress [four, six, address, "203.0.113.9"];
        }
    }};
}

fn in_conditions(numbers: &Numbers) -> Written {
    by_each!(conditions, numbers)
}

fn conditions(numbers: &Numbers) -> Value {
    let Numbers { large, small, character, flag, moment, bytes, four, six } = numbers;
    let (large, small, flag) = (large.to_string(), small.to_string(), flag.to_string());
    json!({ "Version": "2012-10-17", "Statement": [{
        "Effect": "Deny",
        "Action": "new:Do",
        "Resource": super::meaning::ANY,
        "Condition": {
            "NumericEquals": { "aws:MultiFactorAuthAge": large },
            "NumericNotEquals": { "aws:MultiFactorAuthAge": [small, "5", large] },
            "StringLike": { "aws:username": [large, small, character.to_string(), flag] },
            "Bool": { "aws:MultiFactorAuthPresent": flag },
            "Null": { "aws:PrincipalTag/a": flag },
            "DateLessThan": { "aws:CurrentTime": date(*moment) },
            "BinaryEquals": { "new:Key": base64(bytes) },
            "IpAddress": {
                "aws:SourceIp": [four.to_string(), six.to_string(), six.to_string(), "203.0.113.9"],
            },
        },
    }] })
}

/// Formats a moment as IAM reads it, by the days of each year and month.
fn date(moment: SystemTime) -> String {
    const FIRST: i64 = -62_167_219_200;
    const LAST: i64 = 253_402_300_799;
    let seconds = match moment.duration_since(SystemTime::UNIX_EPOCH) {
        Ok(after) => i64::try_from(after.as_secs()).unwrap_or(LAST),
        Err(before) => {
            let before = before.duration();
            -i64::try_from(before.as_secs()).unwrap_or(LAST) - i64::from(before.subsec_nanos() > 0)
        }
    };
    let seconds = seconds.clamp(FIRST, LAST) - FIRST;
    let (mut days, time) = (seconds / 86_400, seconds % 86_400);
    // The calendar repeats every 400 years.
    let mut year = days / 146_097 * 400;
    days %= 146_097;
    let is_leap = |year: i64| year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    loop {
        let length = if is_leap(year) { 366 } else { 365 };
        if days < length {
            break;
        }
        days -= length;
        year += 1;
    }
    let february = if is_leap(year) { 29 } else { 28 };
    let mut month = 1;
    for length in [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] {
        if days < length {
            break;
        }
        days -= length;
        month += 1;
    }
    let (hour, minute, second) = (time / 3_600, time / 60 % 60, time % 60);
    format!("{year:04}-{month:02}-{:02}T{hour:02}:{minute:02}:{second:02}Z", days + 1)
}

/// Encodes base64, bit by bit.
fn base64(bytes: &[u8]) -> String {
    let bits: String = bytes.iter().map(|it| format!("{it:08b}")).collect();
    let letters = ('A'..='Z').chain('a'..='z').chain('0'..='9').chain(['+', '/']);
    let letters: Vec<char> = letters.collect();
    let mut out = String::new();
    for six in bits.as_bytes().chunks(6) {
        let six = six.iter().chain([b'0'; 5].iter()).take(6);
        let index = six.fold(0, |index, bit| index << 1 | usize::from(*bit == b'1'));
        out.push(letters[index]);
    }
    out + &"=".repeat((3 - bytes.len() % 3) % 3)
}

/// The intended tree: a list without values is written as something that matches nothing.
fn without_values() -> Value {
    json!({ "Version": "2012-10-17", "Statement": [{
        "Effect": "Deny",
        "Action": "cognito-idp:ListUsers",
        "Resource": super::meaning::ANY,
        "Condition": {
            "StringEquals": { "aws:username": null },
            "StringLike": { "aws:username": null },
            "ArnEquals": { "ec2:SourceInstanceArn": null },
            "ArnNotLike": { "ec2:SourceInstanceArn": null },
            "IpAddress": { "aws:SourceIp": null },
            "NotIpAddress": { "aws:SourceIp": null },
        },
    }] })
}
