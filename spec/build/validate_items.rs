//! What names of catalog files become in the generated code: each has to be a name that Rust takes.

use super::Checker;
use crate::naming;
use crate::source::Source;
use toml::Spanned;

impl Checker {
    /// Declares the Rust item that a name of a catalog file becomes: all that become one pass here.
    ///
    /// Returns whether the generated code can have it; otherwise, the problem was reported.
    pub(super) fn declare(&mut self, source: &Source, name: &Spanned<String>, item: &str) -> bool {
        if naming::is_identifier(item) {
            return true;
        }
        let written = name.get_ref();
        let fault = match naming::is_keyword(item) {
            true => "a Rust keyword",
            false => "not a Rust identifier",
        };
        let sentence = if item.is_empty() {
            format!("`{written}` has no letter or digit to make a Rust identifier of")
        } else if item == written {
            format!("`{item}` is {fault}")
        } else {
            format!("`{written}` becomes `{item}`, which is {fault}")
        };
        self.report(source, name, sentence);
        false
    }
}
