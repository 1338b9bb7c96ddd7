//! The macro's literals and runtime values in, a document out. Every runtime value goes through one function that escapes
//! it.

use super::condition::{
    ArnValue, BinaryValue, BoolValue, DateValue, IpAddressValue, NumericValue, StringValue,
};
use super::typed::{KeyValue, ResourceValue};
use cognito_perms_spec::facts::catalog::identity_pools_in;
use cognito_perms_spec::facts::never;
use cognito_perms_spec::write::escape::{Reads, is_plain, push_inside};

/// A document under construction. A first pass only counts its length, so that the second pass writes it into a string of
/// the right capacity.
#[doc(hidden)]
pub struct Document {
    text: String,
    length: usize,
    counts: bool,
}

impl Document {
    /// Builds a document. `write` is called twice and has to write the same each time.
    pub fn build(write: impl Fn(&mut Self)) -> String {
        let mut counted = Self { text: String::new(), length: 0, counts: true };
        write(&mut counted);
        let text = String::with_capacity(counted.length);
        let mut written = Self { text, length: 0, counts: false };
        write(&mut written);
        written.text
    }

    /// Creates a document without counting its length first.
    #[cfg(feature = "templates")]
    pub(crate) const fn uncounted() -> Self {
        Self { text: String::new(), length: 0, counts: false }
    }

    /// Returns the number of bytes written.
    #[cfg(feature = "templates")]
    pub(crate) const fn size(&self) -> usize {
        self.text.len()
    }

    /// Returns the document.
    #[cfg(feature = "templates")]
    pub(crate) fn into_text(self) -> String {
        self.text
    }

    /// Writes a part of the document that is a literal of the macro, never a runtime value.
    ///
    /// ```compile_fail,E0597
    /// use cognito_perms::run_time::Document;
    ///
    /// let value = String::from("\"},{\"Effect\":\"Allow\"");
    /// Document::build(|document| document.literal(&value));
    /// ```
    #[inline]
    pub fn literal(&mut self, text: &'static str) {
        self.push(text);
    }

    #[inline]
    fn push(&mut self, text: &str) {
        if self.counts {
            self.length += text.len();
        } else {
            self.text.push_str(text);
        }
    }

    /// Writes the contents of a JSON string, with everything escaped that IAM would interpret.
    #[inline]
    fn value(&mut self, value: &str, reads: Reads) {
        if is_plain(value) {
            return self.push(value);
        }
        push_inside(value, reads, &mut |piece| self.push(piece));
    }

    /// Writes a part of a resource.
    pub fn resource(&mut self, text: &str) {
        self.value(text, Reads::Patterns);
    }

    /// Writes the domain of identity pools in a region.
    pub fn identity_pools(&mut self, region: &str) {
        self.push(identity_pools_in(region));
    }

    /// Writes a string. `is_pattern` is `true` where IAM would read `*` and `?` as wildcards.
    pub fn string<V: StringValue + ?Sized>(&mut self, value: &V, is_pattern: bool) {
        let reads = if is_pattern { Reads::Patterns } else { Reads::Variables };
        value.with_text(|text| self.value(text, reads));
    }

    /// Writes a list of strings.
    pub fn strings<V: StringValue>(&mut self, values: &[V], is_pattern: bool) {
        list(self, Self::literal, values, never::TEXT, |document, value| {
            document.string(value, is_pattern);
        });
    }

    /// Writes a list of IDs.
    pub fn ids<T: AsRef<str>, V: KeyValue<T>>(&mut self, values: &[V]) {
        list(self, Self::literal, values, never::TEXT, |document, value| {
            document.resource(value.id().as_ref());
        });
    }

    /// Writes an ARN.
    pub fn arn<V: ArnValue>(&mut self, value: &V) {
        value.with_text(|text| self.value(text, Reads::Patterns));
    }

    /// Writes a list of ARNs.
    pub fn arns<V: ArnValue>(&mut self, values: &[V]) {
        list(self, Self::literal, values, never::ARN, Document::arn);
    }

    /// Writes an IP address.
    pub fn address<V: IpAddressValue>(&mut self, value: &V) {
        value.with_text(|text| self.value(text, Reads::Patterns));
    }

    /// Writes a list of IP addresses.
    pub fn addresses<V: IpAddressValue>(&mut self, values: &[V]) {
        list(self, Self::literal, values, never::ADDRESS, Document::address);
    }

    /// Writes a number.
    pub fn number<V: NumericValue>(&mut self, value: &V) {
        value.with_text(|text| self.value(text, Reads::Patterns));
    }

    /// Writes `true` or `false`.
    pub fn boolean<V: BoolValue>(&mut self, value: &V) {
        value.with_text(|text| self.value(text, Reads::Patterns));
    }

    /// Writes a date.
    pub fn date<V: DateValue>(&mut self, value: &V) {
        value.with_text(|text| self.value(text, Reads::Patterns));
    }

    /// Writes bytes in base64 (RFC 4648).
    pub fn binary<V: BinaryValue>(&mut self, value: &V) {
        const LETTERS: &[u8; 64] =
            b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        for three in value.bytes().chunks(3) {
            let bits = three.iter().fold(0_u32, |bits, byte| bits << 8 | u32::from(*byte));
            let bits = bits << (8 * (3 - three.len()));
            for place in 0..4 {
                let six = usize::try_from(bits >> (18 - 6 * place) & 63).unwrap_or_default();
                let letter = if place <= three.len() { char::from(LETTERS[six]) } else { '=' };
                self.push(letter.encode_utf8(&mut [0; 4]));
            }
        }
    }
}

/// Collects the items of a list.
#[doc(hidden)]
pub fn items<T, I: IntoIterator<Item = T>>(items: I) -> Vec<T> {
    items.into_iter().collect()
}

/// Writes a list of JSON strings, a single one without brackets. An empty list becomes `never`, a value that no request has.
pub(crate) fn list<D, T>(
    document: &mut D,
    literal: impl Fn(&mut D, &'static str),
    items: &[T],
    never: &'static str,
    write: impl Fn(&mut D, &T),
) {
    if items.is_empty() {
        literal(document, "\"");
        literal(document, never);
        return literal(document, "\"");
    }
    let is_one = items.len() == 1;
    literal(document, if is_one { "" } else { "[" });
    for (index, item) in items.iter().enumerate() {
        literal(document, if index == 0 { "\"" } else { ",\"" });
        write(document, item);
        literal(document, "\"");
    }
    literal(document, if is_one { "" } else { "]" });
}

/// Checks the types of values. These are methods and not functions because rustc then reports a type error at the
/// author's value.
#[doc(hidden)]
#[derive(Clone, Copy)]
pub struct Values;

impl Values {
    /// Returns a value of the type that a field of a resource has.
    pub fn resource<T, V: ResourceValue<T>>(self, value: &V) -> &T {
        value.value()
    }

    /// Returns a value of the type that a condition key with IDs of a fixed format has.
    pub fn id<T, V: KeyValue<T>>(self, value: &V) -> &T {
        value.id()
    }
}
