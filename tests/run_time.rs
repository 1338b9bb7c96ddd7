//! Runtime values with any content: the document stays what the author wrote, parsed by another JSON parser
//! and read as IAM reads it.

#![expect(clippy::unwrap_used, reason = "a test that panics has failed")]

#[path = "any_text.rs"]
mod any_text;

use any_text::any_text;
use cognito_perms::run_time::Document;
use cognito_perms::{
    AccountId, Arn, IdentityPoolArn, IdentityPoolId, IpRange, Partition, Policy, Quota, Region,
    UserPoolArn, UserPoolId, WebAclArn, WebAclId, WebAclName, WebAclScope, policy,
};
use proptest::prelude::*;
use serde_json::Value;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::str::FromStr;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

/// Returns the only value of a condition in the only statement.
fn value(policy: &Policy, operator: &str, key: &str) -> Value {
    let document: Value = serde_json::from_str(policy.as_str()).unwrap();
    document["Statement"][0]["Condition"][operator][key].clone()
}

/// Returns the text that IAM compares with, where it interprets `${…}` and, in patterns, `*` and `?`; `None`
/// if one of these is left unescaped.
fn as_iam_reads(value: &str, is_pattern: bool) -> Option<String> {
    let mut text = String::new();
    let mut rest = value;
    while let Some(character) = rest.chars().next() {
        let escapes = [("${*}", '*'), ("${?}", '?'), ("${$}", '$')];
        if let Some((escape, unescaped)) =
            escapes.iter().find(|(escape, _)| rest.starts_with(escape))
        {
            text.push(*unescaped);
            rest = &rest[escape.len()..];
        } else if rest.starts_with("${") || is_pattern && matches!(character, '*' | '?') {
            return None;
        } else {
            text.push(character);
            rest = &rest[character.len_utf8()..];
        }
    }
    Some(text)
}

/// Whether the policy only has characters that IAM accepts.
fn is_taken_by_iam(policy: &Policy) -> bool {
    policy.as_str().chars().all(|it| matches!(it, '\t' | '\n' | '\r' | '\u{20}'..='\u{ff}'))
}

