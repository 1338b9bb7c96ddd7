//! The syntax tree of a policy as its author wrote it: every part has its span, and no name is looked up yet.
//!
//! `policy!` and the reader of JSON documents both build this tree. Its consumers see the difference only through
//! [`Notation`].

use super::characters::first_refused;
use super::notation::Notation;
use super::policy_type::PolicyType;
use crate::text::{Level, Rule, Span, Spanned, Text};
use std::borrow::Cow;
use std::ops::Range;

/// A policy.
#[derive(Debug)]
pub struct Policy<'a> {
    /// The policy type.
    pub kind: PolicyType,
    /// The notation that it is written in.
    pub notation: Notation,
    /// The settings before the statements.
    pub settings: Settings<'a>,
    /// The statements, as far as they could be read.
    pub statements: Vec<Statement<'a>>,
    /// Some statements could not be read, which is already reported.
    pub broken: bool,
    /// The span of the full policy.
    pub span: Span,
    /// The start of the policy, where missing elements are reported.
    pub start: Span,
    /// The string in `Version` of a document.
    pub version: Option<Text<'a>>,
    /// The size of the document, if it is one.
    pub size: Option<WrittenSize>,
    /// The `Id` of a document, with the span of the element's name.
    pub id: Option<Text<'a>>,
    /// What the author claims about the policy.
    pub claims: Vec<Claim<'a>>,
}

impl Policy<'_> {
    /// Creates a policy without statements.
    #[must_use]
    pub fn new(notation: Notation, span: Span) -> Self {
        Self {
            kind: PolicyType::default(),
            notation,
            settings: Settings::default(),
            statements: Vec::new(),
            broken: false,
            span,
            start: span,
            version: None,
            size: None,
            id: None,
            claims: Vec::new(),
        }
    }
}

/// A claim about a policy, `ensure …`: it has to hold for every request.
#[derive(Debug)]
pub struct Claim<'a> {
    /// The span of the full claim.
    pub span: Span,
    /// Added to the positions in its findings. In `policy_file!`, it moves them past the end of the document.
    pub shift: usize,
    /// The lint levels of the claim.
    pub lints: Vec<LintLevel<'a>>,
    /// What it says.
    pub kind: ClaimKind<'a>,
}

/// What a claim says.
#[derive(Debug)]
pub enum ClaimKind<'a> {
    /// The policy grants nothing of this selection, a policy with a single `allow`.
    Never(Box<Policy<'a>>),
    /// The policy grants all of this selection.
    Allows(Box<Policy<'a>>),
    /// The policy grants nothing that another one does not.
    Within(OtherFile<'a>),
    /// The policy grants the same as another one.
    Equals(OtherFile<'a>),
}

/// A document that a policy is compared with.
#[derive(Debug)]
pub struct OtherFile<'a> {
    /// Its path, as written.
    pub path: Text<'a>,
    /// Its contents; `None` if it could not be read, which is reported elsewhere.
    pub document: Option<Cow<'a, [u8]>>,
}

/// The size of a document as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WrittenSize {
    /// The number of bytes.
    pub bytes: usize,
    /// The number of characters.
    pub characters: usize,
}

/// The settings of a policy: the contents of `#![…]`.
#[derive(Debug, Clone, Default)]
pub struct Settings<'a> {
    /// The partition of ARNs that do not name one.
    pub partition: Option<Value<'a>>,
    /// The region of ARNs that do not name one.
    pub region: Option<Value<'a>>,
    /// The account of ARNs that do not name one.
    pub account: Option<Value<'a>>,
    /// The default service. The parser has already applied it to names without a service prefix.
    pub service: Option<Text<'a>>,
    /// The type of the policy.
    pub kind: Option<Text<'a>>,
    /// What the policy is attached to, which limits its size.
    pub quota: Option<Text<'a>>,
    /// Patterns are emitted as the actions that match them and that can be used on the resources of the statement.
    pub expansion: Option<Expansion>,
    /// The size of the policy is not limited.
    pub is_of_any_size: bool,
    /// Names of actions and condition keys, and ARNs, that are accepted without being in the catalog.
    pub unchecked: Cow<'a, [String]>,
    /// Whether only errors are reported, as if every lint were allowed.
    pub allows_lints: bool,
    /// The lint levels of the policy; those of a statement take precedence.
    pub lints: Vec<LintLevel<'a>>,
}

/// Exceptions from the expansion of patterns.
#[derive(Debug, Clone, Default)]
pub struct Expansion {
    /// The indexes of the statements whose patterns are kept.
    pub kept: Vec<usize>,
}

