//! What checked literals cost a build: a crate of 1,000 `policy!` literals beside the same crate with
//! the documents as strings, which is what one writes otherwise. `cargo check` of each, dependencies
//! built, the best of some runs: the ratio is what counts, and it is the same on slow machines.
//!
//! And what rustc is spared: the same literals as they are expanded in an editor, with the names of all words.
//!
//! Run it with `cargo bench -p cognito-perms-tests --bench expansion`.

use cognito_perms::Policy;
use cognito_perms_tests::write_package_of_its_own;
use std::error::Error;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};
use std::{env, fs};

const LITERALS: u32 = 1_000;
const RUNS: usize = 7;

/// The literal that is repeated: three statements, a set, a pattern, a setting.
const LITERAL: &str = include_str!("literal.in");

fn main() -> Result<(), Box<dyn Error>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/bench-expansion");
    let document: Policy = include!("literal.in");
    let with_macro = package(&folder, "literals", |index| {
        format!("pub const P{index}: cognito_perms::Policy = {LITERAL};")
    })?;
    let with_strings = package(&folder, "strings", |index| {
        format!("pub const P{index}: &str = r#\"{document}\"#;")
    })?;

    let literals = best(&with_macro, Expansion::ForRustc)?;
    let strings = best(&with_strings, Expansion::ForRustc)?;
    let more = literals.saturating_sub(strings) / LITERALS;
    println!("{LITERALS} literals: {literals:.2?}, {LITERALS} strings: {strings:.2?}");
    println!(
        "ratio {:.2}, {more:.1?} for a literal of three statements (debug build of the macro)",
        literals.as_secs_f64() / strings.as_secs_f64()
    );
    // rustc would not take what only editors do: names of the author's that are no items.
    let words = LITERAL.replace(", AdminList*", "").replace("Lookup: ", "");
    let only_words = package(&folder, "words", |index| {
        let allow = "#[allow(unreachable_code)]";
        format!("{allow} pub const P{index}: cognito_perms::Policy = {words};")
    })?;
    let plain = best(&only_words, Expansion::ForRustc)?;
    let followed = best(&only_words, Expansion::ForEditors)?;
    println!(
        "as an editor expands them: {followed:.2?}, as rustc does: {plain:.2?}, ratio {:.2}",
        followed.as_secs_f64() / plain.as_secs_f64()
    );
    Ok(())
}

/// Whom the macro expands for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Expansion {
    ForRustc,
    ForEditors,
}

/// Writes a crate of constants.
fn package(
    folder: &Path,
    name: &str,
    constant: impl Fn(u32) -> String,
) -> Result<PathBuf, Box<dyn Error>> {
    let package = folder.join(name);
    let mut code = String::new();
    for index in 0..LITERALS {
        writeln!(code, "{}", constant(index))?;
    }
    write_package_of_its_own(&package, name, &code)?;
    Ok(package)
}

/// The shortest check of a package whose dependencies are built.
fn best(package: &Path, expansion: Expansion) -> Result<Duration, Box<dyn Error>> {
    let mut best = Duration::MAX;
    for run in 0..=RUNS {
        // A newer file is compiled again.
        let code = package.join("src/lib.rs");
        fs::write(&code, fs::read(&code)?)?;
        let start = Instant::now();
        let mut check = Command::new(env!("CARGO"));
        check.args(["check", "--quiet", "--offline", "--target-dir"]);
        check.arg(package.join("../target")).current_dir(package);
        if expansion == Expansion::ForEditors {
            check.env("RUST_ANALYZER_INTERNALS_DO_NOT_USE", "as in an editor");
        }
        let status = check.status()?;
        if !status.success() {
            return Err(format!("{} does not compile", package.display()).into());
        }
        // The first run builds the dependencies.
        if run > 0 {
            best = best.min(start.elapsed());
        }
    }
    Ok(best)
}
