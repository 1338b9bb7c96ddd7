//! [`Rule::InvalidKmsKeyValue`]: checked for each value of a condition key that takes KMS keys.

use crate::model::Arn;
use crate::text::{Finding, Rule, Text, words};

pub(in crate::rules) fn find(text: &Text<'_>) -> Option<Finding> {
    let is_key = Arn::parse(&text.value)
        .is_ok_and(|arn| arn.service == "kms" && arn.resource.starts_with("key/"));
    if is_key {
        return None;
    }
    let message = words!("`{value}` is not the ARN of a KMS key", value = &text.value);
    let finding = Finding::new(Rule::InvalidKmsKeyValue, text.span, message);
    Some(finding.help(words!(
        "expected an ARN like `arn:aws:kms:us-east-1:123456789012:key/1a2b3c4d-5e6f-4a1b-8c2d-9e0f1a2b3c4d`"
    )))
}
