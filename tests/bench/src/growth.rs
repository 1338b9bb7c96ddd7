//! The cost of the catalog: the crates as they are, compared with the same crates with only the handwritten
//! services, and with an earlier revision.

use crate::Measured;
use crate::arguments::Arguments;
use crate::generate::samples;
use crate::literals::literals;
use crate::measure::median;
use crate::package::{Package, at, ours, repository, workshop};
use crate::process::{Cost, middle, run};
use crate::table::{Column, write};
use std::error::Error;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Checks of the literals for each cold build. There are several because they are short.
const CHECKS: usize = 5;

/// A version of the crates.
struct Contender {
    name: String,
    package: Package,
    builds: Vec<Cost>,
    checks: Vec<Cost>,
    size: Size,
}

/// The size of our build artifacts, in megabytes.
#[derive(Clone, Copy, Default)]
struct Size {
    libraries: f64,
    macros: f64,
}

pub fn measure(arguments: &Arguments) -> Measured {
    let mut contenders = Vec::new();
    if let Some(revision) = &arguments.before {
        let dependency = at("cognito-perms", &check_out(revision)?);
        contenders.push(Contender::new(format!("at {revision}"), "before", &dependency)?);
    }
    let folder = repository().join("spec/catalog");
    let by_hand = services(&folder)?;
    let all = by_hand + services(&folder.join("imported"))?;
    let dependency = at("cognito-perms", &copy_by_hand()?);
    let name = format!("{by_hand} handwritten services");
    contenders.push(Contender::new(name, "by-hand", &dependency)?);
    contenders.push(Contender::new(format!("all {all} services"), "all", &ours())?);

    for _ in 0..arguments.runs {
        for contender in &mut contenders {
            contender.builds.push(contender.package.build_cold()?);
            contender.size = size(&contender.package)?;
        }
    }
    let code = literals(&samples(1_000));
    for contender in &contenders {
        // Builds the dependencies.
        contender.check(&code)?;
    }
    for _ in 0..arguments.runs * CHECKS {
        for contender in &mut contenders {
            let cost = contender.check(&code)?;
            contender.checks.push(cost);
        }
    }
    Ok(page(&contenders, arguments))
}

/// Writes the tables: figures, then the ratios of pairs.
fn page(contenders: &[Contender], arguments: &Arguments) -> String {
    let figures = contenders.iter().map(|it| {
        let (build, check, size) = (middle(&it.builds), middle(&it.checks), it.size);
        (it.name.clone(), vec![build.cpu, build.peak, size.libraries, size.macros, check.cpu])
    });
    let columns = [
        Column::new("cold build, CPU s", 1).with_ratio(),
        Column::new("peak MB", 0).with_ratio(),
        Column::new("`.rlib` MB", 1),
        Column::new("macro MB", 1),
        Column::new("1,000 literals, CPU s", 2).with_ratio(),
    ];
    let (runs, checks) = (arguments.runs, arguments.runs * CHECKS);
    let mut out = format!(
        "A debug build of an empty crate into an empty target folder, and `cargo check` of 1,000 Cognito literals after \
         their file was touched; medians of {runs} and {checks} runs. The peak is the memory of the largest process; the \
         sizes are those of our own crates and of the macro's shared library.\n\n{}",
        write("catalog", &columns, &figures.collect::<Vec<_>>())
    );
    if let Some((all, others)) = contenders.split_last() {
        let rows = others.iter().map(|it| {
            let of = |of: fn(&Cost) -> f64, all: &[Cost], other: &[Cost]| {
                median(all.iter().zip(other).map(|(all, other)| of(all) / of(other)).collect())
            };
            let build = of(|it| it.cpu, &all.builds, &it.builds);
            let peak = of(|it| it.peak, &all.builds, &it.builds);
            let check = of(|it| it.cpu, &all.checks, &it.checks);
            (it.name.clone(), vec![build, peak, check])
        });
        let columns = [
            Column::new("cold build, CPU", 2),
            Column::new("peak", 2),
            Column::new("1,000 literals, CPU", 2),
        ];
        out += &format!(
            "\nThe full catalog as a multiple of the others, run alternately; medians of the ratios.\n\n{}",
            write("as a multiple of", &columns, &rows.collect::<Vec<_>>())
        );
    }
    out
}

