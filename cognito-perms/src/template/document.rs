//! What the macros pass in, a policy for a template out.

use super::draft::Draft;
use super::policy::TemplatePolicy;
use super::tool::Tool;
use super::value::{TemplateArn, TemplateKeyValue, TemplateString, TemplateValue};
use crate::run_time::{BinaryValue, BoolValue, DateValue, IpAddressValue, NumericValue, list};
use cognito_perms_spec::facts::never;
use cognito_perms_spec::model::runtime::Part;

/// A document while it is put together.
#[doc(hidden)]
pub struct Document<D: Tool>(Draft<D>);

impl<D: Tool> Document<D> {
    /// What the macros call to put a document together: what it is given is checked.
    pub fn __build(write: impl FnOnce(&mut Self)) -> TemplatePolicy<D> {
        let mut document = Self(Draft::new());
        write(&mut document);
        let (text, tokens) = document.0.into_parts();
        TemplatePolicy::of(text, tokens)
    }

    /// A part of the document that the macro wrote.
    pub fn literal(&mut self, text: &'static str) {
        self.0.literal(text);
    }

    /// A value in a resource.
    pub fn resource<T, V: TemplateValue<T, D>>(&mut self, value: &V) {
        value.put(Part::Whole, &mut self.0);
    }

    /// Its region.
    pub fn region<T, V: TemplateValue<T, D>>(&mut self, value: &V) {
        value.put(Part::Region, &mut self.0);
    }

    /// Its partition.
    pub fn partition<T, V: TemplateValue<T, D>>(&mut self, value: &V) {
        value.put(Part::Partition, &mut self.0);
    }

    /// A text; `is_pattern` where `*` and `?` would be wildcards.
    pub fn string<V: TemplateString<D> + ?Sized>(&mut self, value: &V, is_pattern: bool) {
        value.put_text(is_pattern, &mut self.0);
    }

    /// Texts.
    pub fn strings<V: TemplateString<D>>(&mut self, values: &[V], is_pattern: bool) {
        list(&mut self.0, Draft::literal, values, never::TEXT, |document, value| {
            value.put_text(is_pattern, document);
        });
    }

    /// An id of one form.
    pub fn id<T, V: TemplateKeyValue<T, D>>(&mut self, value: &V) {
        value.put_id(&mut self.0);
    }

    /// Ids of one form.
    pub fn ids<T, V: TemplateKeyValue<T, D>>(&mut self, values: &[V]) {
        list(&mut self.0, Draft::literal, values, never::TEXT, |document, value| {
            value.put_id(document);
        });
    }

    /// An ARN.
    pub fn arn<V: TemplateArn<D>>(&mut self, value: &V) {
        value.put_arn(&mut self.0);
    }

    /// ARNs.
    pub fn arns<V: TemplateArn<D>>(&mut self, values: &[V]) {
        list(&mut self.0, Draft::literal, values, never::ARN, |document, value| {
            value.put_arn(document);
        });
    }
}

/// What no token stands for is written as everywhere.
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
    /// An address.
    address(IpAddressValue &V);
    /// Addresses.
    addresses(IpAddressValue &[V]);
    /// A number.
    number(NumericValue &V);
    /// `true` or `false`.
    boolean(BoolValue &V);
    /// A moment.
    date(DateValue &V);
    /// Bytes.
    binary(BinaryValue &V);
}