proptest! {
    #[test]
    fn a_text_is_compared_as_it_is(text in any_text()) {
        let policy = policy! {
            allow ListUsers on userpool("us-east-1_X")
                if aws:username StringEquals text and aws:username StringLike text
        };
        prop_assert!(is_taken_by_iam(&policy));
        for (operator, is_pattern) in [("StringEquals", false), ("StringLike", true)] {
            let value = value(&policy, operator, "aws:username");
            let read = as_iam_reads(value.as_str().unwrap(), is_pattern);
            prop_assert_eq!(read.as_ref(), Some(&text));
        }
        // The rest of the document is unchanged.
        let harmless = "x";
        let plain = policy! {
            allow ListUsers on userpool("us-east-1_X")
                if aws:username StringEquals harmless and aws:username StringLike harmless
        };
        let mut document: Value = serde_json::from_str(policy.as_str()).unwrap();
        for operator in ["StringEquals", "StringLike"] {
            document["Statement"][0]["Condition"][operator]["aws:username"] = "x".into();
        }
        prop_assert_eq!(document, serde_json::from_str::<Value>(plain.as_str()).unwrap());
    }

    #[test]
    fn a_list_contains_what_was_inserted(texts in prop::collection::vec(any_text(), 0..5)) {
        let policy = policy! {
            allow ListUsers on * if aws:username StringNotLike [..{ &texts }]
        };
        prop_assert!(is_taken_by_iam(&policy));
        let values = match value(&policy, "StringNotLike", "aws:username") {
            Value::Array(values) => values,
            one => vec![one],
        };
        let read: Option<Vec<_>> =
            values.iter().map(|it| as_iam_reads(it.as_str().unwrap(), true)).collect();
        // A list without values is written with a value that equals nothing.
        let expected = if texts.is_empty() { vec!["\u{7f}".to_owned()] } else { texts };
        prop_assert_eq!(read, Some(expected));
    }

    #[test]
    fn a_runtime_value_in_a_resource_contains_no_pattern(text in any_text(), suffix in any_text()) {
        /// Whether a text is rejected or is plain.
        fn is_plain<T: FromStr + AsRef<str>>(text: &str) -> bool {
            text.parse::<T>().map_or(true, |value| {
                value.as_ref() == text
                    && !text.contains(['*', '?', '"', '\\', '\u{7f}'])
                    && !text.contains("${")
            })
        }
        let with = |prefix: &str| format!("{prefix}{suffix}");
        for text in [text.clone(), with("us-east-1_"), with("us-east-1:"), with("arn:aws:s3:::"), with("1234"),
            with("arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_"), with(ARN)] {
            prop_assert!(is_plain::<UserPoolId>(&text), "{}", text);
            prop_assert!(is_plain::<IdentityPoolId>(&text), "{}", text);
            prop_assert!(is_plain::<UserPoolArn>(&text), "{}", text);
            prop_assert!(is_plain::<IdentityPoolArn>(&text), "{}", text);
            prop_assert!(is_plain::<WebAclArn>(&text), "{}", text);
            prop_assert!(is_plain::<WebAclScope>(&text), "{}", text);
            prop_assert!(is_plain::<WebAclName>(&text), "{}", text);
            prop_assert!(is_plain::<WebAclId>(&text), "{}", text);
            prop_assert!(is_plain::<AccountId>(&text), "{}", text);
            prop_assert!(is_plain::<Region>(&text), "{}", text);
            prop_assert!(is_plain::<Partition>(&text), "{}", text);
            prop_assert!(is_plain::<Arn>(&text), "{}", text);
        }
    }

    /// Also tries text that no type of today's catalog can contain: the next catalog may have a field for it.
    #[test]
    fn a_part_of_a_resource_ends_no_string(text in any_text()) {
        let string = Document::build(|document| {
            document.literal("[\"arn:");
            document.resource(&text);
            document.literal("\"]");
        });
        let read: Vec<String> = serde_json::from_str(&string).unwrap();
        let [one] = read.as_slice() else { panic!("{string}") };
        let expected = format!("arn:{text}");
        prop_assert_eq!(as_iam_reads(one, true), Some(expected));
    }

    #[test]
    fn a_moment_is_written_as_it_is(seconds in 0_u64..253_402_300_800) {
        let moment = SystemTime::UNIX_EPOCH + Duration::from_secs(seconds);
        let policy = policy! { allow ListUsers on * if aws:CurrentTime DateLessThan moment };
        let written = value(&policy, "DateLessThan", "aws:CurrentTime");
        prop_assert_eq!(seconds_of(written.as_str().unwrap()), seconds);
    }

    #[test]
    fn numbers_and_addresses_are_written_as_rust_does(
        number in any::<i128>(),
        four in any::<u32>(),
        six in any::<u128>(),
        prefix in 0_u8..=128,
    ) {
        let (four, six) = (Ipv4Addr::from_bits(four), Ipv6Addr::from_bits(six));
        let policy = policy! {
            allow ListUsers on *
                if aws:MultiFactorAuthAge NumericEquals number
                and aws:SourceIp IpAddress [four, six, { IpAddr::from(four) }]
        };
        let written = value(&policy, "NumericEquals", "aws:MultiFactorAuthAge");
        prop_assert_eq!(written.as_str().unwrap(), number.to_string());
        let written = value(&policy, "IpAddress", "aws:SourceIp");
        prop_assert_eq!(written, serde_json::json!([four.to_string(), six.to_string(), four.to_string()]));
        if let Ok(range) = IpRange::new(six, prefix) {
            prop_assert_eq!(range.to_string().parse::<IpRange>().unwrap(), range);
        }
    }
}

