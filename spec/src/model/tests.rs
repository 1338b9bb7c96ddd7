//! Compares `covers` and `overlaps` with the result of trying every string.

use super::action;
use super::algebra::{Member, Set};
use super::{Arn, ArnPattern, Effort, Pattern, lower};
use crate::model::resource::Arns;
use crate::syntax::Settings;
use crate::syntax::json::read;
use crate::text::Span;
use proptest::prelude::*;
use std::borrow::Cow;

const HERE: Span = Span::new(0, 0);

fn pattern(text: &str) -> Pattern<'_> {
    Pattern::read(text, HERE, true).unwrap()
}

fn covers(outer: &str, inner: &str) -> bool {
    pattern(outer).covers(&pattern(inner), &mut Effort::of_one())
}

fn overlaps(left: &str, right: &str) -> bool {
    pattern(left).overlaps(&pattern(right), &mut Effort::of_one())
}

/// Returns every string over a small alphabet, up to a length.
fn texts(most: usize) -> Vec<String> {
    let mut all = vec![String::new()];
    let mut last = all.clone();
    for _ in 0..most {
        last = last.iter().flat_map(|text| ["a", "b"].map(|it| format!("{text}{it}"))).collect();
        all.extend(last.iter().cloned());
    }
    all
}

/// Matches a pattern character by character.
fn matches(pattern: &[u8], text: &[u8]) -> bool {
    match (pattern.split_first(), text.split_first()) {
        (None, None) => true,
        (Some((b'*', rest)), None) => matches(rest, text),
        (Some((b'*', rest)), Some((_, after))) => matches(rest, text) || matches(pattern, after),
        (Some((b'?', rest)), Some((_, after))) => matches(rest, after),
        (Some((wanted, rest)), Some((found, after))) => wanted == found && matches(rest, after),
        _ => false,
    }
}

/// Returns the pattern with `c` for each `?`, and with up to `most` of them for each `*`.
fn replacements(pattern: &str, most: usize) -> Vec<String> {
    pattern.chars().fold(vec![String::new()], |texts, character| {
        let choices: Vec<String> = match character {
            '*' => (0..=most).map(|length| "c".repeat(length)).collect(),
            '?' => vec!["c".to_owned()],
            other => vec![other.to_string()],
        };
        texts.iter().flat_map(|text| choices.iter().map(move |it| format!("{text}{it}"))).collect()
    })
}

#[test]
fn a_pattern_covers_another_if_it_matches_all_that_the_other_does() {
    for (outer, inner, expected) in [
        ("*", "", true),
        ("*", "a*b", true),
        ("a*", "ab*", true),
        ("ab*", "a*", false),
        ("?*", "*?", true),
        ("?*", "*a*", true),
        ("?*", "*", false),
        ("a?c", "abc", true),
        ("abc", "a?c", false),
        ("*a*b*", "*ab*", true),
        ("*ab*", "*a*b*", false),
        // An unknown string may have any length.
        ("pool/*", "pool/${aws:userid}", true),
        ("pool/?*", "pool/${aws:userid}", false),
        ("pool/${aws:userid}", "pool/${aws:userid}", true),
        ("pool/${aws:username}", "pool/${aws:userid}", false),
        ("*${aws:userid}", "a${aws:userid}", true),
        // An escaped wildcard is an ordinary character.
        ("a?", "a${*}", true),
        ("a${*}", "a*", false),
        ("a*", "a${?}b", true),
    ] {
        assert_eq!(covers(outer, inner), expected, "{outer} {inner}");
    }
    let (this, other) = (value(0), value(1));
    let covers =
        |outer: &Pattern<'_>, inner: &Pattern<'_>| outer.covers(inner, &mut Effort::of_one());
    assert!(covers(&pattern("*"), &this) && covers(&this, &this));
    assert!(!covers(&this, &other) && !covers(&pattern("?"), &this));
    assert!(!covers(&this, &pattern("*")));
    assert!(this.overlaps(&other, &mut Effort::of_one()));
}

fn value(id: usize) -> Pattern<'static> {
    Pattern::runtime(id, super::runtime::Part::Whole, HERE)
}

/// Comparisons that would take too long are given up.
#[test]
fn patterns_that_are_hard_to_compare_are_given_up() {
    let outer = format!("*a{}*", "?".repeat(80));
    assert!(!covers(&outer, &"a*a".repeat(40)));
    assert!(!covers(&"*a?".repeat(300), &"a*?".repeat(300)));
    let mut spent = Effort::new(0);
    assert!(!pattern("a*?").covers(&pattern("a?*"), &mut spent));
    assert!(pattern("a*?").overlaps(&pattern("b?*"), &mut spent));
}

