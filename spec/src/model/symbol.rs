//! Compares patterns symbol by symbol: whether one covers another, and whether two overlap.

use super::runtime::Runtime;

/// An element of a pattern.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Symbol<'p> {
    /// A character that matches itself.
    Letter(char),
    /// `?`
    One,
    /// `*`
    Any,
    /// A policy variable, braces included. IAM knows its value only when it evaluates a request.
    Variable(&'p str),
    /// A string that is known only at run time.
    Runtime(Runtime),
}

impl Symbol<'_> {
    /// Returns whether it is an unknown string.
    const fn is_unknown(self) -> bool {
        matches!(self, Self::Variable(_) | Self::Runtime(_))
    }
}

/// Appends the characters of a string as literal symbols.
pub(super) fn push_letters(text: &str, symbols: &mut Vec<Symbol<'_>>) {
    if text.is_ascii() {
        let bytes = text.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            symbols.push(Symbol::Letter(bytes[at] as char));
            at += 1;
        }
        return;
    }
    symbols.extend(text.chars().map(Symbol::Letter));
}

/// Returns the symbols of a string in which `*` and `?` are wildcards, in lowercase: IAM ignores case in names of
/// actions.
pub(super) fn of_action(text: &str) -> Vec<Symbol<'static>> {
    let symbols = text.chars().map(|it| match it {
        '*' => Symbol::Any,
        '?' => Symbol::One,
        letter => Symbol::Letter(letter.to_ascii_lowercase()),
    });
    symbols.collect()
}

/// The remaining budget for comparisons, in visited positions. Comparing patterns that were made to be hard is given
/// up; they count as not covered, and as overlapping.
#[derive(Debug)]
pub struct Effort(usize);

impl Effort {
    /// Creates a budget of this many positions.
    #[must_use]
    pub const fn new(positions: usize) -> Self {
        Self(positions)
    }

    /// Creates a budget that is enough for two patterns.
    #[must_use]
    pub const fn of_one() -> Self {
        Self(MOST_EFFORT + A_LOOK)
    }

    /// Takes some of the budget; returns whether there was enough.
    fn take(&mut self, positions: usize) -> bool {
        match self.0.checked_sub(positions) {
            Some(left) => {
                self.0 = left;
                true
            }
            None => false,
        }
    }

    fn look(&mut self) -> bool {
        let is_left = self.0 > 0;
        self.0 = self.0.saturating_sub(A_LOOK);
        is_left
    }
}

/// The number of positions to visit before giving up on two patterns: far more than real policies need, and still
/// only milliseconds.
const MOST_EFFORT: usize = 30_000;

/// The cost of a comparison that is decided at first sight.
const A_LOOK: usize = 100;

