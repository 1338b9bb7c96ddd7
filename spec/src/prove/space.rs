//! The space of all requests that two policies can tell apart: a few points in each dimension, and what each part of a
//! statement says of each point.

use super::automaton::{Automaton, Step, regions, variable, variable_of};
use super::dimension::{self, Point, arn_steps, has_variable, points};
use crate::eval::{Request, Truth, action_is, arn_fields, resource_is};
use crate::facts::catalog::{Service, known_condition_key, service, services};
use crate::model::Arn;
use crate::syntax::variable::{TextPart, pieces};
use crate::syntax::{ActionItem, ActionKind, Condition, Effect, Policy, ResourceKind, Statement};
use std::collections::BTreeMap;

/// The maximum number of states of a search for regions of actions or resources.
const MOST_STATES: usize = 3_000;

/// Whether something is true of a point, as far as that is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Bounds {
    /// It is true.
    pub(super) must: bool,
    /// It is not known to be false.
    pub(super) may: bool,
}

impl From<Truth> for Bounds {
    fn from(truth: Truth) -> Self {
        Self { must: truth.is_true(), may: !truth.is_false() }
    }
}

/// A part of a statement that is about one dimension: what it says of each point.
#[derive(Debug, Clone)]
pub(super) struct Atom {
    pub(super) dimension: usize,
    pub(super) of_points: Vec<Bounds>,
}

/// A statement: all of its atoms have to be true.
#[derive(Debug, Clone)]
pub(super) struct Part {
    /// The index of the statement.
    pub(super) statement: usize,
    pub(super) atoms: Vec<Atom>,
}

/// A dimension, with a name for each point.
#[derive(Debug)]
pub(super) enum Dimension {
    /// Actions with their service prefix.
    Actions(Vec<String>),
    /// ARNs, or `*`; a policy variable is a letter.
    Resources(Vec<String>),
    /// The values of a condition key.
    Key { name: String, points: Vec<Point> },
    /// A condition that is not understood: it is true or false.
    Opaque,
}

impl Dimension {
    pub(super) fn len(&self) -> usize {
        match self {
            Self::Actions(names) | Self::Resources(names) => names.len(),
            Self::Key { points, .. } => points.len(),
            Self::Opaque => 2,
        }
    }
}

/// The space of two policies.
#[derive(Debug, Default)]
pub(super) struct Space {
    pub(super) dimensions: Vec<Dimension>,
    /// The policy variables, by the index of their letter.
    pub(super) variables: Vec<String>,
    /// The conditions that are not understood, by what they are.
    opaque: BTreeMap<String, usize>,
    keys: BTreeMap<String, usize>,
}

/// Why a question is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Reason {
    /// The patterns for actions or resources cut more regions than the budget allows.
    Patterns,
    /// There are more combinations than the budget allows.
    Budget,
    /// A condition compares a key with several values without a set operator, whose meaning AWS's pages leave open.
    Unclear,
    /// No request could be confirmed: it depends on policy variables, on conditions that compare a key as several types,
    /// or on what AWS's pages leave open.
    Unconfirmed,
}

/// The value of policy variables in requests that are tried.
pub(super) const VALUE: &str = "vvv";

const ACTIONS: usize = 0;
const RESOURCES: usize = 1;

