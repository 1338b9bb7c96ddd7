//! rustfmt leaves literals as they are: it only formats the contents of a macro call if they are Rust.

use std::io::Write;
use std::process::{Command, Stdio};

/// Oddly formatted literals in code as rustfmt writes it.
const CODE: &str = r#"use cognito_perms::{Policy, policy};

const BRACES: Policy = policy! {
  #![account="123456789012"]
        Lookup :allow AdminGetUser,ListUsers,   AdminList*
     on   userpool( "eu-west-1_Ab12Cd34E" ) ;

 // A comment.
    deny level( Write )except AdminResetUserPassword on userpool(*)
};

const PARENTHESES: Policy = policy!(allow   AdminGetUser on *);

const BRACKETS: Policy = policy![  allow AdminGetUser
on * if aws:SourceIp IpAddress["203.0.113.0/24",
"198.51.100.0/24"] ];

fn attach(_: &Policy) {}

fn main() {
    attach(&policy! { allow   ListUserPools
    on * });
    attach(&policy!(allow   ListUserPools
    on *));
}
"#;

#[test]
fn literals_stay_as_they_are_written() {
    let mut rustfmt = Command::new("rustfmt")
        .args(["--edition", "2024"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    rustfmt.stdin.take().unwrap().write_all(CODE.as_bytes()).unwrap();
    let formatted = rustfmt.wait_with_output().unwrap();
    assert!(formatted.status.success());
    assert_eq!(String::from_utf8(formatted.stdout).unwrap(), CODE);
}
