//! The space of the requests that some statements can tell apart: a few points in each dimension, and what each part of a
//! statement says of each point.

use super::automaton::{Automaton, regions, variable_of};
use super::bounds::Bounds;
use super::budget::{Budget, Reason};
use super::caller;
use super::dimension::{Point, points, truth};
use super::group::Group;
use super::term::{Claim, Place, Term};
use crate::eval::{Caller, Request};
use crate::model::Arn;
use std::collections::BTreeMap;

/// A part of a statement that is about one dimension: what it says of each point.
#[derive(Debug, Clone)]
pub(super) struct Atom {
    pub(super) dimension: usize,
    pub(super) of_points: Vec<Bounds>,
}

/// A statement: all of its atoms have to be true.
pub(super) type Part = Vec<Atom>;

/// A dimension, with its points.
#[derive(Debug)]
enum Dimension {
    /// ARNs, or `*`; a policy variable is a letter.
    Resources(Vec<String>),
    /// Who makes the request.
    Callers(Vec<Caller>),
    /// The values of a condition key.
    Key { name: String, points: Vec<Point> },
    /// A condition that is not understood: it is true or false.
    Opaque,
}

impl Dimension {
    const fn len(&self) -> usize {
        match self {
            Self::Resources(arns) => arns.len(),
            Self::Callers(callers) => callers.len(),
            Self::Key { points, .. } => points.len(),
            Self::Opaque => 2,
        }
    }
}

/// The space of the requests for a group of actions.
#[derive(Debug)]
pub(super) struct Space {
    dimensions: Vec<Dimension>,
    /// The dimensions of condition keys, by name, and those of conditions that are not understood, by what they say.
    known: BTreeMap<String, usize>,
    /// Why the answer may be unknown.
    pub(super) doubt: Option<Reason>,
}

/// The value of policy variables in requests that are tried.
pub(super) const VALUE: &str = "vvv";

