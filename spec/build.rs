//! Reads the catalog files, and writes `catalog.rs` and `editor.rs`, with static tables and documented items,
//! and the packed catalog to `$OUT_DIR`.
//!
//! All input and output is here; `build/` and `src/facts/files` only transform strings. The same files always
//! produce the same output. Cargo runs this again if a catalog file or a rule's page changes.

use std::fmt::Display;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

#[path = "build/emit.rs"]
mod emit;
#[path = "build/emit_rules.rs"]
mod emit_rules;
#[path = "src/facts"]
mod facts {
    #[expect(dead_code, reason = "the library also adds files to a catalog that is compiled")]
    pub mod files;
    pub mod naming;
    pub mod shape;
    pub mod value_type;
}
#[path = "src/text"]
mod text {
    #[expect(dead_code, reason = "what shows lines of documents is for the library")]
    pub mod shown;
}

use facts::files::source::{Problem, Source};
use facts::files::{schema, validate};

/// The folders of the catalog, relative to the package.
const CATALOG: &str = "catalog";
const LANGUAGE: &str = "language";

/// The folder with the pages of rules, in a subfolder for each subject.
const RULES: &str = "src/rules";

/// The environment variable with the folder of the user's own files.
const OWN: &str = "COGNITO_PERMS_CATALOG";

fn main() {
    // Cargo watches every file in a folder, including new ones.
    println!("cargo::rerun-if-changed={CATALOG}");
    println!("cargo::rerun-if-changed={LANGUAGE}");
    println!("cargo::rerun-if-changed={RULES}");
    println!("cargo::rerun-if-env-changed={OWN}");
    if let Err(problems) = run() {
        for problem in problems {
            println!("cargo::error={problem}");
        }
    }
}

fn run() -> Result<(), Vec<Problem>> {
    let catalog = Path::new(CATALOG);
    let file = |name| read(&Path::new(LANGUAGE).join(name));
    let own = env::var_os(OWN).filter(|it| !it.is_empty()).map(PathBuf::from);
    if let Some(own) = &own {
        println!("cargo::rerun-if-changed={}", own.display());
    }
    let sources = schema::Sources {
        services: read_folder(catalog)?,
        imported: read_folder(&catalog.join("imported"))?,
        overlays: read_folder(&catalog.join("overlay"))?,
        own: own.as_deref().map(read_own).transpose()?.unwrap_or_default(),
        language: schema::Language {
            partitions: file("partitions.toml")?,
            prefixes: file("services.toml")?,
            condition_keys: file("condition-keys.toml")?,
            operators: file("operators.toml")?,
            quotas: file("quotas.toml")?,
            claims: file("claims.toml")?,
            kinds: file("kinds.toml")?,
            principals: file("principals.toml")?,
        },
    };
    let files = schema::Files::parse(&sources)?;
    let catalog = validate::validate(&files)?;
    let output = emit::emit(&catalog);
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    let write = |name: &str, bytes: &[u8]| {
        let path = out.join(name);
        fs::write(&path, bytes).map_err(|error| vec![Problem::file(&path, &error)])
    };
    for (name, code) in &output.code {
        write(name, code.as_bytes())?;
    }
    write("rules.rs", emit_rules::emit(&read_pages(Path::new(RULES))?)?.as_bytes())?;
    write("packed.txt", output.packed.text.as_bytes())?;
    write("packed.bin", &output.packed.data)
}

/// Reads the user's own files.
fn read_own(folder: &Path) -> Result<Vec<Source>, Vec<Problem>> {
    let wrong = |error: &dyn Display| {
        vec![Problem::file(folder, &format!("cannot read the folder `{OWN}`: {error}"))]
    };
    if let Err(error) = fs::read_dir(folder) {
        return Err(wrong(&error));
    }
    read_folder(folder)
}

/// Reads the pages of the rules, subject by subject.
fn read_pages(folder: &Path) -> Result<Vec<Source>, Vec<Problem>> {
    let mut pages = Vec::new();
    for subject in entries(folder)?.iter().filter(|it| it.is_dir()) {
        pages.append(&mut read_files(subject, "md")?);
    }
    Ok(pages)
}

/// Reads every `.toml` file in a folder.
fn read_folder(folder: &Path) -> Result<Vec<Source>, Vec<Problem>> {
    read_files(folder, "toml")
}

/// Reads every file in a folder that has an extension.
fn read_files(folder: &Path, extension: &str) -> Result<Vec<Source>, Vec<Problem>> {
    let mut paths = entries(folder)?;
    paths.retain(|path| path.extension().is_some_and(|it| it == extension));
    paths.iter().map(|path| read(path)).collect()
}

/// Returns the entries of a folder sorted by name, so that the output does not depend on the file system.
fn entries(folder: &Path) -> Result<Vec<PathBuf>, Vec<Problem>> {
    let wrong = |error: io::Error| vec![Problem::file(folder, &error)];
    let mut paths = fs::read_dir(folder)
        .map_err(wrong)?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<Vec<_>, _>>()
        .map_err(wrong)?;
    paths.sort();
    Ok(paths)
}

fn read(path: &Path) -> Result<Source, Vec<Problem>> {
    let text = fs::read_to_string(path).map_err(|error| vec![Problem::file(path, &error)])?;
    Ok(Source::new(path.display().to_string().replace('\\', "/"), text))
}
