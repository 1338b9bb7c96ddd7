//! Runtime values: which part of one is at a place of a policy, and what each must be.

use crate::facts::catalog::{Family, Field, Format, ResourceTypeInfo};

/// The most runtime values that a policy can have: an expansion stays bounded.
pub const MOST: usize = 16_380;

/// A runtime value at a place of a policy.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Runtime {
    /// Which: counted by the reader.
    pub id: usize,
    /// What of it.
    pub part: Part,
}

/// Which part of a runtime value is at a place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Part {
    /// The value.
    Whole,
    /// Its region.
    Region,
    /// The partition of its region.
    Partition,
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
    /// What fills a field of an ARN template.
    Field(&'static Field),
    /// The whole ARN of a resource of this type.
    Arn(&'static ResourceTypeInfo),
    /// The whole ARN of anything.
    AnyArn,
    /// A value of a condition key that takes ids of this form.
    Formatted(Format),
    /// A value that an operator of this family compares; `is_pattern` if it reads patterns.
    Condition {
        /// What is compared.
        family: Family,
        /// Whether `*` and `?` are wildcards in it.
        is_pattern: bool,
    },
}

/// What each runtime value of a policy must be, by its id.
#[derive(Debug, Default)]
pub struct RuntimeValues(Vec<Option<Takes>>);

impl RuntimeValues {
    /// Notes what a value must be.
    pub(crate) fn insert(&mut self, id: usize, takes: Takes) {
        while self.0.len() <= id {
            self.0.push(None);
        }
        self.0[id] = Some(takes);
    }

    /// What a value must be, if anything was noted.
    #[must_use]
    pub fn get(&self, id: usize) -> Option<Takes> {
        *self.0.get(id)?
    }

    /// Whether there are no runtime values.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
