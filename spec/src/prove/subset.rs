//! Whether one policy grants nothing that another does not: a search for a request that it does.

use super::budget::{Budget, Reason};
use super::example;
use super::group::{Group, Question, groups};
use super::space::{Atom, Part, Space, VALUE};
use super::term::{Claim, Reader, Term};
use super::world::World;
use crate::eval::{Decision, Layers, Request, evaluate};
use crate::syntax::Policy;

/// The answer to a question about all requests.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Proof {
    /// It holds for every request.
    Holds,
    /// It does not hold for this one.
    Fails(Box<Counterexample>),
    /// It is not known.
    Unknown(Reason),
}

/// A request that one policy allows and another does not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counterexample {
    /// The request.
    pub request: Request,
    /// The index of the statement that allows it.
    pub statement: usize,
}

/// Returns whether `new` grants nothing that `old` does not.
#[must_use]
pub fn subset(new: &Policy<'_>, old: &Policy<'_>, world: World) -> Proof {
    let mut reader = Reader::default();
    let (allows, widened) = (reader.terms(new, false, false), reader.terms(new, false, true));
    let own = reader.terms(new, true, false);
    let (of_old, denied) = (reader.terms(old, false, false), reader.terms(old, true, true));
    // What `new` allows has to be denied by it, or allowed by `old`.
    let all: Vec<&Term<'_>> = of_old.iter().chain(&own).collect();
    let mut search = Search::new(world, reader, (new, &widened), Other::Refuses(old));
    for term in &allows {
        if let Some(found) = search.uncovered(&[term], &all) {
            return found;
        }
    }
    // What both allow and `old` denies has to be denied by `new`.
    let own: Vec<&Term<'_>> = own.iter().collect();
    for term in &widened {
        for deny in &denied {
            if let Some(found) = search.uncovered(&[term, deny], &own) {
                return found;
            }
        }
    }
    search.proof()
}

/// Returns whether a policy allows nothing that another one allows.
#[must_use]
pub fn disjoint(policy: &Policy<'_>, other: &Policy<'_>, world: World) -> Proof {
    let mut reader = Reader::default();
    let plain = (reader.terms(policy, false, false), reader.terms(other, false, false));
    let (own, others) = (reader.terms(policy, false, true), reader.terms(other, false, true));
    let mut denied = reader.terms(policy, true, false);
    denied.extend(reader.terms(other, true, false));
    let denied: Vec<&Term<'_>> = denied.iter().collect();
    let mut search = Search::new(world, reader, (policy, &own), Other::Allows(other));
    for term in &own {
        for other in &others {
            if let Some(found) = search.uncovered(&[term, other], &denied) {
                return found;
            }
        }
    }
    let proof = search.proof();
    if proof == Proof::Holds || search.reader.variables.is_empty() {
        return proof;
    }
    // A request that sets the variables shows more than one in which they can be anything.
    let mut search = Search { open: None, budget: Budget::default(), ..search };
    for term in &plain.0 {
        for other in &plain.1 {
            if let Some(found @ Proof::Fails(_)) = search.uncovered(&[term, other], &denied) {
                return found;
            }
        }
    }
    proof
}

/// What another policy says of a request that is shown.
#[derive(Clone, Copy)]
enum Other<'s, 'p> {
    Refuses(&'s Policy<'p>),
    Allows(&'s Policy<'p>),
}

impl Other<'_, '_> {
    fn agrees(self, request: &Request) -> bool {
        match self {
            Self::Allows(policy) => is_allowed(policy, request),
            Self::Refuses(policy) => {
                matches!(decision(policy, request), Decision::Denied | Decision::NotAllowed)
            }
        }
    }
}

struct Search<'s, 'p> {
    world: World,
    reader: Reader,
    new: &'s Policy<'p>,
    /// The statements of `new` that allow something.
    granting: &'s [Term<'p>],
    other: Other<'s, 'p>,
    budget: Budget,
    /// Why a region is undecided, if one is.
    open: Option<Reason>,
}

/// The points of each dimension that are left.
type Region = Vec<Vec<usize>>;

/// A place to search.
struct Place<'a> {
    space: &'a Space,
    group: &'a Group,
    /// The index of the statement that allows what is inside.
    statement: usize,
}

