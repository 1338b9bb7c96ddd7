//! [`Rule::InvalidArnAccount`]: asked of the account of an ARN.

use crate::facts::arn::is_account;
use crate::text::{Finding, Rule, Span, words};

pub(in crate::rules) fn find(written: &str, span: Span) -> Option<Finding> {
    if is_account(written) {
        return None;
    }
    let message = words!("`{account}` is no account id", account = written);
    let finding = Finding::new(Rule::InvalidArnAccount, span, message);
    Some(finding.help(words!("an account id is 12 digits: `123456789012`")))
}