impl Space {
    /// Cuts the space of some policies into regions.
    pub(super) fn of(policies: &[&Policy<'_>]) -> Result<Self, Reason> {
        let mut space = Self::default();
        let statements: Vec<(&Statement<'_>, bool)> = policies
            .iter()
            .flat_map(|policy| {
                policy.statements.iter().map(|it| (it, policy.notation.has_variables()))
            })
            .collect();
        space.dimensions.push(Dimension::Actions(actions(&statements)?));
        let resources = resources(&statements, &mut space.variables)?;
        space.dimensions.push(Dimension::Resources(resources));
        if statements.iter().any(|(it, _)| it.conditions.iter().any(lacks_set)) {
            return Err(Reason::Unclear);
        }
        space.add_keys(&statements);
        Ok(space)
    }

    /// Adds the condition keys.
    fn add_keys(&mut self, statements: &[(&Statement<'_>, bool)]) {
        let mut by_key: BTreeMap<String, (Vec<&Condition<'_>>, bool)> = BTreeMap::new();
        for (statement, has_variables) in statements {
            for condition in &statement.conditions {
                if *has_variables && is_about_variables(condition) {
                    continue;
                }
                let key = condition.key.name.value.to_ascii_lowercase();
                let of_key = by_key.entry(key).or_default();
                of_key.0.push(condition);
                of_key.1 |= *has_variables;
            }
        }
        for (name, (conditions, has_variables)) in by_key {
            if let Some(points) = points(&name, &conditions, has_variables) {
                self.keys.insert(name.clone(), self.dimensions.len());
                self.dimensions.push(Dimension::Key { name, points });
            }
        }
    }

    /// Returns the statements of a policy with an effect, as parts of the space. With `widened`, policy variables in
    /// resources can be anything.
    pub(super) fn parts(&mut self, policy: &Policy<'_>, is_deny: bool, widened: bool) -> Vec<Part> {
        let variables = policy.notation.has_variables();
        let mut parts = Vec::new();
        for (index, statement) in policy.statements.iter().enumerate() {
            let is_one = statement.effect.as_ref().is_some_and(|it| {
                statement.unknown_effect.is_none() && (it.value == Effect::Deny) == is_deny
            });
            if !is_one {
                continue;
            }
            let mut atoms =
                vec![self.actions_of(statement), self.resources_of(statement, variables, widened)];
            for condition in &statement.conditions {
                atoms.push(self.condition_of(condition, variables));
            }
            parts.push(Part { statement: index, atoms });
        }
        parts
    }

    fn actions_of(&self, statement: &Statement<'_>) -> Atom {
        let Some(Dimension::Actions(names)) = self.dimensions.first() else {
            return Atom { dimension: ACTIONS, of_points: Vec::new() };
        };
        let of_points = names.iter().map(|it| action_is(&statement.actions, it).into());
        Atom { dimension: ACTIONS, of_points: of_points.collect() }
    }

    fn resources_of(&self, statement: &Statement<'_>, variables: bool, widened: bool) -> Atom {
        let Some(Dimension::Resources(arns)) = self.dimensions.get(RESOURCES) else {
            return Atom { dimension: RESOURCES, of_points: Vec::new() };
        };
        let resources = &statement.resources;
        let texts: Vec<&str> = resources
            .items
            .iter()
            .filter_map(|it| match &it.kind {
                ResourceKind::Any => Some("*"),
                ResourceKind::Arn(text) | ResourceKind::Unchecked(text) => Some(&*text.value),
                _ => None,
            })
            .collect();
        let has_variables = variables && texts.iter().any(|it| has_variable(it));
        let of_points = arns.iter().map(|arn| {
            let is_of_variables = arn.chars().any(|it| variable_of(it).is_some());
            if resources.negated && (has_variables || is_of_variables) {
                // A variable can have the value that is left out.
                return Bounds { must: false, may: true };
            }
            let listed = |length: usize| {
                let mut listed = Truth::False;
                for text in &texts {
                    let text = match variables {
                        true => written(text, &self.variables, widened),
                        false => (*text).to_owned(),
                    };
                    let (text, arn) = (stretched(&text, length), stretched(arn, length));
                    listed = listed.or(resource_is(&text, &arn, variables));
                }
                Bounds::from(if resources.negated { !listed } else { listed })
            };
            // Variables have values of any length, also of one character, which `?` would take.
            let lengths = if is_of_variables { 0..3 } else { 1..2 };
            lengths.map(listed).fold(Bounds { must: true, may: false }, |all, it| Bounds {
                must: all.must && it.must,
                may: all.may || it.may,
            })
        });
        Atom { dimension: RESOURCES, of_points: of_points.collect() }
    }

    fn condition_of(&mut self, condition: &Condition<'_>, variables: bool) -> Atom {
        let name = condition.key.name.value.to_ascii_lowercase();
        let known = self.keys.get(&name).copied();
        if let Some(dimension) = known.filter(|_| !(variables && is_about_variables(condition)))
            && let Some(Dimension::Key { points, .. }) = self.dimensions.get(dimension)
        {
            let of_points =
                points.iter().map(|it| dimension::truth(condition, it, variables).into());
            return Atom { dimension, of_points: of_points.collect() };
        }
        let values: Vec<_> = condition.values.iter().filter_map(|it| it.kind.text()).collect();
        let operator = &condition.operator;
        let set = operator.set.as_ref().map(|it| &*it.value);
        let text = format!("{name} {set:?} {} {values:?} {variables}", operator.name.value);
        let dimension = *self.opaque.entry(text).or_insert_with(|| {
            self.dimensions.push(Dimension::Opaque);
            self.dimensions.len() - 1
        });
        let of_points = [false, true].map(|it| Bounds { must: it, may: it });
        Atom { dimension, of_points: of_points.to_vec() }
    }

    /// Returns what has to be true of every request: an action without resource types has no resource.
    pub(super) fn impossible(&self) -> Part {
        let (Some(Dimension::Actions(names)), Some(Dimension::Resources(arns))) =
            (self.dimensions.first(), self.dimensions.get(RESOURCES))
        else {
            return Part { statement: 0, atoms: Vec::new() };
        };
        let exactly = |it: bool| Bounds { must: it, may: it };
        let is_alone = names.iter().map(|it| exactly(has_no_resource(it)));
        let is_resource = arns.iter().map(|it| exactly(it != "*"));
        let atoms = vec![
            Atom { dimension: ACTIONS, of_points: is_alone.collect() },
            Atom { dimension: RESOURCES, of_points: is_resource.collect() },
        ];
        Part { statement: 0, atoms }
    }

    /// Returns the request at a point, with this value for policy variables.
    pub(super) fn request(&self, point: &[usize], value: Option<&str>) -> Request {
        let mut request = Request::new("");
        for (dimension, at) in self.dimensions.iter().zip(point) {
            match dimension {
                Dimension::Actions(names) => {
                    names.get(*at).cloned().unwrap_or_default().clone_into(&mut request.action);
                }
                Dimension::Resources(arns) => {
                    let arn = arns.get(*at).map(String::as_str).unwrap_or_default();
                    request.resource =
                        dimension::with_values(arn, |_| value.unwrap_or(VALUE).to_owned());
                    if let Some(value) = value {
                        for index in arn.chars().filter_map(variable_of) {
                            let key = self.variables.get(index).map(|it| key_of(it));
                            request.set(key.unwrap_or_default(), vec![value.to_owned()]);
                        }
                    }
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

/// Returns whether IAM authorizes an action on `*` alone.
fn has_no_resource(action: &str) -> bool {
    let info = action.split_once(':').and_then(|(prefix, name)| service(prefix)?.action(name));
    info.is_some_and(|it| it.resource_types.is_empty() && it.authorization.is_iam())
}

/// Returns whether a condition compares a key with several values without a set operator.
fn lacks_set(condition: &Condition<'_>) -> bool {
    let info = known_condition_key(&condition.key.name.value);
    condition.operator.set.is_none()
        && &*condition.operator.name.value != "Null"
        && info.is_some_and(|(it, _)| it.value_type.is_multivalued())
}

/// Returns whether a condition contains a policy variable.
fn is_about_variables(condition: &Condition<'_>) -> bool {
    condition.values.iter().filter_map(|it| it.kind.text()).any(has_variable)
}

/// Returns a pattern in which policy variables are the letters that stand for them, or `*`.
fn written(text: &str, variables: &[String], widened: bool) -> String {
    let mut text = text.to_owned();
    for (index, name) in variables.iter().enumerate() {
        let letter = variable(index).to_string();
        text = text.replace(name, if widened { "*" } else { &letter });
    }
    text
}

/// Returns a string in which each letter of a policy variable is repeated.
fn stretched(text: &str, length: usize) -> String {
    let count = |it| if variable_of(it).is_some() { length } else { 1 };
    text.chars().flat_map(|it| std::iter::repeat_n(it, count(it))).collect()
}

/// Returns actions for all that the statements can tell apart, known ones if possible.
fn actions(statements: &[(&Statement<'_>, bool)]) -> Result<Vec<String>, Reason> {
    let items: Vec<&ActionItem<'_>> =
        statements.iter().flat_map(|(statement, _)| &statement.actions.items).collect();
    let mut texts: Vec<String> = items.iter().filter_map(|it| name(it)).collect();
    texts.sort();
    texts.dedup();
    let mut automata: Vec<Automaton> = texts
        .iter()
        .map(|text| {
            let steps = dimension::steps(text, true, false, true, &mut Vec::new());
            Automaton::new(steps, false)
        })
        .collect();
    // A service prefix, a colon and a name.
    let star = Step::Star { colon: false };
    let one = Step::One { colon: false };
    automata.push(Automaton::new(vec![one, star, Step::Letter(':'), one, star], false));
    let words = regions(&automata, MOST_STATES).ok_or(Reason::Patterns)?;
    let is_action = |it: &String| {
        it.split_once(':').is_some_and(|(prefix, name)| {
            !prefix.is_empty() && !name.is_empty() && !name.contains(':')
        })
    };
    let vector = |action: &str| -> Vec<Truth> {
        statements.iter().map(|(it, _)| action_is(&it.actions, action)).collect()
    };
    // Known actions come first, so they are what a request names.
    let mut found: Vec<(Vec<Truth>, bool)> = Vec::new();
    let mut names = Vec::new();
    let prefixes: Vec<&str> = texts.iter().filter_map(|it| Some(it.split_once(':')?.0)).collect();
    let named = services().into_iter().filter(|it| prefixes.contains(&it.prefix));
    let known = named.flat_map(Service::actions).map(|it| it.qualified_name.to_owned());
    for action in known.chain(words.into_iter().filter(is_action)) {
        let point = (vector(&action), has_no_resource(&action));
        if !found.contains(&point) {
            found.push(point);
            names.push(action);
        }
    }
    Ok(names)
}

/// Returns the name of an item of a list of actions, in lower case.
fn name(item: &ActionItem<'_>) -> Option<String> {
    let text = match &item.kind {
        ActionKind::Every => "*".to_owned(),
        ActionKind::Name { whole: Some(whole), .. } => whole.to_string(),
        ActionKind::Name { prefix: Some(prefix), name, .. } => {
            format!("{}:{}", prefix.value, name.value)
        }
        ActionKind::Name { name, .. } => name.value.to_string(),
        ActionKind::Unchecked(text) => text.value.to_string(),
        ActionKind::Levels { .. } => return None,
    };
    Some(text.to_ascii_lowercase())
}

/// Returns ARNs for all that the statements can tell apart, and `*`.
fn resources(
    statements: &[(&Statement<'_>, bool)],
    variables: &mut Vec<String>,
) -> Result<Vec<String>, Reason> {
    let mut automata = vec![Automaton::of_arns()];
    for (statement, has_variables) in statements {
        for item in &statement.resources.items {
            let (ResourceKind::Arn(text) | ResourceKind::Unchecked(text)) = &item.kind else {
                continue;
            };
            let mut add = |text: &str, reads| {
                let mut fields = arn_fields(text);
                // A pattern with fewer fields matches whatever the others are.
                fields.resize(6, "*");
                let automaton = Automaton::new(arn_steps(&fields, reads, variables), false);
                if !automata.contains(&automaton) {
                    automata.push(automaton);
                }
            };
            add(&text.value, *has_variables);
            if *has_variables && has_variable(&text.value) {
                // The same with anything in place of the variables.
                add(&widened(&text.value), true);
            }
        }
    }
    let words = regions(&automata, MOST_STATES).ok_or(Reason::Patterns)?;
    let mut arns = vec!["*".to_owned()];
    arns.extend(words.into_iter().filter(|it| Arn::parse(it).is_ok()));
    Ok(arns)
}

/// Returns a pattern with `*` in place of each policy variable.
fn widened(text: &str) -> String {
    let Ok(parts) = pieces(text) else { return text.to_owned() };
    parts
        .into_iter()
        .map(|part| match part {
            TextPart::Text(text) => text.to_owned(),
            TextPart::Escape(character) => format!("${{{character}}}"),
            TextPart::Variable(_) => "*".to_owned(),
        })
        .collect()
}

/// Returns the key of a policy variable.
fn key_of(variable: &str) -> &str {
    let inside = variable.trim_start_matches("${").trim_end_matches('}');
    inside.split(',').next().unwrap_or_default().trim()
}
