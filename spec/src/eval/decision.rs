//! Decisions: what all policies together say about a request.

use super::request::Request;
use super::statement::{self, Outcome};
use super::truth::{Doubt, Truth};
use crate::syntax::{Effect, Policy};

/// The policies that apply to a request.
///
/// Source: [policy evaluation logic][page].
///
/// [page]: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html
#[derive(Clone, Copy, Default)]
pub struct Layers<'l, 'p> {
    /// The policies that grant permissions: all identity policies of the caller, or the policy of a resource.
    pub granting: &'l [&'l Policy<'p>],
    /// The permissions boundary.
    pub boundary: Option<&'l Policy<'p>>,
    /// The session policy.
    pub session: Option<&'l Policy<'p>>,
    /// The service control policies, by level of the organization.
    pub scp_levels: &'l [Vec<&'l Policy<'p>>],
}

/// What IAM answers to a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Decision {
    /// The request is allowed.
    Allowed,
    /// A statement denies it.
    Denied,
    /// No statement denies it, but some policy that has to allow it does not.
    NotAllowed,
    /// AWS's pages do not say, or contradict each other.
    Unclear(Doubt),
}

/// A policy that was evaluated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evaluated {
    /// What each of its statements is to the request.
    pub statements: Vec<Outcome>,
    /// Whether it allows the request.
    pub allows: Truth,
    /// Whether it denies the request.
    pub denies: Truth,
}

/// Evaluates a request. The policies are in the order of [`Layers`].
#[must_use]
pub fn evaluate(layers: &Layers<'_, '_>, request: &Request) -> (Decision, Vec<Evaluated>) {
    let mut evaluated = Vec::new();
    let mut denies = Truth::False;
    let mut allow_any = |policies: &[&Policy<'_>]| {
        let mut allows = Truth::False;
        for policy in policies {
            let one = one(policy, request);
            allows = allows.or(one.allows);
            denies = denies.or(one.denies);
            evaluated.push(one);
        }
        allows
    };
    let mut allows = allow_any(layers.granting);
    for policy in [layers.boundary, layers.session].into_iter().flatten() {
        allows = allows.and(allow_any(&[policy]));
    }
    for level in layers.scp_levels {
        allows = allows.and(allow_any(level));
    }
    (decide(allows, denies), evaluated)
}

const fn decide(allows: Truth, denies: Truth) -> Decision {
    match (denies, allows) {
        (Truth::True, _) => Decision::Denied,
        (_, Truth::False) => Decision::NotAllowed,
        (Truth::Unclear(doubt), _) | (_, Truth::Unclear(doubt)) => Decision::Unclear(doubt),
        (Truth::False, Truth::True) => Decision::Allowed,
    }
}

fn one(policy: &Policy<'_>, request: &Request) -> Evaluated {
    let variables = policy.notation.has_variables();
    let (mut allows, mut denies) = (Truth::False, Truth::False);
    let statements = policy.statements.iter().map(|it| {
        let outcome = statement::evaluate(it, request, variables);
        match statement::effect(it) {
            Some(Effect::Allow) => allows = allows.or(outcome.applies),
            Some(Effect::Deny) => denies = denies.or(outcome.applies),
            None => {}
        }
        outcome
    });
    let statements = statements.collect();
    Evaluated { statements, allows, denies }
}
