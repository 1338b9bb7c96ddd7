//! Patterns as automata, and the regions into which several of them cut all strings.
//!
//! Two strings are in the same region if the same patterns match them. A breadth-first search over the product of the
//! automata finds a shortest string of each region.

use crate::facts::shape::Repeat;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// Inclusive ranges of characters.
pub(super) type Class = &'static [(char, char)];

/// A step of a pattern.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// This character.
    Letter(char),
    /// Any single character; a colon only if `colon`.
    One { colon: bool },
    /// Any characters; colons only if `colon`.
    Star { colon: bool },
    /// A character of a class, as often as this.
    Of(Class, Repeat),
}

impl Step {
    /// Returns whether it can be left out, or repeated.
    const fn is_optional(self) -> bool {
        matches!(self, Self::Star { .. } | Self::Of(_, Repeat::Any | Repeat::Optional))
    }

    /// Returns whether it can be repeated.
    const fn repeats(self) -> bool {
        matches!(self, Self::Star { .. } | Self::Of(_, Repeat::Any))
    }

    fn takes(self, letter: char) -> bool {
        match self {
            Self::Letter(own) => own == letter,
            // The letter of a policy variable is not a single character.
            Self::One { colon } => (colon || letter != ':') && !is_variable(letter),
            Self::Star { colon } => colon || letter != ':',
            Self::Of(class, _) => {
                class.iter().any(|(first, last)| (*first..=*last).contains(&letter))
                    || is_variable(letter)
            }
        }
    }

    /// Returns whether some character fits both.
    fn meets(self, other: Self) -> bool {
        match (self, other) {
            (Self::Letter(letter), of) | (of, Self::Letter(letter)) => of.takes(letter),
            (Self::Of(class, _), Self::Of(of, _)) => {
                class.iter().any(|own| of.iter().any(|it| own.0 <= it.1 && it.0 <= own.1))
            }
            (Self::Of(class, _), _) | (_, Self::Of(class, _)) => !class.is_empty(),
            _ => true,
        }
    }

    /// Returns whether it takes whatever another step takes, however often that is.
    fn takes_all(self, other: Self) -> bool {
        match (self, other) {
            (_, Self::Letter(letter)) => self.takes(letter),
            (Self::One { colon }, Self::One { colon: own })
            | (Self::Star { colon }, Self::One { colon: own } | Self::Star { colon: own }) => {
                colon || !own
            }
            _ => false,
        }
    }
}

/// A pattern.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Automaton {
    steps: Vec<Step>,
    /// Letter case is ignored.
    folds: bool,
}

impl Automaton {
    pub(super) const fn new(steps: Vec<Step>, folds: bool) -> Self {
        Self { steps, folds }
    }

    /// Returns the pattern that matches what has six fields and starts with `arn`.
    pub(super) fn of_arns() -> Self {
        let mut steps: Vec<Step> = "arn:".chars().map(Step::Letter).collect();
        for _ in 0..4 {
            steps.extend([Step::Star { colon: false }, Step::Letter(':')]);
        }
        steps.push(Step::Star { colon: true });
        Self::new(steps, false)
    }

    /// Returns the number of words that a set of its positions takes.
    fn words(&self) -> usize {
        self.steps.len() / 64 + 1
    }

    /// Adds a position, and those that it reaches without a character.
    fn enter(&self, mut at: usize, positions: &mut [u64]) {
        loop {
            positions[at / 64] |= 1 << (at % 64);
            match self.steps.get(at) {
                Some(step) if step.is_optional() => at += 1,
                _ => return,
            }
        }
    }

    fn takes(&self, step: Step, letter: char) -> bool {
        match step {
            Step::Letter(own) if self.folds => own.to_lowercase().eq(letter.to_lowercase()),
            step => step.takes(letter),
        }
    }

    /// Follows a character, or something else that a step takes, from some positions to others.
    fn follow(&self, from: &[u64], to: &mut [u64], takes: impl Fn(Step) -> bool) {
        for (index, word) in from.iter().enumerate() {
            let mut left = *word;
            while left != 0 {
                let at = index * 64 + left.trailing_zeros() as usize;
                left &= left - 1;
                if let Some(step) = self.steps.get(at)
                    && takes(*step)
                {
                    self.enter(if step.repeats() { at } else { at + 1 }, to);
                }
            }
        }
    }

    /// Returns the string, if it matches only that.
    pub(super) fn literal(&self) -> Option<String> {
        let letter = |it: &Step| match it {
            Step::Letter(letter) => Some(*letter),
            _ => None,
        };
        self.steps.iter().map(letter).collect::<Option<String>>().filter(|_| !self.folds)
    }

