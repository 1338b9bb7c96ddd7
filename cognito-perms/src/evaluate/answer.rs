//! The answer to a request: the decision, and what each statement says.

use cognito_perms_spec::eval::{self, Doubt, Evaluated, Layers, Outcome, Stop, Truth};
use cognito_perms_spec::syntax::{self, Effect, Policy, Statement};
use cognito_perms_spec::text::shown;
use std::fmt;

/// What IAM answers to a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Decision {
    /// The request is allowed.
    Allowed,
    /// A statement denies the request: an explicit denial.
    Denied,
    /// No statement denies the request, but a policy that has to allow it does not: an implicit denial.
    NotAllowed,
    /// AWS's pages do not say, or contradict each other. [`Answer::unclear`] has the question.
    Unclear,
}

impl fmt::Display for Decision {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Allowed => "allowed",
            Self::Denied => "denied",
            Self::NotAllowed => "not allowed",
            Self::Unclear => "unclear",
        })
    }
}

/// The answer to a request, with what each statement says. `Display` writes it as a table.
///
/// ```
/// use cognito_perms::evaluate::Request;
/// use cognito_perms::{Action, Policy, policy};
///
/// const SUPPORT: Policy = policy! {
///     Lookup: allow AdminGetUser on userpool(*) if aws:MultiFactorAuthAge NumericLessThan 3600;
///     Reset: allow AdminResetUserPassword on userpool(*)
/// };
///
/// let pool = "arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_X";
/// let answer = SUPPORT.evaluate(&Request::new(Action::AdminGetUser).on(pool));
/// assert_eq!(
///     answer.to_string(),
///     "not allowed: cognito-idp:AdminGetUser on \
///      arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_X
///   Lookup (statement 1) would allow it: `aws:MultiFactorAuthAge NumericLessThan 3600`, but the request has no `aws:MultiFactorAuthAge`
///   Reset (statement 2) is about other actions
/// ",
/// );
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Answer {
    #[cfg_attr(feature = "serde", serde(serialize_with = "as_text"))]
    decision: Decision,
    action: String,
    resource: String,
    statements: Vec<Line>,
    missing_keys: Vec<String>,
    #[cfg_attr(feature = "serde", serde(skip))]
    doubt: Option<Doubt>,
}

#[cfg(feature = "serde")]
fn as_text<S: serde::Serializer>(decision: &Decision, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(decision)
}

/// What a statement says.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
struct Line {
    /// The policy, if there are several.
    policy: &'static str,
    /// The position of the statement in its policy, from 1.
    statement: usize,
    sid: Option<String>,
    applies: bool,
    says: String,
}

impl Answer {
    pub(super) fn new(
        layers: &Layers<'_, '_>,
        request: &eval::Request,
        decision: eval::Decision,
        evaluated: &[Evaluated],
    ) -> Self {
        let (decision, doubt) = match decision {
            eval::Decision::Allowed => (Decision::Allowed, None),
            eval::Decision::Denied => (Decision::Denied, None),
            eval::Decision::NotAllowed => (Decision::NotAllowed, None),
            eval::Decision::Unclear(doubt) => (Decision::Unclear, Some(doubt)),
            _ => (Decision::Unclear, None),
        };
        let policies = named(layers);
        let is_alone = policies.len() == 1;
        let (mut statements, mut missing_keys) = (Vec::new(), Vec::new());
        for ((name, policy), evaluated) in policies.into_iter().zip(evaluated) {
            for (index, (statement, outcome)) in
                policy.statements.iter().zip(&evaluated.statements).enumerate()
            {
                for key in missing(statement, outcome, request) {
                    if !missing_keys.contains(&key) {
                        missing_keys.push(key);
                    }
                }
                statements.push(Line {
                    policy: if is_alone { "" } else { name },
                    statement: index + 1,
                    sid: statement.sid.as_ref().map(|it| it.value.to_string()),
                    applies: outcome.applies.is_true(),
                    says: says(statement, outcome, request),
                });
            }
        }
        let (action, resource) = (request.action.clone(), request.resource.clone());
        Self { decision, action, resource, statements, missing_keys, doubt }
    }

    /// Returns the decision.
    #[must_use]
    pub const fn decision(&self) -> Decision {
        self.decision
    }

    /// Returns whether the request is allowed.
    #[must_use]
    pub fn is_allowed(&self) -> bool {
        self.decision == Decision::Allowed
    }

    /// Returns the condition keys that the request lacks, and that conditions compare which decided. Keys that the request
    /// is [known not to have](super::Request::without) are not among them.
    #[must_use]
    pub fn missing_keys(&self) -> Vec<&str> {
        self.missing_keys.iter().map(String::as_str).collect()
    }

    /// Returns the index, from 0, and the `Sid` of each statement that applies to the request, in the order of the policies.
    pub fn applying(&self) -> impl Iterator<Item = (usize, Option<&str>)> {
        let applying = self.statements.iter().filter(|it| it.applies);
        applying.map(|it| (it.statement - 1, it.sid.as_deref()))
    }

    /// Returns the question that AWS's pages leave open, and the page, if the decision depends on it.
    #[must_use]
    pub fn unclear(&self) -> Option<(&'static str, &'static str)> {
        self.doubt.map(|it| (it.question(), it.page()))
    }

