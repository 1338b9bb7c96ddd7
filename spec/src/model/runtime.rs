//! Runtime values: which part of one is used where in a policy, and what each must be.

use crate::facts::catalog::{Family, Field, Format, ResourceTypeInfo};

/// The maximum number of runtime values in a policy, which bounds the size of an expansion.
pub const MOST: usize = 16_380;

/// A use of a runtime value in a policy.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Runtime {
    /// The index of the value, as counted by the parser.
    pub id: usize,
    /// The part of the value that is used.
    pub part: Part,
}

/// A part of a runtime value.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Part {
    /// The full value.
    Whole,
    /// The region in it.
    Region,
    /// The partition of the region in it.
    Partition,
    /// The domain of identity pools in the region in it.
    IdentityPools,
    /// Its items, as a JSON list.
    List,
}

/// What a runtime value must be.
#[derive(Debug, Clone, Copy)]
pub enum Takes {
    /// A partition.
    Partition,
    /// A region.
    Region,
    /// An account id.
    Account,
    /// A value for a field of an ARN template.
    Field(&'static Field),
    /// The full ARN of a resource of this type.
    Arn(&'static ResourceTypeInfo),
    /// The full ARN of any resource.
    AnyArn,
    /// A value of a condition key that takes ids of this format.
    Formatted(Format),
    /// A value that an operator of this family compares.
    Condition {
        /// The family of the operator.
        family: Family,
        /// Whether `*` and `?` are wildcards in the value.
        is_pattern: bool,
    },
}

/// What each runtime value of a policy must be, by its id.
#[derive(Debug, Default)]
pub struct RuntimeValues(Vec<Option<Takes>>);

impl RuntimeValues {
    /// Records what a value must be.
    pub(crate) fn insert(&mut self, id: usize, takes: Takes) {
        while self.0.len() <= id {
            self.0.push(None);
        }
        self.0[id] = Some(takes);
    }

    /// Returns what a value must be, if that is recorded.
    #[must_use]
    pub fn get(&self, id: usize) -> Option<Takes> {
        *self.0.get(id)?
    }

    /// Returns whether there are no runtime values.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
