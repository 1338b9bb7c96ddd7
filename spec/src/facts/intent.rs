//! Finds names that mean the same in other words: with words added, dropped, swapped or reordered.

use crate::text::list::joined;
use crate::text::similar::LONGEST;

/// The maximum number of names in a suggestion.
const MOST: usize = 3;

/// Returns the names that mean the same in other words: the closest ones, up to three.
///
/// `CreateUser` means the same as `AdminCreateUser`, `GetUserPool` as `DescribeUserPool`, and `pool_user_list`
/// as `ListUserPools`.
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

/// A name as a list of words, normalized so that commonly confused names compare equal.
struct Intent {
    /// The letters and digits of the entire name, in lower case.
    joined: String,
    /// The words in lower case and singular, without `admin`.
    words: Vec<String>,
    admin: bool,
}

/// Verbs that AWS uses for the same operation in different services.
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
    /// Splits a name into words. The words of the `known` names are the vocabulary for a name that is all in
    /// lower case.
    fn of(name: &str, known: &[&str]) -> Self {
        let mut words = words(name);
        if let [glued] = words.as_slice()
            && let Some(parts) = divide(glued, known)
        {
            words = parts;
        }
        let joined = joined(&words, "");
        let before = words.len();
        words.retain(|word| word != "admin");
        Self {
            joined,
            admin: words.len() < before,
            words: words.into_iter().map(singular).collect(),
        }
    }

    /// Returns the distance between two names that mean the same, or `None` if they don't.
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

    /// Checks whether both have the same words, in any order.
    fn has_words_of(&self, other: &Self) -> bool {
        let count =
            |words: &[String], word: &str| words.iter().filter(|it| synonyms(it, word)).count();
        self.words.len() == other.words.len()
            && self.words.iter().all(|it| count(&self.words, it) == count(&other.words, it))
    }

    /// Checks whether the other name has the same words in the same order, the same first and last words, and
    /// possibly more in between.
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

/// Returns the names that do not begin with another verb than the written one: `GetUser` is never meant by
/// `DeleteUser`. If the verb is unknown, it may be mistyped, and all names are possible.
#[must_use]
pub fn of_same_verb<'n>(written: &str, names: &[&'n str]) -> Vec<&'n str> {
    let Some(wanted) = verb(written) else { return names.to_vec() };
    let is_verb = |it: &&str| verb(it).is_some_and(|it| it == wanted);
    let is_known = SYNONYMS.iter().any(|group| group.contains(&&*wanted));
    if !is_known && !names.iter().any(is_verb) {
        return names.to_vec();
    }
    let is_same = |it: &&&str| verb(it).is_some_and(|it| synonyms(&it, &wanted));
    names.iter().filter(is_same).copied().collect()
}

/// Returns the name whose words are the start of the written ones: the longest one, with at least two words.
#[must_use]
pub fn shortened<'n>(written: &str, names: &[&'n str]) -> Option<&'n str> {
    let wanted = words(written);
    let is_start = |it: &&&str| {
        let own = words(it);
        own.len() > 2 && wanted.starts_with(&own)
    };
    names.iter().filter(is_start).max_by_key(|it| it.len()).copied()
}

/// Returns the first word of a name, after `admin`.
fn verb(name: &str) -> Option<String> {
    words(name).into_iter().find(|word| word != "admin")
}

fn canonical(word: &str) -> &str {
    let group = SYNONYMS.iter().find(|group| group.contains(&word));
    group.and_then(|group| group.first().copied()).unwrap_or(word)
}

fn synonyms(left: &str, right: &str) -> bool {
    canonical(left) == canonical(right)
}

/// `AdminSetUserMFAPreference` and `admin_set_user_mfa_preference` → admin, set, user, mfa, preference.
pub(super) fn words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let characters: Vec<char> = name.chars().collect();
    let mut open = false;
    for (index, character) in characters.iter().enumerate() {
        if !character.is_alphanumeric() {
            open = false;
            continue;
        }
        let before = index.checked_sub(1).and_then(|before| characters.get(before));
        let after = characters.get(index + 1);
        let starts = character.is_uppercase()
            && (before.is_some_and(|it| !it.is_uppercase())
                || after.is_some_and(|it| it.is_lowercase()));
        match words.last_mut() {
            Some(word) if open && !starts => word.push(character.to_ascii_lowercase()),
            _ => words.push(character.to_ascii_lowercase().to_string()),
        }
        open = true;
    }
    words
}

/// Splits a word into words of the known names, if it is several of them joined together.
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
    // The shortest list of words that ends at each byte.
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

/// Returns the prefixes and suffixes of names that end or start at a word boundary, for patterns.
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::tables::DEFAULT_SERVICE;

    fn names() -> impl Iterator<Item = &'static str> {
        DEFAULT_SERVICE.actions().iter().map(|action| action.name)
    }

    #[test]
    fn another_verb_is_never_meant() {
        let names: Vec<&str> = names().collect();
        for (written, wanted, other) in [
            ("AdminGetUserAttributes", "AdminGetUser", "AdminDeleteUserAttributes"),
            ("DeleteUICustomization", "DeleteUserPool", "GetUICustomization"),
            ("StopUserImportJb", "StopUserImportJob", "StartUserImportJob"),
        ] {
            let same = of_same_verb(written, &names);
            assert!(same.contains(&wanted) && !same.contains(&other), "{written}: {same:?}");
        }
        assert_eq!(of_same_verb("Creat", &names).len(), names.len());
        assert_eq!(shortened("AdminGetUserAttributes", &names), Some("AdminGetUser"));
        assert_eq!(shortened("ListThings", &names), None);
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
        for (written, suggestion) in [
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
            assert_eq!(same_intent(written, &names).first(), Some(&suggestion), "{written}");
        }
        let names: Vec<_> = names().collect();
        assert!(same_intent("LaunchRocket", &names).is_empty());
        assert!(same_intent("", &names).is_empty());
    }
}