impl<'s, 'p> Search<'s, 'p> {
    fn new(
        world: World,
        reader: Reader,
        (new, granting): (&'s Policy<'p>, &'s [Term<'p>]),
        other: Other<'s, 'p>,
    ) -> Self {
        Self { world, reader, new, granting, other, budget: Budget::default(), open: None }
    }

    /// Returns the answer if the search found no request.
    fn proof(&self) -> Proof {
        match self.open {
            Some(reason) => Proof::Unknown(reason),
            None => Proof::Holds,
        }
    }

    /// Looks for a request that matches every term of `inside` and no term of `covers`. Returns an answer that ends the search.
    fn uncovered(&mut self, inside: &[&Term<'_>], covers: &[&Term<'_>]) -> Option<Proof> {
        // Most statements are part of a single other one.
        if inside.iter().any(|it| covers.iter().any(|of| of.covers(it))) {
            return None;
        }
        let question = Question { inside, covers, granting: self.granting, world: self.world };
        let groups = match groups(question, &mut self.budget) {
            Ok(groups) => groups,
            Err(reason) => return Some(Proof::Unknown(reason)),
        };
        let covered: Vec<bool> = covers
            .iter()
            .map(|it| inside.iter().any(|own| it.covers_except_actions(own)))
            .collect();
        let is_open = inside.iter().flat_map(|it| &it.conditions).any(Claim::lacks_set);
        for group in &groups {
            if group.covers.iter().any(|it| covered.get(*it) == Some(&true)) {
                continue;
            }
            if is_open {
                self.open = Some(Reason::Unclear);
                continue;
            }
            let covers: Vec<&Term<'_>> =
                group.covers.iter().filter_map(|it| covers.get(*it)).copied().collect();
            if let Some(found) = self.uncovered_in(group, inside, &covers) {
                return Some(found);
            }
        }
        None
    }

    fn uncovered_in(
        &mut self,
        group: &Group,
        inside: &[&Term<'_>],
        covers: &[&Term<'_>],
    ) -> Option<Proof> {
        let mut space = match Space::of(group, inside, covers, &mut self.budget) {
            Ok(space) => space,
            Err(reason) => return Some(Proof::Unknown(reason)),
        };
        let own: Vec<Atom> = inside.iter().flat_map(|it| space.part(it)).collect();
        let mut parts: Vec<Part> = covers.iter().map(|it| space.part(it)).collect();
        let mut region = space.everything();
        for atom in &own {
            region[atom.dimension].retain(|at| atom.of_points.get(*at).is_some_and(|it| it.may));
        }
        // Parts that leave the least uncovered come first.
        parts.sort_by_key(|part| part.iter().filter(|it| !covers_all(it, &region)).count());
        let statement = inside.first().map_or(0, |it| it.index);
        self.cut(&Place { space: &space, group, statement }, region, &parts)
    }

    /// Cuts a region by the parts that may cover it.
    fn cut(&mut self, place: &Place<'_>, mut region: Region, covers: &[Part]) -> Option<Proof> {
        if region.iter().any(Vec::is_empty) {
            return None;
        }
        if self.budget.boxes == 0 {
            return Some(Proof::Unknown(Reason::Budget));
        }
        self.budget.boxes -= 1;
        let Some((first, rest)) = covers.split_first() else {
            return self.confirm(place, &region);
        };
        // What is outside of the first part, one atom after the other.
        for atom in first {
            let (inside, outside): (Vec<_>, Vec<_>) =
                region[atom.dimension].iter().partition(|at| must(atom, **at));
            if !outside.is_empty() {
                let mut other = region.clone();
                other[atom.dimension] = outside;
                if let Some(found) = self.cut(place, other, rest) {
                    return Some(found);
                }
            }
            region[atom.dimension] = inside;
            if region[atom.dimension].is_empty() {
                return None;
            }
        }
        None
    }

    /// Tries requests of a region; if none is a counterexample, the region is undecided.
    fn confirm(&mut self, place: &Place<'_>, region: &Region) -> Option<Proof> {
        let most = region.iter().map(Vec::len).max().unwrap_or_default();
        let action = place.group.names.first().map(String::as_str).unwrap_or_default();
        for turn in 0..most.min(3) {
            let point: Vec<usize> = region
                .iter()
                .map(|it| it.get(turn).or(it.last()).copied().unwrap_or_default())
                .collect();
            for value in [Some(VALUE), None] {
                if self.budget.tried == 0 {
                    return Some(Proof::Unknown(Reason::Unconfirmed));
                }
                self.budget.tried -= 1;
                let request = place.space.request(action, &point, &self.reader.variables, value);
                if self.is_one(&request) {
                    let names = &place.group.names;
                    let request =
                        example::clear(request, names, self.policies(), &|it| self.is_one(it));
                    let statement = place.statement;
                    return Some(Proof::Fails(Box::new(Counterexample { request, statement })));
                }
            }
        }
        self.open = Some(place.space.doubt.unwrap_or(Reason::Unconfirmed));
        None
    }

    fn policies(&self) -> [&'s Policy<'p>; 2] {
        let (Other::Refuses(other) | Other::Allows(other)) = self.other;
        [self.new, other]
    }

    /// Returns whether a request disproves.
    fn is_one(&self, request: &Request) -> bool {
        is_allowed(self.new, request) && self.other.agrees(request)
    }
}

fn must(atom: &Atom, at: usize) -> bool {
    atom.of_points.get(at).is_some_and(|it| it.must)
}

fn covers_all(atom: &Atom, region: &Region) -> bool {
    region.get(atom.dimension).is_some_and(|it| it.iter().all(|at| must(atom, *at)))
}

fn decision(policy: &Policy<'_>, request: &Request) -> Decision {
    evaluate(&Layers { granting: &[policy], ..Layers::default() }, request).0
}

fn is_allowed(policy: &Policy<'_>, request: &Request) -> bool {
    decision(policy, request) == Decision::Allowed
}
