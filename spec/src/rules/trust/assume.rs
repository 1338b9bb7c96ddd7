//! Who assumes a role with which action.

use crate::facts::principal::service_name;
use crate::model::action::ActionMeaning;
use crate::model::principal::{IdentityProvider, PrincipalMeaning};
use crate::model::{Policy, Statement};
use crate::syntax::Effect;
use crate::text::{Finding, Rule, Span, words};

/// The action with which a principal assumes a role.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Assume {
    /// `sts:AssumeRole`
    Role,
    /// `sts:AssumeRoleWithWebIdentity`
    WithWebIdentity,
    /// `sts:AssumeRoleWithSAML`
    WithSaml,
}

impl Assume {
    const ALL: [Self; 3] = [Self::Role, Self::WithWebIdentity, Self::WithSaml];

    /// Returns the action with this name.
    pub(super) fn of(action: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.action() == action)
    }

    /// Returns the name of the action.
    pub(super) const fn action(self) -> &'static str {
        match self {
            Self::Role => "sts:AssumeRole",
            Self::WithWebIdentity => "sts:AssumeRoleWithWebIdentity",
            Self::WithSaml => "sts:AssumeRoleWithSAML",
        }
    }

    /// Describes the principals that use the action.
    pub(super) const fn principal(self) -> &'static str {
        match self {
            Self::Role => "this principal",
            Self::WithWebIdentity => "users of an identity provider",
            Self::WithSaml => "users of a SAML provider",
        }
    }
}

/// Returns the action with which a principal assumes a role, if that is known.
pub(super) fn assumed_by(principal: &PrincipalMeaning<'_>) -> Option<Assume> {
    match principal {
        PrincipalMeaning::Account(_)
        | PrincipalMeaning::Caller { .. }
        | PrincipalMeaning::UniqueId(_)
        | PrincipalMeaning::Service(_) => Some(Assume::Role),
        PrincipalMeaning::Provider(IdentityProvider::Saml(_)) => Some(Assume::WithSaml),
        PrincipalMeaning::Provider(_) => Some(Assume::WithWebIdentity),
        _ => None,
    }
}

/// Returns the span and the name of a service that a statement allows.
pub(super) fn allows<'s>(statement: &'s Statement<'_>, service: &str) -> Option<(Span, &'s str)> {
    let principals = statement.principals.as_ref()?;
    if statement.effect() != Some(Effect::Allow) || principals.written.negated {
        return None;
    }
    let mut services = principals.services();
    let (principal, name) = services.find(|(_, name)| service_name(name) == Some(service))?;
    Some((principal.written.value.span, name))
}

/// Reports, where a statement allows a service, those of the actions it needs that no statement allows for it.
pub(super) fn needs(
    rule: Rule,
    policy: &Policy<'_>,
    statement: &Statement<'_>,
    service: &str,
    actions: &[&'static str],
) -> Option<Finding> {
    let (span, name) = allows(statement, service)?;
    let is_allowed = |action: &&'static str| {
        policy.statements.iter().any(|it| {
            let names = |meaning: &ActionMeaning<'_>| meaning.covers(action);
            allows(it, service).is_some() && it.actions.meanings().any(names)
        })
    };
    let missing: Vec<_> = actions.iter().copied().filter(|it| !is_allowed(it)).collect();
    if missing.is_empty() {
        return None;
    }
    let message = words!(
        "`{service}` also needs {actions:and} to assume the role",
        service = name,
        actions = missing.clone()
    );
    Some(Finding::new(rule, span, message).help(words!("add {actions:and}", actions = missing)))
}
