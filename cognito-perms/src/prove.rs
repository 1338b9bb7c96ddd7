//! What holds for every request: that a policy grants nothing that another does not, or a request for which it does.
//!
//! The methods of [`Policy`] are about the [open world](World::Open): every action of any service, including those that AWS will
//! add. The functions of this module say which world they are about, and also take a [`Document`](crate::evaluate::Document).
//! A counterexample is shown only if [`evaluate`](crate::evaluate) confirms it. What depends on the values of policy variables,
//! or on what AWS's pages leave open, can be [unknown](Proof::Unknown).
//!
//! ```
//! use cognito_perms::prove::Proof;
//! use cognito_perms::{Policy, policy};
//!
//! const OLD: Policy = policy! {
//!     allow Admin* on userpool("eu-west-1_X") if aws:MultiFactorAuthPresent Bool true
//! };
//! const NEW: Policy = policy! {
//!     allow AdminGetUser, AdminListGroupsForUser on userpool("eu-west-1_X")
//!         if aws:MultiFactorAuthAge NumericLessThan 3600 and aws:MultiFactorAuthPresent Bool true
//! };
//!
//! NEW.assert_no_new_access(&OLD);
//! let Proof::Fails(example) = NEW.allows_all_of(&OLD) else { panic!("NEW allows less") };
//! assert!(example.to_string().starts_with("Request::new(Action::Admin"));
//!
//! const NEVER: Policy = policy! { allow level(Write) on userpool(*) };
//! assert_eq!(NEW.never_grants(&NEVER), Proof::Holds);
//! ```

use crate::evaluate::{Evaluable, Key, Request};
use crate::policy::Policy;
use cognito_perms_spec::eval::Caller;
use cognito_perms_spec::facts::catalog::{Family, known_condition_key, spelled_key};
use cognito_perms_spec::prove::{self, Reason};
use cognito_perms_spec::syntax::{self, Settings, json};
use cognito_perms_spec::text::shown;
use std::fmt;

/// Which requests a proof is about.
///
/// ```
/// use cognito_perms::prove::{Proof, World, grants_no_more};
/// use cognito_perms::{Policy, policy};
///
/// const PATTERN: Policy = policy! { allow ListUsers* on userpool(*) };
/// const NAMES: Policy = policy! { allow ListUsers, ListUsersInGroup on userpool(*) };
///
/// // Today there are two actions, but AWS can add `ListUsersByEmail`.
/// assert_eq!(grants_no_more(&PATTERN, &NAMES, World::Catalog), Proof::Holds);
/// assert!(matches!(grants_no_more(&PATTERN, &NAMES, World::Open), Proof::Fails(_)));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum World {
    /// Every action of any service, including those that AWS will add.
    #[default]
    Open,
    /// The actions of the [catalog](crate::CATALOG_DATE), and those that the policies name, each on resources of its types
    /// and with its condition keys. Excluded are actions that IAM does not authorize, and actions that need a further
    /// resource on which the policy does not allow them.
    Catalog,
}

impl World {
    const fn inner(self) -> prove::World {
        match self {
            Self::Open => prove::World::Open,
            Self::Catalog => prove::World::Catalog,
        }
    }

    const fn of_known_types(self) -> prove::World {
        match self {
            Self::Open => prove::World::KnownTypes,
            Self::Catalog => prove::World::Catalog,
        }
    }
}

/// The answer to a question about all requests.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Proof {
    /// It holds for every request.
    Holds,
    /// It does not hold: here is a request.
    Fails(Counterexample),
    /// It is not known.
    Unknown(Unknown),
}

/// Why the answer is not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unknown(Reason);

impl fmt::Display for Unknown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.why())
    }
}

/// A counterexample: a request that contradicts a claim. `Display` writes the Rust expression that creates it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Counterexample {
    #[cfg_attr(feature = "serde", serde(flatten, serialize_with = "serialize"))]
    request: Request,
    #[cfg_attr(feature = "serde", serde(skip))]
    statement: usize,
}

