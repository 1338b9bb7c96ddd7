//! Whether one policy grants nothing that another does not: a search for a request that it does.

use super::space::{Atom, Part, Reason, Space, VALUE};
use crate::eval::{Decision, Layers, Request, evaluate};
use crate::syntax::Policy;

/// The maximum number of boxes that are looked at.
const MOST_BOXES: usize = 10_000;

/// The maximum number of requests that are tried.
const MOST_TRIED: usize = 200;

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

/// Returns whether `new` grants nothing that `old` does not, in the open world: for every action of any service, also
/// those that AWS will add.
#[must_use]
pub fn subset(new: &Policy<'_>, old: &Policy<'_>) -> Proof {
    let mut space = match Space::of(&[new, old]) {
        Ok(space) => space,
        Err(reason) => return Proof::Unknown(reason),
    };
    let impossible = space.impossible();
    let (allows, widened) = (space.parts(new, false, false), space.parts(new, false, true));
    let mut covers = space.parts(new, true, false);
    covers.push(impossible);
    let denied = space.parts(old, true, true);
    let of_old = space.parts(old, false, false);
    // What `new` allows has to be denied by it, or allowed by `old`.
    let all: Vec<&Part> = covers.iter().chain(&of_old).collect();
    let mut search = Search::new(&space, new, Other::Refuses(old));
    for part in &allows {
        if let Some(found) = search.uncovered(&[part], &all) {
            return found;
        }
    }
    // What both allow and `old` denies has to be denied by `new`.
    let own: Vec<&Part> = covers.iter().collect();
    for part in &widened {
        for deny in &denied {
            if let Some(found) = search.uncovered(&[part, deny], &own) {
                return found;
            }
        }
    }
    search.proof()
}

/// Returns whether a policy allows nothing that another one allows, in the open world.
#[must_use]
pub fn disjoint(policy: &Policy<'_>, other: &Policy<'_>) -> Proof {
    let mut space = match Space::of(&[policy, other]) {
        Ok(space) => space,
        Err(reason) => return Proof::Unknown(reason),
    };
    let impossible = space.impossible();
    let (own, others) = (space.parts(policy, false, true), space.parts(other, false, true));
    let mut denied = space.parts(policy, true, false);
    denied.extend(space.parts(other, true, false));
    denied.push(impossible);
    let denied: Vec<&Part> = denied.iter().collect();
    let mut search = Search::new(&space, policy, Other::Allows(other));
    for part in &own {
        for other in &others {
            if let Some(found) = search.uncovered(&[part, other], &denied) {
                return found;
            }
        }
    }
    search.proof()
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
    space: &'s Space,
    new: &'s Policy<'p>,
    other: Other<'s, 'p>,
    boxes: usize,
    tried: usize,
    /// Why something is open so far.
    open: Option<Reason>,
}

/// The points of each dimension that are left.
type Region = Vec<Vec<usize>>;

impl<'s, 'p> Search<'s, 'p> {
    fn new(space: &'s Space, new: &'s Policy<'p>, other: Other<'s, 'p>) -> Self {
        Self { space, new, other, boxes: 0, tried: 0, open: None }
    }

    /// Returns the answer if the search found no request.
    fn proof(&self) -> Proof {
        match self.open {
            Some(reason) => Proof::Unknown(reason),
            None => Proof::Holds,
        }
    }

    /// Looks for a request in all of some parts and in none of others. Returns an answer that ends the search.
    fn uncovered(&mut self, inside: &[&Part], covers: &[&Part]) -> Option<Proof> {
        let mut region: Region =
            self.space.dimensions.iter().map(|it| (0..it.len()).collect()).collect();
        for atom in inside.iter().flat_map(|it| &it.atoms) {
            region[atom.dimension].retain(|at| atom.of_points.get(*at).is_some_and(|it| it.may));
        }
        let statement = inside.first().map_or(0, |it| it.statement);
        self.cut(region, covers, statement)
    }

    /// Cuts a region by the parts that may cover it.
    fn cut(&mut self, mut region: Region, covers: &[&Part], statement: usize) -> Option<Proof> {
        self.boxes += 1;
        if self.boxes > MOST_BOXES {
            return Some(Proof::Unknown(Reason::Budget));
        }
        if region.iter().any(Vec::is_empty) {
            return None;
        }
        let Some((first, rest)) = covers.split_first() else {
            return self.confirm(&region, statement);
        };
        // What is outside of the first part, one atom after the other.
        for atom in &first.atoms {
            let covered = |at: &usize| must(atom, *at);
            let (inside, outside): (Vec<_>, Vec<_>) =
                region[atom.dimension].iter().partition(|at| covered(at));
            if !outside.is_empty() {
                let mut other = region.clone();
                other[atom.dimension] = outside;
                if let Some(found) = self.cut(other, rest, statement) {
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

    /// Tries the requests of a region; without one, it is open.
    fn confirm(&mut self, region: &Region, statement: usize) -> Option<Proof> {
        let most = region.iter().map(Vec::len).max().unwrap_or_default();
        for turn in 0..most.min(3) {
            let point: Vec<usize> = region
                .iter()
                .map(|it| it.get(turn).or(it.last()).copied().unwrap_or_default())
                .collect();
            for value in [Some(VALUE), None] {
                self.tried += 1;
                if self.tried > MOST_TRIED {
                    return Some(Proof::Unknown(Reason::Unconfirmed));
                }
                let request = self.space.request(&point, value);
                if is_allowed(self.new, &request) && self.other.agrees(&request) {
                    return Some(Proof::Fails(Box::new(Counterexample { request, statement })));
                }
            }
        }
        self.open = Some(Reason::Unconfirmed);
        None
    }
}

fn must(atom: &Atom, at: usize) -> bool {
    atom.of_points.get(at).is_some_and(|it| it.must)
}

fn decision(policy: &Policy<'_>, request: &Request) -> Decision {
    evaluate(&Layers { granting: &[policy], ..Layers::default() }, request).0
}

fn is_allowed(policy: &Policy<'_>, request: &Request) -> bool {
    decision(policy, request) == Decision::Allowed
}
