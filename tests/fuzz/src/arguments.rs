//! The command line of the runner.

use cognito_perms_fuzz::TARGETS;
use std::path::PathBuf;
use std::time::Duration;

const USAGE: &str =
    "usage: cognito-perms-fuzz [TARGET ...] [--seconds N] [--cases N] [--seed N] [--input FILE]

  TARGET        a target to run (default: all)
  --seconds N   how long to run each target (default: 10)
  --cases N     the minimum number of cases for each target, instead of a time
  --seed N      the seed of the random inputs (default: 0)
  --input FILE  run only this input";

pub(crate) struct Arguments {
    targets: Vec<String>,
    pub(crate) time: Duration,
    pub(crate) cases: Option<usize>,
    pub(crate) seed: u64,
    pub(crate) input: Option<PathBuf>,
}

impl Arguments {
    pub(crate) fn parse(mut words: impl Iterator<Item = String>) -> Result<Self, String> {
        let time = Duration::from_secs(10);
        let mut arguments = Self { targets: Vec::new(), time, cases: None, seed: 0, input: None };
        while let Some(word) = words.next() {
            let mut number = || {
                let number =
                    words.next().and_then(|it| it.replace(['_', ','], "").parse::<u64>().ok());
                number.ok_or_else(|| format!("expected a number after `{word}`\n\n{USAGE}"))
            };
            match word.as_str() {
                "--seconds" => arguments.time = Duration::from_secs(number()?),
                "--cases" => arguments.cases = usize::try_from(number()?).ok(),
                "--seed" => arguments.seed = number()?,
                "--input" => arguments.input = words.next().map(PathBuf::from),
                name if TARGETS.iter().any(|it| it.name == name) => arguments.targets.push(word),
                _ => return Err(format!("unknown argument `{word}`\n\n{USAGE}")),
            }
        }
        Ok(arguments)
    }

    /// Whether a target runs.
    pub(crate) fn names(&self, target: &str) -> bool {
        self.targets.is_empty() || self.targets.iter().any(|it| it == target)
    }
}
