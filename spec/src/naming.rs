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

/// `x-amz-acl` → `x_amz_acl`.
#[must_use]
pub fn item(name: &str) -> String {
    let mut item = String::new();
    for character in name.chars() {
        item.push(if character.is_ascii_alphanumeric() { character } else { '_' });
    }
    item
}

/// The arguments of a resource type that are there by name only, if its ARN has what they fill.
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
