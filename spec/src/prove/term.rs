//! Terms: a statement with its patterns, and whether it is known at a glance that another one covers it.

use super::automaton::{Automaton, Step, variable, variable_of};
use super::bounds::Bounds;
use crate::eval::{Truth, arn_fields, effect, has_resources, resource_is};
use crate::facts::catalog::known_condition_key;
use crate::syntax::variable::{TextPart, pieces};
use crate::syntax::{
    ActionItem, Actions, Condition, Effect, Policy, Principals, ResourceKind, Statement,
};
use crate::text::wildcard;
use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap};

/// A statement of a policy.
#[derive(Debug)]
pub(super) struct Term<'p> {
    /// Its index in the policy.
    pub(super) index: usize,
    pub(super) actions: Names,
    /// `None` if it applies whatever the resource is.
    pub(super) resources: Option<Places>,
    pub(super) principals: Option<&'p Principals<'p>>,
    pub(super) conditions: Vec<Claim<'p>>,
}

/// A condition of a statement.
#[derive(Debug, Clone)]
pub(super) struct Claim<'p> {
    pub(super) condition: &'p Condition<'p>,
    /// The condition key in lower case.
    pub(super) key: String,
    /// Whether the policy's version supports policy variables.
    pub(super) reads_variables: bool,
    /// What it says: two conditions with the same text are true for the same requests.
    pub(super) text: String,
}

/// The actions of a statement.
#[derive(Debug)]
pub(super) struct Names {
    pub(super) negated: bool,
    /// The names without wildcards: in lower case, and as written.
    pub(super) literals: HashMap<String, String>,
    pub(super) patterns: Vec<Name>,
}

/// A pattern for the names of actions.
#[derive(Debug)]
pub(super) struct Name {
    /// The pattern in lower case.
    pub(super) text: String,
    pub(super) automaton: Automaton,
    /// AWS's pages leave open what a pattern for the service prefix matches.
    is_open: bool,
}

/// The resources of a statement.
#[derive(Debug)]
pub(super) struct Places {
    pub(super) negated: bool,
    pub(super) items: Vec<Place>,
    /// The policy's version supports policy variables.
    reads_variables: bool,
    /// Some item contains one.
    pub(super) has_variable: bool,
}

/// A pattern for ARNs.
#[derive(Debug)]
pub(super) struct Place {
    /// The pattern; each policy variable is its letter.
    text: String,
    pub(super) automaton: Automaton,
    /// It is `*`, which also matches a request without a resource.
    pub(super) is_any: bool,
    /// It is not known what it matches.
    is_open: bool,
}

impl Place {
    /// Returns the pattern of which nothing is known.
    fn anything() -> Self {
        let automaton = Automaton::new(arn_steps(&["*"; 6], false), false);
        Self { text: "*".to_owned(), automaton, is_any: false, is_open: true }
    }
}

/// Reads statements as terms; the policy variables that occur, by the index of their letter.
#[derive(Debug, Default)]
pub(super) struct Reader {
    pub(super) variables: Vec<String>,
}

