//! The cost of `cognito-perms` compared with what its users would otherwise choose. Everything is built and
//! measured in one run, and written as Markdown tables. `README.md` next to this crate explains how to run
//! it.

mod arguments;
mod cold;
mod documents;
mod generate;
mod growth;
mod literals;
mod measure;
mod package;
mod process;
mod run_time;
mod table;

use arguments::{Arguments, Section};
use std::error::Error;
use std::fs;
use std::process::{Command, ExitCode};

/// The result of a section: its part of the page.
type Measured = Result<String, Box<dyn Error>>;

fn main() -> ExitCode {
    let arguments = match Arguments::parse(std::env::args().skip(1)) {
        Ok(arguments) => arguments,
        Err(wrong) => {
            eprintln!("error: {wrong}\n\n{}", arguments::USAGE);
            return ExitCode::from(2);
        }
    };
    match run(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &Arguments) -> Result<(), Box<dyn Error>> {
    let where_and_when = machine();
    for section in &arguments.sections {
        eprintln!("== {}", section.name());
        let part = match section {
            Section::Cold => cold::measure(arguments),
            Section::Literals => literals::measure(arguments),
            Section::RunTime => run_time::measure(arguments),
            Section::Documents => documents::measure(arguments),
            Section::Growth => growth::measure(arguments),
        };
        let part = format!("## {}\n\n{where_and_when}\n\n{}", section.title(), part?);
        println!("{part}");
        // Writes each section at once, so that a later failure does not lose it.
        let before = fs::read_to_string(&arguments.output).unwrap_or_default();
        fs::write(&arguments.output, with_part(&before, *section, &part))?;
    }
    eprintln!("written to {}", arguments.output.display());
    Ok(())
}

/// Returns the page with another part. Sections that are not measured stay as they are.
fn with_part(page: &str, section: Section, part: &str) -> String {
    let old: Vec<&str> = page.split("\n## ").skip(1).collect();
    let parts = Section::ALL.iter().filter_map(|it| {
        if *it == section {
            return Some(part.trim_end().to_owned());
        }
        let old = old.iter().find(|old| old.starts_with(it.title()))?;
        Some(format!("## {}", old.trim_end()))
    });
    let parts: Vec<_> = parts.collect();
    format!("# What it costs\n\n{}\n", parts.join("\n\n"))
}

/// Describes the machine, the compiler and the date.
fn machine() -> String {
    let rendered = |program: &str, arguments: &[&str]| {
        let output = Command::new(program).args(arguments).output().ok()?;
        Some(String::from_utf8_lossy(&output.stdout).trim().to_owned())
    };
    let processor = fs::read_to_string("/proc/cpuinfo").ok().and_then(|text| {
        let line = text.lines().find(|line| line.starts_with("model name"))?;
        Some(line.split_once(':')?.1.trim().to_owned())
    });
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    format!(
        "{} with {cores} cores, {}, {}. Compare the ratios: absolute times are those of this machine on this day.",
        processor.unwrap_or_else(|| std::env::consts::ARCH.to_owned()),
        rendered("rustc", &["--version"]).unwrap_or_default(),
        rendered("date", &["-u", "+%Y-%m-%d"]).unwrap_or_default(),
    )
}