/// Returns whether `outer` matches every string that `inner` matches.
///
/// An unknown symbol is a string that is the same wherever it occurs. A `*` in `inner` is treated the same way:
/// `outer` has to match every string that it can be. Only the length of these strings matters, because a wildcard
/// matches any character, and a letter of `outer` is never certain to be in them.
pub(super) fn covers(outer: &[Symbol<'_>], inner: &[Symbol<'_>], effort: &mut Effort) -> bool {
    if !effort.look() {
        return false;
    }
    if outer == inner {
        return true;
    }
    // After the same start, anything may follow.
    if let Some((Symbol::Any, start)) = outer.split_last()
        && start.iter().all(|it| matches!(it, Symbol::Letter(_)))
        && inner.starts_with(start)
    {
        return true;
    }
    let has = |symbols: &[Symbol<'_>], wanted: fn(&Symbol<'_>) -> bool| symbols.iter().any(wanted);
    let is_open = |it: &Symbol<'_>| !matches!(it, Symbol::Letter(_));
    let is_variable = |it: &Symbol<'_>| matches!(it, Symbol::Variable(_));
    let is_one_or_variable = |it: &Symbol<'_>| matches!(it, Symbol::One | Symbol::Variable(_));
    // An unknown symbol in `inner` can be letters that `outer` does not name, which only `*` matches. If no `?` could
    // match one of them, a simple glob match is enough.
    if !has(inner, is_open) || !has(outer, is_one_or_variable) && !has(inner, is_variable) {
        return glob(outer, inner);
    }
    let mut own = MOST_EFFORT;
    // Each set contains the positions in `outer` that one way to match `inner` so far can reach.
    let mut ways = vec![reach_over_stars(outer, vec![true; 1])];
    for symbol in inner {
        let mut next: Vec<Vec<bool>> = Vec::new();
        for way in ways {
            let same = step(outer, &way, *symbol);
            let mut longer = way;
            loop {
                let positions = outer.len() * (1 + next.len());
                let Some(own_left) = own.checked_sub(positions) else { return false };
                if !effort.take(positions) {
                    return false;
                }
                own = own_left;
                if matches!(symbol, Symbol::Letter(_) | Symbol::One) {
                    add_way(&mut next, same);
                    break;
                }
                // The unknown string can have any length: wildcards match it, and so does the same unknown symbol.
                add_way(&mut next, longer.iter().zip(&same).map(|(a, b)| *a || *b).collect());
                let longest = step(outer, &longer, Symbol::One);
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

/// Returns whether `outer` matches the symbols of `inner`, each treated as one character.
fn glob(outer: &[Symbol<'_>], inner: &[Symbol<'_>]) -> bool {
    let (mut in_outer, mut in_inner) = (0, 0);
    // The position after the last `*`, and the start of the symbols that it has not consumed yet.
    let mut retry: Option<(usize, usize)> = None;
    loop {
        match (outer.get(in_outer), inner.get(in_inner)) {
            (Some(Symbol::Any), _) => {
                in_outer += 1;
                if in_outer == outer.len() {
                    return true;
                }
                retry = Some((in_outer, in_inner));
            }
            (None, None) => return true,
            (Some(_), None) => return false,
            (Some(wanted), Some(found)) if wanted == found || *wanted == Symbol::One => {
                in_outer += 1;
                in_inner += 1;
            }
            _ => {
                let Some((after_star, untaken)) = retry else { return false };
                in_outer = after_star;
                in_inner = untaken + 1;
                retry = Some((after_star, in_inner));
            }
        }
    }
}

/// Returns the positions after one more symbol; `?` is treated as a character that no pattern names.
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

/// Adds the positions that are reachable because `*` can match nothing.
fn reach_over_stars(outer: &[Symbol<'_>], mut reached: Vec<bool>) -> Vec<bool> {
    reached.resize(outer.len() + 1, false);
    for (at, symbol) in outer.iter().enumerate() {
        if reached[at] && *symbol == Symbol::Any {
            reached[at + 1] = true;
        }
    }
    reached
}

/// Adds a way, unless an existing way reaches a subset of its positions: if that one matches, so does this one.
fn add_way(ways: &mut Vec<Vec<bool>>, way: Vec<bool>) {
    let leads_to_less = |a: &[bool], b: &[bool]| a.iter().zip(b).all(|(a, b)| !*a || *b);
    if ways.iter().any(|it| leads_to_less(it, &way)) {
        return;
    }
    ways.retain(|it| !leads_to_less(&way, it));
    ways.push(way);
}

/// Returns whether some string matches both.
///
/// It goes row by row over the left pattern: `reached[j]` is whether some string matches both `left[..i]` and
/// `right[..j]`. The cost is at most the product of the lengths.
pub(super) fn overlap(left: &[Symbol<'_>], right: &[Symbol<'_>], effort: &mut Effort) -> bool {
    if left.iter().chain(right).any(|it| it.is_unknown()) || !effort.take(left.len() * right.len())
    {
        return true;
    }
    let mut reached = reach_over_stars(right, vec![true; 1]);
    for from_left in left {
        let mut next = vec![false; reached.len()];
        for (at, _) in reached.iter().enumerate().filter(|(_, reached)| **reached) {
            // `*` on the left is skipped, or matches a character and stays.
            if *from_left == Symbol::Any {
                next[at..].fill(true);
                break;
            }
            match right.get(at) {
                // `*` on the right matches this character and stays.
                Some(Symbol::Any) => next[at] = true,
                Some(from_right)
                    if *from_left == Symbol::One
                        || *from_right == Symbol::One
                        || from_left == from_right =>
                {
                    next[at + 1] = true;
                }
                _ => {}
            }
        }
        reached = reach_over_stars(right, next);
    }
    reached.last().copied().unwrap_or_default()
}