impl Reader {
    /// Returns the statements of a policy with an effect. With `widened`, policy variables in resources can be anything.
    pub(super) fn terms<'p>(
        &mut self,
        policy: &'p Policy<'p>,
        is_deny: bool,
        widened: bool,
    ) -> Vec<Term<'p>> {
        let reads_variables = policy.notation.has_variables();
        let wanted = if is_deny { Effect::Deny } else { Effect::Allow };
        let has_effect = |it: &Statement<'_>| effect(it) == Some(wanted);
        let statements = policy.statements.iter().enumerate().filter(|(_, it)| has_effect(it));
        let term = |(index, statement): (usize, &'p Statement<'p>)| Term {
            index,
            actions: Names::of(&statement.actions),
            resources: has_resources(statement)
                .then(|| self.places(statement, reads_variables, widened)),
            principals: statement.principals.as_ref(),
            conditions: statement
                .conditions
                .iter()
                .map(|it| Claim::of(it, reads_variables))
                .collect(),
        };
        statements.map(term).collect()
    }

    fn places(
        &mut self,
        statement: &Statement<'_>,
        reads_variables: bool,
        widened: bool,
    ) -> Places {
        let texts = statement.resources.items.iter().filter_map(|it| match &it.kind {
            ResourceKind::Any => Some("*"),
            ResourceKind::Arn(text) | ResourceKind::Unchecked(text) => Some(&*text.value),
            _ => None,
        });
        let mut has_variable = false;
        let mut items = Vec::new();
        for text in texts {
            let of_text = reads_variables && contains_variable(text);
            has_variable |= of_text;
            // Letters for private use stand for variables; no policy can have them.
            let text = &*without_private_letters(text);
            let text = match of_text {
                true if widened => without_variables(text, |_| '*'),
                true => without_variables(text, |name| variable(self.index(name))),
                false => text.to_owned(),
            };
            let is_any = !text.is_empty() && text.chars().all(|it| it == '*');
            // A variable at the start can be a whole ARN, or a part of one.
            let start = arn_fields(&text).first().map_or("", |it| *it).to_owned();
            if of_text && start.chars().any(|it| variable_of(it).is_some()) {
                items.push(Place::anything());
                continue;
            }
            let mut fields = arn_fields(&text);
            // A pattern with fewer fields matches whatever the others are.
            fields.resize(6, "*");
            let automaton = Automaton::new(arn_steps(&fields, reads_variables), false);
            items.push(Place { automaton, is_any, text, is_open: false });
        }
        let negated = statement.resources.negated;
        Places { negated, items, reads_variables, has_variable }
    }

    fn index(&mut self, name: &str) -> usize {
        let known = self.variables.iter().position(|it| it == name);
        known.unwrap_or_else(|| {
            self.variables.push(name.to_owned());
            self.variables.len() - 1
        })
    }
}

impl Names {
    fn of(actions: &Actions<'_>) -> Self {
        let mut names =
            Self { negated: actions.negated, literals: HashMap::new(), patterns: Vec::new() };
        for written in actions.items.iter().filter_map(ActionItem::written) {
            let text = written.to_ascii_lowercase();
            if !wildcard::has_wildcard(&text) {
                names.literals.insert(text, written.into_owned());
            } else if !names.patterns.iter().any(|it| it.text == text) {
                let prefix = text.split_once(':').map_or("", |(prefix, _)| prefix);
                names.patterns.push(Name {
                    is_open: wildcard::has_wildcard(prefix) && text != "*:*",
                    automaton: Automaton::new(steps(&text, true, false, true), false),
                    text,
                });
            }
        }
        names
    }

    /// Returns the names and patterns.
    pub(super) fn texts(&self) -> impl Iterator<Item = &str> {
        self.literals.keys().chain(self.patterns.iter().map(|it| &it.text)).map(String::as_str)
    }

    /// Returns whether it lists a name, in lower case.
    pub(super) fn names(&self, name: &str) -> bool {
        self.literals.contains_key(name)
    }

    /// Returns the service prefixes of its patterns, if none has a wildcard.
    pub(super) fn prefixes(&self) -> Option<BTreeSet<&str>> {
        let prefixes = self.patterns.iter().map(|it| Some(it.text.split_once(':')?.0));
        prefixes.map(|it| it.filter(|it| !wildcard::has_wildcard(it))).collect()
    }

    /// Returns whether it contains an action, named in lower case.
    pub(super) fn contain(&self, action: &str) -> Bounds {
        let mut listed = Bounds::exactly(self.literals.contains_key(action));
        for pattern in &self.patterns {
            if listed.must {
                break;
            }
            if wildcard::matches(&pattern.text, action) {
                listed.may = true;
                listed.must |= !pattern.is_open;
            }
        }
        if self.negated { !listed } else { listed }
    }

    /// Returns whether it is known to contain all actions of another list.
    fn cover(&self, other: &Self) -> bool {
        if self.negated != other.negated {
            return !self.negated
                && self.patterns.iter().any(|it| matches!(&*it.text, "*" | "*:*"));
        }
        let (own, other) = if self.negated { (other, self) } else { (self, other) };
        let is_covered = |name: &Name| {
            own.patterns.iter().any(|it| {
                it.text == name.text || !it.is_open && it.automaton.covers(&name.automaton)
            })
        };
        let has = |name: &String| {
            own.literals.contains_key(name)
                || own.patterns.iter().any(|it| !it.is_open && wildcard::matches(&it.text, name))
        };
        other.literals.keys().all(has) && other.patterns.iter().all(is_covered)
    }
}

