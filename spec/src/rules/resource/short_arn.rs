//! [`Rule::ShortArn`]: a fault of an ARN.

use crate::text::{Applicability, Finding, Rule, Span, words};

pub(in crate::rules) fn found(span: Span, written: &str, fields: usize) -> Finding {
    let message =
        words!("`{arn}` has {count} of the six fields of an ARN", arn = written, count = fields);
    let finding = Finding::new(Rule::ShortArn, span, message);
    let any = ":*".repeat(6 - fields);
    match written.rsplit_once(':') {
        _ if written.split(':').any(str::is_empty) => {
            finding.help(words!("an ARN is `arn:partition:service:region:account:resource`"))
        }
        // The missing fields are before the resource; IAM adds them at the end, and reads more.
        Some((before, resource)) if resource.contains('/') => {
            let whole = format!("{before}{any}:{resource}");
            let help = words!(
                "IAM widens a short ARN silently; written out it is `{whole}`",
                whole = whole.clone()
            );
            finding.help(help).edit(span, whole, Applicability::Unsafe)
        }
        _ => {
            let whole = format!("{written}{any}");
            let help = words!(
                "IAM fills the end silently, and reads `{whole}`; name all fields",
                whole = whole.clone()
            );
            finding.help(help).edit(span, whole, Applicability::Safe)
        }
    }
}
