//! Packages that are written to be built: a crate with some dependencies, in a workspace of its own, with the
//! versions of this crate's lock file.

use crate::process::{Cost, run};
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A package and its target folder.
pub struct Package {
    pub folder: PathBuf,
    pub target: PathBuf,
}

/// Returns the folder that everything is written to.
pub fn workshop() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("target/packages")
}

/// Returns the folder of the repository.
pub fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Returns the manifest entry for a dependency on a crate in a folder.
pub fn at(name: &str, folder: &Path) -> String {
    let folder = folder.display().to_string().replace('\\', "/");
    format!("{name} = {{ path = \"{folder}\" }}\n")
}

/// Returns the manifest entry for a dependency on `cognito-perms`.
pub fn ours() -> String {
    at("cognito-perms", &repository().join("cognito-perms"))
}

impl Package {
    /// Writes a library and fetches its dependencies.
    pub fn write(name: &str, dependencies: &str, code: &str) -> Result<Self, Box<dyn Error>> {
        let folder = workshop().join(name);
        fs::create_dir_all(folder.join("src"))?;
        let manifest = format!(
            "[package]\nname = \"bench-{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[workspace]\n\n\
             [dependencies]\n{dependencies}"
        );
        fs::write(folder.join("Cargo.toml"), manifest)?;
        let lock = Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.lock");
        fs::copy(lock, folder.join("Cargo.lock"))?;
        let package = Self { target: folder.join("target"), folder };
        package.write_code(code)?;
        let fetched = package.cargo("fetch").status()?;
        if !fetched.success() {
            return Err(format!("the dependencies of {name} could not be fetched").into());
        }
        Ok(package)
    }

    /// Writes the code. Writing the same code again touches the file.
    pub fn write_code(&self, code: &str) -> Result<(), Box<dyn Error>> {
        Ok(fs::write(self.folder.join("src/lib.rs"), code)?)
    }

    /// Builds the package into an empty folder without incremental compilation, as packages from crates.io
    /// are built.
    pub fn build_cold(&self) -> Result<Cost, Box<dyn Error>> {
        if self.target.exists() {
            fs::remove_dir_all(&self.target)?;
        }
        run(self.cargo("build").env("CARGO_INCREMENTAL", "0"))
    }

    /// Returns a Cargo command for the package, without environment variables that would change the build.
    pub fn cargo(&self, command: &str) -> Command {
        let mut cargo = Command::new("cargo");
        cargo.args([command, "--quiet"]).current_dir(&self.folder);
        cargo.env("CARGO_TARGET_DIR", &self.target);
        if command != "fetch" {
            cargo.arg("--offline");
        }
        for variable in [
            "RUSTFLAGS",
            "RUSTC_WRAPPER",
            "CARGO_ENCODED_RUSTFLAGS",
            "CARGO_PROFILE_DEV_DEBUG",
            "COGNITO_PERMS_CATALOG",
        ] {
            cargo.env_remove(variable);
        }
        cargo
    }
}