impl Contender {
    fn new(name: String, folder: &str, dependency: &str) -> Result<Self, Box<dyn Error>> {
        let package = Package::write(&format!("growth-{folder}"), dependency, "")?;
        let (builds, checks) = (Vec::new(), Vec::new());
        Ok(Self { name, package, builds, checks, size: Size::default() })
    }

    fn check(&self, code: &str) -> Result<Cost, Box<dyn Error>> {
        self.package.write_code(code)?;
        run(&mut self.package.cargo("check"))
    }
}

/// Returns the size of the build artifacts.
fn size(package: &Package) -> Result<Size, Box<dyn Error>> {
    let mut size = Size::default();
    for entry in fs::read_dir(package.target.join("debug/deps"))? {
        let path = entry?.path();
        let name = path.file_name().and_then(OsStr::to_str).unwrap_or_default();
        if !name.trim_start_matches("lib").starts_with("cognito_perms") {
            continue;
        }
        let megabytes = fs::metadata(&path)?.len() as f64 / 1e6;
        match path.extension().and_then(OsStr::to_str) {
            Some("rlib") => size.libraries += megabytes,
            Some("so" | "dylib" | "dll") => size.macros += megabytes,
            _ => {}
        }
    }
    Ok(size)
}

/// Returns the number of services in a folder of the catalog.
fn services(folder: &Path) -> Result<usize, Box<dyn Error>> {
    let mut count = 0;
    for entry in fs::read_dir(folder)? {
        if entry?.path().extension().is_some_and(|it| it == "toml") {
            count += 1;
        }
    }
    Ok(count)
}

/// Checks out a revision of this repository and returns the folder of its `cognito-perms`.
fn check_out(revision: &str) -> Result<PathBuf, Box<dyn Error>> {
    let folder = empty("repository-before")?;
    let git = |arguments: &[&OsStr]| -> Result<(), Box<dyn Error>> {
        let output = Command::new("git").arg("-C").arg(repository()).args(arguments).output()?;
        if output.status.success() {
            return Ok(());
        }
        let rendered = String::from_utf8_lossy(&output.stderr);
        Err(format!("cannot check out `{revision}`: {}", rendered.trim()).into())
    };
    let archive = folder.join("archive.tar");
    let output = format!("--output={}", archive.display());
    let commit = format!("{revision}^{{commit}}");
    git(&["archive".as_ref(), output.as_ref(), "--end-of-options".as_ref(), commit.as_ref()])?;
    let unpacked = Command::new("tar").arg("-xf").arg(&archive).arg("-C").arg(&folder).status()?;
    if !unpacked.success() {
        return Err(format!("cannot unpack {}", archive.display()).into());
    }
    fs::remove_file(archive)?;
    Ok(folder.join("cognito-perms"))
}

/// Copies the three crates with only the handwritten services, and returns the folder of `cognito-perms`.
fn copy_by_hand() -> Result<PathBuf, Box<dyn Error>> {
    let folder = empty("repository-by-hand")?;
    let from = repository();
    for file in ["Cargo.toml", "README.md"] {
        fs::copy(from.join(file), folder.join(file))?;
    }
    for part in ["spec", "cognito-perms-macros", "cognito-perms"] {
        copy_folder(&from.join(part), &folder.join(part))?;
    }
    // Removes the members of the workspace that are not copied.
    let manifest = fs::read_to_string(folder.join("Cargo.toml"))?;
    let manifest = manifest.replace("\"tests\", \"tests/renamed\"", "");
    fs::write(folder.join("Cargo.toml"), manifest)?;
    for part in ["imported", "overlay"] {
        let services = folder.join("spec/catalog").join(part);
        fs::remove_dir_all(&services)?;
        fs::create_dir(&services)?;
    }
    Ok(folder.join("cognito-perms"))
}

/// Returns an empty folder.
fn empty(name: &str) -> Result<PathBuf, Box<dyn Error>> {
    let folder = workshop().join(name);
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    Ok(folder)
}

fn copy_folder(from: &Path, to: &Path) -> Result<(), Box<dyn Error>> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let (from, to) = (entry.path(), to.join(entry.file_name()));
        if entry.file_type()?.is_dir() {
            copy_folder(&from, &to)?;
        } else {
            fs::copy(from, to)?;
        }
    }
    Ok(())
}
