//! The macro of `cognito-perms`; use `cognito-perms` instead.
