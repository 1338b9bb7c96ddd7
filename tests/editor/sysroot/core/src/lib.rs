//! The parts of the standard library that `policy!` needs in an editor, so that the tests neither load all of
//! it nor need it installed.

#![no_core]

#[rustc_builtin_macro]
#[macro_export]
macro_rules! compile_error {
    () => {};
}

#[rustc_builtin_macro]
#[macro_export]
macro_rules! concat {
    () => {};
}

#[rustc_builtin_macro]
#[macro_export]
macro_rules! env {
    () => {};
}

#[rustc_builtin_macro]
#[macro_export]
macro_rules! include {
    () => {};
}

#[rustc_builtin_macro]
#[macro_export]
macro_rules! include_bytes {
    () => {};
}

#[rustc_builtin_macro]
#[macro_export]
macro_rules! stringify {
    () => {};
}

pub mod option {
    pub enum Option<T> {
        None,
        Some(T),
    }
}

pub mod prelude {
    pub mod v1 {
        pub use crate::option::Option::{self, None, Some};
        pub use crate::{compile_error, concat, env, include, include_bytes, stringify};
    }
    pub mod rust_2015 {
        pub use super::v1::*;
    }
    pub mod rust_2018 {
        pub use super::v1::*;
    }
    pub mod rust_2021 {
        pub use super::v1::*;
    }
    pub mod rust_2024 {
        pub use super::v1::*;
    }
}
