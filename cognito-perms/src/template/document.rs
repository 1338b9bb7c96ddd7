//! The macros' literals and values in, a policy for a template out.

use super::draft::Draft;
use super::policy::TemplatePolicy;
use super::tool::Tool;
use super::value::{TemplateArn, TemplateKeyValue, TemplateString, TemplateValue};
use crate::run_time::{BinaryValue, BoolValue, DateValue, IpAddressValue, NumericValue, list};
use cognito_perms_spec::facts::catalog::identity_pools_in;
use cognito_perms_spec::facts::never;
use cognito_perms_spec::model::runtime::Part;

/// A document under construction.
#[doc(hidden)]
pub struct Document<D: Tool>(Draft<D>);

impl<D: Tool> Document<D> {
    /// Builds a policy without checking it; only for expansions of the macros.
    pub fn __build(write: impl FnOnce(&mut Self)) -> TemplatePolicy<D> {
        let mut document = Self(Draft::new());
        write(&mut document);
        let (text, tokens) = document.0.into_parts();
        TemplatePolicy::of(text, tokens)
    }

    /// Writes a part of the document that is a literal of the macro.
    pub fn literal(&mut self, text: &'static str) {
        self.0.literal(text);
    }

    /// Writes a value in a resource.
    pub fn resource<T, V: TemplateValue<T, D>>(&mut self, value: &V) {
        value.put(Part::Whole, &mut self.0);
    }

    /// Writes the region of a value.
    pub fn region<T, V: TemplateValue<T, D>>(&mut self, value: &V) {
        value.put(Part::Region, &mut self.0);
    }

    /// Writes the partition of a value.
    pub fn partition<T, V: TemplateValue<T, D>>(&mut self, value: &V) {
        value.put(Part::Partition, &mut self.0);
    }

    /// Writes the domain of identity pools in commercial regions: the region of a token is unknown.
    pub fn identity_pools<V>(&mut self, _: &V) {
        self.0.literal(identity_pools_in(""));
    }

    /// Writes a string. `is_pattern` is `true` where IAM would read `*` and `?` as wildcards.
    pub fn string<V: TemplateString<D> + ?Sized>(&mut self, value: &V, is_pattern: bool) {
        value.put_text(is_pattern, &mut self.0);
    }

    /// Writes a list of strings.
    pub fn strings<V: TemplateString<D>>(&mut self, values: &[V], is_pattern: bool) {
        list(&mut self.0, Draft::literal, values, never::TEXT, |document, value| {
            value.put_text(is_pattern, document);
        });
    }

    /// Writes an ID.
    pub fn id<T, V: TemplateKeyValue<T, D>>(&mut self, value: &V) {
        value.put_id(&mut self.0);
    }

    /// Writes a list of IDs.
    pub fn ids<T, V: TemplateKeyValue<T, D>>(&mut self, values: &[V]) {
        list(&mut self.0, Draft::literal, values, never::TEXT, |document, value| {
            value.put_id(document);
        });
    }

    /// Writes an ARN.
    pub fn arn<V: TemplateArn<D>>(&mut self, value: &V) {
        value.put_arn(&mut self.0);
    }

    /// Writes a list of ARNs.
    pub fn arns<V: TemplateArn<D>>(&mut self, values: &[V]) {
        list(&mut self.0, Draft::literal, values, never::ARN, |document, value| {
            value.put_arn(document);
        });
    }
}

/// Delegates the values that cannot be tokens to the document without tokens.
macro_rules! delegate {
    ($($(#[doc = $doc:literal])+ $name:ident($type:ident $value:ty);)+) => {
        impl<D: Tool> Document<D> {
            $($(#[doc = $doc])+
            pub fn $name<V: $type>(&mut self, value: $value) {
                self.0.known.$name(value);
            })+
        }
    };
}

delegate! {
    /// Writes an IP address.
    address(IpAddressValue &V);
    /// Writes a list of IP addresses.
    addresses(IpAddressValue &[V]);
    /// Writes a number.
    number(NumericValue &V);
    /// Writes `true` or `false`.
    boolean(BoolValue &V);
    /// Writes a date.
    date(DateValue &V);
    /// Writes bytes in base64.
    binary(BinaryValue &V);
}
