//! What can be evaluated: checked policies, and documents that are only read.

use crate::check::{Options, Report, check};
use crate::policy::Policy;
use crate::typed_policy::{
    EndpointPolicy, ResourceControlPolicy, ResourcePolicy, ServiceControlPolicy, TrustPolicy,
};
use cognito_perms_spec::rules;

/// A JSON document that can be evaluated, although [`check`] may refuse it.
///
/// ```
/// use cognito_perms::evaluate::{Decision, Document, Evaluation, Request};
///
/// // `check` reports the misspelled action, which allows nothing.
/// let document = Document::read(r#"{"Version": "2012-10-17", "Statement": {
///     "Effect": "Allow", "Action": "s3:GetObjects", "Resource": "*"
/// }}"#)?;
/// let request = Request::action("s3:GetObject").unwrap();
/// let answer = Evaluation::of(&[&document]).evaluate(&request);
/// assert_eq!(answer.decision(), Decision::NotAllowed);
/// # Ok::<(), cognito_perms::Report>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document(String);

impl Document {
    /// Reads a document.
    ///
    /// # Errors
    ///
    /// Returns a report if the document is not JSON or not a policy, or if a value has another type than its element: what cannot
    /// be read would be missing from the evaluation.
    pub fn read(document: impl Into<String>) -> Result<Self, Report> {
        let document = document.into();
        match rules::unreadable(document.as_bytes()) {
            None => Ok(Self(document)),
            Some(_) => Err(check(&document, &Options::new())),
        }
    }
}

impl AsRef<str> for Document {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

/// What can be evaluated: a policy, or a [`Document`].
pub trait Evaluable: Sealed {
    /// Returns the JSON document.
    #[doc(hidden)]
    fn document(&self) -> &str;
}

/// Implemented only by this crate.
pub trait Sealed {}

impl Sealed for Document {}

impl Evaluable for Document {
    fn document(&self) -> &str {
        &self.0
    }
}

/// Implements the traits for types of policies.
macro_rules! evaluable {
    ($($type:ty),+ $(,)?) => {
        $(
            impl Sealed for $type {}

            impl Evaluable for $type {
                fn document(&self) -> &str {
                    self.as_str()
                }
            }
        )+
    };
}

evaluable! {
    Policy, TrustPolicy, ResourcePolicy, EndpointPolicy, ServiceControlPolicy, ResourceControlPolicy,
}
