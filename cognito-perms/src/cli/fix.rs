//! `check --fix` and `check --diff`: documents in, fixed documents or their changes out.

use super::input::Input;
use super::outcome::Failure;
use clap::Args;
use cognito_perms::rewrite::{Fixed, fix};
use cognito_perms::{Applicability, Options, terminal};
use similar::TextDiff;

/// Which findings are fixed, and how.
#[derive(Args)]
pub(super) struct FixSettings {
    /// Apply safe fixes, where only one correction is possible and the policy never allows more; report the rest
    #[arg(long)]
    fix: bool,
    /// Also apply fixes that are guesses or may make a policy allow more; review the changes before you use them
    #[arg(long)]
    unsafe_fixes: bool,
    /// Print the changes instead of making them; the exit status is 1 if there are any
    #[arg(long)]
    diff: bool,
}

impl FixSettings {
    /// Returns `true` if anything is to be fixed.
    pub(super) const fn is_on(&self) -> bool {
        self.fix || self.diff
    }

    /// Returns `true` if the changes are to be printed instead of made.
    pub(super) const fn is_diff(&self) -> bool {
        self.diff
    }

    /// Rejects `--unsafe-fixes` without an option that it modifies.
    pub(super) fn check(&self) -> Result<(), Failure> {
        if self.unsafe_fixes && !self.is_on() {
            let message = "`--unsafe-fixes` has no effect alone: add `--fix` or `--diff`";
            return Err(Failure(message.to_owned()));
        }
        Ok(())
    }

    /// Fixes a document; returns `None` if nothing in it can be fixed.
    pub(super) fn fix(&self, document: &[u8], options: &Options) -> Option<Fixed> {
        let most = if self.unsafe_fixes { Applicability::Unsafe } else { Applicability::Safe };
        // Invalid UTF-8 is an error that no edit fixes.
        let fixed = fix(std::str::from_utf8(document).ok()?, options, most);
        (fixed.count > 0).then_some(fixed)
    }
}

/// Writes a fixed document back to its file; returns `false` if it came from standard input.
pub(super) fn write_back(input: &Input, document: &str) -> Result<bool, Failure> {
    let Some(path) = input.path() else { return Ok(false) };
    let failed = |error| Failure(format!("cannot write `{}`: {error}", input.name));
    std::fs::write(path, document).map_err(failed)?;
    Ok(true)
}

/// Returns the changes of a document in the format of `diff -u`.
pub(super) fn diff(name: &str, before: &str, after: &str) -> String {
    let name = terminal::name(name);
    let diff = TextDiff::from_lines(before, after);
    let mut unified = diff.unified_diff();
    let text = unified.header(&format!("a/{name}"), &format!("b/{name}")).to_string();
    terminal::lines(&text).into_owned()
}
