//! Patterns as automata, and the regions into which several of them cut all strings.
//!
//! Two strings are in the same region if the same patterns match them. A breadth-first search over the product of the
//! automata finds a shortest string of each region.

use std::collections::{HashMap, HashSet};

/// A step of a pattern.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// This character.
    Letter(char),
    /// Any single character; a colon only if `colon`.
    One { colon: bool },
    /// Any characters; colons only if `colon`.
    Star { colon: bool },
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
                Some(Step::Star { .. }) => at += 1,
                _ => return,
            }
        }
    }

    fn takes(&self, step: Step, letter: char) -> bool {
        match step {
            Step::Letter(own) if self.folds => own.eq_ignore_ascii_case(&letter),
            Step::Letter(own) => own == letter,
            // The letter of a policy variable is not a single character.
            Step::One { colon } => (colon || letter != ':') && !is_variable(letter),
            Step::Star { colon } => colon || letter != ':',
        }
    }

    /// Follows a character from some positions to others.
    fn follow(&self, from: &[u64], letter: char, to: &mut [u64]) {
        for (at, step) in self.steps.iter().enumerate() {
            let is_here = from[at / 64] & 1 << (at % 64) != 0;
            if is_here && self.takes(*step, letter) {
                let next = if matches!(step, Step::Star { .. }) { at } else { at + 1 };
                self.enter(next, to);
            }
        }
    }

    /// Returns the string, if it matches only that.
    fn literal(&self) -> Option<String> {
        let letter = |it: &Step| match it {
            Step::Letter(letter) => Some(*letter),
            _ => None,
        };
        self.steps.iter().map(letter).collect::<Option<String>>().filter(|_| !self.folds)
    }

    fn matches(&self, text: &str) -> bool {
        let mut positions = vec![0; self.words()];
        self.enter(0, &mut positions);
        for letter in text.chars() {
            let mut next = vec![0; positions.len()];
            self.follow(&positions, letter, &mut next);
            positions = next;
        }
        self.accepts(&positions)
    }

    fn accepts(&self, positions: &[u64]) -> bool {
        let end = self.steps.len();
        positions[end / 64] & 1 << (end % 64) != 0
    }
}

/// The letters that are policy variables: a part of Unicode for private use.
const VARIABLES: std::ops::Range<u32> = 0xf_0000..0xf_fff0;

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

/// Returns a string of each region that the patterns cut, or `None` if that takes more than `most` states.
pub(super) fn regions(automata: &[Automaton], most: usize) -> Option<Vec<String>> {
    // Most patterns match a single string, which is a region of its own.
    let literals: HashSet<String> = automata.iter().filter_map(Automaton::literal).collect();
    let patterns: Vec<Automaton> =
        automata.iter().filter(|it| it.literal().is_none()).cloned().collect();
    let other = other(automata);
    let mut words = search(&patterns, other, most)?;
    for word in &mut words {
        if literals.contains(word) {
            match beside(word, &patterns, other) {
                Some(another) => *word = another,
                None => return search(automata, other, most),
            }
        }
    }
    words.extend(literals);
    words.sort();
    Some(words)
}

/// Returns another string of the same region: with a character that no pattern names.
fn beside(word: &str, patterns: &[Automaton], other: char) -> Option<String> {
    let ends = word.char_indices().map(|(at, _)| at).chain([word.len()]).rev();
    ends.filter_map(|at| word.split_at_checked(at))
        .map(|(before, after)| format!("{before}{other}{after}"))
        .find(|it| patterns.iter().all(|of| of.matches(it) == of.matches(word)))
}

/// Searches for a shortest string of each region.
fn search(automata: &[Automaton], other: char, most: usize) -> Option<Vec<String>> {
    let letters = letters(automata, other);
    let starts: Vec<usize> = automata
        .iter()
        .scan(0, |at, it| {
            let start = *at;
            *at += it.words();
            Some(start)
        })
        .collect();
    let length = automata.iter().map(Automaton::words).sum();
    let mut first = vec![0; length];
    for (automaton, start) in automata.iter().zip(&starts) {
        automaton.enter(0, &mut first[*start..]);
    }
    let accepted = |state: &[u64]| -> Vec<bool> {
        automata.iter().zip(&starts).map(|(it, start)| it.accepts(&state[*start..])).collect()
    };
    let mut known = HashMap::from([(first.clone(), ())]);
    let mut states = vec![(first, 0, ' ')];
    let mut found: HashMap<Vec<bool>, usize> = HashMap::new();
    let mut at = 0;
    while at < states.len() {
        let state = states[at].0.clone();
        found.entry(accepted(&state)).or_insert(at);
        for letter in &letters {
            let mut next = vec![0; length];
            for (automaton, start) in automata.iter().zip(&starts) {
                let end = start + automaton.words();
                automaton.follow(&state[*start..end], *letter, &mut next[*start..end]);
            }
            if known.insert(next.clone(), ()).is_none() {
                states.push((next, at, *letter));
            }
        }
        if states.len() > most {
            return None;
        }
        at += 1;
    }
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
fn other(automata: &[Automaton]) -> char {
    let is_named = |other: char| {
        let letters = automata.iter().flat_map(|it| &it.steps);
        letters
            .clone()
            .any(|it| matches!(it, Step::Letter(letter) if letter.eq_ignore_ascii_case(&other)))
    };
    let mut others = OTHERS.chars().chain('a'..='z').chain('\u{4e00}'..);
    others.find(|it| !is_named(*it)).unwrap_or('\u{4e00}')
}

/// Returns a letter for each way in which the patterns can tell letters apart.
fn letters(automata: &[Automaton], other: char) -> Vec<char> {
    let mut letters: Vec<char> = Vec::new();
    for automaton in automata {
        for step in &automaton.steps {
            if let Step::Letter(letter) = step {
                letters.push(*letter);
                if automaton.folds {
                    letters.extend([letter.to_ascii_lowercase(), letter.to_ascii_uppercase()]);
                }
            }
        }
    }
    letters.push(':');
    letters.sort_unstable();
    letters.dedup();
    letters.push(other);
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
            let mut words = regions(&automata, 1_000).unwrap();
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
        assert!(regions(&["*a", "*b?", "*c??", "*d???", "*e????"].map(glob), 30).is_none());
    }
}
