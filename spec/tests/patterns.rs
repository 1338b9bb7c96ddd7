//! Compares the pattern matchers with naive ones that try everything.

use cognito_perms_spec::facts::shape::{Element, Repeat, shortest_match};
use cognito_perms_spec::text::wildcard as pattern;
use proptest::prelude::*;

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
fn naive(pattern: &[u8], text: &[u8]) -> bool {
    match (pattern.split_first(), text.split_first()) {
        (None, None) => true,
        (Some((b'*', rest)), None) => naive(rest, text),
        (Some((b'*', rest)), Some((_, after))) => naive(rest, text) || naive(pattern, after),
        (Some((b'?', rest)), Some((_, after))) => naive(rest, after),
        (Some((wanted, rest)), Some((found, after))) => wanted == found && naive(rest, after),
        _ => false,
    }
}

const A: Element = Element::new(&[('a', 'a')], Repeat::One);
const AB: Element = Element::new(&[('a', 'b')], Repeat::Any);
const B: Element = Element::new(&[('b', 'b')], Repeat::Optional);

fn has_shape(elements: &[Element], text: &[u8]) -> bool {
    let Some((element, rest)) = elements.split_first() else { return text.is_empty() };
    let fits = text
        .first()
        .is_some_and(|it| element.class.iter().any(|(a, b)| (*a..=*b).contains(&char::from(*it))));
    match element.repeat {
        Repeat::One => fits && has_shape(rest, &text[1..]),
        Repeat::Optional => has_shape(rest, text) || fits && has_shape(rest, &text[1..]),
        Repeat::Any => has_shape(rest, text) || fits && has_shape(elements, &text[1..]),
    }
}

proptest! {
    #[test]
    fn matching_is_what_trying_gives(pattern in "[ab*?]{0,6}", text in "[ab]{0,7}") {
        let expected = naive(pattern.as_bytes(), text.as_bytes());
        prop_assert_eq!(pattern::matches(&pattern, &text), expected);
        prop_assert_eq!(pattern::matches_ignoring_case(&pattern, &text.to_uppercase()), expected);
    }

    #[test]
    fn the_shortest_match_is_the_shortest_of_all(
        picks in prop::collection::vec(0..3_usize, 0..4),
        text in "[ab*?]{0,4}",
    ) {
        let elements: Vec<_> = picks.iter().map(|pick| [A, AB, B][*pick]).collect();
        let fitting = texts(8).into_iter().filter(|it| {
            naive(text.as_bytes(), it.as_bytes()) && has_shape(&elements, it.as_bytes())
        });
        prop_assert_eq!(shortest_match(&elements, &text), fitting.map(|it| it.len()).min());
    }

    /// Replaces a part of a name with a wildcard, and changes the case of the rest.
    #[test]
    fn a_respelt_pattern_is_spelt_like_the_names_it_matches(
        index in 0..129_usize,
        cut in (0..40_usize, 0..40_usize),
    ) {
        let actions = cognito_perms_spec::facts::catalog::DEFAULT_SERVICE.actions();
        let name = actions[index].name;
        let start = cut.0.min(name.len());
        let end = (start + cut.1).min(name.len());
        let pattern = format!("{}*{}", &name[..start], &name[end..]).to_lowercase();
        let names: Vec<_> = actions
            .iter()
            .map(|it| it.name)
            .filter(|it| pattern::matches_ignoring_case(&pattern, it))
            .collect();
        prop_assert!(names.contains(&name));
        let respelt = pattern::respell(&pattern, &names);
        prop_assert!(respelt.eq_ignore_ascii_case(&pattern));
        if names.len() == 1 {
            prop_assert!(pattern::matches(&respelt, name), "{} {}", respelt, name);
        }
    }
}