impl Space {
    /// Cuts the requests for a group of actions that are in all of `inside` into regions.
    pub(super) fn of(
        group: &Group,
        inside: &[&Term<'_>],
        covers: &[&Term<'_>],
        budget: &mut Budget,
    ) -> Result<Self, Reason> {
        let mut space = Self { dimensions: Vec::new(), known: BTreeMap::new(), doubt: None };
        let resources = resources(group, inside, covers, budget)?;
        space.dimensions.push(Dimension::Resources(resources));
        let terms: Vec<&Term<'_>> = inside.iter().chain(covers).copied().collect();
        let callers = caller::points(terms.iter().filter_map(|it| it.principals));
        space.dimensions.push(Dimension::Callers(callers));
        space.add_keys(group, &terms, budget);
        Ok(space)
    }

    /// Adds the condition keys.
    fn add_keys(&mut self, group: &Group, terms: &[&Term<'_>], budget: &mut Budget) {
        let mut by_key: BTreeMap<&str, Vec<&Claim<'_>>> = BTreeMap::new();
        for claim in terms.iter().flat_map(|it| &it.conditions) {
            if claim.lacks_set() {
                self.doubt = Some(Reason::Unclear);
            } else if !claim.has_variable() {
                by_key.entry(&claim.key).or_default().push(claim);
            }
        }
        for (name, claims) in by_key {
            let points = match group.lacks.iter().any(|it| it == name) {
                true => Some(vec![None]),
                false => points(name, &claims, &mut budget.states),
            };
            if let Some(points) = points {
                self.known.insert(name.to_owned(), self.dimensions.len());
                self.dimensions.push(Dimension::Key { name: name.to_owned(), points });
            }
        }
    }

    /// Returns all points of each dimension.
    pub(super) fn everything(&self) -> Vec<Vec<usize>> {
        self.dimensions.iter().map(|it| (0..it.len()).collect()).collect()
    }

    /// Returns a statement as a part of the space, whatever its actions are.
    pub(super) fn part(&mut self, term: &Term<'_>) -> Part {
        let mut atoms = Vec::new();
        for (dimension, of) in self.dimensions.iter().enumerate() {
            let of_points = match (of, &term.resources, term.principals) {
                (Dimension::Resources(arns), Some(places), _) => {
                    arns.iter().map(|it| places.contain(it)).collect()
                }
                (Dimension::Callers(callers), _, Some(principals)) => {
                    callers.iter().map(|it| caller::is_one(principals, it)).collect()
                }
                _ => continue,
            };
            atoms.push(Atom { dimension, of_points });
        }
        atoms.extend(term.conditions.iter().map(|it| self.atom(it)));
        atoms
    }

    fn atom(&mut self, claim: &Claim<'_>) -> Atom {
        let known = self.known.get(&claim.key).copied();
        if let Some(dimension) = known.filter(|_| !claim.has_variable() && !claim.lacks_set())
            && let Some(Dimension::Key { points, .. }) = self.dimensions.get(dimension)
        {
            return Atom {
                dimension,
                of_points: points.iter().map(|it| truth(claim, it)).collect(),
            };
        }
        let next = self.dimensions.len();
        let dimension = *self.known.entry(claim.text.clone()).or_insert(next);
        if dimension == next {
            self.dimensions.push(Dimension::Opaque);
        }
        Atom { dimension, of_points: vec![Bounds::exactly(false), Bounds::exactly(true)] }
    }

    /// Returns the request at a point for an action, with this value for policy variables.
    pub(super) fn request(
        &self,
        action: &str,
        point: &[usize],
        variables: &[String],
        value: Option<&str>,
    ) -> Request {
        let mut request = Request::new(action);
        for (dimension, at) in self.dimensions.iter().zip(point) {
            match dimension {
                Dimension::Resources(arns) => {
                    let arn = arns.get(*at).map(String::as_str).unwrap_or_default();
                    let of = |letter| match variable_of(letter) {
                        Some(_) => value.unwrap_or(VALUE).to_owned(),
                        None => letter.to_string(),
                    };
                    request.resource = arn.chars().map(of).collect();
                    if let Some(value) = value {
                        for index in arn.chars().filter_map(variable_of) {
                            let key = variables.get(index).map(|it| key_of(it));
                            request.set(key.unwrap_or_default(), vec![value.to_owned()]);
                        }
                    }
                }
                Dimension::Callers(callers) => {
                    request.caller = callers.get(*at).cloned().unwrap_or_default();
                }
                Dimension::Key { name, points } => {
                    if let Some(Some(values)) = points.get(*at) {
                        request.set(name, values.clone());
                    }
                }
                Dimension::Opaque => {}
            }
        }
        request
    }
}

/// Returns ARNs for all that the terms can tell apart in what the group can be used on and all of `inside` contain.
fn resources(
    group: &Group,
    inside: &[&Term<'_>],
    covers: &[&Term<'_>],
    budget: &mut Budget,
) -> Result<Vec<String>, Reason> {
    let of_terms = |terms: &[&Term<'_>], negated: bool| -> Vec<Vec<Automaton>> {
        let of = terms.iter().filter_map(|it| it.resources.as_ref());
        let items = |it: &Place| it.automaton.clone();
        of.filter(|it| it.negated == negated)
            .map(|it| it.items.iter().map(items).collect())
            .collect()
    };
    let mut factors = of_terms(inside, false);
    factors.push(vec![Automaton::of_arns()]);
    let types = group.takes.patterns();
    let mut others: Vec<Automaton> = of_terms(inside, true).concat();
    others.extend(of_terms(covers, false).concat());
    others.extend(of_terms(covers, true).concat());
    let mut known: Vec<&Automaton> = Vec::new();
    for automaton in &others {
        if !known.contains(&automaton) {
            known.push(automaton);
        }
    }
    let mut arns: Vec<String> = Vec::new();
    if group.takes.is_without_resource() {
        arns.push("*".to_owned());
    }
    for within in of_types(conjunctions(&factors), types.as_deref()) {
        let overlaps = |it: &&&Automaton| within.iter().all(|of| of.overlaps(it));
        let others: Vec<&Automaton> =
            known.iter().filter(overlaps).copied().filter(|it| !within.contains(it)).collect();
        let words = regions(&within, &others, &|_| false, &mut budget.states);
        arns.extend(words.ok_or(Reason::Patterns)?);
    }
    arns.sort();
    arns.dedup();
    arns.retain(|it| it == "*" || Arn::parse(it).is_ok());
    Ok(arns)
}

/// Limits combinations of patterns to the ARNs of types, if there are any. A policy variable can be any part of an ARN.
fn of_types<'a>(
    all: Vec<Vec<&'a Automaton>>,
    types: Option<&'a [Automaton]>,
) -> Vec<Vec<&'a Automaton>> {
    let Some(types) = types else { return all };
    let mut limited = Vec::new();
    for within in all {
        if !types.is_empty() && within.iter().any(|it| it.has_variable()) {
            limited.push(within);
            continue;
        }
        for pattern in types.iter().filter(|of| within.iter().all(|it| it.overlaps(of))) {
            limited.push([within.as_slice(), &[pattern]].concat());
        }
    }
    limited
}

/// Returns each combination of one pattern of each factor that some string may match.
fn conjunctions(factors: &[Vec<Automaton>]) -> Vec<Vec<&Automaton>> {
    let mut all: Vec<Vec<&Automaton>> = vec![Vec::new()];
    for factor in factors {
        let mut next: Vec<Vec<&Automaton>> = Vec::new();
        for before in &all {
            for automaton in factor {
                if before.contains(&automaton) {
                    next.push(before.clone());
                } else if before.iter().all(|it| it.overlaps(automaton)) {
                    next.push([before.as_slice(), &[automaton]].concat());
                }
            }
        }
        all = next;
    }
    all
}

/// Returns the key of a policy variable.
fn key_of(variable: &str) -> &str {
    let inside = variable.trim_start_matches("${").trim_end_matches('}');
    inside.split(',').next().unwrap_or_default().trim()
}