/// Writes the action, the resource and the condition keys of a request.
#[cfg(feature = "serde")]
fn serialize<S: serde::Serializer>(request: &Request, serializer: S) -> Result<S::Ok, S::Error> {
    use serde::ser::SerializeStruct;

    /// As in a file of cases for `simulate`.
    #[derive(serde::Serialize)]
    #[serde(untagged)]
    enum Values<'v> {
        One(&'v str),
        Several(&'v [String]),
    }

    let inner = request.inner();
    let context = inner.context().map(|(key, values)| {
        let values = match values {
            [only] => Values::One(only),
            several => Values::Several(several),
        };
        (spelled_key(key), values)
    });
    let caller = inner.caller.name();
    let mut members = serializer.serialize_struct("Request", 3 + usize::from(caller.is_some()))?;
    members.serialize_field("action", &inner.action)?;
    members.serialize_field("resource", &inner.resource)?;
    if let Some(caller) = caller {
        members.serialize_field("caller", caller)?;
    }
    members.serialize_field("context", &context.collect::<std::collections::BTreeMap<_, _>>())?;
    members.end()
}

impl Counterexample {
    /// Returns the request.
    #[must_use]
    pub const fn request(&self) -> &Request {
        &self.request
    }

    /// Returns the index of the statement that allows the request, from 0.
    #[must_use]
    pub const fn statement(&self) -> usize {
        self.statement
    }

    /// Returns who makes the request, if the policies name principals: an ARN, a service principal, or an identity provider.
    #[must_use]
    pub fn caller(&self) -> Option<&str> {
        self.request.inner().caller.name()
    }

    /// Returns the condition keys of the request in AWS's spelling, with their values.
    pub fn context(&self) -> impl Iterator<Item = (String, Vec<&str>)> {
        let context = self.request.inner().context();
        context.map(|(key, values)| {
            (spelled_key(key).into_owned(), values.iter().map(String::as_str).collect())
        })
    }
}

impl fmt::Display for Counterexample {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let request = self.request.inner();
        match request.action.split_once(':') {
            Some(("cognito-idp", name))
                if crate::Action::ALL.iter().any(|it| it.name() == name) =>
            {
                write!(f, "Request::new(Action::{name})")?;
            }
            _ => write!(f, "Request::unchecked({})", quoted(&request.action))?,
        }
        if request.resource != "*" {
            write!(f, ".on({})", quoted(&request.resource))?;
        }
        match &request.caller {
            Caller::Anyone => {}
            Caller::Arn(arn) => write!(f, ".by({})", quoted(arn))?,
            Caller::Service(name) => write!(f, ".by_service({})", quoted(name))?,
            Caller::Federated(name) => write!(f, ".by_provider({})", quoted(name))?,
        }
        for (key, values) in request.context() {
            let expression = expression(key);
            match values {
                [only] => write!(f, ".with({expression}, {})", value(key, only))?,
                [] => write!(f, ".with_all({expression}, [\"\"; 0])")?,
                several => {
                    let values: Vec<_> = several.iter().map(|it| value(key, it)).collect();
                    write!(f, ".with_all({expression}, [{}])", values.join(", "))?;
                }
            }
        }
        Ok(())
    }
}

/// Returns the Rust expression for a value of a condition key.
fn value(key: &str, value: &str) -> String {
    let family = known_condition_key(key).map(|(it, _)| it.value_type.family());
    let is_plain = match family {
        Some(Family::Bool) => matches!(value, "true" | "false"),
        Some(Family::Numeric) => value.parse::<i32>().is_ok_and(|it| it.to_string() == value),
        _ => false,
    };
    if is_plain { value.to_owned() } else { quoted(value) }
}

/// Returns a Rust string literal on one line.
fn quoted(text: &str) -> String {
    shown::name(&format!("{text:?}")).into_owned()
}

/// Returns the Rust expression for a condition key in AWS's spelling.
fn expression(key: &str) -> String {
    if let Some(constant) = Key::constant(key) {
        return format!("Key::{constant}");
    }
    for (start, function) in [
        ("aws:principaltag/", "principal_tag"),
        ("aws:resourcetag/", "resource_tag"),
        ("aws:requesttag/", "request_tag"),
    ] {
        if let Some(tag) = key.strip_prefix(start) {
            return format!("Key::{function}({})", quoted(tag));
        }
    }
    format!("Key::unchecked({})", quoted(&spelled_key(key)))
}

fn read(policy: &dyn Evaluable) -> syntax::Policy<'_> {
    json::read(policy.document().as_bytes(), Settings::default()).policy
}

impl From<prove::Proof> for Proof {
    fn from(proof: prove::Proof) -> Self {
        match proof {
            prove::Proof::Holds => Self::Holds,
            prove::Proof::Fails(example) => Self::Fails(Counterexample {
                request: Request::of(example.request),
                statement: example.statement,
            }),
            prove::Proof::Unknown(reason) => Self::Unknown(Unknown(reason)),
        }
    }
}

/// Proves that a policy grants nothing that an older one does not, or shows a request that only the new one allows.
///
/// [`World`] has an example.
#[must_use]
pub fn grants_no_more(new: &dyn Evaluable, old: &dyn Evaluable, world: World) -> Proof {
    prove::subset(&read(new), &read(old), world.inner()).into()
}

