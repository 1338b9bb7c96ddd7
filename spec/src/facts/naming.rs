//! The Rust names of AWS's names, for the build script, which generates items with them, and for the macro,
//! which refers to these items.

/// Converts `UserPoolId` to `user_pool_id`, and `APIKeyId` to `api_key_id`.
#[must_use]
pub fn snake_case(name: &str) -> String {
    let mut snake = String::new();
    let mut rest = name.chars().peekable();
    let mut before = None;
    while let Some(character) = rest.next() {
        // A new word starts after a lowercase letter, and with the last of several capitals.
        let starts_word = before.is_some_and(|it: char| !it.is_ascii_uppercase())
            || before.is_some() && rest.peek().is_some_and(char::is_ascii_lowercase);
        if character.is_ascii_uppercase() && starts_word {
            snake.push('_');
        }
        snake.push(character.to_ascii_lowercase());
        before = Some(character);
    }
    snake
}

/// Converts `BucketName` to `bucket-name`.
#[must_use]
pub fn kebab_case(name: &str) -> String {
    snake_case(name).replace('_', "-")
}

/// Converts `cognito-idp` to `cognito_idp`.
#[must_use]
pub fn module(prefix: &str) -> String {
    item(prefix)
}

/// Converts `userpool` to `Userpool`.
#[must_use]
pub fn resource_type(name: &str) -> String {
    camel_case(name)
}

/// Converts `aws:RequestTag/${TagKey}` to `AwsRequestTag`.
#[must_use]
pub fn condition_key(name: &str) -> String {
    camel_case(name.strip_suffix("/${TagKey}").unwrap_or(name))
}

/// Converts `managed` to `Managed`.
#[must_use]
pub fn camel_case(name: &str) -> String {
    let (mut camel_case, mut is_first) = (String::new(), true);
    for character in name.chars() {
        if !character.is_ascii_alphanumeric() {
            is_first = true;
            continue;
        }
        camel_case.push(if is_first { character.to_ascii_uppercase() } else { character });
        is_first = false;
    }
    camel_case
}

/// Converts `x-amz-acl` to `x_amz_acl`.
#[must_use]
pub fn item(name: &str) -> String {
    let mut item = String::new();
    for character in name.chars() {
        item.push(if character.is_ascii_alphanumeric() { character } else { '_' });
    }
    item
}

/// Checks whether a name can name an item as it is: an ASCII identifier that is not a keyword.
#[must_use]
pub fn is_identifier(name: &str) -> bool {
    name.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_')
        && name.chars().all(|it| it.is_ascii_alphanumeric() || it == '_')
        && !is_keyword(name)
}

/// Checks whether a name is a keyword of the 2024 edition, strict or reserved. Weak keywords, such as `union`,
/// can name items.
#[must_use]
pub fn is_keyword(name: &str) -> bool {
    KEYWORDS.binary_search(&name).is_ok()
}

/// The names that cannot name an item as they are, sorted.
///
/// Source: [keywords](https://doc.rust-lang.org/reference/keywords.html).
const KEYWORDS: [&str; 53] = [
    "Self", "_", "abstract", "as", "async", "await", "become", "box", "break", "const", "continue",
    "crate", "do", "dyn", "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if",
    "impl", "in", "let", "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub",
    "ref", "return", "self", "static", "struct", "super", "trait", "true", "try", "type", "typeof",
    "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// Returns the named arguments of a resource type, depending on whether its ARN has a region and an account.
#[must_use]
pub fn places(has_region: bool, has_account: bool) -> Vec<&'static str> {
    let mut places = vec!["partition"];
    if has_region {
        places.push("region");
    }
    if has_account {
        places.push("account");
    }
    places.push("arn");
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keywords_can_be_searched() {
        assert!(KEYWORDS.is_sorted());
    }
}
