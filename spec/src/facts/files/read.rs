//! Reads TOML into the structs of `schema.rs`, and reports every value that is wrong, missing or unknown with
//! its position.
//!
//! Written by hand, because `serde`'s derive macro took longer to build than everything else that users of
//! `policy!` have to build for this.

use crate::facts::files::source::{Problem, Source};
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// Reads a file. Returns `None` if something in it is wrong, after adding it to `problems`.
///
/// The spans of what it returns start at `offset`.
pub fn read<T: FromToml>(source: &Source, offset: usize, problems: &mut Vec<Problem>) -> Option<T> {
    let mut reporter = Reporter { source, offset, problems };
    match DeTable::parse(&source.text) {
        Ok(table) => {
            let span = table.span();
            T::read(&Spanned::new(span, DeValue::Table(table.into_inner())), &mut reporter)
        }
        Err(error) => reporter.fail(error.span().unwrap_or(0..0), error.message()),
    }
}

/// Collects the problems in a file.
pub struct Reporter<'s> {
    source: &'s Source,
    /// The offset of the file among all files.
    offset: usize,
    problems: &'s mut Vec<Problem>,
}

impl Reporter<'_> {
    /// Reports a problem at `place`, and returns `None`.
    fn fail<T>(&mut self, place: Range<usize>, sentence: impl Into<String>) -> Option<T> {
        self.problems.push(self.source.problem(place, sentence));
        None
    }
}

/// A type that can be read from a TOML value.
pub trait FromToml: Sized {
    /// Reads a value, or reports what is wrong and returns `None`.
    fn read(value: &Spanned<DeValue<'_>>, reporter: &mut Reporter<'_>) -> Option<Self>;
}

/// Reports that a value has another type.
fn expected<T>(what: &str, value: &Spanned<DeValue<'_>>, reporter: &mut Reporter<'_>) -> Option<T> {
    let found = value.get_ref().type_str();
    reporter.fail(value.span(), format!("expected {what}, found a value of type {found}"))
}

impl FromToml for String {
    fn read(value: &Spanned<DeValue<'_>>, reporter: &mut Reporter<'_>) -> Option<Self> {
        let text = value.get_ref().as_str().map(str::to_owned);
        text.or_else(|| expected("a string", value, reporter))
    }
}

impl FromToml for bool {
    fn read(value: &Spanned<DeValue<'_>>, reporter: &mut Reporter<'_>) -> Option<Self> {
        value.get_ref().as_bool().or_else(|| expected("`true` or `false`", value, reporter))
    }
}

impl FromToml for u16 {
    fn read(value: &Spanned<DeValue<'_>>, reporter: &mut Reporter<'_>) -> Option<Self> {
        let Some(number) = value.get_ref().as_integer() else {
            return expected("a number", value, reporter);
        };
        let read = Self::from_str_radix(number.as_str(), number.radix()).ok();
        let wrong = || format!("`{}` is not between 0 and {}", number.as_str(), Self::MAX);
        read.or_else(|| reporter.fail(value.span(), wrong()))
    }
}

/// A date, such as `2026-11-01`.
pub struct Date(pub String);

impl FromToml for Date {
    fn read(value: &Spanned<DeValue<'_>>, reporter: &mut Reporter<'_>) -> Option<Self> {
        match value.get_ref().as_datetime() {
            Some(it) if it.date.is_some() && it.time.is_none() => Some(Self(it.to_string())),
            _ => expected("a date without a time", value, reporter),
        }
    }
}

impl<T: FromToml> FromToml for Option<T> {
    fn read(value: &Spanned<DeValue<'_>>, reporter: &mut Reporter<'_>) -> Option<Self> {
        T::read(value, reporter).map(Some)
    }
}

impl<T: FromToml> FromToml for Spanned<T> {
    fn read(value: &Spanned<DeValue<'_>>, reporter: &mut Reporter<'_>) -> Option<Self> {
        let (span, offset) = (value.span(), reporter.offset);
        T::read(value, reporter).map(|it| Self::new(span.start + offset..span.end + offset, it))
    }
}

impl<T: FromToml> FromToml for Vec<T> {
    fn read(value: &Spanned<DeValue<'_>>, reporter: &mut Reporter<'_>) -> Option<Self> {
        let Some(array) = value.get_ref().as_array() else {
            return expected("a list", value, reporter);
        };
        let items: Vec<Option<T>> = array.iter().map(|it| T::read(it, reporter)).collect();
        items.into_iter().collect()
    }
}

