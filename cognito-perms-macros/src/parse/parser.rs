//! The state of the parser: where it is, what it has found so far, and how it reports what is wrong.

use super::slot::Places;
use crate::audience::Audience;
use crate::cursor::Cursor;
use crate::hole::Hole;
use crate::token::{Token, describe};
use cognito_perms_spec::facts::catalog::{DEFAULT_SERVICE, ResourceTypeInfo, Service};
use cognito_perms_spec::rules::syntax::syntax_error;
use cognito_perms_spec::syntax::{Element, Missing};
use cognito_perms_spec::text::{Finding, Span, Text, Words};

/// Reads a literal from its start on, and keeps what it has found.
pub(super) struct Parser<'t> {
    pub(super) cursor: Cursor<'t>,
    pub(super) findings: Vec<Finding>,
    pub(super) holes: Vec<Hole>,
    /// What may stand where; `None` where nobody asks.
    pub(super) slots: Option<Places>,
    /// What the actions of the statement can be used on.
    pub(super) usable_types: Vec<&'static ResourceTypeInfo>,
    /// The type whose arguments are being read.
    pub(super) resource_type: Option<&'static ResourceTypeInfo>,
    /// The service of names without a prefix.
    pub(super) service: &'static Service,
    /// The elements that the statement that is being read lacks.
    pub(super) missing: Vec<Missing>,
    /// The word for its effect, if it is not an effect.
    pub(super) unknown_effect: Option<Text<'t>>,
    /// Where an element is missing or an effect is unknown, which the rules report.
    left_to_rules: Vec<Span>,
    /// A part of the statement that is being read is missing or unreadable.
    pub(super) broken: bool,
    /// What the rest of the statement is cannot be told any more: nothing more is said about it.
    pub(super) lost: bool,
    /// The rest of a statement that was given up is being read, for its slots only.
    pub(super) notes_rest: bool,
}

impl<'t> Parser<'t> {
    pub(super) fn new(tokens: &'t [Token], audience: Audience) -> Self {
        Self {
            cursor: Cursor::new(tokens),
            findings: Vec::new(),
            holes: Vec::new(),
            slots: (audience == Audience::Editor).then(Places::new),
            usable_types: Vec::new(),
            resource_type: None,
            service: DEFAULT_SERVICE,
            missing: Vec::new(),
            unknown_effect: None,
            left_to_rules: Vec::new(),
            broken: false,
            lost: false,
            notes_rest: false,
        }
    }

    /// The prefix of a name without one, if a setting says it: it is written nowhere.
    pub(super) fn own_prefix(&self, name: Span) -> Option<Text<'t>> {
        let start = Span::new(name.start, name.start);
        (!self.service.is_default()).then(|| Text::of(self.service.prefix, start))
    }

    /// Reads the inside of a group.
    pub(super) fn inside<T>(&mut self, inside: Cursor<'t>, read: impl FnOnce(&mut Self) -> T) -> T {
        let outside = std::mem::replace(&mut self.cursor, inside);
        let result = read(self);
        self.cursor = outside;
        result
    }

    /// What stands here, for a message.
    pub(super) fn found(&self) -> String {
        self.cursor.peek(0).map_or_else(|| "the end".to_owned(), describe)
    }

    pub(super) fn comment_hint(&self) -> Option<String> {
        let is_comment = self.cursor.is_punct(0, '#')
            || self.cursor.is_punct(0, '-') && self.cursor.is_punct(1, '-');
        is_comment.then(|| "a comment starts with `//`".to_owned())
    }

    pub(super) fn report(&mut self, finding: Finding) {
        self.findings.push(finding);
    }

    /// A place is reported once: what follows from a first mistake there is no second one.
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

    /// The statement lacks an element, which the rules report; `instead` is what was expected and what was found.
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

    /// The same, if nothing is wrong in that place yet.
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

    /// The word for the effect is not an effect.
    pub(super) fn has_unknown_effect(&mut self, word: Text<'t>) {
        self.left_to_rules.push(word.span);
        self.unknown_effect = Some(word);
    }

    /// The statement is broken here.
    pub(super) fn syntax(&mut self, span: Span, message: impl Into<Words>, help: Option<String>) {
        self.broken = true;
        self.report_once(syntax_error::found(span, message).helps(help));
    }

    /// Something else stands here.
    pub(super) fn unexpected(&mut self, expected: &str, help: Option<&str>) {
        let message = format!("expected {expected}, found {}", self.found());
        let help = self.comment_hint().or(help.map(str::to_owned));
        self.syntax(self.cursor.here(), message, help);
    }
}
