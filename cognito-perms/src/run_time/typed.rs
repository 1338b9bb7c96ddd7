//! Traits for runtime values whose position in a policy determines their type: the field of a resource, or a
//! condition key with IDs of a fixed format.

use super::sealed::Sealed;
use std::rc::Rc;
use std::sync::Arc;

/// A value for a field of type `T` in a resource: a `T`, or a pointer to one.
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
    message = "expected a value of type `{T}` in this resource, found `{Self}`",
    label = "this is `{Self}`",
    note = "parse a string first: `let value: {T} = text.parse()?;`; pass a token to `cloudformation::policy!` or `terraform::policy!`, whichever it belongs to"
)]
pub trait ResourceValue<T>: Sealed {
    /// Returns the value.
    fn value(&self) -> &T;
}

/// Implements a trait for pointers to its values.
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

/// A value for a condition key whose values are IDs with a fixed format, such as `aws:SourceVpc`: a `T`, or a pointer
/// to one.
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
    message = "expected a value of type `{T}` for this condition key, found `{Self}`",
    label = "this is `{Self}`",
    note = "parse a string first: `let value: {T} = text.parse()?;`"
)]
pub trait KeyValue<T>: Sealed {
    #[doc(hidden)]
    fn id(&self) -> &T;
}

point_at_typed_values!(KeyValue id: &V, Box<V>, Rc<V>, Arc<V>);
