//! How the texts of a policy are read: what its notation and its settings let pass.

use crate::facts::key::{VariableKey, variable_key};
use crate::model::fault::{TextFault, TextPlace, is_of_template};
use crate::model::pattern::Pattern;
use crate::syntax::characters::first_refused;
use crate::syntax::variable::{Piece, Variable, pieces};
use crate::syntax::{Notation, Policy};
use crate::text::{Span, Text};
use std::borrow::Cow;

/// How texts are read.
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

    /// Whether a name without a prefix is one of the default service.
    pub(super) fn has_default_service(self) -> bool {
        self.notation.has_default_service()
    }

    /// Whether names of services without a catalogue pass as they are.
    pub(super) fn passes_uncatalogued(self) -> bool {
        self.notation.passes_uncatalogued()
    }

    /// Whether IAM reads policy variables.
    pub(super) fn has_variables(self) -> bool {
        self.notation.has_variables()
    }

    /// Whether the author lets a name pass.
    pub(super) fn passes(self, name: &str) -> bool {
        self.unchecked.iter().any(|it| it.eq_ignore_ascii_case(name))
    }

    /// Whether the author lets an ARN pass: letter case counts in one.
    pub(super) fn passes_arn(self, arn: &str) -> bool {
        self.unchecked.iter().any(|it| it == arn)
    }

    /// Where a part of a text is: in itself, if its span counts bytes and it is written without escapes.
    pub(super) fn part(self, text: &Text<'_>, start: usize, end: usize) -> Span {
        match (self.notation, &text.value) {
            (Notation::Json(_), Cow::Borrowed(_)) => {
                let inside = text.span.start + 1;
                Span::new(inside + start, inside + end)
            }
            _ => text.span,
        }
    }

    /// The pattern of a text in which IAM takes few characters.
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

    /// The pattern of a text, whatever its characters are.
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
        let is_plain = |piece: &Piece<'_>| matches!(piece, Piece::Text(_));
        let is_read = matches!(place, TextPlace::Resource | TextPlace::Value(true));
        if !is_read && !found.iter().all(is_plain) {
            let is_token = variables(&found).any(|it| is_of_template(it.key));
            return Err(TextFault::NoVariable { place, is_token });
        }
        let mut unknown: Vec<Variable<'_>> = Vec::new();
        for variable in variables(&found) {
            let is_known = matches!(variable_key(variable.key), VariableKey::SingleValued);
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

fn variables<'f, 't>(found: &'f [Piece<'t>]) -> impl Iterator<Item = Variable<'t>> + use<'f, 't> {
    found.iter().filter_map(|piece| match piece {
        Piece::Variable(variable) => Some(*variable),
        Piece::Text(_) | Piece::Escape(_) => None,
    })
}