    /// Returns whether it matches a string.
    pub(super) fn matches(&self, text: &str) -> bool {
        let mut positions = self.start();
        for letter in text.chars() {
            let mut next = vec![0; positions.len()];
            self.follow(&positions, &mut next, |step| self.takes(step, letter));
            positions = next;
        }
        self.accepts(&positions)
    }

    /// Returns whether it is known to match whatever another pattern matches.
    pub(super) fn covers(&self, other: &Self) -> bool {
        if self == other {
            return true;
        }
        if self.folds || other.folds {
            return false;
        }
        let mut positions = self.start();
        for own in &other.steps {
            let mut next = vec![0; positions.len()];
            self.follow(&positions, &mut next, |step| step.takes_all(*own));
            if next.iter().all(|it| *it == 0) {
                return false;
            }
            positions = next;
        }
        self.accepts(&positions)
    }

    /// Returns whether some string may match both.
    pub(super) fn overlaps(&self, other: &Self) -> bool {
        let width = other.steps.len() + 1;
        let mut known = vec![false; (self.steps.len() + 1) * width];
        let mut open = vec![(0, 0)];
        while let Some((own, of)) = open.pop() {
            if std::mem::replace(&mut known[own * width + of], true) {
                continue;
            }
            let (step, other_step) = (self.steps.get(own), other.steps.get(of));
            if step.is_none() && other_step.is_none() {
                return true;
            }
            if step.is_some_and(|it| it.is_optional()) {
                open.push((own + 1, of));
            }
            if other_step.is_some_and(|it| it.is_optional()) {
                open.push((own, of + 1));
            }
            if let (Some(step), Some(other_step)) = (step, other_step)
                && step.meets(*other_step)
            {
                let own = if step.repeats() { own } else { own + 1 };
                let of = if other_step.repeats() { of } else { of + 1 };
                open.push((own, of));
            }
        }
        false
    }

    /// Returns whether it contains the letter of a policy variable.
    pub(super) fn has_variable(&self) -> bool {
        self.steps.iter().any(|it| matches!(it, Step::Letter(letter) if is_variable(*letter)))
    }

    fn start(&self) -> Vec<u64> {
        let mut positions = vec![0; self.words()];
        self.enter(0, &mut positions);
        positions
    }

    fn accepts(&self, positions: &[u64]) -> bool {
        let end = self.steps.len();
        positions[end / 64] & 1 << (end % 64) != 0
    }
}

/// The letters that are policy variables: a part of Unicode for private use.
const VARIABLES: Range<u32> = 0xf_0000..0xf_fff0;

/// Returns the letter of a policy variable, by its index.
pub(super) fn variable(index: usize) -> char {
    let code = u32::try_from(index).ok().and_then(|it| char::from_u32(VARIABLES.start + it));
    code.unwrap_or('\u{f0000}')
}

/// Returns the index of the policy variable that is a letter.
pub(super) fn variable_of(letter: char) -> Option<usize> {
    let code = u32::from(letter);
    VARIABLES.contains(&code).then(|| (code - VARIABLES.start) as usize)
}

fn is_variable(letter: char) -> bool {
    variable_of(letter).is_some()
}

/// Characters for a string that differs from what patterns name, in the order of preference.
const OTHERS: &str = "zxqwy0-_~";

/// Returns strings that match all of `within`: one of each region into which the others cut them, except for strings that are
/// taken. `None` if that takes more states than are left.
pub(super) fn regions(
    within: &[&Automaton],
    others: &[&Automaton],
    is_taken: &dyn Fn(&str) -> bool,
    states: &mut usize,
) -> Option<Vec<String>> {
    // Most patterns match a single string, which is a region of its own.
    if let Some(only) = within.iter().find_map(|it| it.literal()) {
        let is_one = !is_taken(&only) && within.iter().all(|it| it.matches(&only));
        return Some(if is_one { vec![only] } else { Vec::new() });
    }
    let literals: HashSet<String> = others.iter().filter_map(|it| it.literal()).collect();
    let mut patterns: Vec<&Automaton> = within.to_vec();
    patterns.extend(others.iter().filter(|it| it.literal().is_none()));
    let other = other(&within.iter().chain(others));
    let is_free = |it: &String| !literals.contains(it) && !is_taken(it);
    // Taken strings, each a region of its own.
    let mut excluded: Vec<Automaton> = Vec::new();
    let mut words = loop {
        let mut automata = patterns.clone();
        automata.extend(&excluded);
        let mut words = search(&automata, within.len(), other, states)?;
        let mut more = Vec::new();
        for word in &mut words {
            let own = Automaton::new(word.chars().map(Step::Letter).collect(), false);
            if is_free(word) || excluded.contains(&own) {
                continue;
            }
            let another = others_beside(word, &patterns, other).find(is_free);
            match another {
                Some(another) => *word = another,
                None => more.push(own),
            }
        }
        if more.is_empty() {
            break words;
        }
        excluded.extend(more);
    };
    words.retain(is_free);
    let is_within = |it: &String| within.iter().all(|of| of.matches(it));
    words.extend(literals.iter().filter(|it| !is_taken(it) && is_within(it)).cloned());
    words.sort();
    words.dedup();
    Some(words)
}

