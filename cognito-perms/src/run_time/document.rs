//! A document, put together from the macro's literals and from runtime values, which go through the one escaping writer.

use super::condition::{
    ArnValue, BinaryValue, BoolValue, DateValue, IpAddressValue, NumericValue, StringValue,
};
use super::typed::{KeyValue, ResourceValue};
use cognito_perms_spec::facts::never;
use cognito_perms_spec::write::escape::{Reads, is_plain, push_inside};

/// A document while it is put together: first only its length is counted, then it is written into a text
/// that has room for it.
#[doc(hidden)]
pub struct Document {
    text: String,
    length: usize,
    counts: bool,
}

impl Document {
    /// Puts a document together; `write` is called twice, and has to write the same each time.
    pub fn build(write: impl Fn(&mut Self)) -> String {
        let mut counted = Self { text: String::new(), length: 0, counts: true };
        write(&mut counted);
        let text = String::with_capacity(counted.length);
        let mut written = Self { text, length: 0, counts: false };
        write(&mut written);
        written.text
    }

    /// A document of a length that nobody counted.
    #[cfg(feature = "templates")]
    pub(crate) const fn uncounted() -> Self {
        Self { text: String::new(), length: 0, counts: false }
    }

    /// How many bytes were written.
    #[cfg(feature = "templates")]
    pub(crate) const fn size(&self) -> usize {
        self.text.len()
    }

    /// What was written.
    #[cfg(feature = "templates")]
    pub(crate) fn into_text(self) -> String {
        self.text
    }

    /// A part of the document that the macro wrote: a literal, and nothing that is known only at run time.
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

    /// The inside of a JSON string, with what IAM would read as more than characters escaped.
    #[inline]
    fn value(&mut self, value: &str, reads: Reads) {
        // Every id is.
        if is_plain(value) {
            return self.push(value);
        }
        push_inside(value, reads, &mut |piece| self.push(piece));
    }

    /// A part of a resource.
    pub fn resource(&mut self, text: &str) {
        self.value(text, Reads::Patterns);
    }

    /// A text; `is_pattern` where `*` and `?` would be wildcards.
    pub fn string<V: StringValue + ?Sized>(&mut self, value: &V, is_pattern: bool) {
        let reads = if is_pattern { Reads::Patterns } else { Reads::Variables };
        value.with_text(|text| self.value(text, reads));
    }

    /// Texts.
    pub fn strings<V: StringValue>(&mut self, values: &[V], is_pattern: bool) {
        list(self, Self::literal, values, never::TEXT, |document, value| {
            document.string(value, is_pattern);
        });
    }

    /// Ids of one form.
    pub fn ids<T: AsRef<str>, V: KeyValue<T>>(&mut self, values: &[V]) {
        list(self, Self::literal, values, never::TEXT, |document, value| {
            document.resource(value.id().as_ref());
        });
    }

    /// An ARN.
    pub fn arn<V: ArnValue>(&mut self, value: &V) {
        value.with_text(|text| self.value(text, Reads::Patterns));
    }

    /// ARNs.
    pub fn arns<V: ArnValue>(&mut self, values: &[V]) {
        list(self, Self::literal, values, never::ARN, Document::arn);
    }

    /// An address.
    pub fn address<V: IpAddressValue>(&mut self, value: &V) {
        value.with_text(|text| self.value(text, Reads::Patterns));
    }

    /// Addresses.
    pub fn addresses<V: IpAddressValue>(&mut self, values: &[V]) {
        list(self, Self::literal, values, never::ADDRESS, Document::address);
    }

    /// A number.
    pub fn number<V: NumericValue>(&mut self, value: &V) {
        value.with_text(|text| self.value(text, Reads::Patterns));
    }

    /// `true` or `false`.
    pub fn boolean<V: BoolValue>(&mut self, value: &V) {
        value.with_text(|text| self.value(text, Reads::Patterns));
    }

    /// A moment.
    pub fn date<V: DateValue>(&mut self, value: &V) {
        value.with_text(|text| self.value(text, Reads::Patterns));
    }

    /// Bytes, in the base64 of RFC 4648.
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

/// The items of a list.
#[doc(hidden)]
pub fn items<T, I: IntoIterator<Item = T>>(items: I) -> Vec<T> {
    items.into_iter().collect()
}

/// A list of JSON strings in a document; of one the string alone.
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

/// What looks at values for resources: its method has no path, and so rustc finds the author's value where it says
/// that it is none.
#[doc(hidden)]
#[derive(Clone, Copy)]
pub struct Values;

impl Values {
    /// A value for a resource: its type is what counts.
    pub fn resource<T, V: ResourceValue<T>>(self, value: &V) -> &T {
        value.value()
    }

    /// A value for a condition key that takes ids of one form: its type counts too.
    pub fn id<T, V: KeyValue<T>>(self, value: &V) -> &T {
        value.id()
    }
}
