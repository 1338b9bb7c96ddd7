//! Runs a target: its seeds first, then random inputs and changed seeds until the time is up.

mod random;
mod shrink;

use crate::arguments::Arguments;
use cognito_perms_fuzz::Target;
use random::Random;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind, set_hook};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use std::{fs, io};

thread_local! {
    /// The location and message of the last panic.
    static PANIC: RefCell<(String, String)> = const { RefCell::new((String::new(), String::new())) };
}

/// Records panics instead of printing them.
pub(crate) fn keep_panics() {
    set_hook(Box::new(|info| {
        let location = info.location().map(ToString::to_string).unwrap_or_default();
        let message = info.payload_as_str().unwrap_or_default().to_owned();
        PANIC.set((location, message));
    }));
}

/// A broken promise.
struct Failure {
    location: String,
    message: String,
}

impl Failure {
    /// Returns what identifies a kind of failure: the location of the panic and the start of its message.
    fn kind(&self) -> String {
        let line = self.message.lines().next().unwrap_or_default();
        format!("{}: {}", self.location, line.split(':').next().unwrap_or_default())
    }
}

/// Runs a harness once and returns how many things it tried, or the failure.
fn attempt(target: &Target, input: &[u8]) -> Result<usize, Failure> {
    catch_unwind(AssertUnwindSafe(|| (target.run)(input))).map_err(|_| {
        let (location, message) = PANIC.take();
        Failure { location, message }
    })
}

/// Runs a target and returns whether nothing failed.
pub(crate) fn run(target: &Target, arguments: &Arguments) -> bool {
    let kinds = BTreeMap::new();
    let mut run = Run {
        target,
        started: Instant::now(),
        reported: Duration::ZERO,
        tried: 0,
        failed: 0,
        kinds,
    };
    let seeds = match &arguments.input {
        Some(path) => fs::read(path).map(|it| vec![it]),
        None => seeds(target.name),
    };
    let seeds = match seeds {
        Ok(seeds) => seeds,
        Err(error) => {
            eprintln!("{}: cannot read the seeds: {error}", target.name);
            return false;
        }
    };
    seeds.iter().for_each(|seed| run.attempt(seed));
    let mut random = Random::new(arguments.seed);
    let goes_on = |run: &Run<'_>| match arguments.cases {
        Some(cases) => run.tried < cases,
        None => run.elapsed() < arguments.time,
    };
    while arguments.input.is_none() && goes_on(&run) {
        let input = random.input(&seeds);
        run.attempt(&input);
    }
    run.print();
    run.failed == 0
}

struct Run<'t> {
    target: &'t Target,
    started: Instant,
    /// How long it took to shrink and print failures.
    reported: Duration,
    tried: usize,
    failed: usize,
    /// How often each promise was broken, by its kind.
    kinds: BTreeMap<String, usize>,
}

impl Run<'_> {
    /// Returns how long inputs were tried.
    fn elapsed(&self) -> Duration {
        self.started.elapsed().saturating_sub(self.reported)
    }

    fn attempt(&mut self, input: &[u8]) {
        match attempt(self.target, input) {
            Ok(tried) => self.tried += tried,
            Err(failure) => {
                self.tried += 1;
                self.failed += 1;
                let count = self.kinds.entry(failure.kind()).or_default();
                *count += 1;
                if *count == 1 {
                    let started = Instant::now();
                    self.tell(input, failure);
                    self.reported += started.elapsed();
                }
            }
        }
    }

    /// Prints a failure with the smallest input found for it.
    fn tell(&self, input: &[u8], failure: Failure) {
        let name = self.target.name;
        let kind = failure.kind();
        let mut shown = failure;
        let mut fails = |input: &[u8]| match attempt(self.target, input) {
            Err(failure) if failure.kind() == kind => {
                shown = failure;
                true
            }
            _ => false,
        };
        // The generated text is also tried as it is: if it fails by itself, it can be shrunk.
        let written = (self.target.written)(input);
        let written = written.iter().map(String::as_bytes).find(|it| fails(it));
        let input = written.unwrap_or(input);
        let smallest = shrink::smallest(input, &mut fails);
        // Shows the message of the smallest input.
        fails(&smallest);
        let Failure { location, message } = shown;
        eprintln!("{name}: {location}\n    {}", message.replace('\n', "\n    "));
        eprintln!("    input: b\"{}\"", smallest.escape_ascii());
        match keep(name, self.kinds.len(), &smallest) {
            Ok(path) => eprintln!("    reproduce: {name} --input {}\n", path.display()),
            Err(error) => eprintln!("    cannot write the input to a file: {error}\n"),
        }
    }

    fn print(&self) {
        let seconds = self.elapsed().as_secs_f64();
        let Target { name, unit, .. } = self.target;
        let tried = grouped(self.tried);
        let failed = grouped(self.failed);
        let kinds = match self.kinds.len() {
            0 => String::new(),
            1 => ", all of one kind".to_owned(),
            several => format!(" of {several} kinds"),
        };
        println!("{name}: {tried} {unit}, {failed} failures{kinds} ({seconds:.1} s)");
        for (kind, count) in &self.kinds {
            println!("    {} at {kind}", grouped(*count));
        }
    }
}

fn folder() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Returns the seeds of a target, sorted by name.
fn seeds(name: &str) -> io::Result<Vec<Vec<u8>>> {
    let entries = fs::read_dir(folder().join("seeds").join(name))?;
    let mut paths = entries.map(|it| it.map(|it| it.path())).collect::<io::Result<Vec<_>>>()?;
    paths.sort();
    paths.iter().map(fs::read).collect()
}

/// Writes an input to the folder of artifacts that `cargo fuzz` uses.
fn keep(name: &str, number: usize, input: &[u8]) -> io::Result<PathBuf> {
    let folder = folder().join("artifacts").join(name);
    fs::create_dir_all(&folder)?;
    let path = folder.join(format!("stable-{number}"));
    fs::write(&path, input)?;
    Ok(path)
}

/// `1234567` → `1,234,567`.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (index, digit) in digits.char_indices() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}
