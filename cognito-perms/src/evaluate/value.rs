//! Values of condition keys in a request: Rust values in, strings as IAM compares them out.

use crate::run_time::DateValue;
use crate::value::{
    AccountId, Arn, ExternalId, IdentityPoolId, OrganizationId, OrganizationPath, Region, RoleArn,
    ServicePrincipal, UserPoolId, VpcEndpointId, VpcId,
};
use crate::{IdentityPoolArn, UserPoolArn};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::time::SystemTime;

/// A value of a condition key in a [`Request`](super::Request): a string, a number, a boolean, an address, a point in
/// time, or an ID or ARN of this crate.
///
/// ```
/// use cognito_perms::evaluate::RequestValue;
/// use std::time::SystemTime;
///
/// assert_eq!(true.to_request(), "true");
/// assert_eq!(SystemTime::UNIX_EPOCH.to_request(), "1970-01-01T00:00:00Z");
/// ```
pub trait RequestValue {
    /// Returns the value as IAM compares it.
    fn to_request(&self) -> String;
}

impl<T: RequestValue + ?Sized> RequestValue for &T {
    fn to_request(&self) -> String {
        (**self).to_request()
    }
}

impl RequestValue for SystemTime {
    fn to_request(&self) -> String {
        self.with_text(str::to_owned)
    }
}

/// Implements the trait for values whose `Display` output is what IAM compares.
macro_rules! displayed {
    ($($type:ty),+ $(,)?) => {
        $(impl RequestValue for $type {
            fn to_request(&self) -> String {
                self.to_string()
            }
        })+
    };
}

displayed! {
    str, String, bool, i32, i64, u32, u64, usize, IpAddr, Ipv4Addr, Ipv6Addr,
    AccountId, Arn, ExternalId, IdentityPoolArn, IdentityPoolId, OrganizationId, OrganizationPath, Region, RoleArn,
    ServicePrincipal, UserPoolArn, UserPoolId, VpcEndpointId, VpcId,
}
