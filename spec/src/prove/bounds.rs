//! Whether something is true, as far as that is known.

use crate::eval::Truth;
use std::ops::Not;

/// Whether something is true of a point, as far as that is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Bounds {
    /// It is true.
    pub(super) must: bool,
    /// It is not known to be false.
    pub(super) may: bool,
}

impl Bounds {
    /// Returns the bounds of something that is known.
    pub(super) const fn exactly(is: bool) -> Self {
        Self { must: is, may: is }
    }
}

impl From<Truth> for Bounds {
    fn from(truth: Truth) -> Self {
        Self { must: truth.is_true(), may: !truth.is_false() }
    }
}

impl Not for Bounds {
    type Output = Self;

    fn not(self) -> Self {
        Self { must: !self.may, may: !self.must }
    }
}