#[test]
fn arns_are_compared_field_by_field() {
    let arn = |text: &'static str| {
        let Arn { partition, service, region, account, resource } = Arn::parse(text).unwrap();
        let [partition, service, region, account, resource] =
            [partition, service, region, account, resource].map(pattern);
        ArnPattern { partition, service, region, account, resource }
    };
    let mut effort = Effort::new(1_000_000);
    let pool = arn("arn:aws:cognito-idp:us-east-1:*:userpool/*");
    let one = arn("arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_X");
    assert!(pool.covers(&one, &mut effort) && !one.covers(&pool, &mut effort));
    assert!(pool.overlaps(&one, &mut effort));
    // A `*` does not match across fields.
    let wide = arn("arn:aws:s3:::a*");
    let other = arn("arn:aws:s3::a:b");
    assert!(!wide.covers(&other, &mut effort) && !wide.overlaps(&other, &mut effort));
    assert_eq!(pool.to_string(), "arn:aws:cognito-idp:us-east-1:*:userpool/*");
    let (any, one) = (Arns::Any, Arns::Pattern(Box::new(one)));
    assert!(any.covers(&one, &mut effort) && !one.covers(&any, &mut effort));
}

/// Each part of a pattern has its own span.
#[test]
fn fields_of_arns_have_their_own_places() {
    let document = r#"{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "cognito-idp:ListUsers",
        "Resource": "arn:aws:cognito-idp:us-east-1:*:userpool/us-east-1_X"}}"#;
    let read = read(document.as_bytes(), Settings::default());
    let policy = lower(&read.policy);
    let resource = policy.statements[0].resources.known().next().unwrap();
    let fields = resource.arns.pattern().unwrap().fields();
    let places = fields.map(|it| document.get(it.span.start..it.span.end).unwrap());
    assert_eq!(places, ["aws", "cognito-idp", "us-east-1", "*", "userpool/us-east-1_X"]);
}

/// Returns which of the strings a set contains.
fn held(set: &Set<'_, Cow<'_, str>>, texts: &[String]) -> Vec<bool> {
    let is_named =
        |text: &String| set.members.iter().any(|it| matches(it.as_bytes(), text.as_bytes()));
    texts.iter().map(|text| is_named(text) != set.negated).collect()
}

proptest! {
    #[test]
    fn a_pattern_covers_another_if_no_text_fits_the_other_alone(
        outer in "[ab*?]{0,6}",
        inner in "[ab*?]{0,4}",
    ) {
        // A third letter, which no pattern names, is the hardest to match. A `*` of `inner` that is longer than
        // `outer` gives no new ways to match.
        let counterexample = replacements(&inner, outer.len() + 1)
            .into_iter()
            .find(|text| !matches(outer.as_bytes(), text.as_bytes()));
        let expected = counterexample.is_none();
        prop_assert_eq!(covers(&outer, &inner), expected, "{:?}", counterexample);
        let mut effort = Effort::of_one();
        let upper = outer.to_uppercase();
        prop_assert_eq!(action::covers(&upper, &inner, &mut effort), expected);
    }

    #[test]
    fn what_covers_another_matches_what_it_matches(
        outer in "[ab*?]{0,6}",
        inner in "[ab*?]{0,6}",
    ) {
        let covers = covers(&outer, &inner);
        for text in texts(7).iter().filter(|it| covers && matches(inner.as_bytes(), it.as_bytes())) {
            prop_assert!(matches(outer.as_bytes(), text.as_bytes()), "{}", text);
        }
    }

    #[test]
    fn patterns_overlap_if_a_text_fits_both(left in "[ab*?]{0,4}", right in "[ab*?]{0,4}") {
        // A string that matches both need not be longer than both together.
        let expected = texts(8).iter().any(|text| {
            matches(left.as_bytes(), text.as_bytes()) && matches(right.as_bytes(), text.as_bytes())
        });
        prop_assert_eq!(overlaps(&left, &right), expected);
        let mut effort = Effort::of_one();
        prop_assert_eq!(action::overlaps(&left, &right, &mut effort), expected);
    }

    /// A set that covers another contains all of its strings.
    #[test]
    fn a_set_covers_another_only_if_it_contains_all_of_it(
        outer in (any::<bool>(), prop::collection::vec("[ab*?]{0,3}", 0..3)),
        inner in (any::<bool>(), prop::collection::vec("[ab*?]{0,3}", 0..3)),
    ) {
        let names = |(_, members): &(bool, Vec<String>)| {
            members.iter().map(|it| Cow::Owned(it.clone())).collect::<Vec<_>>()
        };
        let (of_outer, of_inner) = (names(&outer), names(&inner));
        let outer = Set { negated: outer.0, members: &of_outer };
        let inner = Set { negated: inner.0, members: &of_inner };
        let mut effort = Effort::new(1_000_000);
        let covers = outer.covers(&inner, &mut effort);
        let texts = texts(6);
        let pairs = || held(&outer, &texts).into_iter().zip(held(&inner, &texts));
        prop_assert!(!covers || pairs().all(|(outer, inner)| outer || !inner));
        // With one member on each side and no negation, `covers` misses nothing.
        if let ([of_outer], [of_inner], false, false) =
            (outer.members, inner.members, outer.negated, inner.negated)
        {
            prop_assert_eq!(covers, Member::covers(of_outer, of_inner, &mut effort));
        }
        let parts = outer.covered_parts(&inner, &mut effort);
        prop_assert_eq!(covers, parts.iter().all(|it| *it));
    }
}
