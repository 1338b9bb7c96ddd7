//! The policy as a whole: that it holds a statement, its quota, and the names of its statements.

use super::findings::Findings;
use super::size;
use super::subject::Subject;
use super::suggest_action::preferred_prefixes;
use crate::facts::catalog;
use crate::syntax::{Notation, Policy};
use crate::text::list::{FEW, Seen};
use crate::text::names::similar_name;
use crate::text::{Finding, Rule};
use std::borrow::Cow;

pub(super) fn check(subject: &Subject<'_, '_>, findings: &mut Findings) {
    let policy = subject.policy.written;
    size::check_name(policy, findings);
    check_service(policy, findings);
    if policy.statements.is_empty() && !policy.broken {
        findings.push(
            Finding::new(
                Rule::MissingStatement,
                policy.span,
                "a policy needs at least one statement",
            )
            .help(match findings.notation {
                Notation::Literal | Notation::LiteralOfService => {
                    "write one: `allow AdminGetUser on userpool(\"us-east-1_Ab12Cd34E\")`"
                }
                Notation::Json(_) => "a statement has an `Effect`, an `Action` and a `Resource`",
            }),
        );
    }
    let sids: Vec<_> = policy.statements.iter().filter_map(|it| it.sid.as_ref()).collect();
    let mut seen = Seen::default();
    for (index, sid) in sids.iter().enumerate() {
        // A few are compared faster than hashed.
        let mut is_twice = || match sids.len() <= FEW {
            true => sids.iter().take(index).any(|it| it.value == sid.value),
            false => seen.first(Cow::Borrowed(&*sid.value), index).is_some(),
        };
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
        } else if is_twice() {
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

/// Reports a service that there is not.
fn check_service(policy: &Policy<'_>, findings: &mut Findings) {
    let Some(name) = &policy.settings.service else { return };
    if catalog::service(&name.value).is_some() {
        return;
    }
    let message = format!("unknown service `{}`", name.value);
    let remedy = similar_name("service", &name.value, preferred_prefixes());
    findings.push(Finding::new(Rule::InvalidSetting, name.span, message).helps(remedy));
}
