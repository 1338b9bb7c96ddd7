//! Reads the top level of a document: its version and its statements.

use super::fault::{NoStatement, ReadFaultKind, STATEMENT, TypeFault};
use super::policy_type::settle;
use super::reader::{Json, Member, Reader, TWICE, items, kind};
use crate::syntax::notation::{Notation, Version};
use crate::syntax::tree::{Policy, Settings};
use crate::text::{Span, Spanned, Text, similar};
use nojson::JsonValueKind;

const ELEMENTS: [&str; 2] = ["Version", "Statement"];

const WRITE_CURRENT: &str = "write `\"2012-10-17\"`";

/// The elements in which other documents contain a policy.
const HOLDERS: [&str; 4] = ["PolicyDocument", "Document", "PolicyVersion", "Policy"];

/// The elements in which other documents contain a trust policy.
const TRUST_HOLDERS: [&str; 2] = ["AssumeRolePolicyDocument", "Role"];

fn is_any(names: &[&str], name: &str) -> bool {
    names.iter().any(|it| it.eq_ignore_ascii_case(name))
}

impl Reader {
    pub(super) fn document<'t>(
        &mut self,
        root: Json<'t, '_>,
        settings: Settings<'t>,
    ) -> Policy<'t> {
        let mut policy = Policy {
            settings,
            ..Policy::new(Notation::Json(Version::Current), self.opening(root))
        };
        let Some(members) = self.members(root) else {
            let fault = TypeFault::Policy { found: kind(root) };
            self.report(policy.span, ReadFaultKind::Type(fault));
            policy.broken = true;
            // It may be a list of statements.
            let items = items(root).into_iter().flatten();
            let is_statement =
                |it: &Json<'_, '_>| it.to_member("Effect").is_ok_and(|it| it.optional().is_some());
            let items: Vec<_> = items.filter(is_statement).collect();
            self.is_policy = !items.is_empty();
            policy.statements.extend(items.into_iter().filter_map(|it| self.statement(it)));
            self.settle(&mut policy);
            return policy;
        };
        self.distinct(&members, TWICE);
        if let Some((name, value)) = members.iter().find(|(name, _)| name.value == "Id") {
            match self.text(*value) {
                Some(text) => policy.id = Some(Spanned::new(text.value, name.span)),
                None => self.mismatch(*value, "Id", "a string", "write a string, or remove it"),
            }
        }
        let (version, statements) = self.elements(root, &members);
        if version.is_some() || matches!(statements, Statements::Of(_)) {
            let version = self.version(version, &mut policy);
            policy.notation = Notation::Json(version);
        }
        match statements {
            Statements::Of(value) => {
                policy.span = self.span(value);
                self.statements(value, &mut policy);
            }
            Statements::Root => {
                let of_statement = members.into_iter().filter(|(name, _)| name.value != "Version");
                let of_statement: Vec<_> = of_statement.collect();
                let statement = self.statement_of(root, &of_statement);
                policy.statements.push(statement);
            }
            Statements::Missing => policy.broken = true,
        }
        self.settle(&mut policy);
        policy
    }

    /// Determines the type of the policy.
    fn settle(&mut self, policy: &mut Policy<'_>) {
        settle(policy);
        if policy.kind.is_of_caller() {
            // That there is a principal is the only mistake then.
            self.faults.retain(|it| !matches!(it.kind, ReadFaultKind::Principal(_)));
        }
    }

    /// Finds the elements, and reports unknown ones.
    fn elements<'t, 'r>(
        &mut self,
        root: Json<'t, 'r>,
        members: &[Member<'t, 'r>],
    ) -> (Option<Json<'t, 'r>>, Statements<'t, 'r>) {
        let (mut version, mut statements, mut others) = (None, Statements::Missing, Vec::new());
        for (name, value) in members {
            match suggestion(&name.value, &ELEMENTS) {
                Some("Version") => version = version.or(Some(*value)),
                Some(_) if matches!(statements, Statements::Missing) => {
                    statements = Statements::Of(*value);
                }
                Some(_) => {}
                // The type of the policy determines what it means.
                None if name.value == "Id" => {}
                None => others.push((name, value)),
            }
            if !ELEMENTS.contains(&&*name.value) && suggestion(&name.value, &ELEMENTS).is_some() {
                self.unknown_element(name, "a policy", &ELEMENTS);
            }
        }
        if !matches!(statements, Statements::Missing) {
            for (name, _) in others {
                self.unknown_element(name, "a policy", &ELEMENTS);
            }
            return (version, statements);
        }
        // The document is something else, which is one mistake.
        let is_there = |wanted: &str| others.iter().any(|(name, _)| name.value == wanted);
        let opening = self.opening(root);
        if is_there("Effect") || is_there("Action") {
            self.report(opening, ReadFaultKind::NoStatement(NoStatement::IsStatement));
            return (version, Statements::Root);
        }
        let holder = others.iter().find(|(name, _)| is_any(&HOLDERS, &name.value));
        let (span, fault) = match holder {
            Some((name, value)) => self.holder(name, **value),
            None if others.iter().any(|(name, _)| is_any(&TRUST_HOLDERS, &name.value)) => {
                (opening, NoStatement::IsTrust)
            }
            None => (opening, NoStatement::Nothing),
        };
        self.is_policy = matches!(fault, NoStatement::IsHolder(_));
        self.report(span, ReadFaultKind::NoStatement(fault));
        (version, Statements::Missing)
    }

    /// Finds the policy in a document of another kind, such as the output of `aws iam get-policy-version`.
    fn holder(&self, name: &Text<'_>, value: Json<'_, '_>) -> (Span, NoStatement) {
        let members = self.members(value).unwrap_or_default();
        if let Some((inner, _)) = members.iter().find(|(name, _)| is_any(&HOLDERS, &name.value)) {
            return (inner.span, NoStatement::IsHolder(format!("{}.{}", name.value, inner.value)));
        }
        let is_description = members.iter().any(|(it, _)| it.value == "DefaultVersionId");
        match is_description {
            true => (name.span, NoStatement::IsDescription),
            false => (name.span, NoStatement::IsHolder(name.value.to_string())),
        }
    }

    fn version<'t>(&mut self, value: Option<Json<'t, '_>>, policy: &mut Policy<'t>) -> Version {
        let Some(value) = value else { return Version::Missing };
        let Some(text) = self.text(value) else {
            self.mismatch(value, "Version", "a string", WRITE_CURRENT);
            return Version::Current;
        };
        let version = if text.value == Version::OLD { Version::Old } else { Version::Current };
        policy.version = Some(text);
        version
    }

    fn statements<'t>(&mut self, value: Json<'t, '_>, policy: &mut Policy<'t>) {
        if value.kind() == JsonValueKind::Object {
            policy.statements.extend(self.statement(value));
        } else if let Some(items) = items(value) {
            for item in items {
                if item.kind() != JsonValueKind::Object {
                    let fault = TypeFault::Statement { found: kind(item) };
                    self.report(self.span(item), ReadFaultKind::Type(fault));
                    policy.broken = true;
                }
                policy.statements.extend(self.statement(item));
            }
        } else {
            self.mismatch(value, "Statement", "a statement or a list of statements", STATEMENT);
            policy.broken = true;
        }
    }

    /// Reports an unknown element.
    pub(super) fn unknown_element(
        &mut self,
        name: &Text<'_>,
        holder: &'static str,
        elements: &'static [&'static str],
    ) {
        let suggestion = suggestion(&name.value, elements);
        let name_of = name.value.to_string();
        let kind = ReadFaultKind::UnknownElement { holder, name: name_of, suggestion, elements };
        self.report(name.span, kind);
    }
}

/// Where the statements are.
enum Statements<'t, 'r> {
    Of(Json<'t, 'r>),
    /// The document itself is a statement.
    Root,
    Missing,
}

/// Returns the element with this name, or a suggestion for it.
pub(super) fn suggestion(written: &str, elements: &[&'static str]) -> Option<&'static str> {
    let exact = elements.iter().find(|it| **it == written);
    exact.copied().or_else(|| similar::nearest(written, elements.iter().copied()))
}

/// Returns the policy for a document that could not be read at all.
pub(super) fn unread(settings: Settings<'_>) -> Policy<'_> {
    Policy {
        settings,
        broken: true,
        ..Policy::new(Notation::Json(Version::Current), Span::new(0, 0))
    }
}
