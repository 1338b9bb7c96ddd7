//! [`Rule::ShortArn`]: reported for a fault in an ARN.

use crate::text::{Applicability, Finding, Rule, Span, words};

pub(in crate::rules) fn found(span: Span, written: &str, fields: usize) -> Finding {
    let message =
        words!("`{arn}` has {count} of the six fields of an ARN", arn = written, count = fields);
    let finding = Finding::new(Rule::ShortArn, span, message);
    let any = ":*".repeat(6 - fields);
    match written.rsplit_once(':') {
        _ if written.split(':').any(str::is_empty) => finding
            .help(words!("write all six fields: `arn:partition:service:region:account:resource`")),
        // The missing fields come before the resource. IAM adds them at the end, so that the ARN matches more.
        Some((before, resource)) if resource.contains('/') => {
            let whole = format!("{before}{any}:{resource}");
            let help = words!(
                "write all fields: `{whole}`; IAM silently widens a short ARN",
                whole = whole.clone()
            );
            finding.help(help).edit(span, whole, Applicability::Unsafe)
        }
        _ => {
            let whole = format!("{written}{any}");
            let help = words!(
                "write all fields: IAM silently reads this as `{whole}`",
                whole = whole.clone()
            );
            finding.help(help).edit(span, whole, Applicability::Safe)
        }
    }
}
