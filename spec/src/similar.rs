//! The name that was meant: by intent first, then by distance.
//!
//! Intent is how people go wrong with AWS's names: words added, dropped, swapped or reordered. Distance
//! is how fingers go wrong.

/// The most names that a remedy lists.
const MOST: usize = 3;

/// The longest text that is compared with names, in bytes: no name of AWS is nearly as long.
const LONGEST: usize = 128;

/// The name at the smallest edit distance, if that is at most a third of the length.
///
/// Letter case does not count. Of several at the same distance the first wins.
pub fn nearest<'n>(written: &str, names: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    nearest_of(written, &mut names.into_iter())
}

/// The same, compiled once and not for every list of names.
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
        // An edit takes away and brings in no more than one letter.
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

/// A bit for each letter of a name, in any letter case.
fn letters(name: &str) -> u64 {
    name.bytes().fold(0, |letters, byte| letters | 1 << (byte.to_ascii_lowercase() & 63))
}

/// The names that say the same in other words: up to three, the closest first.
///
/// `CreateUser` says the same as `AdminCreateUser`, `GetUserPool` as `DescribeUserPool`, and
/// `pool_user_list` as `ListUserPools`.
#[must_use]
pub fn same_intent<'n>(written: &str, names: &[&'n str]) -> Vec<&'n str> {
    if written.len() > LONGEST {
        return Vec::new();
    }
    let wanted = Intent::of(written, names);
    if wanted.words.is_empty() {
        return Vec::new();
    }
    let (mut least, mut close) = (usize::MAX, Vec::new());
    for name in names {
        let Some(cost) = wanted.cost_to(&Intent::of(name, &[])) else { continue };
        if cost < least {
            least = cost;
            close.clear();
        }
        if cost == least {
            close.push(*name);
        }
    }
    close.truncate(MOST);
    close
}

/// A name as a list of words, without what people confuse.
struct Intent {
    /// The whole name: letters and digits, in lower case.
    joined: String,
    /// Lower case, singular, without `admin`.
    words: Vec<String>,
    admin: bool,
}

/// Verbs that AWS uses for the same thing in different services.
const SYNONYMS: &[&[&str]] = &[
    &["get", "describe", "read", "view", "show", "fetch", "lookup"],
    &["set", "update", "put", "modify", "change", "edit"],
    &["delete", "remove", "destroy", "drop"],
    &["create", "add", "make", "new", "register"],
    &["enable", "activate", "unblock"],
    &["disable", "deactivate", "block"],
    &["list", "search", "find", "query"],
    &["associate", "attach"],
    &["disassociate", "detach"],
];

impl Intent {
    /// Takes a name apart; `known` are names whose words tell where one ends in which all is lower case.
    fn of(name: &str, known: &[&str]) -> Self {
        let mut words = words(name);
        if let [glued] = words.as_slice()
            && let Some(parts) = divide(glued, known)
        {
            words = parts;
        }
        let joined = words.concat();
        let before = words.len();
        words.retain(|word| word != "admin");
        Self {
            joined,
            admin: words.len() < before,
            words: words.into_iter().map(singular).collect(),
        }
    }

    /// How far apart two names are that say the same; `None` if they do not.
    fn cost_to(&self, other: &Self) -> Option<usize> {
        if self.joined == other.joined {
            return Some(0);
        }
        let admin = usize::from(self.admin != other.admin);
        let pairs = || self.words.iter().zip(&other.words);
        if self.words.len() == other.words.len() && pairs().all(|(a, b)| synonyms(a, b)) {
            Some(admin + 2 * pairs().filter(|(a, b)| a != b).count())
        } else if self.has_words_of(other) {
            Some(admin + 3)
        } else {
            let more = other.words.len().checked_sub(self.words.len())?;
            (more <= 2 && self.is_short_for(other)).then_some(admin + 4 + more)
        }
    }

    /// Whether both have the same words, in whatever order.
    fn has_words_of(&self, other: &Self) -> bool {
        let count =
            |words: &[String], word: &str| words.iter().filter(|it| synonyms(it, word)).count();
        self.words.len() == other.words.len()
            && self.words.iter().all(|it| count(&self.words, it) == count(&other.words, it))
    }

    /// Whether the other has the same words, from the first to the last, and some between.
    fn is_short_for(&self, other: &Self) -> bool {
        let mut rest = other.words.iter();
        let all_stand = self.words.iter().all(|word| rest.any(|it| synonyms(word, it)));
        let ends_alike = |left: Option<&String>, right: Option<&String>| {
            left.zip(right).is_some_and(|(left, right)| synonyms(left, right))
        };
        self.words.len() > 1
            && all_stand
            && ends_alike(self.words.first(), other.words.first())
            && ends_alike(self.words.last(), other.words.last())
    }
}

fn canonical(word: &str) -> &str {
    let group = SYNONYMS.iter().find(|group| group.contains(&word));
    group.and_then(|group| group.first().copied()).unwrap_or(word)
}

fn synonyms(left: &str, right: &str) -> bool {
    canonical(left) == canonical(right)
}

