//! The elements of a policy and of its statements: missing, empty, or unknown.

use super::findings::Findings;
use super::subject::Subject;
use crate::facts::catalog::{GLOBAL_CONDITION_KEYS, OPERATORS, condition_key};
use crate::syntax::{Element, EmptyList, Missing, Notation, Statement, Stray, Version};
use crate::text::{Finding, Rule, Text, similar};

pub(super) fn check(subject: &Subject<'_, '_>, findings: &mut Findings) {
    let policy = subject.policy.written;
    if policy.notation == Notation::Json(Version::Missing) {
        let message = "the policy has no `Version`, and so counts as one of 2008";
        let finding = Finding::new(Rule::MissingVersion, policy.start, message);
        let current = Version::CURRENT;
        findings.push(
            finding.help(format!("write `\"Version\": \"{current}\"`, which has policy variables")),
        );
    }
    findings.extend(policy.unknown_version.as_ref().map(unknown_version));
    for statement in &policy.statements {
        statement_elements(statement, findings);
    }
}

fn statement_elements(statement: &Statement<'_>, findings: &mut Findings) {
    if let Some(name) = &statement.principal {
        let message = "an identity policy has no principal";
        let remedy = "it is whoever the policy is attached to: leave it out; policies of resources and trust policies are not checked";
        findings.push(Finding::new(Rule::UnsupportedPrincipal, name.span, message).help(remedy));
    }
    let notation = findings.notation;
    for missing in &statement.missing {
        findings.push(self::missing(missing, notation));
    }
    findings.extend(statement.unknown_effect.as_ref().map(|it| unknown_effect(it, notation)));
    findings.extend(statement.empty.iter().map(empty));
    findings.extend(statement.strays.iter().map(stray));
}

fn unknown_version(version: &Text<'_>) -> Finding {
    let message = format!("there is no version `{}` of the policy language", version.value);
    let remedy =
        format!("the versions are `{}` and the older `{}`", Version::CURRENT, Version::OLD);
    Finding::new(Rule::InvalidVersion, version.span, message).help(remedy)
}

/// An element that every statement has, and this one has not.
fn missing(missing: &Missing, notation: Notation) -> Finding {
    let (rule, name) = match missing.element {
        Element::Effect => (Rule::MissingEffect, "Effect"),
        Element::Action => (Rule::MissingAction, "Action"),
        Element::Resource => (Rule::MissingResource, "Resource"),
    };
    let message = match &missing.instead {
        Some(instead) => format!("expected {instead}"),
        None => format!("this statement has no `{name}`"),
    };
    let finding = Finding::new(rule, missing.span, message);
    let remedy = missing.help.clone().or_else(|| notation.element(missing.element));
    finding.helps(remedy)
}

fn unknown_effect(written: &Text<'_>, notation: Notation) -> Finding {
    let names = notation.effects();
    let remedy = match similar::nearest(&written.value, names) {
        Some(near) if notation.is_case_sensitive() && near.eq_ignore_ascii_case(&written.value) => {
            format!("letter case counts: `{near}`")
        }
        Some(near) => format!("an effect with a similar name exists: `{near}`"),
        None => notation.effects_in_words().to_owned(),
    };
    let message = format!("unknown effect `{}`", written.value);
    Finding::new(Rule::InvalidEffect, written.span, message).help(remedy)
}

/// A list that holds nothing.
fn empty(list: &EmptyList) -> Finding {
    let rule = match list.element {
        Element::Action => Rule::EmptyArrayAction,
        Element::Effect | Element::Resource => Rule::EmptyArrayResource,
    };
    let (what, meant) = match list.negated {
        false => ("nothing", "name what is meant"),
        true => ("everything", "name what is not meant"),
    };
    let message = format!("an empty list stands for {what}");
    Finding::new(rule, list.span, message).help(format!("{meant}, or leave the statement out"))
}

/// A member of `Condition` that is not an operator with its keys: the operator is missing, or the keys are.
fn stray(stray: &Stray<'_>) -> Finding {
    let written = &*stray.name;
    let remedy = match condition_key(GLOBAL_CONDITION_KEYS, written) {
        Some((info, _)) => {
            let fitting = OPERATORS.iter().find(|it| info.fits(it.family));
            let operator = fitting.map_or("StringEquals", |it| it.name);
            format!("an operator stands around the key: `{{\"{operator}\": {{\"{written}\": …}}}}`")
        }
        None => {
            format!("it is written `{{\"{written}\": {{\"aws:PrincipalTag/team\": \"support\"}}}}`")
        }
    };
    let message =
        format!("`{written}` is an object of condition keys, and this is {}", stray.found);
    Finding::new(Rule::DataTypeMismatch, stray.span, message).help(remedy)
}
