//! [`Rule::InvalidArnPrefix`]: reported for a string that should be an ARN.

use crate::facts::catalog::resource_of_id;
use crate::text::{Applicability, Finding, Rule, Span, words};

pub(in crate::rules) fn found(span: Span, written: &str) -> Finding {
    let message = words!("`{written}` is not an ARN", written = written);
    let finding = Finding::new(Rule::InvalidArnPrefix, span, message);
    if written.trim() == "*" {
        return finding.help(words!("remove the space: `*`")).edit(
            span,
            "*",
            Applicability::Unsafe,
        );
    }
    if written.trim() != written || written.to_ascii_lowercase().starts_with("arn:") {
        let rest = written.trim().split_once(':').map_or("…", |(_, rest)| rest);
        let finding = finding
            .help(words!("start the ARN with lowercase `arn:`: `\"arn:{rest}\"`", rest = rest));
        return match written.trim().contains(':') {
            true => finding.edit(span, format!("arn:{rest}"), Applicability::Unsafe),
            false => finding,
        };
    }
    match resource_of_id(written) {
        Some((of, id)) => {
            let suggestion = || of.resource(Some(id));
            finding
                .help(
                    words!(
                        "write the id as an argument of its resource type: `{suggestion}`",
                        suggestion = suggestion()
                    )
                    .in_json(words!("use the full ARN: `{suggestion}`", suggestion = suggestion())),
                )
                .edit(span, suggestion(), Applicability::Unsafe)
        }
        None => finding
            .help(words!("expected six fields: `arn:partition:service:region:account:resource`")),
    }
}