/// `AdminSetUserMFAPreference` and `admin_set_user_mfa_preference` → admin, set, user, mfa, preference.
fn words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let characters: Vec<char> = name.chars().collect();
    let mut open = false;
    for (index, character) in characters.iter().enumerate() {
        if !character.is_alphanumeric() {
            open = false;
            continue;
        }
        let before = index.checked_sub(1).and_then(|before| characters.get(before));
        let behind = characters.get(index + 1);
        let starts = character.is_uppercase()
            && (before.is_some_and(|it| !it.is_uppercase())
                || behind.is_some_and(|it| it.is_lowercase()));
        match words.last_mut() {
            Some(word) if open && !starts => word.push(character.to_ascii_lowercase()),
            _ => words.push(character.to_ascii_lowercase().to_string()),
        }
        open = true;
    }
    words
}

/// A word that is several words of known names glued together, taken apart.
fn divide(glued: &str, known: &[&str]) -> Option<Vec<String>> {
    let mut vocabulary = Vec::new();
    for name in known {
        vocabulary.extend(words(name));
    }
    for index in 0..vocabulary.len() {
        vocabulary.push(singular(vocabulary[index].clone()));
    }
    for group in SYNONYMS {
        for word in *group {
            vocabulary.push((*word).to_owned());
        }
    }
    // The fewest words that end at each byte.
    let mut best: Vec<Option<Vec<String>>> = vec![None; glued.len() + 1];
    best[0] = Some(Vec::new());
    for end in 1..=glued.len() {
        for word in &vocabulary {
            let Some(start) = end.checked_sub(word.len()) else { continue };
            if glued.get(start..end) != Some(word.as_str()) {
                continue;
            }
            let Some(before) = &best[start] else { continue };
            if best[end].as_ref().is_none_or(|found| before.len() + 1 < found.len()) {
                best[end] = Some([before.as_slice(), std::slice::from_ref(word)].concat());
            }
        }
    }
    best.pop().flatten().filter(|words| words.len() > 1)
}

fn singular(word: String) -> String {
    match word.strip_suffix('s') {
        Some(stem) if stem.len() > 2 && !stem.ends_with('s') => stem.to_owned(),
        _ => word,
    }
}

/// The beginnings and the ends of names at the borders of their words, for patterns.
pub fn parts<'n>(names: impl IntoIterator<Item = &'n str>) -> (Vec<&'n str>, Vec<&'n str>) {
    let (mut beginnings, mut ends) = (Vec::new(), Vec::new());
    for name in names {
        let mut at = 0;
        for word in words(name) {
            at += word.len();
            beginnings.extend(name.get(..at));
            ends.extend(name.get(at - word.len()..));
        }
    }
    (beginnings, ends)
}

/// The rows of the table that a distance is worked out in, kept from one name to the next.
#[derive(Default)]
struct Rows {
    name: Vec<char>,
    before_last: Vec<usize>,
    last: Vec<usize>,
    current: Vec<usize>,
}

impl Rows {
    /// How many letters have to be put in, taken out, replaced or swapped with their neighbour, in any
    /// letter case; `None` if that is more than `most`. `left` is in lower case.
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
            // A swap reaches back over two rows, and adds at least one.
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
    use crate::catalog::DEFAULT_SERVICE;

    fn names() -> impl Iterator<Item = &'static str> {
        DEFAULT_SERVICE.actions.iter().map(|action| action.name)
    }

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
    fn names_fall_into_words() {
        assert_eq!(
            words("AdminSetUserMFAPreference"),
            ["admin", "set", "user", "mfa", "preference"]
        );
        assert_eq!(words("GetCSVHeader"), ["get", "csv", "header"]);
        assert_eq!(words("admin_create-user"), ["admin", "create", "user"]);
        assert_eq!(words("AssociateWebACL"), ["associate", "web", "acl"]);
    }

    #[test]
    fn intent_finds_what_distance_would_not() {
        for (written, meant) in [
            ("CreateUser", "AdminCreateUser"),
            ("AdminListUsers", "ListUsers"),
            ("GetUserPool", "DescribeUserPool"),
            ("AdminDescribeUser", "AdminGetUser"),
            ("AdminUpdateUserPassword", "AdminSetUserPassword"),
            ("UpdateUserPoolMfaConfig", "SetUserPoolMfaConfig"),
            ("ListUserPool", "ListUserPools"),
            ("AdminDeleteUserAttribute", "AdminDeleteUserAttributes"),
            ("admin_create_user", "AdminCreateUser"),
            ("admincreateuser_", "AdminCreateUser"),
            ("createuser", "AdminCreateUser"),
            ("getuserpool", "DescribeUserPool"),
            ("listuser", "ListUsers"),
            ("ResetPassword", "AdminResetUserPassword"),
            ("DeletePool", "DeleteUserPool"),
            ("CreateClient", "CreateUserPoolClient"),
            ("UserPoolCreate", "CreateUserPool"),
            ("AdminUserGet", "AdminGetUser"),
            ("RemoveUserPool", "DeleteUserPool"),
            ("AdminGlobalSignOutUser", "AdminUserGlobalSignOut"),
        ] {
            let names: Vec<_> = names().collect();
            assert_eq!(same_intent(written, &names).first(), Some(&meant), "{written}");
        }
        let names: Vec<_> = names().collect();
        assert!(same_intent("LaunchRocket", &names).is_empty());
        assert!(same_intent("", &names).is_empty());
    }

    #[test]
    fn distance_is_limited_to_a_third() {
        assert_eq!(nearest("AdminCreatUser", names()), Some("AdminCreateUser"));
        assert_eq!(nearest("LstUsers", names()), Some("ListUsers"));
        assert_eq!(nearest("LaunchRocket", names()), None);
        assert_eq!(nearest("", names()), None);
    }
}
