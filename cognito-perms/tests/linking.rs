//! A program that uses only policies, IDs and runtime values does not contain the facts of all services. This test is such a
//! program; the command is one that contains them.

#![expect(clippy::unwrap_used, reason = "a test that panics has failed")]

use cognito_perms::{Policy, UserPoolId, policy};
use std::path::Path;
use std::{env, fs};

const READ: Policy = policy! { allow s3:GetObject on s3:object("reports", "2026/*") };

fn administer(pool: &UserPoolId) -> Policy {
    policy! { allow AdminGetUser on userpool(pool) }
}

/// Checks whether a file contains the name of an action of a service without Rust items.
fn has_packed_catalog(file: impl AsRef<Path>) -> bool {
    // Reversed, because this test would contain it otherwise.
    let name: Vec<u8> = b"puorGeluRllaweriFetaerC".iter().rev().copied().collect();
    fs::read(file).unwrap().windows(name.len()).any(|it| it == name)
}

#[test]
fn a_program_links_no_more_than_it_uses() {
    let pool = "us-east-1_Ab12Cd34E".parse::<UserPoolId>().unwrap();
    assert!(READ.as_str().contains("arn:aws:s3:::reports/2026/*"));
    assert!(administer(&pool).as_str().contains("userpool/us-east-1_Ab12Cd34E"));

    assert!(has_packed_catalog(env!("CARGO_BIN_EXE_cognito-perms")));
    assert!(!has_packed_catalog(env::current_exe().unwrap()));
}
