//! The promises of cognito-perms as functions of any bytes. Each panics if a promise is broken.
//!
//! libFuzzer calls them in `fuzz_targets`, and the runner calls them in `main.rs`. Each returns how many
//! things it tried.

mod catalogs;
mod check;
mod choices;
mod document;
mod round_trip;
mod tokens;
mod values;

pub use catalogs::catalogs;
pub use check::check;
pub use round_trip::round_trip;
pub use tokens::tokens;
pub use values::values;

use choices::Choices;

/// A harness, for the runner.
pub struct Target {
    /// Its name, which is also that of its folder of seeds.
    pub name: &'static str,
    /// What it tries, in the plural.
    pub unit: &'static str,
    /// The harness.
    pub run: fn(&[u8]) -> usize,
    /// The texts that it generates from its data, which it also tries.
    pub written: fn(&[u8]) -> Vec<String>,
}

/// All harnesses.
pub const TARGETS: &[Target] = &[
    Target { name: "check", unit: "documents", run: check, written: document },
    Target { name: "round_trip", unit: "documents", run: round_trip, written: document },
    Target {
        name: "tokens",
        unit: "literals",
        run: tokens,
        written: |data| vec![tokens::written(data)],
    },
    Target { name: "values", unit: "strings", run: values, written: values::written },
    Target {
        name: "catalogs",
        unit: "catalogs",
        run: catalogs,
        written: |data| vec![catalogs::written(data)],
    },
];

fn document(data: &[u8]) -> Vec<String> {
    vec![document::document(&mut Choices::new(data))]
}
