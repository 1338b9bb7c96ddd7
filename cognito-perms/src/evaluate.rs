//! What a policy means: a [`Request`] in, an [`Answer`] out, offline and without a clock.
//!
//! [`Policy::evaluate`](crate::Policy::evaluate) asks one policy, and [`Evaluation`] all policies that apply together. An
//! answer is one of four: AWS's pages leave some questions open, and then the decision is [`Decision::Unclear`].
//!
//! ```
//! use cognito_perms::evaluate::{Key, Request};
//! use cognito_perms::{Action, Policy, UserPoolArn, policy};
//!
//! const SUPPORT: Policy = policy! {
//!     allow AdminGetUser, AdminResetUserPassword on userpool("eu-west-1_X");
//!     deny AdminResetUserPassword on * if aws:MultiFactorAuthPresent BoolIfExists false
//! };
//!
//! let pool: UserPoolArn = "arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_X".parse()?;
//! let reset = Request::new(Action::AdminResetUserPassword).on(&pool);
//! SUPPORT.evaluate(&reset.clone().with(Key::MULTI_FACTOR_AUTH_PRESENT, true)).assert_allowed();
//! SUPPORT.evaluate(&reset.without(Key::MULTI_FACTOR_AUTH_PRESENT)).assert_denied();
//! SUPPORT.evaluate(&Request::new(Action::AdminDeleteUser).on(&pool)).assert_not_allowed();
//! # Ok::<(), cognito_perms::InvalidValue>(())
//! ```

mod answer;
mod document;
mod evaluation;
mod key;
mod request;
mod value;

pub use answer::{Answer, Decision};
pub use document::{Document, Evaluable};
pub use evaluation::Evaluation;
pub use key::Key;
pub use request::{ActionName, Request};
pub use value::RequestValue;
