//! [`Rule::InvalidArnAccount`]: checked for the account of each ARN.

use crate::facts::arn::is_account;
use crate::text::{Finding, Rule, Span, words};

pub(in crate::rules) fn find(written: &str, span: Span) -> Option<Finding> {
    if is_account(written) {
        return None;
    }
    let message = words!("`{account}` is not an account id", account = written);
    let finding = Finding::new(Rule::InvalidArnAccount, span, message);
    Some(finding.help(words!("expected 12 digits, like `123456789012`")))
}
