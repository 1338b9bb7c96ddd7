//! `check --fix` and `check --diff`: documents in, mended documents or their changes out.

use super::input::Input;
use super::outcome::Failure;
use clap::Args;
use cognito_perms::rewrite::{Fixed, fix};
use cognito_perms::{Applicability, Options, terminal};
use similar::TextDiff;

/// What is mended.
#[derive(Args)]
pub(super) struct FixSettings {
    /// Mend what can only be meant: the policies give no more than before. What is left is reported
    #[arg(long)]
    fix: bool,
    /// Mend what is a guess too, or may let a policy give more: read the changes before you use them
    #[arg(long)]
    unsafe_fixes: bool,
    /// Print the changes instead of making them; the exit status is 1 if there is one
    #[arg(long)]
    diff: bool,
}

impl FixSettings {
    /// Whether anything is to be mended.
    pub(super) const fn is_on(&self) -> bool {
        self.fix || self.diff
    }

    /// Whether the changes are printed and not made.
    pub(super) const fn is_diff(&self) -> bool {
        self.diff
    }

    /// What is asked for without being asked to mend anything.
    pub(super) fn check(&self) -> Result<(), Failure> {
        if self.unsafe_fixes && !self.is_on() {
            let message = "`--unsafe-fixes` says what `--fix` and `--diff` may do: add one of them";
            return Err(Failure(message.to_owned()));
        }
        Ok(())
    }

    /// Mends a document; `None` if there is nothing in it that can be.
    pub(super) fn mend(&self, document: &[u8], options: &Options) -> Option<Fixed> {
        let most = if self.unsafe_fixes { Applicability::Unsafe } else { Applicability::Safe };
        // What is not UTF-8 is an error that no edit mends.
        let fixed = fix(std::str::from_utf8(document).ok()?, options, most);
        (fixed.count > 0).then_some(fixed)
    }
}

/// Writes a mended document where it came from; `false` if it came from standard input.
pub(super) fn write_back(input: &Input, document: &str) -> Result<bool, Failure> {
    let Some(path) = input.path() else { return Ok(false) };
    let failed = |error| Failure(format!("cannot write `{}`: {error}", input.name));
    std::fs::write(path, document).map_err(failed)?;
    Ok(true)
}

/// The changes of a document, in the format of `diff -u`.
pub(super) fn diff(name: &str, before: &str, after: &str) -> String {
    let name = terminal::name(name);
    let diff = TextDiff::from_lines(before, after);
    let mut unified = diff.unified_diff();
    let text = unified.header(&format!("a/{name}"), &format!("b/{name}")).to_string();
    terminal::lines(&text).into_owned()
}
