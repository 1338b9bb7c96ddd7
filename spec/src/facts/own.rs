//! Catalog files that are added when a program runs: services that the compiled catalog lacks, or that they replace.

#[cfg(feature = "catalog-files")]
pub use crate::facts::files::source::{Problem, Source};
#[cfg(feature = "catalog-files")]
pub use adding::add_files;

use super::packed::Packed;
use super::service::Service;
use std::sync::OnceLock;

/// What was added.
pub(super) struct Own {
    pub(super) packed: &'static Packed,
    /// The services with Rust items; in place of those that are replaced, what replaces them.
    pub(super) built: &'static [&'static Service],
}

static OWN: OnceLock<Own> = OnceLock::new();

/// What was added to the catalog, if anything was.
pub(super) fn own() -> Option<&'static Own> {
    if cfg!(feature = "catalog-files") { OWN.get() } else { None }
}

#[cfg(feature = "catalog-files")]
mod adding {
    use super::{OWN, Own};
    use crate::facts::files::pack::pack_whole;
    use crate::facts::files::schema::ServiceFiles;
    use crate::facts::files::source::{Problem, Source};
    use crate::facts::files::validate::{self, Base};
    use crate::facts::packed::Packed;
    use crate::facts::service::Service;
    use crate::facts::tables::{BUILT_SERVICES, DEFAULT_SERVICE, PACKED, SERVICE_PREFIXES};
    use std::path::Path;
    use std::sync::OnceLock;

    /// Adds the services of catalog files to the catalog of the program, and replaces those of the same prefix.
    ///
    /// It has to come before the first question about a service: what was looked up earlier stays.
    ///
    /// # Errors
    ///
    /// Every problem of every file; then nothing is added. Files can be added once.
    pub fn add_files(files: &[Source]) -> Result<(), Vec<Problem>> {
        let prefixes: Vec<_> = SERVICE_PREFIXES.iter().map(|it| (*it).to_owned()).collect();
        let base = Base { default: DEFAULT_SERVICE.prefix, prefixes: &prefixes, has_action };
        let services = validate::services(&ServiceFiles::parse(files)?, &base)?;
        let packed = pack_whole(&services);
        let slots: Vec<_> = (0..packed.services).map(|_| OnceLock::new()).collect();
        let packed: &'static Packed = Box::leak(Box::new(Packed {
            text: packed.text.leak(),
            data: packed.data.leak(),
            slots: slots.leak(),
            built: &[],
        }));
        let now = |it: &&'static Service| packed.service(it.prefix).unwrap_or(it);
        let built = BUILT_SERVICES.iter().map(now).collect::<Vec<_>>().leak();
        let again = || vec![Problem::file(Path::new("catalog"), &"files can be added only once")];
        OWN.set(Own { packed, built }).map_err(|_| again())
    }

    fn has_action(prefix: &str, name: &str) -> Option<bool> {
        PACKED.service(prefix).map(|it| it.action(name).is_some_and(|it| it.name == name))
    }
}
