//! The state of the parser: its position, its findings so far, and how it reports mistakes.

use super::head::ListHead;
use super::slot::NotedSlots;
use crate::audience::Audience;
use crate::cursor::Cursor;
use crate::hole::Hole;
use crate::token::{Token, describe};
use cognito_perms_spec::facts::catalog::{self, DEFAULT_SERVICE, ResourceTypeInfo, Service};
use cognito_perms_spec::rules::syntax::syntax_error;
use cognito_perms_spec::syntax::{Effect, Element, Missing, PolicyType, ValueKind};
use cognito_perms_spec::text::{Finding, Span, Text, Words};

/// Parses a literal from its start and collects what it finds.
pub(super) struct Parser<'t> {
    pub(super) cursor: Cursor<'t>,
    pub(super) findings: Vec<Finding>,
    pub(super) holes: Vec<Hole>,
    /// What can be written where; `None` unless an editor expands the macro.
    pub(super) slots: Option<NotedSlots>,
    /// The resource types that the actions of the statement can be used on.
    pub(super) usable_types: Vec<&'static ResourceTypeInfo>,
    /// The resource type whose arguments are being parsed.
    pub(super) resource_type: Option<&'static ResourceTypeInfo>,
    /// The service of names without a prefix.
    pub(super) service: &'static Service,
    /// The type of the policy.
    pub(super) kind: PolicyType,
    /// The account of principals that do not name one.
    pub(super) account: Option<ValueKind<'t>>,
    /// The region of resources after `from` that do not name one.
    pub(super) region: Option<ValueKind<'t>>,
    /// The partition of principals.
    pub(super) partition: Option<ValueKind<'t>>,
    /// The effect of the current statement, if it is known.
    pub(super) effect: Option<Effect>,
    /// How the current list of actions or resources starts.
    pub(super) head: ListHead,
    /// The elements that the current statement lacks.
    pub(super) missing: Vec<Missing>,
    /// The word in place of the effect, if it is not an effect.
    pub(super) unknown_effect: Option<Text<'t>>,
    /// Where an element is missing or an effect is unknown, which the rules report.
    left_to_rules: Vec<Span>,
    /// Whether the input is that of `policy_file!`.
    pub(super) is_of_file: bool,
    /// Whether a part of the current statement is missing or unreadable.
    pub(super) broken: bool,
    /// Whether the rest of the statement is unreadable; nothing more is reported about it.
    pub(super) lost: bool,
    /// Whether the rest of an abandoned statement is being parsed, for its slots only.
    pub(super) notes_rest: bool,
}

impl<'t> Parser<'t> {
    pub(super) fn new(tokens: &'t [Token], audience: Audience) -> Self {
        Self {
            cursor: Cursor::new(tokens),
            findings: Vec::new(),
            holes: Vec::new(),
            slots: (audience == Audience::Editor).then(NotedSlots::new),
            usable_types: Vec::new(),
            resource_type: None,
            service: DEFAULT_SERVICE,
            kind: PolicyType::Identity,
            account: None,
            region: None,
            partition: None,
            effect: None,
            head: ListHead::default(),
            missing: Vec::new(),
            unknown_effect: None,
            left_to_rules: Vec::new(),
            is_of_file: false,
            broken: false,
            lost: false,
            notes_rest: false,
        }
    }

    /// Sets the type of the policy, which determines the service of names without a prefix.
    pub(super) fn set_kind(&mut self, kind: PolicyType) {
        self.kind = kind;
        if kind == PolicyType::Trust {
            self.service = catalog::service("sts").unwrap_or(self.service);
        }
    }

    /// Returns the prefix of a name without one, if a setting provides it. Its span is empty.
    pub(super) fn own_prefix(&self, name: Span) -> Option<Text<'t>> {
        let start = Span::new(name.start, name.start);
        (!self.service.is_default()).then(|| Text::of(self.service.prefix, start))
    }

    /// Parses the contents of a group.
    pub(super) fn inside<T>(&mut self, inside: Cursor<'t>, read: impl FnOnce(&mut Self) -> T) -> T {
        let outside = std::mem::replace(&mut self.cursor, inside);
        let result = read(self);
        self.cursor = outside;
        result
    }

    /// Describes the next token, for a message.
    pub(super) fn found(&self) -> String {
        if let Some(marks) = self.two_marks() {
            return format!("`{marks}`");
        }
        self.cursor.peek(0).map_or_else(|| "the end".to_owned(), describe)
    }

    /// Returns the operator of other languages that comes next, if it consists of two tokens.
    fn two_marks(&self) -> Option<&'static str> {
        let mut marks = ["==", "!=", "&&", "||", "<=", ">=", "=>", "=~", ".."].into_iter();
        let is_next = |marks: &&str| {
            marks.chars().enumerate().all(|(ahead, mark)| self.cursor.is_punct(ahead, mark))
        };
        marks.find(is_next).filter(|_| self.cursor.is_glued_at(1))
    }

    /// Returns the span of the next token tree, or of such an operator.
    fn here(&self) -> Span {
        let here = self.cursor.here();
        if self.two_marks().is_some() { Span::new(here.start, here.start + 2) } else { here }
    }

    pub(super) fn comment_hint(&self) -> Option<String> {
        let is_comment = self.cursor.is_punct(0, '#')
            || self.cursor.is_punct(0, '-') && self.cursor.is_punct(1, '-');
        is_comment.then(|| "start a comment with `//`".to_owned())
    }

    pub(super) fn report(&mut self, finding: Finding) {
        self.findings.push(finding);
    }

    /// Reports a finding, unless one starts at the same token: the second would follow from the first.
    pub(super) fn report_once(&mut self, finding: Finding) {
        if !self.is_reported(finding.span) {
            self.report(finding);
        }
    }

    fn is_reported(&self, span: Span) -> bool {
        self.findings
            .iter()
            .map(|it| it.span)
            .chain(self.left_to_rules.iter().copied())
            .any(|it| it.start == span.start)
    }

    /// Records that the statement lacks an element, which the rules report. `instead` is what was expected
    /// and found.
    pub(super) fn lacks(
        &mut self,
        element: Element,
        span: Span,
        instead: String,
        help: Option<String>,
    ) {
        self.broken = true;
        self.left_to_rules.push(span);
        self.missing.push(Missing { element, span, instead: Some(instead), help });
    }

    /// The same, unless something was already reported there.
    pub(super) fn lacks_once(
        &mut self,
        element: Element,
        span: Span,
        instead: String,
        help: Option<String>,
    ) {
        self.broken = true;
        if !self.is_reported(span) {
            self.lacks(element, span, instead, help);
        }
    }

    /// Records a word that is not an effect but is in its place.
    pub(super) fn has_unknown_effect(&mut self, word: Text<'t>) {
        self.left_to_rules.push(word.span);
        self.unknown_effect = Some(word);
    }

    /// Reports a syntax error.
    pub(super) fn syntax(&mut self, span: Span, message: impl Into<Words>, help: Option<String>) {
        self.broken = true;
        self.report_once(syntax_error::found(span, message).helps(help));
    }

    /// Reports that something else was expected here.
    pub(super) fn unexpected(&mut self, expected: &str, help: Option<&str>) {
        let message = format!("expected {expected}, found {}", self.found());
        let help = self.comment_hint().or(help.map(str::to_owned));
        self.syntax(self.here(), message, help);
    }
}
