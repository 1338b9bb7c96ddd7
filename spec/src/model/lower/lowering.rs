//! What is known while resources are lowered, and what is wrong with them so far.

use super::reading::Reading;
use crate::model::fault::{ResourceFault, ResourceFaultKind, TextFault, TextPlace};
use crate::model::pattern::Pattern;
use crate::model::policy::{Setting, Settings};
use crate::model::runtime::{RuntimeValues, Takes};
use crate::syntax::characters::first_refused;
use crate::syntax::{Value, ValueKind};
use crate::text::Span;

/// What lowers resources.
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

    /// A fault that follows from what AWS's pages say of a service.
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

    /// Whether every fault after the first `before` leaves a meaning.
    pub(super) fn is_right_since(&self, before: usize) -> bool {
        self.faults.iter().skip(before).all(ResourceFault::leaves_meaning)
    }

    /// A value that is known, or a runtime value, for which is noted what it has to be. `None` if the text has a
    /// character that IAM does not take.
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

    /// The pattern of a text whose characters are known to be taken.
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