/// A lint attribute, such as `allow(rule, …, reason = "…")`.
#[derive(Debug, Clone, PartialEq)]
pub struct LintLevel<'a> {
    /// The level. [`Expect`](LintAttribute::Expect) is `allow` with a warning if there is nothing to allow.
    pub level: LintAttribute,
    /// The names of the rules.
    pub rules: Vec<Text<'a>>,
}

impl LintLevel<'static> {
    /// Creates a lint level for some rules that is set by the caller rather than in the policy.
    #[must_use]
    pub fn of(level: Level, rules: impl IntoIterator<Item = Rule>) -> Self {
        let named = |rule: Rule| Spanned::new(rule.name().into(), Span::new(0, 0));
        Self { level: LintAttribute::Set(level), rules: rules.into_iter().map(named).collect() }
    }
}

/// What a lint attribute does.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum LintAttribute {
    /// `allow`, `warn` and `deny`.
    Set(Level),
    /// `expect`: suppress findings, and warn if there are none.
    Expect,
}

/// A statement.
#[derive(Debug, PartialEq)]
pub struct Statement<'a> {
    /// The span of the full statement, including its lint levels.
    pub span: Span,
    /// The lint levels of the statement.
    pub lints: Vec<LintLevel<'a>>,
    /// The `Sid`.
    pub sid: Option<Text<'a>>,
    /// The effect; for an unknown one, the most similar effect.
    pub effect: Option<Spanned<Effect>>,
    /// The string in `Effect`, if it is not a known effect.
    pub unknown_effect: Option<Text<'a>>,
    /// The missing elements.
    pub missing: Vec<Missing>,
    /// The empty lists.
    pub empty: Vec<EmptyList>,
    /// Who it applies to, if it says so.
    pub principals: Option<Principals<'a>>,
    /// Members of `Condition` that are not operators with keys.
    pub strays: Vec<Stray<'a>>,
    /// The actions that it allows or denies.
    pub actions: Actions<'a>,
    /// The resources that it applies to.
    pub resources: Resources<'a>,
    /// The conditions, all of which have to be true.
    pub conditions: Vec<Condition<'a>>,
    /// Parts of it are missing or unreadable, which is already reported, so it is unknown how its parts relate.
    pub broken: bool,
}

impl Statement<'_> {
    /// Creates an empty statement.
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
            principals: None,
            strays: Vec::new(),
            actions: Actions::default(),
            resources: Resources::default(),
            conditions: Vec::new(),
            broken: false,
        }
    }
}

/// An empty list.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct EmptyList {
    /// The element that the list belongs to.
    pub element: Element,
    /// It is `NotAction` or `NotResource`.
    pub negated: bool,
    /// The span of the list.
    pub span: Span,
}

/// A member of `Condition` that is not an operator with keys.
#[derive(Debug, PartialEq)]
pub struct Stray<'a> {
    /// The name.
    pub name: Cow<'a, str>,
    /// A description of the value.
    pub found: &'static str,
    /// The span of the value.
    pub span: Span,
}

/// An element that is missing from a statement.
#[derive(Debug, PartialEq)]
pub struct Missing {
    /// The element.
    pub element: Element,
    /// Where it could be added.
    pub span: Span,
    /// What is expected and what is found instead, if that is known: `` a resource, found `;` ``.
    pub instead: Option<String>,
    /// How to fix it, if not by adding the element.
    pub help: Option<String>,
}

/// An element that every statement must have.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Element {
    /// `allow` or `deny`, `Effect`
    Effect,
    /// `Action` or `NotAction`
    Action,
    /// `Resource` or `NotResource`
    Resource,
    /// `to`, `Principal` or `NotPrincipal`
    Principal,
}

/// The effect of a statement.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Effect {
    /// `allow`, `"Allow"`
    Allow,
    /// `deny`, `"Deny"`
    Deny,
}

/// A `Principal` or `NotPrincipal` element.
#[derive(Debug, PartialEq)]
pub struct Principals<'a> {
    /// The set is everyone except those listed: `NotPrincipal`.
    pub negated: bool,
    /// The listed principals.
    pub items: Vec<PrincipalItem<'a>>,
    /// The span of the element's name.
    pub name_span: Span,
    /// The span of the element's value.
    pub span: Span,
}

impl Principals<'_> {
    /// Returns whether two elements list the same principals.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        let same = |a: &PrincipalItem<'_>, b: &PrincipalItem<'_>| {
            a.kind.key() == b.kind.key() && a.value.kind.text() == b.value.kind.text()
        };
        self.negated == other.negated
            && self.items.len() == other.items.len()
            && self.items.iter().zip(&other.items).all(|(a, b)| same(a, b))
    }
}

