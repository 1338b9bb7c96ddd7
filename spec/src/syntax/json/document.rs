//! The document as a whole: its version, and its statements.

use super::reader::{Json, Member, Reader, TWICE, items, kind};
use crate::syntax::notation::{Notation, Version};
use crate::syntax::tree::{Policy, Settings};
use crate::text::list::{each, joined};
use crate::text::{Finding, Rule, Span, Text, similar};
use nojson::JsonValueKind;

const ELEMENTS: [&str; 2] = ["Version", "Statement"];

/// What a policy looks like, for remedies; and a statement.
pub(super) const POLICY: &str = "a policy is `{\"Version\": \"2012-10-17\", \"Statement\": […]}`";
const WRITE_CURRENT: &str = "write `\"2012-10-17\"`";
const STATEMENT: &str = "a statement is `{\"Effect\": …, \"Action\": …, \"Resource\": …}`";

/// What other documents call the policy that they hold.
const HOLDERS: [&str; 4] = ["PolicyDocument", "Document", "PolicyVersion", "Policy"];

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
            let message = format!("a policy is an object, and this is {}", kind(root));
            self.report(Rule::DataTypeMismatch, policy.span, message, POLICY);
            policy.broken = true;
            // A list of statements, perhaps.
            let items = items(root).into_iter().flatten();
            let is_statement =
                |it: &Json<'_, '_>| it.to_member("Effect").is_ok_and(|it| it.optional().is_some());
            let items: Vec<_> = items.filter(is_statement).collect();
            self.is_policy = !items.is_empty();
            policy.statements.extend(items.into_iter().filter_map(|it| self.statement(it)));
            return policy;
        };
        self.distinct(&members, TWICE);
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
        policy
    }

    /// Finds the elements; reports what is none.
    fn elements<'t, 'r>(
        &mut self,
        root: Json<'t, 'r>,
        members: &[Member<'t, 'r>],
    ) -> (Option<Json<'t, 'r>>, Statements<'t, 'r>) {
        let (mut version, mut statements, mut others) = (None, Statements::Missing, Vec::new());
        for (name, value) in members {
            match meant(&name.value, &ELEMENTS) {
                Some("Version") => version = version.or(Some(*value)),
                Some(_) if matches!(statements, Statements::Missing) => {
                    statements = Statements::Of(*value);
                }
                Some(_) => {}
                None => others.push((name, value)),
            }
            if !ELEMENTS.contains(&&*name.value) && meant(&name.value, &ELEMENTS).is_some() {
                self.unknown_element(name, "a policy", &ELEMENTS);
            }
        }
        if !matches!(statements, Statements::Missing) {
            for (name, _) in others {
                self.unknown_element(name, "a policy", &ELEMENTS);
            }
            return (version, statements);
        }
        // One mistake: this is something else.
        let is_there = |wanted: &str| others.iter().any(|(name, _)| name.value == wanted);
        let finding =
            |message: &'static str, span| Finding::new(Rule::MissingStatement, span, message);
        let opening = self.opening(root);
        if is_there("Effect") || is_there("Action") {
            let message = "this is a statement, and a policy is what holds statements";
            let help = "write it as `{\"Version\": \"2012-10-17\", \"Statement\": [{…}]}`";
            self.findings.push(finding(message, opening).help(help));
            return (version, Statements::Root);
        }
        let is_holder = |name: &str| HOLDERS.iter().any(|it| it.eq_ignore_ascii_case(name));
        let holder = others.iter().find(|(name, _)| is_holder(&name.value));
        self.is_policy = holder.is_some();
        let missing = match holder {
            Some((name, _)) => {
                finding("this is no policy, but a document that holds one", name.span)
                    .help(format!("the policy is what stands in `{}`", name.value))
            }
            None => finding("the policy has no `Statement`", opening).help(POLICY),
        };
        self.findings.push(missing);
        (version, Statements::Missing)
    }

    fn version<'t>(&mut self, value: Option<Json<'t, '_>>, policy: &mut Policy<'t>) -> Version {
        let Some(value) = value else { return Version::Missing };
        let Some(text) = self.text(value) else {
            self.mismatch(value, "Version", "a text", WRITE_CURRENT);
            return Version::Current;
        };
        match &*text.value {
            Version::CURRENT => Version::Current,
            Version::OLD => Version::Old,
            _ => {
                policy.unknown_version = Some(text);
                Version::Current
            }
        }
    }

    fn statements<'t>(&mut self, value: Json<'t, '_>, policy: &mut Policy<'t>) {
        if value.kind() == JsonValueKind::Object {
            policy.statements.extend(self.statement(value));
        } else if let Some(items) = items(value) {
            for item in items {
                if item.kind() != JsonValueKind::Object {
                    let message = format!("a statement is an object, and this is {}", kind(item));
                    self.report(Rule::DataTypeMismatch, self.span(item), message, STATEMENT);
                    policy.broken = true;
                }
                policy.statements.extend(self.statement(item));
            }
        } else {
            self.mismatch(value, "Statement", "a statement or a list of statements", STATEMENT);
            policy.broken = true;
        }
    }

    /// Reports an element that there is not.
    pub(super) fn unknown_element(
        &mut self,
        name: &Text<'_>,
        holder: &str,
        elements: &[&'static str],
    ) {
        let written = &name.value;
        let message = format!("{holder} has no element `{written}`");
        let help = match meant(written, elements) {
            Some(near) if near.eq_ignore_ascii_case(written) => {
                format!("letter case counts: `{near}`")
            }
            Some(near) => format!("an element with a similar name exists: `{near}`"),
            None if written == "Id" => {
                "only policies of resources have one: leave it out".to_owned()
            }
            None => {
                let names = each(elements, |it| format!("`{it}`"));
                format!("its elements are {}", joined(&names, ", "))
            }
        };
        self.report(Rule::InvalidPolicyElement, name.span, message, help);
    }
}

/// Where the statements are.
enum Statements<'t, 'r> {
    Of(Json<'t, 'r>),
    /// The document is one.
    Root,
    Missing,
}

/// The element of this name, or the one that was meant by it.
pub(super) fn meant(written: &str, elements: &[&'static str]) -> Option<&'static str> {
    let exact = elements.iter().find(|it| **it == written);
    exact.copied().or_else(|| similar::nearest(written, elements.iter().copied()))
}

/// A policy of which nothing could be read.
pub(super) fn unread(settings: Settings<'_>) -> Policy<'_> {
    Policy {
        settings,
        broken: true,
        ..Policy::new(Notation::Json(Version::Current), Span::new(0, 0))
    }
}