/// Returns other strings of the same region: with a character that no pattern names.
fn others_beside<'a>(
    word: &'a str,
    patterns: &'a [&Automaton],
    other: char,
) -> impl Iterator<Item = String> + 'a {
    let ends = word.char_indices().map(|(at, _)| at).chain([word.len()]).rev();
    ends.filter_map(|at| word.split_at_checked(at))
        .map(move |(before, after)| format!("{before}{other}{after}"))
        .filter(|it| patterns.iter().all(|of| of.matches(it) == of.matches(word)))
}

/// Searches for a shortest string of each region, among those that the first patterns all match.
fn search(
    automata: &[&Automaton],
    within: usize,
    other: char,
    states_left: &mut usize,
) -> Option<Vec<String>> {
    let letters = letters(automata, other);
    let mut spans = Vec::with_capacity(automata.len());
    let mut first = Vec::new();
    for automaton in automata {
        let start = first.len();
        first.extend(automaton.start());
        spans.push(start..first.len());
    }
    let (needed, others) = automata.split_at(within.min(automata.len()));
    let (needed_spans, other_spans) = spans.split_at(needed.len());
    let length = first.len();
    let mut known: HashSet<Vec<u64>> = HashSet::from([first.clone()]);
    let mut states = vec![(first, 0, ' ')];
    let mut found: HashMap<Vec<bool>, usize> = HashMap::new();
    let mut at = 0;
    while at < states.len() {
        let state = states[at].0.clone();
        let accepts = |(it, span): (&&Automaton, &Range<usize>)| it.accepts(&state[span.clone()]);
        if needed.iter().zip(needed_spans).all(accepts) {
            let region = others.iter().zip(other_spans).map(accepts).collect();
            found.entry(region).or_insert(at);
        }
        for letter in &letters {
            let mut next = vec![0; length];
            let mut is_alive = true;
            for (index, (automaton, span)) in automata.iter().zip(&spans).enumerate() {
                let to = &mut next[span.clone()];
                automaton.follow(&state[span.clone()], to, |step| automaton.takes(step, *letter));
                if index < within && to.iter().all(|it| *it == 0) {
                    is_alive = false;
                    break;
                }
            }
            if is_alive && !known.contains(&next) {
                known.insert(next.clone());
                states.push((next, at, *letter));
            }
        }
        if states.len() > *states_left {
            *states_left = 0;
            return None;
        }
        at += 1;
    }
    *states_left -= states.len();
    let word = |mut at: usize| {
        let mut word = Vec::new();
        while at > 0 {
            word.push(states[at].2);
            at = states[at].1;
        }
        word.iter().rev().collect::<String>()
    };
    let mut ends: Vec<usize> = found.into_values().collect();
    ends.sort_unstable();
    Some(ends.into_iter().map(word).collect())
}

/// Returns a character that no pattern names.
fn other<'a>(automata: &(impl Iterator<Item = &'a &'a Automaton> + Clone)) -> char {
    let is_named = |other: char| {
        automata
            .clone()
            .flat_map(|it| &it.steps)
            .any(|it| matches!(it, Step::Letter(letter) if letter.eq_ignore_ascii_case(&other)))
    };
    let mut others = OTHERS.chars().chain('a'..='z').chain('\u{4e00}'..);
    others.find(|it| !is_named(*it)).unwrap_or('\u{4e00}')
}

