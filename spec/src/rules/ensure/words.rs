//! Counterexamples, in words.

use super::document::PREFIX;
use crate::eval::{Decision, Layers, Request, evaluate};
use crate::facts::catalog;
use crate::prove::{Counterexample, Reason};
use crate::syntax::{Effect, Policy};
use crate::text::{Argument, Finding, Span, Words, words};
use std::borrow::Cow;
use std::collections::BTreeSet;

/// The maximum number of condition keys that are named.
const MOST_KEYS: usize = 4;

/// A counterexample.
pub(in crate::rules) struct Example {
    help: Words,
    /// The statements that decide, and what they do.
    places: Vec<(Span, Words)>,
}

impl Example {
    /// Describes a request that a policy grants. The documents are those of the policy, and of the one it is compared with.
    pub(in crate::rules) fn granted(
        written: &Policy<'_>,
        documents: [&Policy<'_>; 2],
        example: &Counterexample,
    ) -> Self {
        let request = &example.request;
        let sid = written.statements.get(example.statement).and_then(|it| it.sid.as_ref());
        let (statement, texts) = match sid {
            Some(sid) => (
                Argument::from(&sid.value),
                [
                    "statement `{statement}` allows `{action}` on `{resource}`{when}",
                    "statement `{statement}` allows `{action}` for the resource `{resource}`{when}",
                ],
            ),
            None => (
                Argument::from(example.statement + 1),
                [
                    "statement {statement} allows `{action}` on `{resource}`{when}",
                    "statement {statement} allows `{action}` for the resource `{resource}`{when}",
                ],
            ),
        };
        let mut arguments = arguments(request, documents);
        arguments.push(("statement", statement));
        let help = in_both(texts, arguments);
        let places = vec![(place(written, example.statement), words!("allowed here"))];
        Self { help, places }
    }

    /// Describes a request that a policy does not grant.
    pub(in crate::rules) fn refused(
        written: &Policy<'_>,
        documents: [&Policy<'_>; 2],
        request: &Request,
    ) -> Self {
        let [policy, _] = documents;
        let layers = Layers { granting: &[policy], ..Layers::default() };
        let (decision, evaluated) = evaluate(&layers, request);
        if decision != Decision::Denied {
            let texts = [
                "no statement allows `{action}` on `{resource}`{when}",
                "no statement allows `{action}` for the resource `{resource}`{when}",
            ];
            let help = in_both(texts, arguments(request, documents));
            return Self { help, places: Vec::new() };
        }
        let is_deny = |index: usize| {
            let statement = policy.statements.get(index);
            let effect = statement.and_then(|it| it.effect.as_ref());
            effect.is_some_and(|it| it.value == Effect::Deny)
        };
        let outcomes = evaluated.first().map(|it| it.statements.as_slice()).unwrap_or_default();
        let denying = outcomes
            .iter()
            .enumerate()
            .filter(|(index, it)| it.applies.is_true() && is_deny(*index));
        let places = denying.map(|(index, _)| (place(written, index), words!("denied here")));
        let texts = [
            "the policy denies `{action}` on `{resource}`{when}",
            "the policy denies `{action}` for the resource `{resource}`{when}",
        ];
        let help = in_both(texts, arguments(request, documents));
        Self { help, places: places.collect() }
    }

    /// Adds the request to a finding.
    pub(in crate::rules) fn add_to(&self, finding: Finding) -> Finding {
        let finding = finding.help(self.help.clone());
        self.places.iter().fold(finding, |it, (span, words)| it.related(*span, words.clone()))
    }
}

/// Returns words for literals, and the same for documents.
fn in_both([literal, json]: [&'static str; 2], arguments: Vec<(&'static str, Argument)>) -> Words {
    Words::new(literal, arguments.clone()).in_json(Words::new(json, arguments))
}

fn arguments(request: &Request, documents: [&Policy<'_>; 2]) -> Vec<(&'static str, Argument)> {
    vec![
        ("action", action(&request.action)),
        ("resource", Argument::from(&*request.resource)),
        ("when", Argument::from(when(request, documents))),
    ]
}

/// Returns the name of an action, as the author would write it.
fn action(name: &str) -> Argument {
    catalog::action(name)
        .map_or_else(|| Argument::Text(Cow::Owned(name.to_owned())), Argument::from)
}

/// Says what a request has of the condition keys that the policies compare.
fn when(request: &Request, documents: [&Policy<'_>; 2]) -> String {
    let keys: BTreeSet<String> = documents
        .iter()
        .flat_map(|it| &it.statements)
        .flat_map(|it| &it.conditions)
        .map(|it| it.key.name.value.to_ascii_lowercase())
        .chain(request.context().map(|(key, _)| key.to_owned()))
        .collect();
    let mut described: Vec<String> = keys
        .iter()
        .filter(|it| !it.starts_with(PREFIX))
        .take(MOST_KEYS)
        .map(|key| {
            let name = catalog::spelled_key(key);
            match request.values(key) {
                None => format!("`{name}` is missing"),
                Some([]) => format!("`{name}` has no values"),
                Some([only]) => format!("`{name}` is `{only}`"),
                Some(several) => format!("`{name}` has the values `{}`", several.join("`, `")),
            }
        })
        .collect();
    let by = request.caller.name().map_or(String::new(), |caller| format!(" to `{caller}`"));
    if keys.iter().filter(|it| !it.starts_with(PREFIX)).count() > MOST_KEYS {
        described.push("other keys have values of their own".to_owned());
    }
    match described.is_empty() {
        true => by,
        false => format!("{by} when {}", described.join(" and ")),
    }
}

/// Says why something is not known.
pub(in crate::rules) const fn why(reason: Reason) -> &'static str {
    match reason {
        Reason::Unconfirmed => {
            "it depends on a policy variable, a runtime value or behavior that AWS does not document"
        }
        reason => reason.why(),
    }
}

/// Returns the span for a finding about a statement.
pub(super) fn place(policy: &Policy<'_>, statement: usize) -> Span {
    let Some(statement) = policy.statements.get(statement) else { return policy.start };
    let effect = statement.effect.as_ref().map(|it| it.span);
    let sid = statement.sid.as_ref().map(|it| it.span);
    sid.or(effect).unwrap_or(statement.span)
}
