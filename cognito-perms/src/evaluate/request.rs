//! A request to evaluate: its action, its resource and what else IAM knows about it.

use super::key::Key;
use super::value::RequestValue;
use cognito_perms_spec::eval;
use cognito_perms_spec::facts::catalog::UnknownName;
use cognito_perms_spec::services::{cognito_identity, cognito_idp};

/// A request to AWS, for [`Policy::evaluate`](crate::Policy::evaluate).
///
/// A condition key that is not set is missing, and the answer names it if it made a difference.
///
/// ```
/// use cognito_perms::evaluate::{Key, Request};
/// use cognito_perms::{Action, UserPoolArn};
///
/// let pool: UserPoolArn = "arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_X".parse()?;
/// let request = Request::new(Action::AdminDeleteUser)
///     .on(&pool)
///     .with(Key::MULTI_FACTOR_AUTH_PRESENT, true)
///     .with(Key::principal_tag("team"), "support")
///     .with_all(Key::TAG_KEYS, ["team", "stage"])
///     .without(Key::SOURCE_IP);
/// # let _ = request;
/// # Ok::<(), cognito_perms::InvalidValue>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request(pub(super) eval::Request);

/// An action of a documented service: `Action::AdminGetUser`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ActionName(&'static str);

impl From<cognito_idp::Action> for ActionName {
    fn from(action: cognito_idp::Action) -> Self {
        Self(action.qualified_name())
    }
}

impl From<cognito_identity::Action> for ActionName {
    fn from(action: cognito_identity::Action) -> Self {
        Self(action.qualified_name())
    }
}

impl Request {
    pub(crate) const fn of(request: eval::Request) -> Self {
        Self(request)
    }

    pub(crate) const fn inner(&self) -> &eval::Request {
        &self.0
    }

    /// Creates a request for an action, on no particular resource.
    #[must_use]
    pub fn new(action: impl Into<ActionName>) -> Self {
        Self(eval::Request::new(action.into().0))
    }

    /// Creates a request for an action of any service, named with its service prefix.
    ///
    /// # Errors
    ///
    /// Returns an error if the catalog has no such action.
    ///
    /// ```
    /// use cognito_perms::evaluate::Request;
    ///
    /// assert!(Request::action("s3:GetObject").is_ok());
    /// assert!(Request::action("s3:GetObjects").is_err());
    /// ```
    pub fn action(name: &str) -> Result<Self, UnknownName> {
        eval::Request::named(name).map(Self)
    }

    /// Creates a request for an action that is not looked up in the catalog.
    #[must_use]
    pub fn unchecked(action: &str) -> Self {
        Self(eval::Request::new(action))
    }

    /// Sets the ARN of the resource. Without it, the resource is `*`, as for actions without resource types.
    #[must_use]
    pub fn on(mut self, resource: impl AsRef<str>) -> Self {
        resource.as_ref().clone_into(&mut self.0.resource);
        self
    }

    /// Sets the caller to the user, the role or the session with an ARN, for policies that name principals.
    #[must_use]
    pub fn by(mut self, caller: impl AsRef<str>) -> Self {
        self.0.caller = eval::Caller::Arn(caller.as_ref().to_owned());
        self
    }

    /// Sets the caller to a service, such as `lambda.amazonaws.com`.
    #[must_use]
    pub fn by_service(mut self, principal: impl AsRef<str>) -> Self {
        self.0.caller = eval::Caller::Service(principal.as_ref().to_owned());
        self
    }

    /// Sets the caller to a user of an identity provider, named by its domain or ARN.
    #[must_use]
    pub fn by_provider(mut self, provider: impl AsRef<str>) -> Self {
        self.0.caller = eval::Caller::Federated(provider.as_ref().to_owned());
        self
    }

    /// Sets the value of a condition key.
    #[must_use]
    pub fn with(mut self, key: impl Into<Key>, value: impl RequestValue) -> Self {
        self.0.set(key.into().as_str(), vec![value.to_request()]);
        self
    }

    /// Sets the values of a condition key. An empty list is a key without values, not a missing key.
    #[must_use]
    pub fn with_all<V: RequestValue>(
        mut self,
        key: impl Into<Key>,
        values: impl IntoIterator<Item = V>,
    ) -> Self {
        let values = values.into_iter().map(|it| it.to_request()).collect();
        self.0.set(key.into().as_str(), values);
        self
    }

    /// Notes that the request is known not to have a condition key, so the answer does not name it as missing.
    #[must_use]
    pub fn without(mut self, key: impl Into<Key>) -> Self {
        self.0.remove(key.into().as_str());
        self
    }
}
