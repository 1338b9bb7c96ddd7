//! Groups of actions: those that no statement, and nothing that is known about them, tells apart.

use super::automaton::{Automaton, Step, regions};
use super::budget::{Budget, Reason};
use super::term::{Name, Term};
use super::world::{Takes, World, patterns_of};
use crate::facts::catalog::{ActionInfo, ResourceUse, Service, action, service, services};
use std::collections::{BTreeMap, BTreeSet};

/// Actions that the question cannot tell apart; one represents all of them.
pub(super) struct Group {
    /// Their names with service prefix, known ones first and in AWS's spelling.
    pub(super) names: Vec<String>,
    /// The indexes of the covering terms that contain them.
    pub(super) covers: Vec<usize>,
    /// What they can be used on.
    pub(super) takes: Takes,
    /// The condition keys, in lower case, that requests for them never include.
    pub(super) lacks: Vec<String>,
}

/// A question: whether the requests that match all of `inside` are covered by `covers`.
#[derive(Clone, Copy)]
pub(super) struct Question<'q, 't, 'p> {
    pub(super) inside: &'q [&'t Term<'p>],
    pub(super) covers: &'q [&'t Term<'p>],
    /// All statements that allow something, of the policy that the question is about.
    pub(super) granting: &'q [Term<'p>],
    pub(super) world: World,
}

/// Returns the groups of the actions that are in all of `inside`.
pub(super) fn groups(
    question: Question<'_, '_, '_>,
    budget: &mut Budget,
) -> Result<Vec<Group>, Reason> {
    let Question { inside, covers, world, .. } = question;
    let keys: BTreeSet<&str> = inside
        .iter()
        .chain(covers)
        .flat_map(|it| &it.conditions)
        .map(|it| it.key.as_str())
        .collect();
    let mut groups: BTreeMap<(Vec<usize>, String, Vec<&str>), Group> = BTreeMap::new();
    for Candidate { lower, name, info } in candidates(question, budget)? {
        let containing =
            |(index, it): (usize, &&Term<'_>)| it.actions.contain(&lower).must.then_some(index);
        let of_covers: Vec<usize> = covers.iter().enumerate().filter_map(containing).collect();
        if !question.can_happen(&lower, info) {
            continue;
        }
        let takes = world.takes(info);
        let lacks: Vec<&str> =
            keys.iter().copied().filter(|key| !world.carries(info, key)).collect();
        let group = groups.entry((of_covers.clone(), takes.text(), lacks.clone()));
        let new = || Group {
            names: Vec::new(),
            covers: of_covers,
            takes,
            lacks: lacks.into_iter().map(str::to_owned).collect(),
        };
        group.or_insert_with(new).names.push(name);
    }
    Ok(groups.into_values().collect())
}

impl Question<'_, '_, '_> {
    /// Returns whether a request for an action, named in lower case, can be allowed at all: in the catalog, IAM has to
    /// authorize it, and some statement has to allow it on a resource of each type that a call needs.
    fn can_happen(&self, name: &str, action: Option<&'static ActionInfo>) -> bool {
        let Some(info) = action.filter(|_| self.world == World::Catalog) else { return true };
        let is_granted = |of_type: &ResourceUse| {
            let patterns = patterns_of(of_type.resource_type, true);
            let on_type =
                |it: &&Term<'_>| it.resources.as_ref().is_none_or(|it| it.meet(&patterns));
            let granting = self.granting.iter().filter(|it| it.actions.contain(name).may);
            granting.into_iter().any(|it| on_type(&it))
        };
        let mut needed = info.resource_types.iter().filter(|it| it.required);
        // Whether there is a resource of a single type is found out later.
        let is_simple = info.needs_one || info.resource_types.len() < 2;
        info.authorization.is_iam() && (is_simple || needed.all(is_granted))
    }
}

/// An action that is in all of `inside`.
struct Candidate {
    /// Its name in lower case.
    lower: String,
    /// Its name, if it is known in AWS's spelling.
    name: String,
    info: Option<&'static ActionInfo>,
}

impl Candidate {
    fn of(lower: &str, written: &str, info: Option<&'static ActionInfo>) -> Self {
        let name = info.map_or(written, |it| it.qualified_name).to_owned();
        Self { lower: lower.to_owned(), name, info }
    }
}

