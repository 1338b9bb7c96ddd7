//! The trait of tools that deploy templates. Each tool is implemented in its own file.

use std::fmt;

/// Implemented only by this crate.
pub trait Sealed {}

/// A tool that deploys templates: `cloudformation::CloudFormation` or `terraform::Terraform`.
pub trait Tool: Sealed + Copy + fmt::Debug + 'static {
    /// A value in a template.
    type Expression: Clone + PartialEq + fmt::Debug;

    /// Returns an expression for a string that IAM compares literally.
    #[doc(hidden)]
    fn escaped(expression: &Self::Expression, is_pattern: bool) -> Self::Expression;
}
