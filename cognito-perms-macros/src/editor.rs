//! What an editor follows: for each word of a literal the item that it names, and for each place where a word
//! could stand the items that may. What was read in, statements for the start of a block out.
//!
//! ```text
//! {                                                // places: `link.rs`
//!     mod words_0 {                                // what may stand in one: the list of completions
//!         pub use $crate::__editor::nothing;
//!         pub use $crate::__editor::keyword::{allow, deny};
//!     }
//!     use words_0::allow as _;                     // the word, with the author's span: hover, definition
//!     …
//! }
//! { let _ = &pool; }                               // an expression of the author's
//! { … }
//! if false { $crate::__editor::resource::cognito_idp::userpool(…); }    // the parameters: `call.rs`
//! { #[doc = "…"] const Admin: … }                  // what no item stands for: `note.rs`
//! ```
//!
//! The places come first and in their order: an editor finds the word at the cursor by its place in the
//! expansion, so that nothing in front of it may hang on it or on what comes later. For the same reason a place
//! where nothing stands has a name too, and gaps do not count: the second expansion, in which the editor tries
//! what would stand at the cursor, has none.
//!
//! ```text
//! tokens ─┬─ with their places ─── judge ──▶ findings, policy ──▶ mistakes, notes, value
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

/// What an editor follows in what was read.
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