/// Returns actions for all that the terms can tell apart, known ones first.
fn candidates(
    question: Question<'_, '_, '_>,
    budget: &mut Budget,
) -> Result<Vec<Candidate>, Reason> {
    let Question { inside, covers, world, .. } = question;
    let conjunctions = conjunctions(inside);
    let is_inside = |lower: &str| inside.iter().all(|it| it.actions.contain(lower).may);
    let listed: Vec<&Term<'_>> = inside.iter().chain(covers).copied().collect();
    let mut all: BTreeMap<String, Candidate> = BTreeMap::new();
    for (lower, written) in listed.iter().flat_map(|it| &it.actions.literals) {
        if !all.contains_key(lower) && is_inside(lower) {
            all.insert(lower.clone(), Candidate::of(lower, written, action(written)));
        }
    }
    if !conjunctions.is_empty() {
        let services = relevant_services(inside, &listed, world);
        for action in services.into_iter().flat_map(Service::actions) {
            let lower = action.qualified_name.to_ascii_lowercase();
            let is_today = action.retired.is_none() || world != World::Catalog;
            if is_today && !all.contains_key(&lower) && is_inside(&lower) {
                let candidate = Candidate::of(&lower, action.qualified_name, Some(action));
                all.insert(lower, candidate);
            }
        }
    }
    let mut all: Vec<Candidate> = all.into_values().collect();
    all.sort_by_key(|it| it.info.is_none());
    if world == World::Catalog {
        return Ok(all);
    }
    let of_form = Automaton::of_actions();
    let is_taken =
        |word: &str| action(word).is_some() || listed.iter().any(|it| it.actions.names(word));
    for patterns in conjunctions {
        let mut within = vec![&of_form];
        within.extend(patterns.iter().map(|it| &it.automaton));
        let negated = inside.iter().filter(|it| it.actions.negated);
        let mut others: Vec<&Automaton> = Vec::new();
        for name in covers.iter().chain(negated).flat_map(|it| &it.actions.patterns) {
            let is_apart = patterns.iter().any(|it| !it.automaton.overlaps(&name.automaton));
            if !is_apart && !within.contains(&&name.automaton) && !others.contains(&&name.automaton)
            {
                others.push(&name.automaton);
            }
        }
        let words =
            regions(&within, &others, &is_taken, &mut budget.states).ok_or(Reason::Patterns)?;
        let new = words.into_iter().filter(|it| is_inside(it));
        all.extend(new.map(|it| Candidate::of(&it, &it, None)));
    }
    Ok(all)
}

/// Returns the services whose actions can be in all of `inside`, as far as the world makes that matter.
fn relevant_services(
    inside: &[&Term<'_>],
    listed: &[&Term<'_>],
    world: World,
) -> Vec<&'static Service> {
    let mut of_term = inside.iter().filter(|it| !it.actions.negated);
    let own = of_term.find_map(|it| it.actions.prefixes());
    if let Some(prefixes) = own {
        return prefixes.into_iter().filter_map(service).collect();
    }
    if world == World::Catalog {
        return services();
    }
    // An action of another service stands for those of all that no statement names.
    let names = listed.iter().flat_map(|it| it.actions.texts());
    let prefixes: BTreeSet<&str> = names.filter_map(|it| Some(it.split_once(':')?.0)).collect();
    prefixes.into_iter().filter_map(service).collect()
}

/// Returns the patterns that an action has to match to be in all of some terms, if it is not named: each with one of each
/// term.
fn conjunctions<'t>(terms: &[&'t Term<'_>]) -> Vec<Vec<&'t Name>> {
    let mut all: Vec<Vec<&'t Name>> = vec![Vec::new()];
    for term in terms.iter().filter(|it| !it.actions.negated) {
        let mut next = Vec::new();
        for before in &all {
            for name in &term.actions.patterns {
                if before.iter().all(|it| it.automaton.overlaps(&name.automaton)) {
                    next.push([before.as_slice(), &[name]].concat());
                }
            }
        }
        all = next;
    }
    all
}

impl Automaton {
    /// Returns the pattern for a service prefix, a colon and a name.
    fn of_actions() -> Self {
        let (one, star) = (Step::One { colon: false }, Step::Star { colon: false });
        Self::new(vec![one, star, Step::Letter(':'), one, star], false)
    }
}
