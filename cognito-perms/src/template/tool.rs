//! The tools that deploy templates: each is implemented in the file of its own.

use std::fmt;

/// What only this crate can implement.
pub trait Sealed {}

/// A tool that deploys templates: `cloudformation::CloudFormation` or `terraform::Terraform`.
pub trait Tool: Sealed + Copy + fmt::Debug + 'static {
    /// What stands in a template for a value.
    type Expression: Clone + PartialEq + fmt::Debug;

    /// The expression of a text, so that IAM reads it as it is.
    #[doc(hidden)]
    fn escaped(expression: &Self::Expression, is_pattern: bool) -> Self::Expression;
}
