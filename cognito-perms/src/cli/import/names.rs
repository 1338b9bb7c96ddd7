//! Names in the format of the sources in, names in the format of catalog files out.

use cognito_perms::terminal::is_hidden;

/// The types of condition keys.
const VALUE_TYPES: [&str; 10] = [
    "String",
    "ArrayOfString",
    "ARN",
    "ArrayOfARN",
    "Bool",
    "ArrayOfBool",
    "Numeric",
    "Date",
    "IPAddress",
    "Binary",
];

/// The variable part of a condition key for tags.
const TAG_KEY: &str = "${TagKey}";

/// The maximum length of a name in bytes, because messages repeat names. IAM's own limit is 128 characters for an action.
const LONGEST: usize = 256;

/// The maximum length of a prefix in bytes, so that every file system accepts it as a file name.
const LONGEST_PREFIX: usize = 64;

/// Checks the prefix of a service, which becomes the name of a file.
pub(super) fn prefix(written: &str) -> Result<String, String> {
    let is_in_prefix = |it: char| it.is_ascii_lowercase() || it.is_ascii_digit() || it == '-';
    let is_short = (1..=LONGEST_PREFIX).contains(&written.len());
    if !is_short || !written.chars().all(is_in_prefix) {
        return Err(format!(
            "invalid service prefix `{written}`: expected up to {LONGEST_PREFIX} lowercase letters, digits and `-`"
        ));
    }
    Ok(written.to_owned())
}

/// Checks the name of an action.
pub(super) fn action(written: &str) -> Result<String, String> {
    if !has_length(written) || !written.chars().all(is_plain) {
        return Err(format!(
            "invalid action name `{written}`: expected letters, digits, `-` and `_`"
        ));
    }
    Ok(written.to_owned())
}

/// Checks the name of a resource type. A `*` would be ambiguous: it marks required types.
pub(super) fn resource_type(written: &str) -> Result<String, String> {
    let has_alias = has_length(written) && !alias(written).is_empty();
    if !has_alias || written.contains(|it| it == '*' || is_hidden(it)) {
        return Err(format!("invalid resource type name `{written}`"));
    }
    Ok(written.to_owned())
}

/// Returns the name of a resource type in `policy!`: each run of invalid characters becomes a `-`.
pub(super) fn alias(name: &str) -> String {
    if name.chars().all(is_plain) {
        return name.to_owned();
    }
    let parts = name.split(|it| !is_plain(it)).filter(|it| !it.is_empty());
    parts.collect::<Vec<_>>().join("-").trim_matches('-').to_owned()
}

/// Checks and normalizes the name of a condition key. AWS has four spellings of a tag key at its end.
pub(super) fn condition_key(written: &str) -> Result<String, String> {
    let expected = "expected a name like `service:Key`, with at most one placeholder";
    let invalid = || Err(format!("invalid condition key `{written}`: {expected}"));
    let endings = ["<key>", "tag-key", ""];
    let base = endings.iter().find_map(|it| written.strip_suffix(it)?.strip_suffix('/'));
    let name = base.map_or_else(|| written.to_owned(), |base| format!("{base}/{TAG_KEY}"));
    let (before, after) = match split_placeholder(&name) {
        Some((before, placeholder, after)) if is_placeholder(placeholder) => (before, after),
        Some(_) => return invalid(),
        None => (&*name, ""),
    };
    let is_literal = |it: char| is_plain(it) || matches!(it, ':' | '.' | '/');
    let has_name = has_length(written) && name.contains(':');
    if !has_name || !before.chars().chain(after.chars()).all(is_literal) {
        return invalid();
    }
    Ok(name)
}

/// Checks the type of a condition key.
pub(super) fn value_type(written: &str) -> Result<&'static str, String> {
    let known = VALUE_TYPES.iter().find(|it| **it == written);
    known.copied().ok_or_else(|| format!("unknown condition key type `{written}`"))
}

/// Checks the name that AWS's pages have for a service.
pub(super) fn display_name(written: &str) -> Result<String, String> {
    if !has_length(written.trim()) || written.contains(is_hidden) {
        return Err(format!("invalid service name `{written}`"));
    }
    Ok(written.trim().to_owned())
}

/// Checks whether a string can be the name of a placeholder: a letter followed by letters and digits.
pub(super) fn is_placeholder(name: &str) -> bool {
    name.starts_with(|it: char| it.is_ascii_alphabetic())
        && name.chars().all(|it| it.is_ascii_alphanumeric())
}

/// Splits a string at its first `${Placeholder}` into the text before it, the placeholder's name and the text after it.
pub(super) fn split_placeholder(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once("${")?;
    let (name, after) = rest.split_once('}')?;
    Some((before, name, after))
}

/// Checks whether a name is neither empty nor too long.
const fn has_length(name: &str) -> bool {
    !name.is_empty() && name.len() <= LONGEST
}

/// Checks whether names in `policy!` can contain this character.
fn is_plain(character: char) -> bool {
    character.is_ascii_alphanumeric() || matches!(character, '-' | '_')
}
