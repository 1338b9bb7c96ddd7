//! The words of other languages, and what their helps have in common.

use crate::cursor::Cursor;
use crate::name::eat_name;

/// The help for a runtime value in place of an action.
pub(super) const NO_RUNTIME_ACTION: &str =
    "write actions by name, like `ListUsers`: they are never runtime values";

/// The help for a principal.
pub(super) const NO_PRINCIPAL: &str =
    "to name principals, use `trust_policy!`, `resource_policy!` or `endpoint_policy!`";

/// The help for a statement in another form.
pub(super) const STATEMENT: &str =
    "write statements like `allow AdminGetUser on *`; for a JSON file, use `policy_file!`";

/// The help for a sid that is a setting or an attribute.
pub(super) const SID: &str = "write the sid before the effect: `Name: allow …`";

/// The help for a version.
pub(super) const VERSION: &str = "remove it: the version is always `2012-10-17`";

/// What a list does with something else after an item.
pub(super) enum Stray {
    /// It was not recognized.
    No,
    /// The item was another word, which was reported: the item comes now.
    Item,
    /// It was reported.
    Rest,
}

/// A word of a JSON policy, in any letter case, also in the plural.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Word {
    Sid,
    Effect,
    Action { negated: bool },
    Resource { negated: bool },
    Principal,
    Condition,
    Version,
    Statement,
}

impl Word {
    pub(super) fn of(written: &str) -> Option<Self> {
        let lower = written.to_ascii_lowercase();
        Some(match lower.strip_suffix('s').unwrap_or(&lower) {
            "sid" | "id" => Self::Sid,
            "effect" => Self::Effect,
            "action" => Self::Action { negated: false },
            "notaction" => Self::Action { negated: true },
            "resource" => Self::Resource { negated: false },
            "notresource" => Self::Resource { negated: true },
            "principal" | "notprincipal" => Self::Principal,
            "condition" => Self::Condition,
            "version" => Self::Version,
            "statement" => Self::Statement,
            _ => return None,
        })
    }
}

/// Whether a word starts the part of a sentence about principals.
pub(super) fn is_about_principals(word: &str) -> bool {
    matches!(word, "to" | "for" | "from" | "by") || Word::of(word) == Some(Word::Principal)
}

/// Consumes an action or a resource in quotes, or a name with an optional service prefix; returns it, and whether it was
/// in quotes.
pub(super) fn eat_quoted_or_name(at: &mut Cursor<'_>) -> Option<(String, bool)> {
    if let Some(text) = at.eat_string() {
        return Some((text.value.into_owned(), true));
    }
    let mut name = eat_name(at)?.value.into_owned();
    if at.eat_punct(':') {
        name = format!("{name}:{}", eat_name(at)?.value);
    }
    Some((name, false))
}

/// Returns the literals in brackets, as written and separated by commas; `None` if anything else is in them.
pub(super) fn literals_inside(mut inside: Cursor<'_>) -> Option<Vec<&str>> {
    let mut literals = Vec::new();
    while let Some(literal) = inside.literal() {
        literals.push(literal);
        inside.skip();
        if !inside.eat_punct(',') && !inside.is_at_end() {
            return None;
        }
    }
    (inside.is_at_end() && !literals.is_empty()).then_some(literals)
}

/// Returns the list of values that compiles: without brackets if there is one.
pub(super) fn list_of(literals: &[&str]) -> String {
    match literals {
        [only] => (*only).to_owned(),
        several => format!("[{}]", several.join(", ")),
    }
}

/// Returns the words before a statement that name it: a sid consists of letters and digits, and one that starts with a
/// digit is quoted.
pub(super) fn label(sid: &str) -> String {
    let name: String = sid.chars().filter(char::is_ascii_alphanumeric).collect();
    match name.bytes().next() {
        None => "Name:".to_owned(),
        Some(first) if first.is_ascii_digit() => format!("\"{name}\":"),
        Some(_) => format!("{name}:"),
    }
}
