//! Runtime values with any content, in every position that takes one. Each document parses with another JSON
//! parser, is exactly the intended tree, and passes `check`.
//!
//! This is the fuzz target `values`, which runs longer in `tests/fuzz`.

#![expect(clippy::panic, reason = "a broken promise panics")]

#[path = "fuzz/src"]
mod harness {
    #[expect(dead_code, reason = "other targets make other choices")]
    pub mod choices;
    #[expect(dead_code, reason = "only the runner of the fuzz targets shows the generated texts")]
    pub mod values;
}

use harness::{choices, values};
use proptest::prelude::*;
use std::fs;
use std::path::Path;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn a_document_says_what_was_written(data in prop::collection::vec(any::<u8>(), 0..200)) {
        values::values(&data);
    }

    #[test]
    fn any_string_round_trips(text in any::<String>()) {
        values::values(text.as_bytes());
    }
}

#[test]
fn what_broke_a_promise_breaks_it_no_more() {
    values::values(&[]);
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/seeds/values");
    let mut count = 0;
    for seed in fs::read_dir(seeds).expect("a folder of seeds") {
        values::values(&fs::read(seed.expect("a seed").path()).expect("a file"));
        count += 1;
    }
    assert!(count > 0, "no seeds");
}
