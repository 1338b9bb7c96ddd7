//! A value in, its `Display` output out, without an allocation.

use std::fmt::{self, Display, Write};

/// Passes the `Display` output of a value to `take`. Output that does not fit in 64 bytes is dropped; every integer
/// fits, and so does an IPv6 address with a prefix.
pub(crate) fn with_display<R>(value: impl Display, take: impl FnOnce(&str) -> R) -> R {
    let mut text = Short::default();
    let _ = write!(text, "{value}");
    take(text.as_str())
}

/// A string on the stack.
#[derive(Default)]
struct Short {
    bytes: [[u8; 16]; 4],
    length: usize,
}

impl Short {
    fn as_str(&self) -> &str {
        let bytes = self.bytes.as_flattened().get(..self.length);
        bytes.and_then(|bytes| std::str::from_utf8(bytes).ok()).unwrap_or_default()
    }
}

impl Write for Short {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let end = self.length + text.len();
        let room = self.bytes.as_flattened_mut().get_mut(self.length..end).ok_or(fmt::Error)?;
        room.copy_from_slice(text.as_bytes());
        self.length = end;
        Ok(())
    }
}
