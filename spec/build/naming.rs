//! What Rust calls the things of AWS.

/// `UserPoolId` → `user_pool_id`.
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
pub fn module(prefix: &str) -> String {
    item(prefix)
}

/// `userpool` → `Userpool`.
pub fn resource_type(name: &str) -> String {
    camel_case(name)
}

/// `aws:RequestTag/${TagKey}` → `AwsRequestTag`.
pub fn condition_key(name: &str) -> String {
    camel_case(name.strip_suffix("/${TagKey}").unwrap_or(name))
}

/// `managed` → `Managed`.
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
pub fn item(name: &str) -> String {
    name.replace(|it: char| !it.is_ascii_alphanumeric(), "_")
}
