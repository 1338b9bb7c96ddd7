//! What templates of all tools have in common: tokens for values that are known only when a template is deployed,
//! what may stand where, and documents that hold tokens.

mod document;
mod draft;
mod policy;
mod token;
mod tool;
mod value;

#[doc(hidden)]
pub use document::Document;
pub(crate) use draft::Draft;
pub(crate) use policy::Segment;
pub use policy::TemplatePolicy;
pub use token::{Deployed, Token};
pub(crate) use tool::Sealed;
pub use tool::Tool;
pub use value::{TemplateArn, TemplateKeyValue, TemplateString, TemplateValue};
pub(crate) use value::{let_stand, name};
