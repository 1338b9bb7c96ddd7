//! The tree of a policy as its author wrote it: every part with its place, no name looked up yet.
//!
//! `policy!` and the reader of JSON documents give this tree; what reads it knows where it comes from only by its
//! [`Notation`].

use super::characters::first_refused;
use super::notation::Notation;
use crate::text::{Level, Rule, Span, Spanned, Text};
use std::borrow::Cow;

/// What a policy is for, which decides what may be written in it.
#[derive(Debug, Clone, Copy, Default)]
#[non_exhaustive]
pub enum PolicyKind {
    /// It is attached to a user, a group or a role, and says what these may do.
    #[default]
    Identity,
}

/// A policy.
#[derive(Debug)]
pub struct Policy<'a> {
    /// What it is for.
    pub kind: PolicyKind,
    /// How it is written.
    pub notation: Notation,
    /// What stands in front of the statements.
    pub settings: Settings<'a>,
    /// The statements, as far as they could be read.
    pub statements: Vec<Statement<'a>>,
    /// Some could not be read, which was reported.
    pub broken: bool,
    /// The whole of it.
    pub span: Span,
    /// Where it starts: the place of what it lacks.
    pub start: Span,
    /// The text for the version of the policy language, if it is not a version.
    pub unknown_version: Option<Text<'a>>,
}

impl Policy<'_> {
    /// A policy without statements.
    #[must_use]
    pub fn new(notation: Notation, span: Span) -> Self {
        Self {
            kind: PolicyKind::default(),
            notation,
            settings: Settings::default(),
            statements: Vec::new(),
            broken: false,
            span,
            start: span,
            unknown_version: None,
        }
    }
}

/// What stands in `#![…]`.
#[derive(Debug, Clone, Default)]
pub struct Settings<'a> {
    /// The partition of ARNs that do not say one.
    pub partition: Option<Value<'a>>,
    /// The region of ARNs that do not say one.
    pub region: Option<Value<'a>>,
    /// The account of ARNs that do not say one.
    pub account: Option<Value<'a>>,
    /// The service of names without a prefix, which the reader gave theirs.
    pub service: Option<Text<'a>>,
    /// What the policy is attached to, and so how large it can be.
    pub quota: Option<Text<'a>>,
    /// Patterns of actions are emitted as the actions that they stand for and that the statement reaches.
    pub expansion: Option<Expansion>,
    /// How large it is counts for nothing.
    pub is_of_any_size: bool,
    /// Names of actions and condition keys, and ARNs, that pass though no catalogue knows them.
    pub unchecked: Cow<'a, [String]>,
    /// How much rules weigh, unless a statement says otherwise.
    pub lints: Vec<LintLevel<'a>>,
}

/// What is not expanded, where patterns are.
#[derive(Debug, Clone, Default)]
pub struct Expansion {
    /// The statements whose patterns stay, by their positions.
    pub kept: Vec<usize>,
}

/// `allow(rule, …, reason = "…")` and its like.
#[derive(Debug, Clone, PartialEq)]
pub struct LintLevel<'a> {
    /// The level; [`Expect`](LintAttribute::Expect) is `allow` with a warning if nothing is to be allowed.
    pub level: LintAttribute,
    /// The rules, by name.
    pub rules: Vec<Text<'a>>,
}

impl LintLevel<'static> {
    /// The level of some rules that no text sets, but a caller.
    #[must_use]
    pub fn of(level: Level, rules: impl IntoIterator<Item = Rule>) -> Self {
        let named = |rule: Rule| Spanned::new(rule.name().into(), Span::new(0, 0));
        Self { level: LintAttribute::Set(level), rules: rules.into_iter().map(named).collect() }
    }
}

/// What is to be done about a rule.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum LintAttribute {
    /// `allow`, `warn` and `deny`.
    Set(Level),
    /// `expect`: say nothing, but that there was nothing to say.
    Expect,
}

