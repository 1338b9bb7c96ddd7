//! Values and tokens in, written into a draft where each may stand.

use super::draft::Draft;
use super::token::Token;
use super::tool::Tool;
use crate::run_time;
use crate::run_time::sealed::Sealed;
use cognito_perms_spec::model::runtime::Part;
use std::rc::Rc;
use std::sync::Arc;

/// Texts of any type are escaped where they are written; nothing else may write.
mod text {
    use super::{Token, Tool};
    use crate::run_time::StringValue;

    pub trait Sealed {}

    impl<V: StringValue + ?Sized> Sealed for V {}
    impl<T, D: Tool> Sealed for Token<T, D> {}
}

/// What fills a `T` in a resource: a `T`, a token for one, and whatever borrows either.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot stand in a resource: a value or a token of type `{T}` is wanted",
    label = "this is `{Self}`",
    note = "a text is parsed first: `let value: {T} = text.parse()?;`; a token stands in the `policy!` of its tool"
)]
pub trait TemplateValue<T, D: Tool>: Sealed {
    #[doc(hidden)]
    fn put(&self, part: Part, document: &mut Draft<D>);
}

/// What a condition key takes whose values are ids of one form: a `T`, a token for one, and whatever borrows either.
#[diagnostic::on_unimplemented(
    message = "this condition key takes a value or a token of type `{T}`, and `{Self}` is neither",
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

/// Lets a type of `value.rs` stand in the resources of templates.
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

/// Lets a type that names a resource stand for its values, and be made and shown as any name.
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

/// What operators of texts compare: what they compare in [`policy!`](crate::policy!), and tokens.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be compared as a text",
    label = "this is `{Self}`",
    note = "texts, integers, booleans, ids and tokens of the same tool can; a list is written `[..values]`"
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

/// What operators of ARNs compare: an ARN, or a token for one.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be compared as an ARN",
    label = "this is `{Self}`",
    note = "a `cognito_perms::Arn` can, and a token of the same tool for an ARN"
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

/// Whatever points at a value is one.
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

/// Whatever points at a token is compared as one.
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