impl Places {
    /// Returns whether it contains a resource: an ARN, in which a policy variable is its letter, or `*`.
    pub(super) fn contain(&self, arn: &str) -> Bounds {
        let (open, known) = (Bounds { must: false, may: true }, self.contain_known(arn));
        match self.items.iter().any(|it| it.is_open) {
            true if self.negated => Bounds { must: false, may: known.may },
            true if !known.must => open,
            _ => known,
        }
    }

    fn contain_known(&self, arn: &str) -> Bounds {
        let is_of_variables = arn.chars().any(|it| variable_of(it).is_some());
        if self.negated && (self.has_variable || is_of_variables) {
            // A variable can have the value that is left out.
            return Bounds { must: false, may: true };
        }
        if !is_of_variables {
            return self.contain_as_written(arn, 1);
        }
        // Variables have values of any length, also of one character, which `?` would take.
        let ones = self.items.iter().map(|it| it.text.matches('?').count()).sum::<usize>();
        let lengths = (0..ones + 3).map(|length| self.contain_as_written(arn, length));
        lengths.fold(Bounds { must: true, may: false }, |all, it| Bounds {
            must: all.must && it.must,
            may: all.may || it.may,
        })
    }

    /// Returns whether it may contain something that one of some patterns matches.
    pub(super) fn meet(&self, patterns: &[Automaton]) -> bool {
        let has = |it: &Place| {
            it.automaton.has_variable() || patterns.iter().any(|of| of.overlaps(&it.automaton))
        };
        self.negated || self.items.iter().any(has)
    }

    fn contain_as_written(&self, arn: &str, length: usize) -> Bounds {
        let mut listed = Truth::False;
        let arn = stretched(arn, length);
        for item in self.items.iter().filter(|it| !it.is_open) {
            let text = stretched(&item.text, length);
            listed = listed.or(resource_is(&text, &arn, self.reads_variables));
            if listed.is_true() {
                break;
            }
        }
        Bounds::from(if self.negated { !listed } else { listed })
    }

    /// Returns whether it is known to contain all resources of another list.
    fn cover(&self, other: &Self) -> bool {
        if self.negated != other.negated {
            return !self.negated && self.items.iter().any(|it| it.is_any);
        }
        if self.negated && (self.has_variable || other.has_variable) {
            // A variable without a value makes both unclear.
            let of = |it: &Self| it.items.iter().map(|it| it.automaton.clone()).collect::<Vec<_>>();
            return of(self) == of(other);
        }
        let (own, other) = if self.negated { (other, self) } else { (self, other) };
        let is_covered = |it: &Place| {
            own.items.iter().any(|of| of.is_any || !it.is_any && of.automaton.covers(&it.automaton))
        };
        other.items.iter().all(is_covered)
    }
}

impl<'p> Claim<'p> {
    pub(super) fn of(condition: &'p Condition<'p>, reads_variables: bool) -> Self {
        let key = condition.key.name.value.to_ascii_lowercase();
        let mut values: Vec<_> = condition.values.iter().filter_map(|it| it.kind.text()).collect();
        values.sort_unstable();
        values.dedup();
        let operator = &condition.operator;
        let set = operator.set.as_ref().map_or("", |it| &*it.value);
        let reads = reads_variables && values.iter().any(|it| it.contains("${"));
        let text = format!("{set}:{} {key} {values:?} {reads}", operator.name.value);
        Self { condition, key, reads_variables, text }
    }

    /// Returns whether it compares a key with several values without a set operator.
    pub(super) fn lacks_set(&self) -> bool {
        let info = known_condition_key(&self.key);
        self.condition.operator.set.is_none()
            && &*self.condition.operator.name.value != "Null"
            && info.is_some_and(|(it, _)| it.value_type.is_multivalued())
    }

