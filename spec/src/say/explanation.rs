//! What each rule is about, in words.

use crate::text::Rule;

impl Rule {
    /// What it is about.
    #[must_use]
    pub const fn explanation(self) -> &'static str {
        // What the documentation of the enum says is said everywhere.
        self.documentation()
    }
}
