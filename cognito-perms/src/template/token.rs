//! A tool's expressions for a value in, a token with the type of the value out.

use super::tool::Tool;
use crate::run_time::sealed::Sealed;
use cognito_perms_spec::model::runtime::Part;
use std::fmt;
use std::marker::PhantomData;

/// A `T` that is known only when a template of a tool is deployed.
///
/// Types with such values, such as `cloudformation::UserPool`, create it. It serializes as an expression of the tool.
#[derive(Clone, PartialEq)]
pub struct Token<T, D: Tool> {
    whole: D::Expression,
    region: Option<D::Expression>,
    partition: Option<D::Expression>,
    of: PhantomData<fn() -> T>,
}

impl<T, D: Tool> Token<T, D> {
    /// Creates a token from the expressions of the value, of its region, and of its partition. For a part without an
    /// expression, that of the value is used.
    pub(crate) const fn new(
        whole: D::Expression,
        region: Option<D::Expression>,
        partition: Option<D::Expression>,
    ) -> Self {
        Self { whole, region, partition, of: PhantomData }
    }

    pub(crate) const fn whole(&self) -> &D::Expression {
        &self.whole
    }

    /// Returns the expression of a part of the value.
    pub(super) fn part(&self, part: Part) -> &D::Expression {
        let part = match part {
            // The domain of identity pools is the same for all tokens.
            Part::Whole | Part::List | Part::IdentityPools => None,
            Part::Region => self.region.as_ref(),
            Part::Partition => self.partition.as_ref(),
        };
        part.unwrap_or(&self.whole)
    }
}

impl<T, D: Tool> fmt::Debug for Token<T, D> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Token({:?})", self.whole)
    }
}

impl<T, D: Tool> Sealed for Token<T, D> {}

/// A type whose values can be tokens.
pub trait Deployed {
    /// The character after the region that a value starts with, if it does.
    #[doc(hidden)]
    const REGION_BEFORE: Option<char>;

    /// Whether the value can be any string, and therefore has to be escaped during deployment.
    #[doc(hidden)]
    const IS_ANY_TEXT: bool = false;
}

impl Deployed for String {
    const REGION_BEFORE: Option<char> = None;
    const IS_ANY_TEXT: bool = true;
}
