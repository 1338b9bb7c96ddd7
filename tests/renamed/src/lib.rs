//! `policy!` in unusual surroundings: the crate has another name, there is no prelude, warnings are errors,
//! and the literal is in every kind of position.

#![no_implicit_prelude]
#![deny(warnings, clippy::all)]
#![forbid(unsafe_code, non_upper_case_globals, dead_code)]

use ::iam::{Policy, UserPoolId, policy};

/// In a constant.
pub const CONSTANT: Policy = policy! { allow AdminGetUser on userpool("us-east-1_X") };

/// In a static.
pub static STATIC: Policy = policy!(allow AdminGetUser on userpool("us-east-1_X"));

/// In an array of constants.
pub const LIST: [Policy; 2] = [policy![allow ListUsers on *], policy! { deny ListUsers on * }];

/// In a constant expression.
pub const SIZE: usize = STATIC.size();

/// Behind a reference, as a string.
pub const TEXT: &::core::primitive::str = {
    const POLICY: &Policy = &policy! { allow ListUsers on * };
    POLICY.as_str()
};

/// With an expected warning.
#[expect(deprecated, reason = "a VPC endpoint policy: there it has an effect")]
pub const ENDPOINT: Policy = policy! { allow SignUp on * };

/// In a function.
#[must_use]
pub const fn in_function() -> Policy {
    policy! { allow AdminGetUser on userpool("us-east-1_X") }
}

macro_rules! on_pool {
    ($action:ident, $id:literal) => {
        ::iam::policy! { allow $action, AdminList* on userpool($id) }
    };
}

/// In another macro.
pub const IN_MACRO: Policy = on_pool!(AdminGetUser, "us-east-1_X");

macro_rules! with_value {
    ($pool:expr, $name:expr) => {
        ::iam::policy! {
            allow AdminGetUser on userpool($pool) if aws:username StringEquals [$name, "x"]
        }
    };
}

/// Runtime values, directly and through another macro.
#[must_use]
pub fn with_values(pool: &UserPoolId, names: &[::std::string::String]) -> [Policy; 3] {
    let name = ("a", "b");
    [
        policy! { allow AdminGetUser on userpool(pool) if aws:username StringEquals name.0 },
        policy! {
            allow AdminGetUser on userpool({ pool }) if aws:username StringEquals [..names]
        },
        with_value!(pool, name.1),
    ]
}

/// In a trait.
pub trait Role {
    /// What the role may do.
    const POLICY: Policy;
}

/// A role.
pub struct Reader;

impl Role for Reader {
    const POLICY: Policy = policy! { allow level(Read) on userpool(*) };
}

#[cfg(test)]
mod tests {
    use super::{CONSTANT, IN_MACRO, LIST, STATIC, in_function, with_values};
    use ::std::{assert, assert_eq, borrow::ToOwned};

    #[test]
    fn every_place_gives_the_same() {
        assert_eq!(CONSTANT, STATIC);
        assert_eq!(CONSTANT, in_function());
        assert!(IN_MACRO.as_str().contains("cognito-idp:AdminList*"));
        assert!(LIST[1].as_str().contains("Deny"));
    }

    #[test]
    fn values_of_run_time_pass_through_macros() {
        let [expression, list, passed] =
            with_values(&"us-east-1_X".parse().unwrap(), &["c".to_owned()]);
        assert!(expression.as_str().contains(r#"{"aws:username":"a"}"#));
        assert!(list.as_str().contains(r#"{"aws:username":"c"}"#));
        assert!(passed.as_str().contains(r#"userpool/us-east-1_X"#));
        assert!(passed.as_str().contains(r#"{"aws:username":["b","x"]}"#));
    }
}
