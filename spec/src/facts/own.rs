//! Catalog files added at run time. Their services extend the compiled catalog, or replace services in it.

#[cfg(feature = "catalog-files")]
pub use crate::facts::files::source::{Problem, Source};
#[cfg(feature = "catalog-files")]
pub use adding::add_files;

use super::packed::Packed;
use super::service::Service;
use std::sync::OnceLock;

/// The added services.
pub(super) struct Own {
    pub(super) packed: &'static Packed,
    /// The services with Rust items, with the replaced ones exchanged for their replacements.
    pub(super) built: &'static [&'static Service],
}

static OWN: OnceLock<Own> = OnceLock::new();

/// Returns the services that were added to the catalog, if any.
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

    /// Adds the services of catalog files to the program's catalog, replacing those with the same prefix.
    ///
    /// Call this before any service is looked up: earlier results do not change.
    ///
    /// # Errors
    ///
    /// Returns every problem in every file, and adds nothing. Also fails if files have been added before.
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
        let again =
            || vec![Problem::file(Path::new("catalog"), &"catalog files can be added only once")];
        OWN.set(Own { packed, built }).map_err(|_| again())
    }

    fn has_action(prefix: &str, name: &str) -> Option<bool> {
        PACKED.service(prefix).map(|it| it.action(name).is_some_and(|it| it.name == name))
    }
}
