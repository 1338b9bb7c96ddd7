//! What a tool knows of a value in, a token with the type of the value out.

use super::tool::Tool;
use crate::run_time::sealed::Sealed;
use cognito_perms_spec::model::runtime::Part;
use std::fmt;
use std::marker::PhantomData;

/// A `T` that is known only when a template of a tool is deployed.
///
/// It is made by what has such a value, such as `cloudformation::UserPool`, and serialises as what the tool
/// takes.
#[derive(Clone, PartialEq)]
pub struct Token<T, D: Tool> {
    whole: D::Expression,
    region: Option<D::Expression>,
    partition: Option<D::Expression>,
    of: PhantomData<fn() -> T>,
}

impl<T, D: Tool> Token<T, D> {
    /// Of what says where it is too: its region, if that is something else, and its partition.
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

    /// What stands for a part of the value.
    pub(super) fn part(&self, part: Part) -> &D::Expression {
        let part = match part {
            Part::Whole | Part::List => None,
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

/// What tokens can stand for, and what ends the region that a value starts with.
pub trait Deployed {
    #[doc(hidden)]
    const REGION_BEFORE: Option<char>;

    /// Whether the value can be any text, and so has to be escaped where the template is deployed.
    #[doc(hidden)]
    const IS_ANY_TEXT: bool = false;
}

impl Deployed for String {
    const REGION_BEFORE: Option<char> = None;
    const IS_ANY_TEXT: bool = true;
}
