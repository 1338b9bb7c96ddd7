//! Finds the name with the most similar spelling, to detect typos.

/// The maximum length, in bytes, of a string that is compared with names: no AWS name is nearly as long.
pub(crate) const LONGEST: usize = 128;

/// Returns the name with the smallest edit distance, if that is at most a third of the length.
///
/// Letter case is ignored. Of several names at the same distance, the first is returned.
pub fn nearest<'n>(written: &str, names: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    nearest_of(written, &mut names.into_iter())
}

/// Not generic, so that it is compiled only once.
fn nearest_of<'n>(written: &str, names: &mut dyn Iterator<Item = &'n str>) -> Option<&'n str> {
    if written.len() > LONGEST {
        return None;
    }
    let lower = written.to_ascii_lowercase();
    let (own, is_ascii) = (letters(&lower), lower.is_ascii());
    let lower: Vec<char> = lower.chars().collect();
    let most = lower.len() / 3;
    let mut rows = Rows::default();
    let mut nearest: Option<(usize, &str)> = None;
    for name in names {
        if name.len().abs_diff(written.len()) > most {
            continue;
        }
        // An edit removes and adds at most one letter.
        let other = letters(name);
        let missing = (own & !other).count_ones().max((other & !own).count_ones());
        if is_ascii && missing as usize > most {
            continue;
        }
        if let Some(distance) = rows.distance(&lower, name, most)
            && nearest.is_none_or(|(least, _)| distance < least)
        {
            nearest = Some((distance, name));
        }
    }
    nearest.map(|(_, name)| name)
}

/// Returns a bit for each letter of a name, ignoring case.
fn letters(name: &str) -> u64 {
    name.bytes().fold(0, |letters, byte| letters | 1 << (byte.to_ascii_lowercase() & 63))
}

/// The rows of the edit distance table, reused from one name to the next.
#[derive(Default)]
struct Rows {
    name: Vec<char>,
    before_last: Vec<usize>,
    last: Vec<usize>,
    current: Vec<usize>,
}

impl Rows {
    /// Returns the number of letters to insert, delete, replace or swap with their neighbor, ignoring case, or
    /// `None` if that is more than `most`. `left` is in lower case.
    fn distance(&mut self, left: &[char], right: &str, most: usize) -> Option<usize> {
        self.name.clear();
        self.name.extend(right.chars().map(|it| it.to_ascii_lowercase()));
        let right = self.name.as_slice();
        self.last.clear();
        self.last.extend(0..=right.len());
        for (row, a) in left.iter().enumerate() {
            self.current.clear();
            self.current.push(row + 1);
            let mut least = row + 1;
            for (column, b) in right.iter().enumerate() {
                let mut best = (self.last[column] + usize::from(a != b))
                    .min(self.last[column + 1] + 1)
                    .min(self.current[column] + 1);
                let swapped = row > 0
                    && column > 0
                    && left.get(row - 1) == Some(b)
                    && right.get(column - 1) == Some(a);
                if swapped {
                    best = best.min(self.before_last[column - 1] + 1);
                }
                least = least.min(best);
                self.current.push(best);
            }
            // A swap refers to the row before the last, and costs at least one.
            if least > most + 1 {
                return None;
            }
            std::mem::swap(&mut self.before_last, &mut self.last);
            std::mem::swap(&mut self.last, &mut self.current);
        }
        self.last.last().copied().filter(|distance| *distance <= most)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distance_counts_edits_and_swaps() {
        for (left, right, expected) in [
            ("", "", 0),
            ("", "abc", 3),
            ("user", "user", 0),
            ("usre", "user", 1),
            ("create", "creat", 1),
            ("kitten", "sitting", 3),
        ] {
            for (left, right) in [(left, right), (right, left)] {
                let written: Vec<char> = left.chars().collect();
                let distance = |most| Rows::default().distance(&written, right, most);
                assert_eq!(distance(9), Some(expected), "{left} {right}");
                assert_eq!(distance(expected), Some(expected), "{left} {right}");
                assert!(expected == 0 || distance(expected - 1).is_none(), "{left} {right}");
            }
        }
    }

    #[test]
    fn distance_is_limited_to_a_third() {
        let names = || ["AdminCreateUser", "AdminGetUser", "ListUsers"].into_iter();
        assert_eq!(nearest("AdminCreatUser", names()), Some("AdminCreateUser"));
        assert_eq!(nearest("LstUsers", names()), Some("ListUsers"));
        assert_eq!(nearest("LaunchRocket", names()), None);
        assert_eq!(nearest("", names()), None);
    }
}
