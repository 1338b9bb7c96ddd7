//! Values in, each with the one type that its place in a policy takes: the field of a resource, or a condition key with
//! ids of one form.

use super::sealed::Sealed;
use std::rc::Rc;
use std::sync::Arc;

/// What fills a `T` in a resource: a `T`, and whatever borrows one.
///
/// ```
/// use cognito_perms::run_time::ResourceValue;
/// use cognito_perms::{Policy, UserPoolId, policy};
///
/// fn readers(pool: impl ResourceValue<UserPoolId>) -> Policy {
///     policy! { allow ListUsers on userpool(pool) }
/// }
///
/// let pool: UserPoolId = "us-east-1_X".parse()?;
/// assert_eq!(readers(&pool), readers(pool));
/// # Ok::<(), cognito_perms::InvalidValue>(())
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot stand in a resource: a value of type `{T}` is wanted",
    label = "this is `{Self}`",
    note = "a text is parsed first: `let value: {T} = text.parse()?;`; a token stands in the `policy!` of its tool"
)]
pub trait ResourceValue<T>: Sealed {
    /// The value itself.
    fn value(&self) -> &T;
}

/// Whatever points at a value with a type is one.
macro_rules! point_at_typed_values {
    ($trait:ident $method:ident: $($pointer:ty),+) => {
        $(#[diagnostic::do_not_recommend]
        impl<T, V: $trait<T>> $trait<T> for $pointer {
            fn $method(&self) -> &T {
                (**self).$method()
            }
        })+
    };
}

point_at_typed_values!(ResourceValue value: &V, Box<V>, Rc<V>, Arc<V>);

/// What a condition key takes whose values are ids of one form, such as `aws:SourceVpc`: a `T`, and whatever borrows one.
///
/// ```
/// use cognito_perms::{AccountId, VpcId, policy};
///
/// let (account, vpc): (AccountId, VpcId) = ("123456789012".parse()?, "vpc-1a2b3c4d".parse()?);
/// let policy = policy! {
///     allow ListUsers on *
///         if aws:PrincipalAccount StringEquals account and aws:SourceVpc StringEquals [..{ [&vpc] }]
/// };
/// assert!(policy.as_str().contains(r#""aws:SourceVpc":"vpc-1a2b3c4d""#));
/// # Ok::<(), cognito_perms::InvalidValue>(())
/// ```
#[diagnostic::on_unimplemented(
    message = "this condition key takes a value of type `{T}`, and `{Self}` is not one",
    label = "this is `{Self}`",
    note = "parse a string first: `let value: {T} = text.parse()?;`"
)]
pub trait KeyValue<T>: Sealed {
    #[doc(hidden)]
    fn id(&self) -> &T;
}

point_at_typed_values!(KeyValue id: &V, Box<V>, Rc<V>, Arc<V>);
