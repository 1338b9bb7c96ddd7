//! Which findings silence a group of rules, and where they were reported.

use crate::text::{Level, Span};

/// Findings of other groups that silence a group.
pub(super) struct After {
    /// The names of the other groups; `""` is the reader.
    pub(super) groups: &'static [&'static str],
    pub(super) within: Within,
    /// The lowest level of a finding that silences the group.
    pub(super) least: Level,
}

/// Where such a finding has to be.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Within {
    /// In the values of the condition.
    Values,
    /// At the span of the finding to be silenced.
    Span,
    /// In the actions of the statement.
    Actions,
    /// In the statement.
    Statement,
    /// Anywhere.
    Policy,
}

/// The spans of findings that silence a group.
pub(super) struct Silence {
    pub(super) within: Within,
    spans: Vec<Span>,
    /// For each position, how many positions before it are covered by a span; empty if there are few spans.
    before: Vec<usize>,
}

impl Silence {
    pub(super) fn new(within: Within, spans: Vec<Span>) -> Self {
        let before = if spans.len() > FEW_SPANS { before(&spans) } else { Vec::new() };
        Self { within, spans, before }
    }

    /// Returns whether a span overlaps any of these spans.
    pub(super) fn is_at(&self, span: Span) -> bool {
        let Some(last) = self.before.last() else {
            return self.spans.iter().any(|it| it.overlaps(span));
        };
        let before = |position: usize| self.before.get(position).unwrap_or(last);
        span.start < span.end && before(span.start) < before(span.end)
    }
}

/// Up to this number, spans are compared one by one.
const FEW_SPANS: usize = 32;

/// Returns, for each position, how many positions before it are covered by a span.
fn before(spans: &[Span]) -> Vec<usize> {
    let end = spans.iter().map(|it| it.end).max().unwrap_or_default();
    // How many spans start at a position, minus how many end there.
    let mut change = vec![0_isize; end + 1];
    for span in spans {
        if span.start < span.end {
            change[span.start] += 1;
            change[span.end] -= 1;
        }
    }
    let mut before = Vec::with_capacity(end + 1);
    let (mut count, mut open) = (0, 0);
    for change in change {
        before.push(count);
        open += change;
        count += usize::from(open > 0);
    }
    before
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        /// The result for many spans is the same as comparing them one by one.
        #[test]
        fn many_spans_are_like_few(
            spans in prop::collection::vec((0_usize..200, 0_usize..5), FEW_SPANS + 1..60),
            asked in (0_usize..220, 0_usize..30),
        ) {
            let span = |(start, length)| Span::new(start, start + length);
            let spans: Vec<Span> = spans.into_iter().map(span).collect();
            let asked = span(asked);
            // An empty span inside another one is not looked up.
            let expected = asked.start < asked.end
                && spans.iter().any(|it| it.start < it.end && it.overlaps(asked));
            prop_assert_eq!(Silence::new(Within::Span, spans).is_at(asked), expected);
        }
    }
}
