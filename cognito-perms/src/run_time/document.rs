//! A document, put together from what is known and what is not: values are escaped here.

use super::{
    ArnValue, BinaryValue, BoolValue, DateValue, IpAddressValue, NumericValue, ResourceValue,
    Short, StringValue,
};
use std::fmt::Write;

/// A value that no request holds: what an empty list is written as.
///
/// AWS's pages contradict each other on what an empty list means. With a value that is never equal to
/// anything, every operator says what it would say of no value: no text is one of none, and each is none
/// of none. The character is DEL, which IAM takes in a policy, and no header, tag or name can hold.
pub(crate) const NEVER: &str = "\u{7f}";
/// The same as an ARN, and as an address: that of a broadcast is no source.
pub(crate) const NEVER_AN_ARN: &str = "arn:\u{7f}:\u{7f}:\u{7f}:\u{7f}:\u{7f}";
const NEVER_AN_ADDRESS: &str = "255.255.255.255/32";

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

    /// What was written.
    #[cfg(feature = "templates")]
    pub(crate) fn into_text(self) -> String {
        self.text
    }

    /// A part of the document, as it stands.
    #[inline]
    pub fn text(&mut self, text: &str) {
        if self.counts {
            self.length += text.len();
        } else {
            self.text.push_str(text);
        }
    }

    /// The inside of a JSON string, with what IAM would read as more than a text escaped.
    fn value(&mut self, value: &str, reads: Reads) {
        let mut plain = 0;
        for (at, character) in value.char_indices() {
            let behind = at + character.len_utf8();
            let starts_variable = || value.get(behind..).is_some_and(|it| it.starts_with('{'));
            let mut code = [0; 2];
            let escaped = match character {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                '*' if reads == Reads::Patterns => "${*}",
                '?' if reads == Reads::Patterns => "${?}",
                '$' if starts_variable() => "${$}",
                // IAM takes no other characters in the text of a document.
                '\u{20}'..='\u{ff}' => continue,
                other => {
                    self.text(value.get(plain..at).unwrap_or_default());
                    for unit in other.encode_utf16(&mut code) {
                        let mut text = Short::default();
                        let _ = write!(text, "\\u{unit:04x}");
                        self.text(text.as_str());
                    }
                    plain = behind;
                    continue;
                }
            };
            self.text(value.get(plain..at).unwrap_or_default());
            self.text(escaped);
            plain = behind;
        }
        self.text(value.get(plain..).unwrap_or_default());
    }

    /// A text; `is_pattern` where `*` and `?` would be wildcards.
    pub fn string<V: StringValue + ?Sized>(&mut self, value: &V, is_pattern: bool) {
        let reads = if is_pattern { Reads::Patterns } else { Reads::Variables };
        value.with_text(|text| self.value(text, reads));
    }

    /// Texts.
    pub fn strings<V: StringValue>(&mut self, values: &[V], is_pattern: bool) {
        list(self, Self::text, values, NEVER, |document, value| {
            document.string(value, is_pattern);
        });
    }

    /// An ARN.
    pub fn arn<V: ArnValue>(&mut self, value: &V) {
        value.with_text(|text| self.value(text, Reads::Patterns));
    }

    /// ARNs.
    pub fn arns<V: ArnValue>(&mut self, values: &[V]) {
        list(self, Self::text, values, NEVER_AN_ARN, Document::arn);
    }

    /// An address.
    pub fn address<V: IpAddressValue>(&mut self, value: &V) {
        value.with_text(|text| self.value(text, Reads::Patterns));
    }

    /// Addresses.
    pub fn addresses<V: IpAddressValue>(&mut self, values: &[V]) {
        list(self, Self::text, values, NEVER_AN_ADDRESS, Document::address);
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
                self.text(letter.encode_utf8(&mut [0; 4]));
            }
        }
    }
}

/// A list of JSON strings in a document; of one the string alone.
pub(crate) fn list<D, T>(
    document: &mut D,
    text: impl Fn(&mut D, &str),
    items: &[T],
    never: &str,
    write: impl Fn(&mut D, &T),
) {
    if items.is_empty() {
        text(document, "\"");
        text(document, never);
        return text(document, "\"");
    }
    let is_one = items.len() == 1;
    text(document, if is_one { "" } else { "[" });
    for (index, item) in items.iter().enumerate() {
        text(document, if index == 0 { "\"" } else { ",\"" });
        write(document, item);
        text(document, "\"");
    }
    text(document, if is_one { "" } else { "]" });
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
}

/// What IAM reads in a value besides the text.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reads {
    /// `${…}`
    Variables,
    /// `${…}`, `*` and `?`
    Patterns,
}
