//! Rules about claims, `ensure …`: those with a counterexample, those that cannot be proven, and those that always hold.
//!
//! They run on the document of a policy without errors.

mod document;
mod ensure_failed;
mod ensure_unproven;
mod ensure_vacuous;
mod not_within;
mod words;

use crate::model::runtime::RuntimeValues;
use crate::prove::{Proof, World, disjoint, subset};
use crate::syntax::{Claim, ClaimKind, Policy, Settings, json};
use crate::text::{Finding, Span};
use crate::write::JsonDocument;
use words::{Example, place};

/// Checks a selection as a policy: its errors, and its document if there are none.
pub(super) type CheckSelection<'c> =
    &'c dyn Fn(&Policy<'_>) -> (Vec<Finding>, Option<(JsonDocument, RuntimeValues)>);

/// The selections of claims, in order, as far as they have no errors.
pub(super) type Selections = Vec<Option<(JsonDocument, RuntimeValues)>>;

/// Checks the selections of claims, and reports their errors.
pub(super) fn check_selections(
    written: &Policy<'_>,
    check: CheckSelection<'_>,
) -> (Selections, Vec<Finding>) {
    let (mut selections, mut findings) = (Vec::new(), Vec::new());
    for claim in &written.claims {
        let (ClaimKind::Never(selection) | ClaimKind::Allows(selection)) = &claim.kind else {
            selections.push(None);
            continue;
        };
        let (errors, checked) = check(selection);
        findings.extend(errors.into_iter().map(|it| shifted(it, claim.shift)));
        selections.push(checked);
    }
    (selections, findings)
}

/// Reports the claims of a policy that do not hold, that cannot be proven, or that always hold.
pub(super) fn check(
    written: &Policy<'_>,
    document: &JsonDocument,
    runtime: &RuntimeValues,
    selections: &Selections,
) -> Vec<Finding> {
    let text = document::text(document, runtime);
    let policy = read(text.as_bytes());
    let mut all = Vec::new();
    for (claim, selection) in written.claims.iter().zip(selections) {
        let asked = Asked { written, policy: &policy, claim };
        let mut findings = Vec::new();
        match (&claim.kind, selection) {
            (ClaimKind::Never(_) | ClaimKind::Allows(_), Some((document, runtime))) => {
                let text = document::text(document, runtime);
                asked.of_selection(&read(text.as_bytes()), &mut findings);
            }
            (ClaimKind::Within(file) | ClaimKind::Equals(file), _) => {
                if let Some(document) = &file.document {
                    asked.of_file(&file.path.value, &read(document), &mut findings);
                }
            }
            _ => {}
        }
        all.extend(findings.into_iter().map(|it| shifted(it, claim.shift)));
    }
    all
}

/// Moves a finding of a claim; the places of the policy stay.
fn shifted(mut finding: Finding, shift: usize) -> Finding {
    finding.span = Span::new(finding.span.start + shift, finding.span.end + shift);
    for edit in &mut finding.edits {
        edit.span = Span::new(edit.span.start + shift, edit.span.end + shift);
    }
    finding
}

fn read(document: &[u8]) -> Policy<'_> {
    json::read(document, Settings::default()).policy
}

/// A claim and the policy that it is about.
#[derive(Clone, Copy)]
struct Asked<'a, 'w, 'p> {
    /// The policy as its author wrote it.
    written: &'a Policy<'w>,
    /// Its document.
    policy: &'a Policy<'p>,
    claim: &'a Claim<'w>,
}

impl Asked<'_, '_, '_> {
    fn of_selection(&self, selection: &Policy<'_>, findings: &mut Vec<Finding>) {
        let Self { policy, claim, .. } = *self;
        let is_never = matches!(claim.kind, ClaimKind::Never(_));
        let proof = match is_never {
            true => disjoint(policy, selection, World::KnownTypes),
            false => subset(selection, policy, World::KnownTypes),
        };
        let documents = [policy, selection];
        match proof {
            Proof::Holds => {
                if disjoint(selection, selection, World::KnownTypes) == Proof::Holds {
                    findings.push(ensure_vacuous::of_selection(claim.span));
                }
            }
            Proof::Unknown(reason) => findings.push(ensure_unproven::found(claim.span, reason)),
            Proof::Fails(example) if is_never => {
                let example = Example::granted(self.written, documents, &example);
                findings.push(ensure_failed::of_never(claim.span, &example));
            }
            Proof::Fails(example) => {
                let example = Example::refused(self.written, documents, &example.request);
                findings.push(ensure_failed::of_allows(claim.span, &example));
            }
        }
    }

    fn of_file(&self, path: &str, file: &Policy<'_>, findings: &mut Vec<Finding>) {
        let Self { policy, claim, .. } = *self;
        let everything = read(EVERYTHING);
        let is_within = matches!(claim.kind, ClaimKind::Within(_));
        if is_within && subset(&everything, file, World::Open) == Proof::Holds {
            findings.push(ensure_vacuous::of_file(claim.span, path));
        }
        let documents = [policy, file];
        match subset(policy, file, World::Open) {
            Proof::Holds => {}
            Proof::Unknown(reason) => {
                return findings.push(ensure_unproven::found(claim.span, reason));
            }
            Proof::Fails(example) => {
                let example = Example::granted(self.written, documents, &example);
                return findings.push(ensure_failed::of_more(claim.span, path, &example));
            }
        }
        if is_within {
            return;
        }
        match subset(file, policy, World::Open) {
            Proof::Holds => {}
            Proof::Unknown(reason) => findings.push(ensure_unproven::found(claim.span, reason)),
            Proof::Fails(example) => {
                let example = Example::refused(self.written, documents, &example.request);
                findings.push(ensure_failed::of_less(claim.span, path, &example));
            }
        }
    }
}

/// A policy that allows everything.
const EVERYTHING: &[u8] =
    br#"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}"#;

/// Reports a document that allows more than another one, or for which this could not be decided.
#[must_use]
pub fn check_within(policy: &Policy<'_>, boundary: &[u8], name: &str) -> Option<Finding> {
    let boundary = read(boundary);
    let start = policy.start;
    match subset(policy, &boundary, World::Open) {
        Proof::Holds => None,
        Proof::Unknown(reason) => Some(not_within::unproven(start, name, reason)),
        Proof::Fails(example) => {
            let found = Example::granted(policy, [policy, &boundary], &example);
            Some(not_within::found(place(policy, example.statement), name, &found))
        }
    }
}