/// Proves that a policy allows nothing that a selection allows, or shows a request that both allow.
///
/// In both worlds, the actions of the catalog are used only on resources of their types: allowing an action
/// on `*` does not count as allowing it on resources of types that the action does not support.
///
/// ```
/// use cognito_perms::prove::{Proof, World, never_grants};
/// use cognito_perms::{Policy, policy};
///
/// const READ: Policy = policy! { allow level(Read), level(List) on * };
/// const POOLS: Policy = policy! { allow DeleteUserPool, AdminDeleteUser on userpool(*) };
/// assert_eq!(never_grants(&READ, &POOLS, World::Open), Proof::Holds);
/// ```
#[must_use]
pub fn never_grants(policy: &dyn Evaluable, selection: &dyn Evaluable, world: World) -> Proof {
    prove::disjoint(&read(policy), &read(selection), world.of_known_types()).into()
}

/// Proves that a policy allows all that a selection allows, or shows a request that only the selection allows.
///
/// In both worlds, the actions of the catalog are used only on resources of their types.
///
/// ```
/// use cognito_perms::prove::{Proof, World, always_allows};
/// use cognito_perms::{Policy, policy};
///
/// const SUPPORT: Policy = policy! { allow AdminGetUser, AdminResetUserPassword on userpool(*) };
/// const LOOKUP: Policy = policy! { allow AdminGetUser on userpool("eu-west-1_Ab12Cd34E") };
/// assert_eq!(always_allows(&SUPPORT, &LOOKUP, World::Open), Proof::Holds);
/// ```
#[must_use]
pub fn always_allows(policy: &dyn Evaluable, selection: &dyn Evaluable, world: World) -> Proof {
    prove::subset(&read(selection), &read(policy), world.of_known_types()).into()
}

/// Proves that two policies allow the same requests, or shows one that only one of them allows.
///
/// ```
/// use cognito_perms::prove::{Proof, World, are_equivalent};
/// use cognito_perms::{Policy, policy};
///
/// const ONE: Policy = policy! { allow AdminGetUser, AdminGetDevice on userpool(*) };
/// const OTHER: Policy = policy! {
///     allow AdminGetUser on userpool(*);
///     allow AdminGetDevice on userpool(*)
/// };
/// assert_eq!(are_equivalent(&ONE, &OTHER, World::Open), Proof::Holds);
/// ```
#[must_use]
pub fn are_equivalent(one: &dyn Evaluable, other: &dyn Evaluable, world: World) -> Proof {
    match grants_no_more(one, other, world) {
        Proof::Holds => grants_no_more(other, one, world),
        proof => proof,
    }
}

impl Policy {
    /// Proves that this policy allows every request that another one allows, or shows one that it does not.
    ///
    /// The [module](crate::prove) has an example.
    #[must_use]
    pub fn allows_all_of(&self, other: &dyn Evaluable) -> Proof {
        grants_no_more(other, self, World::Open)
    }

    /// Proves that this policy and another one allow the same requests, or shows one that only one of them allows.
    ///
    /// ```
    /// use cognito_perms::prove::Proof;
    /// use cognito_perms::{Policy, policy};
    ///
    /// const ONE: Policy = policy! { allow AdminGetUser, AdminGetDevice on userpool(*) };
    /// const OTHER: Policy = policy! {
    ///     allow AdminGetUser on userpool(*);
    ///     allow AdminGetDevice on userpool(*)
    /// };
    /// assert_eq!(ONE.equivalent(&OTHER), Proof::Holds);
    /// ```
    #[must_use]
    pub fn equivalent(&self, other: &dyn Evaluable) -> Proof {
        are_equivalent(self, other, World::Open)
    }

    /// Proves that this policy allows nothing that a selection allows, or shows a request that both allow.
    ///
    /// The [module](crate::prove) has an example.
    #[must_use]
    pub fn never_grants(&self, selection: &dyn Evaluable) -> Proof {
        never_grants(self, selection, World::Open)
    }

    /// Panics unless it is proven that this policy grants nothing that an older one does not. The message has a request
    /// that only this policy allows.
    ///
    /// # Panics
    ///
    /// Panics if the policy grants more, or if it is not known.
    ///
    /// The [module](crate::prove) has an example.
    #[track_caller]
    #[expect(clippy::panic, reason = "an assertion for tests")]
    pub fn assert_no_new_access(&self, old: &dyn Evaluable) {
        match grants_no_more(self, old, World::Open) {
            Proof::Holds => {}
            Proof::Fails(example) => panic!("the policy grants more than before:\n{example}"),
            Proof::Unknown(why) => panic!("not known whether the policy grants more: {why}"),
        }
    }
}
