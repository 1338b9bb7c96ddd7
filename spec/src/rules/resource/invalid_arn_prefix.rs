//! [`Rule::InvalidArnPrefix`]: a fault of a string that should be an ARN.

use crate::facts::catalog::resource_of_id;
use crate::text::{Applicability, Finding, Rule, Span, words};

pub(in crate::rules) fn found(span: Span, written: &str) -> Finding {
    let message = words!("`{written}` is no ARN", written = written);
    let finding = Finding::new(Rule::InvalidArnPrefix, span, message);
    if written.trim() == "*" {
        return finding.help(words!("no space stands in it: `*`")).edit(
            span,
            "*",
            Applicability::Unsafe,
        );
    }
    if written.trim() != written || written.to_ascii_lowercase().starts_with("arn:") {
        let rest = written.trim().split_once(':').map_or("…", |(_, rest)| rest);
        let finding = finding
            .help(words!("an ARN starts with `arn:` in lower case: `\"arn:{rest}\"`", rest = rest));
        return match written.trim().contains(':') {
            true => finding.edit(span, format!("arn:{rest}"), Applicability::Unsafe),
            false => finding,
        };
    }
    match resource_of_id(written) {
        Some((of, id)) => {
            let meant = || of.resource(Some(id));
            finding
                .help(
                    words!(
                        "the id of a resource stands behind its type: `{meant}`",
                        meant = meant()
                    )
                    .in_json(words!("the whole ARN is asked: `{meant}`", meant = meant())),
                )
                .edit(span, meant(), Applicability::Unsafe)
        }
        None => finding
            .help(words!("an ARN has six fields: `arn:partition:service:region:account:resource`")),
    }
}
