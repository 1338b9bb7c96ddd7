//! The policy as a whole: that it holds a statement, and the names of its statements.

use super::size;
use crate::rules::findings::Findings;
use crate::syntax::{Notation, Policy};
use crate::text::{Finding, Rule};
use std::collections::HashSet;

pub(super) fn check(policy: &Policy<'_>, findings: &mut Findings) {
    size::check_name(policy, findings);
    if policy.statements.is_empty() && !policy.broken {
        findings.push(
            Finding::new(
                Rule::MissingStatement,
                policy.span,
                "a policy needs at least one statement",
            )
            .help(match findings.notation {
                Notation::Literal => {
                    "write one: `allow AdminGetUser on userpool(\"us-east-1_Ab12Cd34E\")`"
                }
                Notation::Json(_) => "a statement has an `Effect`, an `Action` and a `Resource`",
            }),
        );
    }
    let mut seen = HashSet::new();
    for sid in policy.statements.iter().filter_map(|statement| statement.sid.as_ref()) {
        let valid = |it: char| it.is_ascii_alphanumeric();
        if sid.value.is_empty() {
            findings.push(
                Finding::new(Rule::EmptySidValue, sid.span, "the sid is empty")
                    .help("give the statement a name, or leave the sid out"),
            );
        } else if !sid.value.chars().all(valid) {
            let cleaned: String = sid.value.chars().filter(|it| valid(*it)).collect();
            let finding = Finding::new(
                Rule::UnsupportedSid,
                sid.span,
                format!("`{}` cannot name a statement", sid.value),
            );
            let example = if cleaned.len() > 1 { cleaned } else { "SupportDesk".to_owned() };
            findings.push(finding.help(format!("a sid holds only A-Z, a-z and 0-9: `{example}`")));
        } else if !seen.insert(&*sid.value) {
            findings.push(
                Finding::new(
                    Rule::UniqueSidsRequired,
                    sid.span,
                    format!("an earlier statement is called `{}` too", sid.value),
                )
                .help("give it another name, or none"),
            );
        }
    }
}