/// A table whose fields are being read.
pub struct Fields<'v> {
    table: &'v DeTable<'v>,
    span: Range<usize>,
    /// Whether it has an unknown field, which may be a misspelling of a missing one.
    is_misspelt: bool,
}

impl<'v> Fields<'v> {
    /// Returns the fields of a table, and reports those that are not in `known`.
    pub fn of(
        value: &'v Spanned<DeValue<'v>>,
        known: &[&str],
        reporter: &mut Reporter<'_>,
    ) -> Option<Self> {
        let Some(table) = value.get_ref().as_table() else {
            return expected("a table", value, reporter);
        };
        let mut fields = Self { table, span: value.span(), is_misspelt: false };
        for key in table.keys().filter(|key| !known.contains(&key.get_ref().as_ref())) {
            fields.is_misspelt = true;
            let known = known.join("`, `");
            let sentence = format!("unknown field `{}`, expected one of `{known}`", key.get_ref());
            reporter.fail::<()>(key.span(), sentence);
        }
        Some(fields)
    }

    /// Checks whether it has no unknown fields.
    pub fn are_known(&self) -> bool {
        !self.is_misspelt
    }

    /// Reads a required field.
    pub fn required<T: FromToml>(&self, key: &str, reporter: &mut Reporter<'_>) -> Option<T> {
        match self.table.get(key) {
            Some(value) => T::read(value, reporter),
            None if self.is_misspelt => None,
            None => reporter.fail(self.span.clone(), format!("missing field `{key}`")),
        }
    }

    /// Reads an optional field.
    pub fn optional<T: FromToml + Default>(
        &self,
        key: &str,
        reporter: &mut Reporter<'_>,
    ) -> Option<T> {
        self.table.get(key).map_or_else(|| Some(T::default()), |value| T::read(value, reporter))
    }
}

/// Declares structs that are read from tables: each field has a type, `required` or `optional`, and a name in
/// TOML.
macro_rules! tables {
    ($(
        $(#[$docs:meta])*
        pub struct $name:ident {
            $( $(#[$field_docs:meta])* $field:ident: $type:ty = $presence:ident $key:literal, )*
        }
    )*) => {$(
        $(#[$docs])*
        pub struct $name {
            $( $(#[$field_docs])* pub $field: $type, )*
        }

        impl $crate::facts::files::read::FromToml for $name {
            fn read(
                value: &toml::Spanned<toml::de::DeValue<'_>>,
                reporter: &mut $crate::facts::files::read::Reporter<'_>,
            ) -> Option<Self> {
                let fields = $crate::facts::files::read::Fields::of(value, &[$($key),*], reporter)?;
                // Reads all fields before returning, to report all problems.
                $( let $field = fields.$presence($key, reporter); )*
                // A table with an unknown field is discarded.
                fields.are_known().then_some(Self { $($field: $field?),* })
            }
        }
    )*};
}

/// Declares enums that are read from strings: each variant has a name in TOML.
macro_rules! names {
    ($(
        $(#[$docs:meta])*
        pub enum $name:ident {
            $( $(#[$variant_docs:meta])* $variant:ident = $text:literal, )*
        }
    )*) => {$(
        $(#[$docs])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum $name {
            $( $(#[$variant_docs])* $variant, )*
        }

        impl $crate::facts::files::read::FromToml for $name {
            fn read(
                value: &toml::Spanned<toml::de::DeValue<'_>>,
                reporter: &mut $crate::facts::files::read::Reporter<'_>,
            ) -> Option<Self> {
                $crate::facts::files::read::one_of(&[$(($text, Self::$variant)),*], value, reporter)
            }
        }
    )*};
}

/// Returns the variant with a name.
pub fn one_of<T: Copy>(
    variants: &[(&str, T)],
    value: &Spanned<DeValue<'_>>,
    reporter: &mut Reporter<'_>,
) -> Option<T> {
    let text = String::read(value, reporter)?;
    if let Some((_, variant)) = variants.iter().find(|(name, _)| *name == text) {
        return Some(*variant);
    }
    let names: Vec<_> = variants.iter().map(|(name, _)| *name).collect();
    let names = names.join("`, `");
    reporter.fail(value.span(), format!("unknown variant `{text}`, expected one of `{names}`"))
}

pub(crate) use {names, tables};
