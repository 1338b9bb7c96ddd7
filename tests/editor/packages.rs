//! The packages that the cases are written into: one depends on `cognito-perms` by path, one under another
//! name, and one from a registry.

use super::client::Result;
use cognito_perms_tests::{path_of_library, repository, write_package};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

/// How a package depends on `cognito-perms`, by its name in the table.
const DEPENDENCIES: [(&str, &str); 2] = [
    ("path", "cognito-perms = { LIBRARY, features = [\"templates\"] }"),
    ("renamed", "iam = { package = \"cognito-perms\", LIBRARY }"),
];

/// The folders of the two workspaces; the second is also a package.
const BY_PATH: &str = "by-path";
const REGISTRY: &str = "registry";

/// The crates that are packaged for the registry.
const PACKED: [&str; 3] = ["cognito-perms-spec", "cognito-perms-macros", "cognito-perms"];

pub struct Packages {
    folder: PathBuf,
}

impl Packages {
    /// Writes the packages into the target folder.
    pub fn write() -> Result<Self> {
        let folder = folder();
        for (name, dependency) in DEPENDENCIES {
            let dependency = dependency.replace("LIBRARY", &path_of_library());
            let package = format!("by-{name}");
            write_package(&folder.join(BY_PATH).join(name), &package, &dependency, "")?;
        }
        let by_path = folder.join(BY_PATH);
        fs::write(
            by_path.join("Cargo.toml"),
            "[workspace]\nresolver = \"3\"\nmembers = [\"*\"]\n",
        )?;
        fs::copy(repository().join("Cargo.lock"), by_path.join("Cargo.lock"))?;
        let packages = Self { folder };
        packages.write_registry()?;
        Ok(packages)
    }

    /// Writes a folder with all crates, including ours as packaged, to replace crates.io.
    fn write_registry(&self) -> Result<()> {
        let (package_folder, source) = (self.folder.join(REGISTRY), self.folder.join("crates"));
        if source.exists() {
            fs::remove_dir_all(&source)?;
        }
        cargo(&self.folder.join(BY_PATH), &["vendor", "--offline", "--quiet"], &source)?;
        let packed = self.folder.join("packed");
        let mut arguments = vec!["package", "--offline", "--quiet", "--no-verify", "--allow-dirty"];
        for name in PACKED {
            arguments.extend(["--package", name]);
        }
        arguments.push("--target-dir");
        cargo(repository(), &arguments, &packed)?;
        for name in PACKED {
            let archive = format!("{name}-{}.crate", env!("CARGO_PKG_VERSION"));
            let archive = packed.join("package").join(archive);
            command(Command::new("tar").arg("-xzf").arg(archive).arg("-C").arg(&source))?;
            let unpacked = source.join(format!("{name}-{}", env!("CARGO_PKG_VERSION")));
            fs::write(unpacked.join(".cargo-checksum.json"), "{\"files\":{}}")?;
        }
        let version = env!("CARGO_PKG_VERSION");
        let rest = format!("cognito-perms = \"{version}\"\n\n[workspace]");
        write_package(&package_folder, "by-registry", &rest, "")?;
        fs::create_dir_all(package_folder.join(".cargo"))?;
        let replaced = format!(
            "[source.crates-io]\nreplace-with = \"crates\"\n\n[source.crates]\ndirectory = {source:?}\n"
        );
        fs::write(package_folder.join(".cargo/config.toml"), replaced)?;
        // Cargo assumes that a crate from a registry never changes.
        let mut arguments = vec!["clean", "--offline", "--quiet"];
        for name in PACKED {
            arguments.extend(["--package", name]);
        }
        arguments.push("--target-dir");
        cargo(&package_folder, &arguments, &self.folder.join("target"))
    }

    /// Returns the workspaces that a server opens.
    pub fn workspaces(&self) -> Vec<PathBuf> {
        [BY_PATH, REGISTRY].map(|name| self.folder.join(name)).into()
    }

    /// Returns the file of a package that cases are written into.
    pub fn file(&self, package: &str) -> PathBuf {
        let is_by_path = DEPENDENCIES.iter().any(|(name, _)| *name == package);
        let folder = if is_by_path { self.folder.join(BY_PATH) } else { self.folder.clone() };
        folder.join(package).join("src/lib.rs")
    }

    /// Returns the settings of the server: only what the cases need.
    pub fn settings(&self) -> Value {
        let sysroot = Path::new(env!("CARGO_MANIFEST_DIR")).join("editor/sysroot");
        json!({
            "cachePriming": { "enable": false },
            "cargo": {
                "extraEnv": {
                    "CARGO_NET_OFFLINE": "true",
                    "CARGO_TARGET_DIR": self.folder.join("target"),
                },
                "sysrootSrc": sysroot,
            },
            "checkOnSave": false,
        })
    }
}

/// Returns the folder of all packages, which is kept between runs.
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("editor")
}

fn cargo(folder: &Path, arguments: &[&str], last: &Path) -> Result<()> {
    command(Command::new(env!("CARGO")).current_dir(folder).args(arguments).arg(last))
}

fn command(command: &mut Command) -> Result<()> {
    let output = command.output()?;
    if output.status.success() {
        return Ok(());
    }
    Err(format!("{command:?}: {}", String::from_utf8_lossy(&output.stderr)).into())
}
