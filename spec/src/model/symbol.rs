//! Whether one pattern matches everything that another does, and whether both match something, symbol by symbol.

use super::runtime::Runtime;

/// What a pattern is made of.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Symbol<'p> {
    /// A character that matches itself.
    Letter(char),
    /// `?`
    One,
    /// `*`
    Any,
    /// A text that IAM knows when it decides: a policy variable, braces included.
    Variable(&'p str),
    /// A text that is known at run time.
    Runtime(Runtime),
}

impl Symbol<'_> {
    /// Whether it is a text of which nothing is known.
    const fn is_unknown(self) -> bool {
        matches!(self, Self::Variable(_) | Self::Runtime(_))
    }
}

/// Appends the characters of a text, each as itself.
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

/// The symbols of a text in which `*` and `?` are wildcards, in lower case: IAM reads names of actions in any.
pub(super) fn of_action(text: &str) -> Vec<Symbol<'static>> {
    let symbols = text.chars().map(|it| match it {
        '*' => Symbol::Any,
        '?' => Symbol::One,
        letter => Symbol::Letter(letter.to_ascii_lowercase()),
    });
    symbols.collect()
}

/// The remaining budget of comparisons, in positions that are visited. Patterns that are made to be hard to compare are
/// given up; they count as not covered, and as overlapping.
#[derive(Debug)]
pub struct Effort(usize);

impl Effort {
    /// A budget of this many positions.
    #[must_use]
    pub const fn new(positions: usize) -> Self {
        Self(positions)
    }

    /// Enough for two patterns.
    #[must_use]
    pub const fn of_one() -> Self {
        Self(MOST_EFFORT + A_LOOK)
    }

    /// Takes some of it; whether there was enough.
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

/// How many positions are looked at before two patterns are given up: far more than those of real policies need, and
/// milliseconds.
const MOST_EFFORT: usize = 30_000;

/// What two patterns cost that need no more than a look.
const A_LOOK: usize = 100;

/// Whether every text that `inner` matches is one that `outer` matches.
///
/// What is not known is a text, each the same wherever it is. So is `*` in `inner`: what `outer` has to match is every
/// text that it can be. Of these only its length matters, as a wildcard takes any character, and a letter of `outer`
/// is never sure to be there.
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
    // What is not known in `inner` can be letters that `outer` does not name, which only its `*` takes: where no `?`
    // could take one of them, that is all that there is to it.
    if !has(inner, is_open) || !has(outer, is_one_or_variable) && !has(inner, is_variable) {
        return glob(outer, inner);
    }
    let mut own = MOST_EFFORT;
    // Each set holds the positions in `outer` that can be reached by one way to read `inner` so far.
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
                // Each length of the unknown text: wildcards match it, and so does the same unknown text.
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

/// Whether `outer` matches the symbols of `inner`, each taken as one character.
fn glob(outer: &[Symbol<'_>], inner: &[Symbol<'_>]) -> bool {
    let (mut in_outer, mut in_inner) = (0, 0);
    // The position after the last `*`, and where the symbols start that it has not consumed yet.
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
                let Some((behind_star, untaken)) = retry else { return false };
                in_outer = behind_star;
                in_inner = untaken + 1;
                retry = Some((behind_star, in_inner));
            }
        }
    }
}

/// The positions after one more symbol; `?` is a character that no pattern names.
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

/// `*` can match nothing.
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

/// Whether there is a text that both match.
///
/// Row by row over the left pattern: `reached[j]` is whether a text matched by `left[..i]` can be matched by
/// `right[..j]`. No pattern makes it slower than the product of the lengths.
pub(super) fn overlap(left: &[Symbol<'_>], right: &[Symbol<'_>], effort: &mut Effort) -> bool {
    if left.iter().chain(right).any(|it| it.is_unknown()) || !effort.take(left.len() * right.len())
    {
        return true;
    }
    let mut reached = reach_over_stars(right, vec![true; 1]);
    for from_left in left {
        let mut next = vec![false; reached.len()];
        for (at, _) in reached.iter().enumerate().filter(|(_, reached)| **reached) {
            // `*` on the left is skipped, or takes a character and stays.
            if *from_left == Symbol::Any {
                next[at..].fill(true);
                break;
            }
            match right.get(at) {
                // `*` on the right takes this character and stays.
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
