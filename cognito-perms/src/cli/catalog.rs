//! `--catalog`: a directory of catalog files in, services added to the catalog out.

use super::file;
use super::outcome::Failure;
use clap::Args;
use cognito_perms::catalog::{self, CatalogFile};
use std::fmt::Display;
use std::fs;
use std::path::{Path, PathBuf};

/// The maximum size of a file in bytes: many times that of the largest file of the catalog.
const LARGEST: u64 = 16 << 20;

/// The maximum number of problems that are listed.
const MOST: usize = 50;

/// Services to add to the catalog.
#[derive(Args)]
pub(super) struct Catalog {
    /// A directory with catalog files; each adds a service or replaces the one with the same prefix
    #[arg(long = "catalog", value_name = "DIR")]
    folder: Option<PathBuf>,
}

impl Catalog {
    /// Adds the services to the catalog of the program.
    pub(super) fn load(&self) -> Result<(), Vec<Failure>> {
        let Some(folder) = &self.folder else { return Ok(()) };
        let files = read_folder(folder).map_err(|failure| vec![failure])?;
        catalog::add_files(&files).map_err(|problems| {
            let more = problems.len().saturating_sub(MOST);
            let listed = problems.iter().take(MOST).map(|it| Failure(it.to_string()));
            let rest =
                (more > 0).then(|| Failure(format!("{more} more problems in catalog files")));
            listed.chain(rest).collect()
        })
    }
}

/// Reads the `.toml` files of a directory, sorted by name.
fn read_folder(folder: &Path) -> Result<Vec<CatalogFile>, Failure> {
    let failed = |why: &dyn Display| {
        Failure(format!("cannot read the catalog `{}`: {why}", folder.display()))
    };
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder).map_err(|error| failed(&error))? {
        let path = entry.map_err(|error| failed(&error))?.path();
        if path.extension().is_some_and(|it| it == "toml") {
            paths.push(path);
        }
    }
    if paths.is_empty() {
        return Err(failed(&"it has no `.toml` file"));
    }
    paths.sort();
    paths.iter().map(|path| read_file(path)).collect()
}

fn read_file(path: &Path) -> Result<CatalogFile, Failure> {
    let path_shown = path.display();
    let text = String::from_utf8(file::read(path, LARGEST)?)
        .map_err(|error| Failure(format!("cannot read `{path_shown}`: {error}")))?;
    Ok(CatalogFile::new(path_shown.to_string(), text))
}
