//! Code that an editor follows: for each word of a literal the item that it names, and for each place where a
//! word could be written the items that could be written there. The parsed literal comes in, statements for
//! the start of a block go out.
//!
//! ```text
//! {                                                // places: `link.rs`
//!     mod words_0 {                                // the items for one place: the list of completions
//!         pub use $crate::__editor::nothing;
//!         pub use $crate::__editor::keyword::{allow, deny};
//!     }
//!     use words_0::allow as _;                     // the word, with the author's span: hover, definition
//!     …
//! }
//! { let _ = &pool; }                               // an expression of the author
//! { … }
//! if false { $crate::__editor::resource::cognito_idp::userpool(…); }    // the parameters: `call.rs`
//! { #[doc = "…"] const Admin: … }                  // words without an item: `note.rs`
//! ```
//!
//! The places come first and in source order. An editor expands the macro twice and finds the word at the
//! cursor by its position in the expansion, so nothing before that word may depend on it or on later tokens.
//! For the same reason, a place where nothing is written has a name too, and gaps between tokens are ignored:
//! the second expansion, in which the editor tries a word at the cursor, has no gaps.
//!
//! ```text
//! tokens ─┬─ with positions ────── judge ──▶ findings, policy ──▶ mistakes, notes, value
//!         └─ without ─────────── parse ──▶ slots ──▶ places
//! ```

mod call;
mod link;
mod note;
mod own;
mod path;
mod written;

use crate::hole::Hole;
use proc_macro2::{TokenStream, TokenTree};
pub(crate) use written::Written;

/// Returns the code that an editor follows for a parsed literal.
pub(crate) fn follow(
    crate_path: &TokenTree,
    written: &Written<'_>,
    expression: impl Fn(&Hole) -> TokenStream,
) -> TokenStream {
    let mut out = link::links(crate_path, written.tokens, written.slots, expression);
    out.extend(call::calls(crate_path, written.tokens, written.slots));
    out.extend(note::notes(crate_path, written));
    out
}
