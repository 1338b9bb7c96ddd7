//! Catalogue files in, `catalog.rs` and `editor.rs` in `$OUT_DIR` out: static tables and documented items.
//!
//! All reading and writing is here; `build/` and `src/facts/files` turn text into text. The same text gives the same
//! output, and a change of nothing but a catalogue file runs this again.

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

/// The folders that the catalogue lives in, relative to the package.
const CATALOG: &str = "catalog";
const LANGUAGE: &str = "language";

/// The folder with a folder for each subject of rules, with their pages.
const RULES: &str = "src/rules";

/// The folder with files of the user's own: an environment variable.
const OWN: &str = "COGNITO_PERMS_CATALOG";

fn main() {
    // A folder stands for every file in it, new ones included.
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

/// The user's own files.
fn read_own(folder: &Path) -> Result<Vec<Source>, Vec<Problem>> {
    let wrong = |error: &dyn Display| {
        vec![Problem::file(folder, &format!("`{OWN}` is no folder that can be read: {error}"))]
    };
    if let Err(error) = fs::read_dir(folder) {
        return Err(wrong(&error));
    }
    read_folder(folder)
}

/// The pages of the rules, subject by subject.
fn read_pages(folder: &Path) -> Result<Vec<Source>, Vec<Problem>> {
    let mut pages = Vec::new();
    for subject in entries(folder)?.iter().filter(|it| it.is_dir()) {
        pages.append(&mut read_files(subject, "md")?);
    }
    Ok(pages)
}

/// Every `.toml` file of a folder.
fn read_folder(folder: &Path) -> Result<Vec<Source>, Vec<Problem>> {
    read_files(folder, "toml")
}

/// Every file of a folder with an extension.
fn read_files(folder: &Path, extension: &str) -> Result<Vec<Source>, Vec<Problem>> {
    let mut paths = entries(folder)?;
    paths.retain(|path| path.extension().is_some_and(|it| it == extension));
    paths.iter().map(|path| read(path)).collect()
}

/// What is in a folder, by name, so that the output does not hang on the file system.
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