/// An item of a list of principals.
#[derive(Debug, PartialEq)]
pub struct PrincipalItem<'a> {
    /// What the value is.
    pub kind: PrincipalKind,
    /// The value; `*` for everyone.
    pub value: Value<'a>,
    /// The runtime values in its string, in order.
    pub holes: Vec<StringHole>,
}

/// A runtime value in a part of a string, whose text there is only an example of one.
#[derive(Debug, Clone, PartialEq)]
pub struct StringHole {
    /// Where the part starts and ends, in bytes.
    pub place: Range<usize>,
    /// What the part is.
    pub part: StringPart,
    /// The index of the runtime value, as counted by the parser.
    pub id: usize,
}

/// A part of a string that can be a runtime value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StringPart {
    /// An account id.
    Account,
    /// A partition.
    Partition,
    /// The domain of identity pools, in the region of the id of one.
    IdentityPools,
}

/// What a principal is, as the keys of the `Principal` element say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PrincipalKind {
    /// `"*"` in place of the element's object: everyone, even without credentials.
    Everyone,
    /// An account, a role, a user or a session.
    Aws,
    /// An account, which can be a runtime value.
    Account,
    /// A role, whose ARN can be a runtime value.
    Role,
    /// A user, whose ARN can be a runtime value.
    User,
    /// A service.
    Service,
    /// An identity provider.
    Federated,
    /// A SAML provider, whose ARN can be a runtime value.
    Saml,
    /// The canonical user id of an account, for Amazon S3.
    CanonicalUser,
}

impl PrincipalKind {
    /// The kinds that have a key.
    pub const KEYED: [Self; 4] = [Self::Aws, Self::Service, Self::Federated, Self::CanonicalUser];

    /// Returns the key in the `Principal` element.
    #[must_use]
    pub const fn key(self) -> Option<&'static str> {
        match self {
            Self::Everyone => None,
            Self::Aws | Self::Account | Self::Role | Self::User => Some("AWS"),
            Self::Service => Some("Service"),
            Self::Federated | Self::Saml => Some("Federated"),
            Self::CanonicalUser => Some("CanonicalUser"),
        }
    }
}

/// An `Action` or `NotAction` element.
#[derive(Debug, PartialEq, Default)]
pub struct Actions<'a> {
    /// The set is every action except those listed: `NotAction`.
    pub negated: bool,
    /// The listed actions.
    pub items: Vec<ActionItem<'a>>,
    /// The actions after `except`.
    pub except: Vec<ActionItem<'a>>,
}

impl Actions<'_> {
    /// Returns the service prefix of each item, if it has one.
    pub fn services(&self) -> impl Iterator<Item = Option<&str>> {
        self.items.iter().map(|it| match &it.kind {
            ActionKind::Name { prefix: Some(prefix), .. } => Some(&*prefix.value),
            _ => None,
        })
    }
}

/// An item of an action list.
#[derive(Debug, PartialEq)]
pub struct ActionItem<'a> {
    /// The kind and its contents.
    pub kind: ActionKind<'a>,
    /// The span of the full item, including its service prefix.
    pub span: Span,
}

impl ActionItem<'_> {
    /// Returns the name or pattern, with its service prefix if it has one; `None` for access levels.
    #[must_use]
    pub fn written(&self) -> Option<Cow<'_, str>> {
        Some(match &self.kind {
            ActionKind::Every => Cow::Borrowed("*"),
            ActionKind::Name { whole: Some(whole), .. } => Cow::Borrowed(&**whole),
            ActionKind::Name { prefix: Some(prefix), name, .. } => {
                format!("{}:{}", prefix.value, name.value).into()
            }
            ActionKind::Name { name, .. } => Cow::Borrowed(&*name.value),
            ActionKind::Unchecked(text) => Cow::Borrowed(&*text.value),
            ActionKind::Levels { .. } => return None,
        })
    }
}

/// The kind of an item in an action list.
#[derive(Debug, PartialEq)]
pub enum ActionKind<'a> {
    /// A name or a pattern; `*` for all actions of the service.
    Name {
        /// The service prefix, if there is one.
        prefix: Option<Text<'a>>,
        /// The name or pattern after the service prefix.
        name: Text<'a>,
        /// Both of them with their colon, if they are a single string.
        whole: Option<Cow<'a, str>>,
    },
    /// All actions with one of these access levels.
    Levels {
        /// The service prefix, if there is one.
        prefix: Option<Text<'a>>,
        /// The access levels.
        levels: Vec<Text<'a>>,
    },
    /// `*:*`: every action of every service.
    Every,
    /// `unchecked("svc:Name")`: emitted as written.
    Unchecked(Text<'a>),
}

