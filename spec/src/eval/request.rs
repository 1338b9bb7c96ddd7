//! A request: who wants to do what with which resource, and what else IAM knows about it.

use crate::facts::catalog::{UnknownName, action, known_condition_key};
use std::collections::{BTreeMap, BTreeSet};

/// A request, as IAM evaluates it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// The action with its service prefix.
    pub action: String,
    /// The ARN of the resource, or `*` if the action has none.
    pub resource: String,
    /// Who makes the request, for policies that name principals.
    pub caller: Caller,
    /// The values of the condition keys, by name in lower case.
    values: BTreeMap<String, Vec<String>>,
    /// The keys that the request is known not to have, by name in lower case.
    absent: BTreeSet<String>,
}

/// Who makes a request.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Caller {
    /// Nobody in particular: only a principal `*` matches.
    #[default]
    Anyone,
    /// The ARN of a user, a role or a session.
    Arn(String),
    /// A service principal.
    Service(String),
    /// An identity provider: its domain or ARN.
    Federated(String),
}

impl Caller {
    /// Returns the ARN, the service principal or the identity provider.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        match self {
            Self::Anyone => None,
            Self::Arn(name) | Self::Service(name) | Self::Federated(name) => Some(name),
        }
    }
}

impl Request {
    /// Creates a request for an action, without a resource and without condition keys.
    #[must_use]
    pub fn new(action: impl Into<String>) -> Self {
        Self {
            action: action.into(),
            resource: "*".to_owned(),
            caller: Caller::Anyone,
            values: BTreeMap::new(),
            absent: BTreeSet::new(),
        }
    }

    /// Creates a request for an action of the catalog, named with its service prefix in any letter case.
    ///
    /// # Errors
    ///
    /// Returns an error if no service has such an action.
    pub fn named(name: &str) -> Result<Self, UnknownName> {
        action(name)
            .map(|it| Self::new(it.qualified_name))
            .ok_or_else(|| UnknownName::new("action", name))
    }

    /// Adds a value of a condition key.
    pub fn add(&mut self, key: &str, value: impl Into<String>) {
        let key = key.to_ascii_lowercase();
        self.absent.remove(&key);
        self.values.entry(key).or_default().push(value.into());
    }

    /// Sets all values of a condition key; none is an empty list, which is not the same as a missing key.
    pub fn set(&mut self, key: &str, values: Vec<String>) {
        let key = key.to_ascii_lowercase();
        self.absent.remove(&key);
        self.values.insert(key, values);
    }

    /// Notes that the request is known not to have a condition key.
    pub fn remove(&mut self, key: &str) {
        let key = key.to_ascii_lowercase();
        self.values.remove(&key);
        self.absent.insert(key);
    }

    /// Returns the values of a condition key, or `None` if the request does not have it.
    #[must_use]
    pub fn values(&self, key: &str) -> Option<&[String]> {
        self.values.get(&key.to_ascii_lowercase()).map(Vec::as_slice)
    }

    /// Returns whether the request is known not to have a condition key.
    #[must_use]
    pub fn lacks(&self, key: &str) -> bool {
        self.absent.contains(&key.to_ascii_lowercase())
    }

    /// Returns the condition keys in lower case, with their values.
    pub fn context(&self) -> impl Iterator<Item = (&str, &[String])> {
        self.values.iter().map(|(key, values)| (key.as_str(), values.as_slice()))
    }

    /// Returns the value of a policy variable: that of a key with a single value.
    pub(super) fn variable(&self, key: &str) -> Option<&str> {
        let is_list =
            known_condition_key(key).is_some_and(|(it, _)| it.value_type.is_multivalued());
        match self.values(key)? {
            [only] if !is_list => Some(only),
            _ => None,
        }
    }
}
