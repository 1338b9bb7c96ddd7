//! Items that the templates of all tools share: tokens for values that are known only when a template is deployed,
//! the traits that determine where each can be used, and documents that contain tokens.

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
