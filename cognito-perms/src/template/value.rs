//! Traits for the values and tokens of templates: each determines where a type can be used, and writes it into a draft.

use super::draft::Draft;
use super::token::Token;
use super::tool::Tool;
use crate::run_time;
use crate::run_time::sealed::Sealed;
use cognito_perms_spec::model::runtime::Part;
use std::rc::Rc;
use std::sync::Arc;

/// Seals [`TemplateString`]: only `StringValue`s, which are escaped when they are written, and tokens can implement it.
mod text {
    use super::{Token, Tool};
    use crate::run_time::StringValue;

    pub trait Sealed {}

    impl<V: StringValue + ?Sized> Sealed for V {}
    impl<T, D: Tool> Sealed for Token<T, D> {}
}

/// A value for a field of type `T` in a resource: a `T`, a token for one, or a pointer to either.
#[diagnostic::on_unimplemented(
    message = "expected a value or a token of type `{T}` in this resource, found `{Self}`",
    label = "this is `{Self}`",
    note = "parse a string first: `let value: {T} = text.parse()?;`; pass a token to `cloudformation::policy!` or `terraform::policy!`, whichever it belongs to"
)]
pub trait TemplateValue<T, D: Tool>: Sealed {
    #[doc(hidden)]
    fn put(&self, part: Part, document: &mut Draft<D>);
}

/// A value for a condition key whose values are IDs with a fixed format: a `T`, a token for one, or a pointer to
/// either.
#[diagnostic::on_unimplemented(
    message = "expected a value or a token of type `{T}` for this condition key, found `{Self}`",
    label = "this is `{Self}`",
    note = "parse a string first: `let value: {T} = text.parse()?;`"
)]
pub trait TemplateKeyValue<T, D: Tool>: Sealed {
    #[doc(hidden)]
    fn put_id(&self, document: &mut Draft<D>);
}

impl<T, D: Tool> TemplateKeyValue<T, D> for Token<T, D> {
    fn put_id(&self, document: &mut Draft<D>) {
        document.token(self.whole().clone());
    }
}

impl<T, D: Tool> TemplateValue<T, D> for Token<T, D> {
    fn put(&self, part: Part, document: &mut Draft<D>) {
        document.token(self.part(part).clone());
    }
}

/// Lets a type of `value.rs` be used in the resources of templates.
macro_rules! let_stand {
    ($type:ident $($part:ident)* $(, $region_before:literal)?) => {
        impl $crate::template::Deployed for $type {
            const REGION_BEFORE: Option<char> =
                $crate::template::let_stand!(@before $($region_before)?);
        }

        impl<D: $crate::template::Tool> $crate::template::TemplateValue<$type, D> for $type {
            fn put(
                &self,
                part: cognito_perms_spec::model::runtime::Part,
                document: &mut $crate::template::Draft<D>,
            ) {
                document.known.resource(match part {
                    $($crate::template::let_stand!(@part $part) => self.$part().as_str(),)*
                    _ => self.as_str(),
                });
            }
        }
    };
    (@before) => { None };
    (@before $region_before:literal) => { Some($region_before) };
    (@part region) => { cognito_perms_spec::model::runtime::Part::Region };
    (@part partition) => { cognito_perms_spec::model::runtime::Part::Partition };
}
pub(crate) use let_stand;

/// Lets a type that names a resource be used as each of its values, and implements its conversions.
macro_rules! name {
    ($type:ident, $tool:ident $(, $method:ident: $value:ident)*) => {
        impl $crate::run_time::sealed::Sealed for $type {}

        $(
            impl $crate::template::TemplateValue<$value, $tool> for $type {
                fn put(
                    &self,
                    part: cognito_perms_spec::model::runtime::Part,
                    document: &mut $crate::template::Draft<$tool>,
                ) {
                    self.$method().put(part, document);
                }
            }
        )*

        impl TryFrom<&str> for $type {
            type Error = InvalidValue;

            fn try_from(text: &str) -> Result<Self, InvalidValue> {
                text.parse()
            }
        }

        impl fmt::Display for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(&self.0)
            }
        }

        impl From<$type> for String {
            fn from(it: $type) -> Self {
                it.0
            }
        }
    };
}
pub(crate) use name;

/// A value for the string operators: one that [`policy!`](crate::policy!) accepts, or a token.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be used with a string operator",
    label = "this is `{Self}`",
    note = "use a string, an integer, a boolean, an ID, or a token from the same tool; write a list as `[..values]`"
)]
pub trait TemplateString<D: Tool>: text::Sealed {
    #[doc(hidden)]
    fn put_text(&self, is_pattern: bool, document: &mut Draft<D>);
}

#[diagnostic::do_not_recommend]
impl<V: run_time::StringValue + ?Sized, D: Tool> TemplateString<D> for V {
    fn put_text(&self, is_pattern: bool, document: &mut Draft<D>) {
        document.known.string(self, is_pattern);
    }
}

impl<T, D: Tool> TemplateString<D> for Token<T, D> {
    fn put_text(&self, is_pattern: bool, document: &mut Draft<D>) {
        document.token(D::escaped(self.whole(), is_pattern));
    }
}

/// A value for the ARN operators: an ARN, or a token for one.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be used with an ARN operator",
    label = "this is `{Self}`",
    note = "use a `cognito_perms::Arn`, or a token for an ARN from the same tool"
)]
pub trait TemplateArn<D: Tool>: Sealed {
    #[doc(hidden)]
    fn put_arn(&self, document: &mut Draft<D>);
}

#[diagnostic::do_not_recommend]
impl<V: run_time::ArnValue, D: Tool> TemplateArn<D> for V {
    fn put_arn(&self, document: &mut Draft<D>) {
        document.known.arn(self);
    }
}

impl<T: run_time::ArnValue, D: Tool> TemplateArn<D> for Token<T, D> {
    fn put_arn(&self, document: &mut Draft<D>) {
        document.token(self.whole().clone());
    }
}

/// Implements the traits for pointers to values.
macro_rules! point_at_values {
    ($($pointer:ty),+) => {
        $(
            #[diagnostic::do_not_recommend]
            impl<T, D: Tool, V: TemplateValue<T, D>> TemplateValue<T, D> for $pointer {
                fn put(&self, part: Part, document: &mut Draft<D>) {
                    (**self).put(part, document);
                }
            }

            #[diagnostic::do_not_recommend]
            impl<T, D: Tool, V: TemplateKeyValue<T, D>> TemplateKeyValue<T, D> for $pointer {
                fn put_id(&self, document: &mut Draft<D>) {
                    (**self).put_id(document);
                }
            }
        )+
    };
}

point_at_values!(&V, Box<V>, Rc<V>, Arc<V>);

/// Implements the traits of condition values for pointers to tokens.
macro_rules! point_at_tokens {
    ($($pointer:ty),+) => {
        $(
            impl<T, D: Tool> text::Sealed for $pointer {}

            #[diagnostic::do_not_recommend]
            impl<T, D: Tool> TemplateString<D> for $pointer {
                fn put_text(&self, is_pattern: bool, document: &mut Draft<D>) {
                    (**self).put_text(is_pattern, document);
                }
            }

            #[diagnostic::do_not_recommend]
            impl<T: run_time::ArnValue, D: Tool> TemplateArn<D> for $pointer {
                fn put_arn(&self, document: &mut Draft<D>) {
                    (**self).put_arn(document);
                }
            }
        )+
    };
}

point_at_tokens!(&Token<T, D>, &&Token<T, D>, Box<Token<T, D>>, Rc<Token<T, D>>, Arc<Token<T, D>>);
