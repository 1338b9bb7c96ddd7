//! Reads the principals of a statement.

use super::document::suggestion;
use super::fault::{PrincipalFault, ReadFaultKind};
use super::reader::{Json, Member, Reader, TWICE, kind};
use crate::syntax::tree::{PrincipalItem, PrincipalKind, Principals, Statement, Value, ValueKind};
use crate::text::Text;

/// The keys of a principal element.
const KEYS: [&str; 4] = ["AWS", "Service", "Federated", "CanonicalUser"];

impl Reader {
    /// Reads a principal element or its negated form; returns whether all of it could be read.
    pub(super) fn principals<'t>(
        &mut self,
        [plain, negated]: [Option<&Member<'t, '_>>; 2],
        statement: &mut Statement<'t>,
    ) -> bool {
        let mut whole = true;
        if let (Some((first, _)), Some((second, _))) = (plain, negated) {
            let later = if first.span.start > second.span.start { first } else { second };
            let names = [first, second].map(|it| it.value.to_string());
            self.report(later.span, ReadFaultKind::Combination(names));
            whole = false;
        }
        let Some((name, value)) = plain.or(negated) else { return whole };
        let mut principals = Principals {
            negated: plain.is_none(),
            items: Vec::new(),
            name_span: name.span,
            span: self.span(*value),
        };
        whole &= self.principals_of(*value, &mut principals);
        statement.principals = Some(principals);
        whole
    }

    fn principals_of<'t>(&mut self, value: Json<'t, '_>, principals: &mut Principals<'t>) -> bool {
        let Some(members) = self.members(value) else {
            let text = self.text(value);
            if let Some(text) = text.clone().filter(|it| it.value == "*") {
                principals.items.push(item(PrincipalKind::Everyone, text));
                return true;
            }
            let text = text.map(|it| it.value.into_owned());
            let fault = PrincipalFault::Form { found: kind(value), text };
            self.report(self.span(value), ReadFaultKind::Principal(fault));
            return false;
        };
        self.distinct(&members, TWICE);
        if members.is_empty() {
            let fault = PrincipalFault::EmptyObject { negated: principals.negated };
            self.report(self.span(value), ReadFaultKind::Principal(fault));
        }
        let mut whole = true;
        let is_only = members.len() == 1;
        for (key, value) in members {
            let known = suggestion(&key.value, &KEYS);
            if known.is_none_or(|it| it != key.value) {
                let fault = PrincipalFault::Key { name: key.value.to_string(), suggestion: known };
                self.report(key.span, ReadFaultKind::Principal(fault));
                whole = false;
            }
            let kind = PrincipalKind::KEYED.into_iter().find(|it| it.key() == known);
            let (texts, are_whole) = self.texts(value, &key.value);
            whole &= are_whole;
            if let (true, true, Some(known)) = (texts.is_empty(), are_whole, known) {
                let negated = principals.negated;
                let fault = PrincipalFault::EmptyList { key: known, negated, is_only };
                self.report(self.span(value), ReadFaultKind::Principal(fault));
            }
            let Some(kind) = kind.filter(|_| known.is_some()) else { continue };
            principals.items.extend(texts.into_iter().map(|text| item(kind, text)));
        }
        whole
    }
}

fn item(kind: PrincipalKind, text: Text<'_>) -> PrincipalItem<'_> {
    let value = Value::new(ValueKind::Text(text.value), text.span);
    PrincipalItem { kind, value, holes: Vec::new() }
}
