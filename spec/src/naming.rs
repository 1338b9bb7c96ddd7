//! What Rust calls the things of AWS: for the build script, which makes items of them, and for the macro, which
//! names them.

/// `UserPoolId` → `user_pool_id`.
#[must_use]
pub fn snake_case(name: &str) -> String {
    let mut snake = String::new();
    for (index, character) in name.char_indices() {
        if index > 0 && character.is_ascii_uppercase() {
            snake.push('_');
        }
        snake.push(character.to_ascii_lowercase());
    }
    snake
}

/// `cognito-idp` → `cognito_idp`.
#[must_use]
pub fn module(prefix: &str) -> String {
    item(prefix)
}

/// `userpool` → `Userpool`.
#[must_use]
pub fn resource_type(name: &str) -> String {
    camel_case(name)
}

/// `aws:RequestTag/${TagKey}` → `AwsRequestTag`.
#[must_use]
pub fn condition_key(name: &str) -> String {
    camel_case(name.strip_suffix("/${TagKey}").unwrap_or(name))
}

/// `managed` → `Managed`.
#[must_use]
pub fn camel_case(name: &str) -> String {
    let words = name.split(|it: char| !it.is_ascii_alphanumeric());
    words
        .flat_map(|word| {
            let mut characters = word.chars();
            let first = characters.next().map(|first| first.to_ascii_uppercase());
            first.into_iter().chain(characters)
        })
        .collect()
}

/// `x-amz-acl` → `x_amz_acl`.
#[must_use]
pub fn item(name: &str) -> String {
    name.replace(|it: char| !it.is_ascii_alphanumeric(), "_")
}

/// The arguments of a resource type that are there by name only, if its ARN has what they fill.
#[must_use]
pub fn places(has_region: bool, has_account: bool) -> Vec<&'static str> {
    let places = [("partition", true), ("region", has_region), ("account", has_account)];
    places.into_iter().filter(|(_, has)| *has).map(|(name, _)| name).collect()
}