    /// Panics with the answer as a table unless the request is allowed.
    ///
    /// # Panics
    ///
    /// Panics if the decision is another one.
    #[track_caller]
    pub fn assert_allowed(&self) {
        self.assert(self.is_allowed(), "allowed");
    }

    /// Panics with the answer as a table unless a statement denies the request.
    ///
    /// # Panics
    ///
    /// Panics if the decision is another one.
    #[track_caller]
    pub fn assert_denied(&self) {
        self.assert(self.decision == Decision::Denied, "denied");
    }

    /// Panics with the answer as a table if the request is allowed, or if it is unclear whether it is.
    ///
    /// # Panics
    ///
    /// Panics if the decision is another one.
    #[track_caller]
    pub fn assert_not_allowed(&self) {
        let is_refused = matches!(self.decision, Decision::Denied | Decision::NotAllowed);
        self.assert(is_refused, "not allowed");
    }

    #[track_caller]
    fn assert(&self, is: bool, expected: &str) {
        assert!(is, "expected the request to be {expected}\n{self}");
    }
}

/// Returns the policies in the order in which they are evaluated, with what each is.
fn named<'l, 'p>(layers: &Layers<'l, 'p>) -> Vec<(&'static str, &'l Policy<'p>)> {
    let granting = layers.granting.iter().map(|it| ("policy", *it));
    let boundary = layers.boundary.map(|it| ("boundary", it));
    let session = layers.session.map(|it| ("session policy", it));
    let scps = layers.scp_levels.iter().flatten().map(|it| ("SCP", *it));
    granting.chain(boundary).chain(session).chain(scps).collect()
}

/// Describes what a statement is to a request.
fn says(statement: &Statement<'_>, outcome: &Outcome, request: &eval::Request) -> String {
    let is_deny = statement.effect.as_ref().is_some_and(|it| it.value == Effect::Deny);
    let verb = if is_deny { "deny" } else { "allow" };
    match (outcome.applies, outcome.stopped_by) {
        (Truth::True, _) if is_deny => "denies it".to_owned(),
        (Truth::True, _) => "allows it".to_owned(),
        (Truth::Unclear(doubt), _) => format!("may {verb} it: {}", doubt.question()),
        (_, Some(Stop::Principal)) => "is about other principals".to_owned(),
        (_, Some(Stop::Action)) => "is about other actions".to_owned(),
        (_, Some(Stop::Resource)) => "is about other resources".to_owned(),
        (_, Some(Stop::Effect)) => "has no valid effect".to_owned(),
        _ => {
            let conditions =
                outcome.conditions.iter().filter_map(|it| statement.conditions.get(*it));
            let reasons: Vec<_> = conditions.map(|it| reason(it, request)).collect();
            format!("would {verb} it: {}", reasons.join("; "))
        }
    }
}

/// Describes a condition that is false, and what the request has instead.
fn reason(condition: &syntax::Condition<'_>, request: &eval::Request) -> String {
    let key = &*condition.key.name.value;
    let values: Vec<_> = condition.values.iter().filter_map(|it| it.kind.text()).collect();
    let values = match values.as_slice() {
        [only] => (*only).to_owned(),
        several => format!("[{}]", several.join(", ")),
    };
    let operator = match &condition.operator.set {
        Some(set) => format!("{}:{}", set.value, condition.operator.name.value),
        None => condition.operator.name.value.to_string(),
    };
    let own = match request.values(key) {
        None => format!("the request has no `{key}`"),
        Some([]) => format!("the request has no value of `{key}`"),
        Some(own) => format!("the request has `{}`", own.join("`, `")),
    };
    format!("`{key} {operator} {values}`, but {own}")
}

/// Returns the keys whose absence stopped a statement.
fn missing(statement: &Statement<'_>, outcome: &Outcome, request: &eval::Request) -> Vec<String> {
    let conditions = outcome.conditions.iter().filter_map(|it| statement.conditions.get(*it));
    let keys = conditions.map(|it| it.key.name.value.to_string());
    keys.filter(|it| request.values(it).is_none() && !request.lacks(it)).collect()
}

/// Writes the decision, and a line for each statement. Characters that a terminal would interpret are written as escapes.
impl fmt::Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { decision, action, resource, .. } = self;
        writeln!(f, "{decision}: {} on {}", shown::name(action), shown::name(resource))?;
        for line in &self.statements {
            let Line { policy, statement, says, .. } = line;
            let space = if policy.is_empty() { "" } else { " " };
            let of = format!("statement {statement}{space}{policy_of}", policy_of = of(policy));
            match &line.sid {
                Some(sid) => writeln!(f, "  {} ({of}) {}", shown::name(sid), shown::name(says))?,
                None => writeln!(f, "  {of} {}", shown::name(says))?,
            }
        }
        match self.unclear() {
            Some((question, page)) => {
                writeln!(f, "  AWS's pages leave this open: {question}\n  {page}")
            }
            None => Ok(()),
        }
    }
}

/// Returns which policy a statement is of.
fn of(policy: &str) -> String {
    match policy {
        "" => String::new(),
        policy => format!("of the {policy}"),
    }
}