/// A statement.
#[derive(Debug, PartialEq)]
pub struct Statement<'a> {
    /// All of it, its lint levels included.
    pub span: Span,
    /// How much rules weigh in it.
    pub lints: Vec<LintLevel<'a>>,
    /// Its name.
    pub sid: Option<Text<'a>>,
    /// What it does; for an unknown word, the most similar effect.
    pub effect: Option<Spanned<Effect>>,
    /// The text for the effect, if it is not an effect.
    pub unknown_effect: Option<Text<'a>>,
    /// The elements that it lacks.
    pub missing: Vec<Missing>,
    /// The lists that are written and hold nothing.
    pub empty: Vec<EmptyList>,
    /// The name of an element for principals.
    pub principal: Option<Text<'a>>,
    /// Members of `Condition` that are not operators with keys.
    pub strays: Vec<Stray<'a>>,
    /// What is allowed or denied.
    pub actions: Actions<'a>,
    /// On what.
    pub resources: Resources<'a>,
    /// When: all of these have to be true.
    pub conditions: Vec<Condition<'a>>,
    /// Parts of it are missing or unreadable, which was reported: what its parts have to do with
    /// each other is not known.
    pub broken: bool,
}

impl Statement<'_> {
    /// A statement without anything in it.
    #[must_use]
    pub fn new(span: Span) -> Self {
        Self {
            span,
            lints: Vec::new(),
            sid: None,
            effect: None,
            unknown_effect: None,
            missing: Vec::new(),
            empty: Vec::new(),
            principal: None,
            strays: Vec::new(),
            actions: Actions::default(),
            resources: Resources::default(),
            conditions: Vec::new(),
            broken: false,
        }
    }
}

/// A list that holds nothing.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct EmptyList {
    /// Of which element.
    pub element: Element,
    /// It is `NotAction` or `NotResource`.
    pub negated: bool,
    /// Where it is.
    pub span: Span,
}

/// A member of `Condition` that is not an operator with keys.
#[derive(Debug, PartialEq)]
pub struct Stray<'a> {
    /// Its name.
    pub name: Cow<'a, str>,
    /// Its value, in words.
    pub found: &'static str,
    /// Where that is.
    pub span: Span,
}

/// An element that a statement lacks.
#[derive(Debug, PartialEq)]
pub struct Missing {
    /// Which.
    pub element: Element,
    /// Where it could be.
    pub span: Span,
    /// What was expected and what is there instead, where that is known: `` a resource, found `;` ``.
    pub instead: Option<String>,
    /// What would put it right, if something else than the element itself.
    pub help: Option<String>,
}

/// An element that every statement has.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Element {
    /// `allow` or `deny`, `Effect`
    Effect,
    /// `Action` or `NotAction`
    Action,
    /// `Resource` or `NotResource`
    Resource,
}

/// The effect of a statement.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Effect {
    /// `allow`, `"Allow"`
    Allow,
    /// `deny`, `"Deny"`
    Deny,
}

/// `Action` or `NotAction`.
#[derive(Debug, PartialEq, Default)]
pub struct Actions<'a> {
    /// All but these: `NotAction`.
    pub negated: bool,
    /// What is named.
    pub items: Vec<ActionItem<'a>>,
    /// What is taken away from it.
    pub except: Vec<ActionItem<'a>>,
}

/// An item of an action list.
#[derive(Debug, PartialEq)]
pub struct ActionItem<'a> {
    /// What it says.
    pub kind: ActionKind<'a>,
    /// The whole item, prefix included.
    pub span: Span,
}

/// What an item of an action list says.
#[derive(Debug, PartialEq)]
pub enum ActionKind<'a> {
    /// A name or a pattern; `*` for the whole service.
    Name {
        /// The service, if not the default one.
        prefix: Option<Text<'a>>,
        /// The name, with `*` and `?` where it is a pattern.
        name: Text<'a>,
        /// Both with their colon, where they are one string.
        whole: Option<Cow<'a, str>>,
    },
    /// All actions of these access levels.
    Levels {
        /// The service, if not the default one.
        prefix: Option<Text<'a>>,
        /// The levels.
        levels: Vec<Text<'a>>,
    },
    /// `*:*`: every action of AWS.
    Every,
    /// `unchecked("svc:Name")`: emitted as it stands.
    Unchecked(Text<'a>),
}

/// `Resource` or `NotResource`.
#[derive(Debug, PartialEq, Default)]
pub struct Resources<'a> {
    /// All but these: `NotResource`.
    pub negated: bool,
    /// What is named.
    pub items: Vec<ResourceItem<'a>>,
}

/// An item of a resource list.
#[derive(Debug, PartialEq)]
pub struct ResourceItem<'a> {
    /// What it says.
    pub kind: ResourceKind<'a>,
    /// The whole item.
    pub span: Span,
}

