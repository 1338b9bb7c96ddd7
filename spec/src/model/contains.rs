//! Whether one pattern matches everything that another does.

use super::hole;
use crate::syntax::variable;
use crate::text::bytes::{Ends, ends, glob};

/// Whether every text that `inner` matches is one that `outer` matches.
///
/// Run-time values and policy variables in the patterns are texts that are not known, each the same
/// wherever it stands. So is `*` in `inner`: what `outer` has to match is every text that it can be. Of
/// these only its length matters, as a wildcard takes any character, and a letter of `outer` is never
/// sure to be there. Patterns that are made to be hard to compare are given up: they count as not
/// contained.
#[must_use]
pub fn contains(outer: &str, inner: &str) -> bool {
    let mut left = MOST_EFFORT + A_LOOK;
    contains_within(outer, inner, &mut left)
}

/// The same, with as much effort as is left; what it takes is taken from it.
pub(crate) fn contains_within(outer: &str, inner: &str, left: &mut usize) -> bool {
    *left = left.saturating_sub(A_LOOK);
    if outer == inner {
        return true;
    }
    match ends(outer, inner, false) {
        Ends::Differ => return false,
        Ends::Whole => return true,
        Ends::Match => {}
    }
    // Behind the same start anything may stand.
    if let Some(start) = outer.strip_suffix('*')
        && !start.contains(['*', '?', '$'])
    {
        return true;
    }
    let is_known = |it: char| it != '*' && it != '?' && it != '$' && hole::marked(it).is_none();
    // What is not known in `inner` can be letters that `outer` does not name, which only its `*` takes: where no `?` could
    // take one of them, that is all that there is to it.
    if inner.chars().all(is_known) || !outer.contains(['?', '$']) && !inner.contains('$') {
        return glob(outer, inner, false);
    }
    let outer = symbols(outer);
    let mut own = MOST_EFFORT;
    // Each set holds the positions in `outer` that can be reached by one way to read `inner` so far.
    let mut ways = vec![reach_over_stars(&outer, vec![true; 1])];
    for symbol in symbols(inner) {
        let mut next: Vec<Vec<bool>> = Vec::new();
        for way in ways {
            let same = step(&outer, &way, symbol);
            let mut longer = way;
            loop {
                let effort = outer.len() * (1 + next.len());
                let (Some(own_left), Some(all_left)) =
                    (own.checked_sub(effort), left.checked_sub(effort))
                else {
                    return false;
                };
                (own, *left) = (own_left, all_left);
                if matches!(symbol, Symbol::Letter(_) | Symbol::One) {
                    add_way(&mut next, same);
                    break;
                }
                // So many more characters: wildcards take them, and what is the same is the same.
                add_way(&mut next, longer.iter().zip(&same).map(|(a, b)| *a || *b).collect());
                let longest = step(&outer, &longer, Symbol::One);
                if longest == longer {
                    break;
                }
                longer = longest;
            }
        }
        if next.iter().any(|way| !way.contains(&true)) {
            return false;
        }
        ways = next;
    }
    ways.iter().all(|way| way.last() == Some(&true))
}

/// How many positions are looked at before two patterns are given up: far more than those of real
/// policies need, and milliseconds.
const MOST_EFFORT: usize = 30_000;

/// What two patterns cost that need no more than a look.
const A_LOOK: usize = 100;

/// What a pattern is made of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Symbol<'p> {
    Letter(char),
    /// `?`
    One,
    /// `*`
    Any,
    /// A text that is known at run time, or in IAM, only.
    Unknown(&'p str),
}

fn symbols(pattern: &str) -> Vec<Symbol<'_>> {
    let mut symbols = Vec::new();
    let mut rest = pattern;
    while let Some(character) = rest.chars().next() {
        let length = variable::length(rest).unwrap_or(character.len_utf8());
        let (text, behind) = rest.split_at(length);
        symbols.push(match character {
            '*' => Symbol::Any,
            '?' => Symbol::One,
            _ if length > character.len_utf8() || hole::marked(character).is_some() => {
                Symbol::Unknown(text)
            }
            letter => Symbol::Letter(letter),
        });
        rest = behind;
    }
    symbols
}

/// The positions behind one more symbol; `?` stands for a character that no pattern names.
fn step(outer: &[Symbol<'_>], from: &[bool], symbol: Symbol<'_>) -> Vec<bool> {
    let mut reached = vec![false; outer.len() + 1];
    for (at, wanted) in outer.iter().enumerate().filter(|(at, _)| from.get(*at) == Some(&true)) {
        match wanted {
            Symbol::Any => reached[at] = true,
            Symbol::One if matches!(symbol, Symbol::Letter(_) | Symbol::One) => {
                reached[at + 1] = true;
            }
            wanted if *wanted == symbol => reached[at + 1] = true,
            _ => {}
        }
    }
    reach_over_stars(outer, reached)
}

/// `*` can stand for nothing.
fn reach_over_stars(outer: &[Symbol<'_>], mut reached: Vec<bool>) -> Vec<bool> {
    reached.resize(outer.len() + 1, false);
    for (at, symbol) in outer.iter().enumerate() {
        if reached[at] && *symbol == Symbol::Any {
            reached[at + 1] = true;
        }
    }
    reached
}

/// Adds a way, unless there is one that leads to fewer positions: where that ends right, so does this.
fn add_way(ways: &mut Vec<Vec<bool>>, way: Vec<bool>) {
    let leads_to_less = |a: &[bool], b: &[bool]| a.iter().zip(b).all(|(a, b)| !*a || *b);
    if ways.iter().any(|it| leads_to_less(it, &way)) {
        return;
    }
    ways.retain(|it| !leads_to_less(&way, it));
    ways.push(way);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_contains_another_if_it_matches_all_that_the_other_does() {
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
            ("iam:*Report", "iam:Get*", false),
            // What is not known may be of any length.
            ("pool/*", "pool/${aws:userid}", true),
            ("pool/?*", "pool/${aws:userid}", false),
            ("pool/${aws:userid}", "pool/${aws:userid}", true),
            ("pool/${aws:username}", "pool/${aws:userid}", false),
            ("*${aws:userid}", "a${aws:userid}", true),
        ] {
            assert_eq!(contains(outer, inner), expected, "{outer} {inner}");
        }
        let (this, other) = (hole::mark(0, hole::Part::Whole), hole::mark(1, hole::Part::Whole));
        assert!(contains("*", &this) && contains(&this, &this));
        assert!(!contains(&this, &other) && !contains("?", &this) && !contains(&this, "*"));
    }

    /// What takes forever to compare is not compared.
    #[test]
    fn patterns_that_are_hard_to_compare_are_given_up() {
        let outer = format!("*a{}*", "?".repeat(80));
        assert!(!contains(&outer, &"a*a".repeat(40)));
        assert!(!contains(&"*a?".repeat(300), &"a*?".repeat(300)));
    }
}
