//! What a policy means.

/// An action that a pattern matches, and that its statement can never allow or deny: no resource of the statement
/// goes with it, a resource that it needs is missing, or a condition is about a key that it never carries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct LeftOut {
    /// The position of the statement.
    pub statement: usize,
    /// The action, with its prefix.
    pub action: &'static str,
}
