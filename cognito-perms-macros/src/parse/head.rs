//! How the list that is being parsed starts, which decides what the help for a negated item says.

/// A list of actions or resources, as far as `not` is concerned.
#[derive(Clone, Copy, Default)]
pub(super) struct ListHead {
    /// The position of its first item.
    pub(super) start: usize,
    /// Whether `not` comes before it.
    pub(super) is_negated: bool,
    /// Whether it is the list after `except`.
    pub(super) is_exception: bool,
}