/// Converts a date to seconds by counting days, independently of the code under test.
fn seconds_of(text: &str) -> u64 {
    let number = |from: usize, to: usize| text[from..to].parse::<u64>().unwrap();
    let is_leap = |year: u64| {
        year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
    };
    let (year, month, day) = (number(0, 4), number(5, 7), number(8, 10));
    let of_years: u64 = (1970..year).map(|it| if is_leap(it) { 366 } else { 365 }).sum();
    let lengths = [31, if is_leap(year) { 29 } else { 28 }, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    let of_months: u64 = lengths.iter().take(usize::try_from(month).unwrap() - 1).sum();
    let days = of_years + of_months + day - 1;
    days * 86_400 + number(11, 13) * 3_600 + number(14, 16) * 60 + number(17, 19)
}

const ARN: &str = "arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_X";

#[test]
fn an_arn_of_a_type_is_one_of_one_resource() {
    for right in [
        ARN,
        "arn:aws-us-gov:cognito-idp:us-gov-west-1:123456789012:userpool/us-gov-west-1_Ab12Cd34E",
    ] {
        let arn: UserPoolArn = right.parse().unwrap();
        assert_eq!(arn.as_str(), right);
        assert_eq!(Arn::from(arn.clone()).as_str(), right);
        let policy = policy! { allow ListUsers on userpool(arn = arn) if ec2:SourceInstanceArn ArnEquals arn };
        assert_eq!(policy.as_str().matches(right).count(), 2);
    }
    for wrong in [
        "",
        "us-east-1_X",
        "arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_*",
        "arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_${aws:userid}",
        "arn:aws:cognito-idp:us-east-1:*:userpool/us-east-1_X",
        "arn:aws:cognito-idp:us-east-1::userpool/us-east-1_X",
        "arn:aws:cognito-idp:*:123456789012:userpool/us-east-1_X",
        "arn:aws:cognito-idp:eu-west-1:123456789012:userpool/us-east-1_X",
        "arn:aws-cn:cognito-idp:us-east-1:123456789012:userpool/us-east-1_X",
        "arn:aws:cognito-identity:us-east-1:123456789012:userpool/us-east-1_X",
        "arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_X/client/y",
        "arn:aws:cognito-idp:us-moon-1:123456789012:userpool/us-moon-1_X",
    ] {
        assert!(wrong.parse::<UserPoolArn>().is_err(), "{wrong}");
    }
    let text = "arn:aws:wafv2:us-east-1:123456789012:regional/webacl/edge/1a2b3c4d-5e6f-4a1b-8c2d-9e0f1a2b3c4d";
    assert!(text.parse::<WebAclArn>().is_ok());
    assert!(text.replace("regional", "national").parse::<WebAclArn>().is_err());
}

#[test]
fn an_arn_of_any_service_is_accepted_where_nothing_is_checked() {
    let table: Arn = "arn:aws:dynamodb:eu-west-1:123456789012:table/users".parse().unwrap();
    let policy = policy! {
        allow dynamodb:GetItem, ListUsers on unchecked(table), userpool("us-east-1_X")
    };
    assert!(policy.as_str().contains(
        r#"["arn:aws:dynamodb:eu-west-1:123456789012:table/users","arn:aws:cognito-idp:us-east-1:*:userpool/us-east-1_X"]"#
    ));
}

#[test]
fn moments_that_iam_cannot_read_are_the_nearest_that_it_can() {
    let written = |moment: SystemTime| {
        let policy = policy! { allow ListUsers on * if aws:CurrentTime DateLessThan moment };
        value(&policy, "DateLessThan", "aws:CurrentTime").as_str().unwrap().to_owned()
    };
    let epoch = SystemTime::UNIX_EPOCH;
    assert_eq!(written(epoch), "1970-01-01T00:00:00Z");
    assert_eq!(written(epoch - Duration::from_millis(1)), "1969-12-31T23:59:59Z");
    assert_eq!(written(epoch - Duration::from_secs(86_400)), "1969-12-31T00:00:00Z");
    assert_eq!(written(epoch + Duration::from_secs(1 << 40)), "9999-12-31T23:59:59Z");
    assert_eq!(written(epoch - Duration::from_secs(1 << 40)), "0000-01-01T00:00:00Z");
}

#[test]
fn whatever_borrows_a_value_stands_for_it() {
    let pool: UserPoolId = "us-east-1_X".parse().unwrap();
    let (reference, shared) = (&&pool, Arc::<str>::from("x"));
    let boxed: Box<dyn AsRef<str>> = Box::new("x");
    let policy = policy! {
        allow ListUsers on userpool(reference)
            if aws:username StringEquals [shared, { boxed.as_ref().as_ref() }, { &"x".to_owned() }, pool]
    };
    assert!(policy.as_str().contains(r#"["x","x","x","us-east-1_X"]"#));
    // Everything is still usable: nothing was moved.
    assert_eq!((pool.as_str(), &*shared), ("us-east-1_X", "x"));
}

#[test]
fn base64_is_that_of_rfc_4648() {
    for (bytes, expected) in [
        ("", ""),
        ("f", "Zg=="),
        ("fo", "Zm8="),
        ("foo", "Zm9v"),
        ("foob", "Zm9vYg=="),
        ("\u{ff}\u{fe}", "w7/Dvg=="),
    ] {
        let policy = policy! {
            allow unchecked("new:Action") on * if unchecked("new:Key") BinaryEquals { bytes.as_bytes() }
        };
        assert_eq!(value(&policy, "BinaryEquals", "new:Key").as_str(), Some(expected));
    }
}

#[test]
fn values_are_texts_for_serde_and_are_checked_on_the_way_in() {
    let pool: UserPoolId = "us-east-1_X".parse().unwrap();
    assert_eq!(serde_json::to_string(&pool).unwrap(), r#""us-east-1_X""#);
    assert_eq!(serde_json::from_str::<UserPoolId>(r#""us-east-1_X""#).unwrap(), pool);
    let error = serde_json::from_str::<UserPoolId>(r#""us-east-1_*""#).unwrap_err();
    assert!(error.to_string().contains("invalid UserPoolId `us-east-1_*`"), "{error}");
    assert!(serde_json::from_str::<AccountId>("123456789012").is_err());
    assert_eq!(UserPoolId::try_from("us-east-1_X"), Ok(pool.clone()));
    assert_eq!(UserPoolId::try_from(String::from("us-east-1_X")), Ok(pool.clone()));
    assert_eq!(
        (format!("{pool}"), format!("{pool:?}")),
        ("us-east-1_X".into(), "UserPoolId(\"us-east-1_X\")".into())
    );
    assert_eq!(String::from(pool.clone()), pool.as_ref());
    assert_eq!((pool.region().as_str(), pool.partition().as_str()), ("us-east-1", "aws"));
    assert!("us-moon-1_X".parse::<UserPoolId>().is_err());
    assert!("us-east-1_us-west-2_X".parse::<UserPoolId>().is_err());
}

#[test]
fn a_policy_with_run_time_values_can_be_too_large() {
    let names = vec!["x".repeat(100); 60];
    let policy = policy! { allow ListUsers on * if aws:username StringEquals [..{ &names }] };
    assert!(!policy.fits(Quota::User) && !policy.fits(Quota::Managed) && policy.fits(Quota::Role));
}

#[test]
fn a_policy_is_one_allocation_and_a_constant_none() {
    const FIXED: Policy = policy! { allow ListUsers on userpool("us-east-1_X") };
    let allocations = |make: &dyn Fn() -> usize| {
        let mut size = 0;
        let count = allocation_counter::measure(|| size = make()).count_total;
        assert!(size > 0);
        count
    };
    assert_eq!(allocations(&|| FIXED.size()), 0);
    let (pool, account): (UserPoolId, AccountId) =
        ("us-east-1_X".parse().unwrap(), "123456789012".parse().unwrap());
    let team = "a \"team\" *";
    let one = allocations(&|| {
        let policy = policy! {
            allow AdminGetUser on userpool(pool, account = account)
                if aws:PrincipalTag/team StringLike team
                and aws:MultiFactorAuthAge NumericLessThan { 3600 }
                and aws:CurrentTime DateLessThan { SystemTime::UNIX_EPOCH }
                and aws:SourceIp IpAddress { Ipv6Addr::LOCALHOST }
                and unchecked("new:Bytes") BinaryEquals { b"bytes" }
        };
        policy.size()
    });
    assert_eq!(one, 1);
    // The size of a list is not known, so it is collected first.
    let two = allocations(&|| {
        let policy =
            policy! { allow ListUsers on * if aws:username StringEquals [..{ ["a", "b"] }] };
        policy.size()
    });
    assert_eq!(two, 2);
}