/// What an item of a resource list says.
#[derive(Debug, PartialEq)]
pub enum ResourceKind<'a> {
    /// `*`
    Any,
    /// `userpool(…)`
    Typed {
        /// The service, if not the default one.
        prefix: Option<Text<'a>>,
        /// The name of the resource type.
        name: Text<'a>,
        /// What fills its ARN template.
        arguments: Vec<Argument<'a>>,
        /// The arguments with their parentheses.
        arguments_span: Span,
    },
    /// An ARN or a pattern for ARNs.
    Arn(Text<'a>),
    /// `unchecked("…")`: emitted as it stands.
    Unchecked(Text<'a>),
    /// `unchecked(arn)`: an ARN of run time, of whatever it is.
    UncheckedValue(Value<'a>),
}

/// An argument of a resource type.
#[derive(Debug, PartialEq)]
pub struct Argument<'a> {
    /// The field it fills, if it says so.
    pub name: Option<Text<'a>>,
    /// What it fills it with; `*` is the text `*`.
    pub value: Value<'a>,
}

impl Argument<'_> {
    /// Whether it is named so.
    pub(crate) fn is_named(&self, name: &str) -> bool {
        self.name.as_ref().is_some_and(|it| it.value == name)
    }
}

/// A value.
#[derive(Debug, Clone, PartialEq)]
pub struct Value<'a> {
    /// What it says.
    pub kind: ValueKind<'a>,
    /// Where it stands.
    pub span: Span,
    /// The characters of a text that IAM takes as escapes only are written as such.
    pub is_escaped: bool,
}

impl<'a> Value<'a> {
    /// A value without escapes.
    #[must_use]
    pub const fn new(kind: ValueKind<'a>, span: Span) -> Self {
        Self { kind, span, is_escaped: false }
    }

    /// A text, with all of it as it is written.
    #[must_use]
    pub fn text(text: Text<'a>, written: &str) -> Self {
        // What has no escapes is what is written.
        let is_escaped = matches!(text.value, Cow::Owned(_)) && first_refused(written).is_none();
        Self { kind: ValueKind::Text(text.value), span: text.span, is_escaped }
    }
}

/// What a value says.
#[derive(Debug, Clone, PartialEq)]
pub enum ValueKind<'a> {
    /// A text.
    Text(Cow<'a, str>),
    /// A number, as it is written.
    Number(Cow<'a, str>),
    /// `true` or `false`.
    Bool(bool),
    /// A value of run time: the number of a hole, counted by the reader.
    Hole(usize),
    /// `..`: a list of run time, likewise.
    Holes(usize),
}

impl ValueKind<'_> {
    /// The text that it is emitted as, if that is known.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) | Self::Number(text) => Some(text),
            Self::Bool(true) => Some("true"),
            Self::Bool(false) => Some("false"),
            Self::Hole(_) | Self::Holes(_) => None,
        }
    }
}

/// A condition: `key operator values`.
#[derive(Debug, PartialEq)]
pub struct Condition<'a> {
    /// What is compared.
    pub key: Key<'a>,
    /// How.
    pub operator: Operator<'a>,
    /// With what: any of these.
    pub values: Vec<Value<'a>>,
    /// The values, with their brackets.
    pub values_span: Span,
}

/// The key of a condition.
#[derive(Debug, PartialEq)]
pub struct Key<'a> {
    /// The name, in any letter case.
    pub name: Text<'a>,
    /// `unchecked("…")`: emitted as it stands.
    pub is_unchecked: bool,
}

/// The operator of a condition.
#[derive(Debug, Clone, PartialEq)]
pub struct Operator<'a> {
    /// What stands in front of a colon: `ForAllValues`, `ForAnyValue`.
    pub set: Option<Text<'a>>,
    /// The rest: `StringEquals`, `StringEqualsIfExists`.
    pub name: Text<'a>,
}

impl Operator<'_> {
    /// The whole operator.
    #[must_use]
    pub fn span(&self) -> Span {
        self.set.as_ref().map_or(self.name.span, |set| set.span.to(self.name.span))
    }

    /// The whole operator, as it is written.
    #[must_use]
    pub fn text(&self) -> Cow<'_, str> {
        match &self.set {
            Some(set) => Cow::Owned(format!("{}:{}", set.value, self.name.value)),
            None => Cow::Borrowed(&self.name.value),
        }
    }
}
