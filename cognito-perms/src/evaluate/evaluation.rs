//! The policies that apply to a request together.

use super::answer::Answer;
use super::document::Evaluable;
use super::request::Request;
use crate::policy::Policy;
use cognito_perms_spec::eval::{self, Layers};
use cognito_perms_spec::syntax::{Settings, json};

/// The policies that apply to a request together: all identity policies of a caller, and the policies that limit them.
///
/// A single policy has [`evaluate`](Policy::evaluate).
///
/// Source: [policy evaluation logic][page].
///
/// [page]: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
///
/// ```
/// use cognito_perms::evaluate::{Decision, Evaluation, Request};
/// use cognito_perms::{Action, Policy, policy};
///
/// const ADMIN: Policy = policy! { allow AdminGetUser, AdminDeleteUser on userpool(*) };
/// const LIMIT: Policy = policy! { #![kind = "boundary"] allow AdminGet* on * };
///
/// let pool = "arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_X";
/// let request = Request::new(Action::AdminDeleteUser).on(pool);
/// let answer = Evaluation::of(&[&ADMIN]).boundary(&LIMIT).evaluate(&request);
/// assert_eq!(answer.decision(), Decision::NotAllowed);
/// ```
#[derive(Clone, Default)]
pub struct Evaluation<'p> {
    granting: Vec<&'p str>,
    boundary: Option<&'p str>,
    session: Option<&'p str>,
    scp_levels: Vec<Vec<&'p str>>,
}

impl<'p> Evaluation<'p> {
    /// Starts with the identity policies of the caller, or with a single policy of another type.
    #[must_use]
    pub fn of(policies: &[&'p dyn Evaluable]) -> Self {
        Self { granting: policies.iter().map(|it| it.document()).collect(), ..Self::default() }
    }

    /// Sets the permissions boundary of the caller.
    #[must_use]
    pub fn boundary(mut self, policy: &'p dyn Evaluable) -> Self {
        self.boundary = Some(policy.document());
        self
    }

    /// Sets the session policy of the caller.
    #[must_use]
    pub fn session(mut self, policy: &'p dyn Evaluable) -> Self {
        self.session = Some(policy.document());
        self
    }

    /// Adds the service control policies of a level of the organization: its root, a unit or the account. One of them
    /// has to allow the request.
    #[must_use]
    pub fn scp_level(mut self, policies: &[&'p dyn Evaluable]) -> Self {
        self.scp_levels.push(policies.iter().map(|it| it.document()).collect());
        self
    }

    /// Evaluates a request.
    #[must_use]
    pub fn evaluate(&self, request: &Request) -> Answer {
        let read = |document: &'p str| json::read(document.as_bytes(), Settings::default()).policy;
        let granting: Vec<_> = self.granting.iter().map(|it| read(it)).collect();
        let (boundary, session) = (self.boundary.map(read), self.session.map(read));
        let levels: Vec<Vec<_>> =
            self.scp_levels.iter().map(|level| level.iter().map(|it| read(it)).collect()).collect();
        let borrowed: Vec<_> = granting.iter().collect();
        let scp_levels: Vec<Vec<_>> = levels.iter().map(|level| level.iter().collect()).collect();
        let layers = Layers {
            granting: &borrowed,
            boundary: boundary.as_ref(),
            session: session.as_ref(),
            scp_levels: &scp_levels,
        };
        let (decision, evaluated) = eval::evaluate(&layers, &request.0);
        Answer::new(&layers, &request.0, decision, &evaluated)
    }
}

/// Adds `evaluate` to types of policies.
macro_rules! evaluate {
    ($($type:ident: $example:literal;)+) => {
        $(impl crate::$type {
            /// Evaluates a request against this policy alone.
            ///
            /// See [`Evaluation`] for several policies together.
            ///
            /// ```
            #[doc = $example]
            /// ```
            #[must_use]
            pub fn evaluate(&self, request: &Request) -> Answer {
                Evaluation::of(&[self]).evaluate(request)
            }
        })+
    };
}

evaluate! {
    TrustPolicy: "use cognito_perms::evaluate::{Decision, Request};
use cognito_perms::{TrustPolicy, trust_policy};

const LAMBDA: TrustPolicy = trust_policy! { allow AssumeRole to service(lambda) };

let request = Request::action(\"sts:AssumeRole\")?.by_service(\"lambda.amazonaws.com\");
assert_eq!(LAMBDA.evaluate(&request).decision(), Decision::Allowed);
# Ok::<(), cognito_perms::UnknownName>(())";
    ResourcePolicy: "use cognito_perms::evaluate::{Decision, Key, Request};
use cognito_perms::{ResourcePolicy, resource_policy};

const QUEUE: ResourcePolicy = resource_policy! {
    allow sqs:SendMessage on \"arn:aws:sqs:eu-west-1:123456789012:orders\"
        to service(sns) from \"arn:aws:sns:eu-west-1:123456789012:orders\"
};

let request = Request::action(\"sqs:SendMessage\")?
    .on(\"arn:aws:sqs:eu-west-1:123456789012:orders\")
    .by_service(\"sns.amazonaws.com\")
    .with(Key::SOURCE_ARN, \"arn:aws:sns:eu-west-1:210987654321:orders\");
assert_eq!(QUEUE.evaluate(&request).decision(), Decision::NotAllowed);
# Ok::<(), cognito_perms::UnknownName>(())";
    EndpointPolicy: "use cognito_perms::evaluate::{Decision, Request};
use cognito_perms::{Action, EndpointPolicy, endpoint_policy};

const SIGN_IN: EndpointPolicy = endpoint_policy! { allow InitiateAuth on userpool(*) to * };

let pool = \"arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_X\";
let request = Request::new(Action::InitiateAuth).on(pool);
assert_eq!(SIGN_IN.evaluate(&request).decision(), Decision::Allowed);";
}

impl Policy {
    /// Evaluates a request against this policy alone.
    ///
    /// See [`Evaluation`] for several policies together.
    ///
    /// ```
    /// use cognito_perms::evaluate::{Decision, Key, Request};
    /// use cognito_perms::{Action, Policy, policy};
    ///
    /// const SUPPORT: Policy = policy! {
    ///     Lookup: allow AdminGetUser on userpool(*) if aws:MultiFactorAuthAge NumericLessThan 3600
    /// };
    ///
    /// let pool = "arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_X";
    /// let request = Request::new(Action::AdminGetUser).on(pool);
    /// let answer = SUPPORT.evaluate(&request);
    /// assert_eq!(answer.decision(), Decision::NotAllowed);
    /// assert_eq!(answer.missing_keys(), ["aws:MultiFactorAuthAge"]);
    ///
    /// let recently = request.with(Key::MULTI_FACTOR_AUTH_AGE, 60);
    /// SUPPORT.evaluate(&recently).assert_allowed();
    /// ```
    #[must_use]
    pub fn evaluate(&self, request: &Request) -> Answer {
        Evaluation::of(&[self]).evaluate(request)
    }
}
