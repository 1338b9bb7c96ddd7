//! The state of lowering resources: the settings, and the faults so far.

use super::reading::Reading;
use crate::model::fault::{ResourceFault, ResourceFaultKind, TextFault, TextPlace};
use crate::model::pattern::Pattern;
use crate::model::policy::{Setting, Settings};
use crate::model::runtime::{RuntimeValues, Takes};
use crate::syntax::characters::first_refused;
use crate::syntax::{Value, ValueKind};
use crate::text::Span;

/// Lowers resources and collects their faults.
pub(super) struct Lowering<'l, 'r, 'p> {
    pub(super) reading: Reading<'r>,
    pub(super) settings: &'l Settings<'p>,
    runtime: &'l mut RuntimeValues,
    pub(super) faults: Vec<ResourceFault<'p>>,
}

impl<'l, 'r, 'p> Lowering<'l, 'r, 'p> {
    pub(super) fn new(
        reading: Reading<'r>,
        settings: &'l Settings<'p>,
        runtime: &'l mut RuntimeValues,
    ) -> Self {
        Self { reading, settings, runtime, faults: Vec::new() }
    }

    pub(super) fn fault(&mut self, span: Span, kind: ResourceFaultKind<'p>) {
        self.faults.push(ResourceFault { span, kind, is_doubtful: false });
    }

    /// Records a fault that follows from the facts about a service.
    pub(super) fn fault_of_facts(
        &mut self,
        span: Span,
        kind: ResourceFaultKind<'p>,
        are_reviewed: bool,
    ) {
        self.faults.push(ResourceFault { span, kind, is_doubtful: !are_reviewed });
    }

    pub(super) fn text_fault(&mut self, span: Span, fault: TextFault<'p>) {
        self.fault(span, ResourceFaultKind::Text(fault));
    }

    /// Returns whether every fault after the first `before` leaves a meaning.
    pub(super) fn is_right_since(&self, before: usize) -> bool {
        self.faults.iter().skip(before).all(ResourceFault::leaves_meaning)
    }

    /// Returns a known value, or a runtime value after recording what it must be; `None` if the string has a
    /// character that IAM does not accept.
    pub(super) fn value(&mut self, value: &'p Value<'p>, takes: Takes) -> Option<Setting<'p>> {
        if let ValueKind::Hole(id) | ValueKind::Holes(id) = value.kind {
            self.runtime.insert(id, takes);
            return Some(Setting::Runtime(id));
        }
        let text = value.kind.text().unwrap_or_default();
        if let Some(character) = first_refused(text) {
            self.text_fault(value.span, TextFault::Character(character));
            return None;
        }
        Some(Setting::Text(text))
    }

    /// Returns the pattern of a string whose characters have been checked.
    pub(super) fn pattern(
        &mut self,
        text: &'p str,
        span: Span,
        place: TextPlace,
    ) -> Option<Pattern<'p>> {
        match self.reading.variables(text, span, place) {
            Ok(pattern) => Some(pattern),
            Err(fault) => {
                self.text_fault(span, fault);
                None
            }
        }
    }
}
