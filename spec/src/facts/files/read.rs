//! TOML in, the structs of `schema.rs` out: every value that is wrong, missing or not known is told with its place.
//!
//! By hand, and not derived: the derive macro of `serde` took longer to build than everything else that a user
//! of the macro has to build beside it.

use crate::facts::files::source::{Problem, Source};
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// Reads a file; `None` if something in it is wrong, which is among the problems.
///
/// Its spans start at `offset`.
pub fn read<T: FromToml>(source: &Source, offset: usize, problems: &mut Vec<Problem>) -> Option<T> {
    let mut told = Told { source, offset, problems };
    match DeTable::parse(&source.text) {
        Ok(table) => {
            let span = table.span();
            T::read(&Spanned::new(span, DeValue::Table(table.into_inner())), &mut told)
        }
        Err(error) => told.nothing(error.span().unwrap_or(0..0), error.message()),
    }
}

/// What was told of a file.
pub struct Told<'s> {
    source: &'s Source,
    /// Where the file is among all files.
    offset: usize,
    problems: &'s mut Vec<Problem>,
}

impl Told<'_> {
    /// Tells what is wrong in a place, which gives nothing.
    fn nothing<T>(&mut self, place: Range<usize>, sentence: impl Into<String>) -> Option<T> {
        self.problems.push(self.source.problem(place, sentence));
        None
    }
}

/// What can be read from a value.
pub trait FromToml: Sized {
    /// Reads a value; `None` if it is wrong, which was told.
    fn read(value: &Spanned<DeValue<'_>>, told: &mut Told<'_>) -> Option<Self>;
}

/// Tells that a value is of another type.
fn expected<T>(what: &str, value: &Spanned<DeValue<'_>>, told: &mut Told<'_>) -> Option<T> {
    let found = value.get_ref().type_str();
    told.nothing(value.span(), format!("expected {what}, found a value of type {found}"))
}

impl FromToml for String {
    fn read(value: &Spanned<DeValue<'_>>, told: &mut Told<'_>) -> Option<Self> {
        let text = value.get_ref().as_str().map(str::to_owned);
        text.or_else(|| expected("a string", value, told))
    }
}

impl FromToml for bool {
    fn read(value: &Spanned<DeValue<'_>>, told: &mut Told<'_>) -> Option<Self> {
        value.get_ref().as_bool().or_else(|| expected("`true` or `false`", value, told))
    }
}

impl FromToml for u16 {
    fn read(value: &Spanned<DeValue<'_>>, told: &mut Told<'_>) -> Option<Self> {
        let Some(number) = value.get_ref().as_integer() else {
            return expected("a number", value, told);
        };
        let read = Self::from_str_radix(number.as_str(), number.radix()).ok();
        let wrong = || format!("`{}` is not between 0 and {}", number.as_str(), Self::MAX);
        read.or_else(|| told.nothing(value.span(), wrong()))
    }
}

/// A day, as `2026-11-01`.
pub struct Date(pub String);

impl FromToml for Date {
    fn read(value: &Spanned<DeValue<'_>>, told: &mut Told<'_>) -> Option<Self> {
        match value.get_ref().as_datetime() {
            Some(it) if it.date.is_some() && it.time.is_none() => Some(Self(it.to_string())),
            _ => expected("a date without a time", value, told),
        }
    }
}

impl<T: FromToml> FromToml for Option<T> {
    fn read(value: &Spanned<DeValue<'_>>, told: &mut Told<'_>) -> Option<Self> {
        T::read(value, told).map(Some)
    }
}

impl<T: FromToml> FromToml for Spanned<T> {
    fn read(value: &Spanned<DeValue<'_>>, told: &mut Told<'_>) -> Option<Self> {
        let (span, offset) = (value.span(), told.offset);
        T::read(value, told).map(|it| Self::new(span.start + offset..span.end + offset, it))
    }
}

impl<T: FromToml> FromToml for Vec<T> {
    fn read(value: &Spanned<DeValue<'_>>, told: &mut Told<'_>) -> Option<Self> {
        let Some(array) = value.get_ref().as_array() else {
            return expected("a list", value, told);
        };
        let items: Vec<Option<T>> = array.iter().map(|it| T::read(it, told)).collect();
        items.into_iter().collect()
    }
}

/// A table whose fields are being read.
pub struct Fields<'v> {
    table: &'v DeTable<'v>,
    span: Range<usize>,
    /// It has a field that is not known: that may be the one that is missing.
    is_misspelt: bool,
}

impl<'v> Fields<'v> {
    /// The fields of a table, which can be no others than those of `known`.
    pub fn of(
        value: &'v Spanned<DeValue<'v>>,
        known: &[&str],
        told: &mut Told<'_>,
    ) -> Option<Self> {
        let Some(table) = value.get_ref().as_table() else {
            return expected("a table", value, told);
        };
        let mut fields = Self { table, span: value.span(), is_misspelt: false };
        for key in table.keys().filter(|key| !known.contains(&key.get_ref().as_ref())) {
            fields.is_misspelt = true;
            let known = known.join("`, `");
            let sentence = format!("unknown field `{}`, expected one of `{known}`", key.get_ref());
            told.nothing::<()>(key.span(), sentence);
        }
        Some(fields)
    }

    /// Whether it has no field that is not known.
    pub fn are_known(&self) -> bool {
        !self.is_misspelt
    }

    /// A field that has to be there.
    pub fn required<T: FromToml>(&self, key: &str, told: &mut Told<'_>) -> Option<T> {
        match self.table.get(key) {
            Some(value) => T::read(value, told),
            None if self.is_misspelt => None,
            None => told.nothing(self.span.clone(), format!("missing field `{key}`")),
        }
    }

    /// A field that may be missing.
    pub fn optional<T: FromToml + Default>(&self, key: &str, told: &mut Told<'_>) -> Option<T> {
        self.table.get(key).map_or_else(|| Some(T::default()), |value| T::read(value, told))
    }
}

/// Structs that are read from tables: for each field its type, whether it is required, and its name in TOML.
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
                told: &mut $crate::facts::files::read::Told<'_>,
            ) -> Option<Self> {
                let fields = $crate::facts::files::read::Fields::of(value, &[$($key),*], told)?;
                // All of them, so that all that is wrong is told.
                $( let $field = fields.$presence($key, told); )*
                // Of a table with a field that is not known nothing comes.
                fields.are_known().then_some(Self { $($field: $field?),* })
            }
        }
    )*};
}

/// Enums that are read from strings: for each variant its name in TOML.
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
                told: &mut $crate::facts::files::read::Told<'_>,
            ) -> Option<Self> {
                $crate::facts::files::read::one_of(&[$(($text, Self::$variant)),*], value, told)
            }
        }
    )*};
}

/// The variant of a name.
pub fn one_of<T: Copy>(
    variants: &[(&str, T)],
    value: &Spanned<DeValue<'_>>,
    told: &mut Told<'_>,
) -> Option<T> {
    let text = String::read(value, told)?;
    if let Some((_, variant)) = variants.iter().find(|(name, _)| *name == text) {
        return Some(*variant);
    }
    let names: Vec<_> = variants.iter().map(|(name, _)| *name).collect();
    let names = names.join("`, `");
    told.nothing(value.span(), format!("unknown variant `{text}`, expected one of `{names}`"))
}

pub(crate) use {names, tables};
