//! An argument in, a date out.

use std::str::FromStr;
use toml::value::Datetime;

/// A valid date, like `2026-10-27`.
#[derive(Clone)]
pub(super) struct Date(String);

impl Date {
    /// Returns the day, like `2026-10-27`.
    pub(super) fn day(&self) -> &str {
        &self.0
    }

    /// Returns the month, like `2026-10`.
    pub(super) fn month(&self) -> &str {
        self.0.rsplit_once('-').map_or(&self.0, |(month, _)| month)
    }
}

impl FromStr for Date {
    type Err = &'static str;

    fn from_str(written: &str) -> Result<Self, Self::Err> {
        // Catalog files contain TOML dates.
        match written.parse::<Datetime>() {
            Ok(Datetime { date: Some(date), time: None, offset: None }) => {
                Ok(Self(date.to_string()))
            }
            _ => Err("expected a date, like `2026-10-27`"),
        }
    }
}
