//! How the strings of a policy are read, depending on its notation and settings.

use crate::facts::key::{VariableKey, variable_key};
use crate::model::fault::{TextFault, TextPlace, is_of_template};
use crate::model::pattern::Pattern;
use crate::syntax::characters::first_refused;
use crate::syntax::variable::{TextPart, Variable, pieces};
use crate::syntax::{Notation, Policy};
use crate::text::{Span, Text};
use std::borrow::Cow;

/// How strings are read.
#[derive(Clone, Copy)]
pub(super) struct Reading<'p> {
    notation: Notation,
    unchecked: &'p [String],
}

impl<'p> Reading<'p> {
    pub(super) fn of(policy: &'p Policy<'_>) -> Self {
        Self { notation: policy.notation, unchecked: &policy.settings.unchecked }
    }

    pub(super) const fn of_notation(notation: Notation) -> Self {
        Self { notation, unchecked: &[] }
    }

    pub(super) const fn of_literal() -> Self {
        Self::of_notation(Notation::Literal)
    }

    /// Returns whether a name without a service prefix belongs to the default service.
    pub(super) fn has_default_service(self) -> bool {
        self.notation.has_default_service()
    }

    /// Returns whether names of services that have no catalog are accepted as they are.
    pub(super) fn passes_uncataloged(self) -> bool {
        self.notation.passes_uncataloged()
    }

    /// Returns whether IAM reads policy variables.
    pub(super) fn has_variables(self) -> bool {
        self.notation.has_variables()
    }

    /// Returns whether the settings accept a name without a check.
    pub(super) fn passes(self, name: &str) -> bool {
        self.unchecked.iter().any(|it| it.eq_ignore_ascii_case(name))
    }

    /// Returns whether the settings accept an ARN without a check; ARNs are case-sensitive.
    pub(super) fn passes_arn(self, arn: &str) -> bool {
        self.unchecked.iter().any(|it| it == arn)
    }

    /// Returns the span of a part of a string, or of the full string if its span does not count bytes or it is
    /// written with escapes.
    pub(super) fn part(self, text: &Text<'_>, start: usize, end: usize) -> Span {
        match (self.notation, &text.value) {
            (Notation::Json(_), Cow::Borrowed(_)) => {
                let inside = text.span.start + 1;
                Span::new(inside + start, inside + end)
            }
            _ => text.span,
        }
    }

    /// Returns the pattern of a string in which IAM accepts few characters.
    pub(super) fn pattern<'t>(
        self,
        text: &'t str,
        span: Span,
        place: TextPlace,
    ) -> Result<Pattern<'t>, TextFault<'t>> {
        match first_refused(text) {
            Some(character) => Err(TextFault::Character(character)),
            None => self.variables(text, span, place),
        }
    }

    /// Returns the pattern of a string, whatever its characters are.
    pub(super) fn variables<'t>(
        self,
        text: &'t str,
        span: Span,
        place: TextPlace,
    ) -> Result<Pattern<'t>, TextFault<'t>> {
        if !text.contains('$') {
            return Ok(Pattern::with_wildcards(text, span));
        }
        if !self.has_variables() {
            let has_variable = text.contains("${");
            let pattern = || Pattern::with_wildcards(text, span);
            return if has_variable { Err(TextFault::OldVersion) } else { Ok(pattern()) };
        }
        let found = pieces(text).map_err(TextFault::Variable)?;
        let is_plain = |piece: &TextPart<'_>| matches!(piece, TextPart::Text(_));
        let is_read = matches!(place, TextPlace::Resource | TextPlace::Value(true));
        if !is_read && !found.iter().all(is_plain) {
            let is_token = variables(&found).any(|it| is_of_template(it.key));
            return Err(TextFault::NoVariable { place, is_token });
        }
        let mut unknown: Vec<Variable<'_>> = Vec::new();
        for variable in variables(&found) {
            // A rule reports an unknown claim, which can be written anyway.
            let is_known = self.passes(variable.key)
                || matches!(
                    variable_key(variable.key),
                    VariableKey::SingleValued | VariableKey::UnknownClaim(_)
                );
            if !is_known && !unknown.iter().any(|it| it.text == variable.text) {
                unknown.push(variable);
            }
        }
        if !unknown.is_empty() {
            return Err(TextFault::UnknownVariables(unknown));
        }
        Pattern::read(text, span, true).map_err(TextFault::Variable)
    }
}

fn variables<'f, 't>(
    found: &'f [TextPart<'t>],
) -> impl Iterator<Item = Variable<'t>> + use<'f, 't> {
    found.iter().filter_map(|piece| match piece {
        TextPart::Variable(variable) => Some(*variable),
        TextPart::Text(_) | TextPart::Escape(_) => None,
    })
}