/// A `Resource` or `NotResource` element.
#[derive(Debug, PartialEq, Default)]
pub struct Resources<'a> {
    /// The set is every resource except those listed: `NotResource`.
    pub negated: bool,
    /// The listed resources.
    pub items: Vec<ResourceItem<'a>>,
}

/// An item of a resource list.
#[derive(Debug, PartialEq)]
pub struct ResourceItem<'a> {
    /// The kind and its contents.
    pub kind: ResourceKind<'a>,
    /// The span of the full item.
    pub span: Span,
}

/// The kind of an item in a resource list.
#[derive(Debug, PartialEq)]
pub enum ResourceKind<'a> {
    /// `*`
    Any,
    /// `userpool(…)`
    Typed {
        /// The service prefix, if there is one.
        prefix: Option<Text<'a>>,
        /// The name of the resource type.
        name: Text<'a>,
        /// The arguments for its ARN template.
        arguments: Vec<Argument<'a>>,
        /// The span of the arguments, including their parentheses.
        arguments_span: Span,
    },
    /// An ARN or a pattern for ARNs.
    Arn(Text<'a>),
    /// `unchecked("…")`: emitted as written.
    Unchecked(Text<'a>),
    /// `unchecked(arn)`: a runtime value that is an ARN of any resource.
    UncheckedValue(Value<'a>),
}

/// An argument of a resource type.
#[derive(Debug, PartialEq)]
pub struct Argument<'a> {
    /// The name of the argument, if it is written.
    pub name: Option<Text<'a>>,
    /// The value; `*` is the string `*`.
    pub value: Value<'a>,
}

impl Argument<'_> {
    /// Returns whether the argument has this name.
    pub(crate) fn is_named(&self, name: &str) -> bool {
        self.name.as_ref().is_some_and(|it| it.value == name)
    }
}

/// A value.
#[derive(Debug, Clone, PartialEq)]
pub struct Value<'a> {
    /// The kind and its contents.
    pub kind: ValueKind<'a>,
    /// The span of the value.
    pub span: Span,
    /// The string is written with escapes for characters that IAM accepts only as escapes.
    pub is_escaped: bool,
}

impl<'a> Value<'a> {
    /// Creates a value without escapes.
    #[must_use]
    pub const fn new(kind: ValueKind<'a>, span: Span) -> Self {
        Self { kind, span, is_escaped: false }
    }

    /// Creates a string value; `written` is its source.
    #[must_use]
    pub fn text(text: Text<'a>, written: &str) -> Self {
        // A string without escapes is the same as its source.
        let is_escaped = matches!(text.value, Cow::Owned(_)) && first_refused(written).is_none();
        Self { kind: ValueKind::Text(text.value), span: text.span, is_escaped }
    }
}

/// The kind of a value.
#[derive(Debug, Clone, PartialEq)]
pub enum ValueKind<'a> {
    /// A string.
    Text(Cow<'a, str>),
    /// A number, as written.
    Number(Cow<'a, str>),
    /// `true` or `false`.
    Bool(bool),
    /// A runtime value, by its index as counted by the parser.
    Hole(usize),
    /// `..`: a list that is a runtime value, by its index as counted by the parser.
    Holes(usize),
}

impl ValueKind<'_> {
    /// Returns the string that it is emitted as, if that is known.
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
    /// The key to compare.
    pub key: Key<'a>,
    /// How to compare it.
    pub operator: Operator<'a>,
    /// The values to compare it with: one of them has to match.
    pub values: Vec<Value<'a>>,
    /// The span of the values, including their brackets.
    pub values_span: Span,
}

/// The key of a condition.
#[derive(Debug, PartialEq)]
pub struct Key<'a> {
    /// The name, in any case.
    pub name: Text<'a>,
    /// `unchecked("…")`: emitted as written.
    pub is_unchecked: bool,
    /// The runtime values in the name, in order.
    pub holes: Vec<StringHole>,
}

/// The operator of a condition.
#[derive(Debug, Clone, PartialEq)]
pub struct Operator<'a> {
    /// The set operator before the colon: `ForAllValues` or `ForAnyValue`.
    pub set: Option<Text<'a>>,
    /// The rest, such as `StringEquals` or `StringEqualsIfExists`.
    pub name: Text<'a>,
}

impl Operator<'_> {
    /// Returns the span of the full operator.
    #[must_use]
    pub fn span(&self) -> Span {
        self.set.as_ref().map_or(self.name.span, |set| set.span.to(self.name.span))
    }

    /// Returns the full operator as written.
    #[must_use]
    pub fn text(&self) -> Cow<'_, str> {
        match &self.set {
            Some(set) => Cow::Owned(format!("{}:{}", set.value, self.name.value)),
            None => Cow::Borrowed(&self.name.value),
        }
    }
}