    /// Returns whether its meaning depends on policy variables.
    pub(super) fn has_variable(&self) -> bool {
        let values = self.condition.values.iter().filter_map(|it| it.kind.text());
        self.reads_variables && values.into_iter().any(contains_variable)
    }
}

impl Term<'_> {
    /// Returns whether it is known to apply to each request that another one applies to.
    pub(super) fn covers(&self, other: &Self) -> bool {
        self.covers_except_actions(other) && self.actions.cover(&other.actions)
    }

    /// Like [`covers`](Self::covers), whatever the actions are.
    pub(super) fn covers_except_actions(&self, other: &Self) -> bool {
        let is_implied = |it: &Claim<'_>| other.conditions.iter().any(|own| own.text == it.text);
        let is_open = |it: &&Claim<'_>| it.lacks_set();
        let has_same = |it: &Claim<'_>| self.conditions.iter().any(|own| own.text == it.text);
        let has_resources = match (&self.resources, &other.resources) {
            (None, _) => true,
            (Some(own), Some(other)) => own.cover(other),
            (Some(_), None) => false,
        };
        self.conditions.iter().all(is_implied)
            && other.conditions.iter().filter(is_open).all(has_same)
            && has_resources
            && self.principals.is_none_or(|own| other.principals.is_some_and(|it| own.is_same(it)))
    }
}

/// Reads a string as a pattern.
pub(super) fn steps(text: &str, wildcards: bool, reads_variables: bool, colon: bool) -> Vec<Step> {
    let plain = |text: &str| {
        let steps = text.chars().map(|it| match it {
            '*' if wildcards => Step::Star { colon },
            '?' if wildcards => Step::One { colon },
            it => Step::Letter(it),
        });
        steps.collect::<Vec<_>>()
    };
    let parts = if reads_variables { pieces(text).ok() } else { None };
    let Some(parts) = parts else { return plain(text) };
    let mut all = Vec::new();
    for part in parts {
        match part {
            TextPart::Text(text) => all.extend(plain(text)),
            TextPart::Escape(character) => all.push(Step::Letter(character)),
            TextPart::Variable(it) => all.extend(it.text.chars().map(Step::Letter)),
        }
    }
    all
}

/// Returns the steps of the fields of a pattern for ARNs: a `*` does not leave the first five.
pub(super) fn arn_steps(fields: &[&str], reads_variables: bool) -> Vec<Step> {
    let mut all = Vec::new();
    for (index, field) in fields.iter().enumerate() {
        if index > 0 {
            all.push(Step::Letter(':'));
        }
        all.extend(steps(field, true, reads_variables, index == 5));
    }
    all
}

/// Returns whether a string contains a policy variable.
fn contains_variable(text: &str) -> bool {
    let is_one = |it: &TextPart<'_>| matches!(it, TextPart::Variable(_));
    text.contains("${") && pieces(text).is_ok_and(|parts| parts.iter().any(is_one))
}

/// Returns a text in which letters for private use are written as their codes.
fn without_private_letters(text: &str) -> Cow<'_, str> {
    if text.is_ascii() || text.chars().all(|it| variable_of(it).is_none()) {
        return Cow::Borrowed(text);
    }
    let written = |it: char| match variable_of(it) {
        Some(index) => format!("\u{fffd}{index}\u{fffd}"),
        None => it.to_string(),
    };
    Cow::Owned(text.chars().map(written).collect())
}

/// Returns a pattern with a character in place of each policy variable.
fn without_variables(text: &str, mut character: impl FnMut(&str) -> char) -> String {
    let Ok(parts) = pieces(text) else { return text.to_owned() };
    let mut written = String::with_capacity(text.len());
    for part in parts {
        match part {
            TextPart::Text(text) => written.push_str(text),
            TextPart::Escape(escaped) => {
                written.push_str("${");
                written.push(escaped);
                written.push('}');
            }
            TextPart::Variable(it) => written.push(character(it.text)),
        }
    }
    written
}

/// Returns a string in which each letter of a policy variable is repeated.
fn stretched(text: &str, length: usize) -> String {
    let count = |it| if variable_of(it).is_some() { length } else { 1 };
    text.chars().flat_map(|it| std::iter::repeat_n(it, count(it))).collect()
}
