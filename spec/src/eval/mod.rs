//! Evaluation: a request and policies in, the decision and what made it out.
//!
//! It reads policies as documents, as IAM does: what a literal means is what its document means. Every document that has
//! the shape of a policy can be evaluated, also one that the rules reject.

mod arn;
mod bytes;
mod condition;
mod decision;
mod glob;
mod number;
mod principal;
mod request;
mod statement;
mod truth;

pub(crate) use arn::{fields as arn_fields, resource_is};
pub(crate) use condition::is_true as condition_is_true;
pub use decision::{Decision, Evaluated, Layers, evaluate};
pub(crate) use principal::is_one as principal_is_one;
pub use request::{Caller, Request};
pub use statement::{Outcome, Stop};
pub(crate) use statement::{effect, has_resources};
pub use truth::{Doubt, Truth};
