//! The tests of `cognito-perms` that need more than one of its crates. The code of the README is
//! among them: each block is a doctest.

#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
struct Readme;