/// Returns a letter for each way in which the patterns can tell letters apart.
fn letters(automata: &[&Automaton], other: char) -> Vec<char> {
    let mut letters: Vec<char> = Vec::new();
    let mut classes: Vec<Class> = Vec::new();
    for automaton in automata {
        for step in &automaton.steps {
            match step {
                Step::Letter(letter) => {
                    letters.push(*letter);
                    if automaton.folds {
                        letters.extend([letter.to_ascii_lowercase(), letter.to_ascii_uppercase()]);
                        // The sign for Kelvin is a `k` in lower case.
                        letters.extend(letter.eq_ignore_ascii_case(&'k').then_some('\u{212a}'));
                    }
                }
                Step::Of(class, _) if !classes.contains(class) => classes.push(class),
                _ => {}
            }
        }
    }
    letters.push(':');
    letters.sort_unstable();
    letters.dedup();
    let named = letters.clone();
    letters.push(other);
    // Among those that no pattern names, one for each combination of classes.
    let in_classes = |letter: char| -> Vec<bool> {
        classes.iter().map(|class| Step::Of(class, Repeat::One).takes(letter)).collect()
    };
    let mut combinations = vec![in_classes(other)];
    let ends = classes.iter().flat_map(|it| it.iter()).flat_map(|(first, last)| {
        let inside = (*first..=*last).find(|it| !named.contains(it));
        let after = (*last..=char::MAX).skip(1).find(|it| !named.contains(it));
        [inside, after]
    });
    for letter in OTHERS.chars().map(Some).chain(ends).flatten() {
        let combination = in_classes(letter);
        if !named.contains(&letter) && !combinations.contains(&combination) {
            combinations.push(combination);
            letters.push(letter);
        }
    }
    letters
}

#[cfg(test)]
mod tests {
    use super::*;

    fn glob(text: &str) -> Automaton {
        let steps = text.chars().map(|it| match it {
            '*' => Step::Star { colon: true },
            '?' => Step::One { colon: true },
            it => Step::Letter(it),
        });
        Automaton::new(steps.collect(), false)
    }

    #[test]
    fn each_region_has_a_shortest_string() {
        let found = |texts: &[&str]| {
            let automata: Vec<_> = texts.iter().map(|it| glob(it)).collect();
            let mut words =
                regions(&[], &automata.iter().collect::<Vec<_>>(), &|_| false, &mut 1_000).unwrap();
            words.sort();
            words
        };
        assert_eq!(found(&["a*"]), ["", "a"]);
        assert_eq!(found(&["a*", "*b"]), ["", "a", "ab", "b"]);
        // A string that is named, and another one that the same patterns match.
        assert_eq!(found(&["*", ""]), ["", "z"]);
        assert_eq!(found(&["a*", "a", "ab"]), ["", "a", "ab", "az"]);
        assert_eq!(found(&["?", "a", ""]), ["", ":", "::", "a"]);
        assert_eq!(found(&["*ab*", "*a*b*"]).len(), 3);
        let many = ["*a", "*b?", "*c??", "*d???", "*e????"].map(glob);
        assert!(regions(&[], &many.each_ref(), &|_| false, &mut 30).is_none());
    }

    #[test]
    fn regions_lie_within_the_first_patterns() {
        let within = [glob("a*"), glob("*c")];
        let others = [glob("*b*"), glob("axc"), glob("b*")];
        let words =
            regions(&within.each_ref(), &others.each_ref(), &|_| false, &mut 1_000).unwrap();
        assert_eq!(words, ["abc", "ac", "axc"]);
    }

    #[test]
    fn another_string_stands_for_a_region_whose_shortest_one_is_taken() {
        let found = |within: &str, taken: &[&str]| {
            let within = [glob(within)];
            regions(&within.each_ref(), &[], &|it| taken.contains(&it), &mut 1_000).unwrap()
        };
        assert_eq!(found("a*", &["a"]), ["az"]);
        assert_eq!(found("*a", &["a"]), ["za"]);
        assert_eq!(found("a?", &["a:", "az"]).len(), 1);
        assert_eq!(found("a", &["a"]), [""; 0]);
    }

    #[test]
    fn patterns_are_compared_without_a_search() {
        for (one, other, covers, overlaps) in [
            ("a*", "ab*", true, true),
            ("ab*", "a*", false, true),
            ("a*", "b*", false, false),
            ("*", "", true, true),
            ("a?", "a*", false, true),
            ("a*", "a?c", true, true),
            ("*a*", "*b*", false, true),
            ("*a*", "xay", true, true),
            ("?", "", false, false),
        ] {
            assert_eq!(glob(one).covers(&glob(other)), covers, "{one} {other}");
            assert_eq!(glob(one).overlaps(&glob(other)), overlaps, "{one} {other}");
        }
    }
}
