//! What more services cost: copies of the crates whose catalogue has 1, 10 and 100.

use crate::Measured;
use crate::arguments::Arguments;
use crate::generate::samples;
use crate::literals::literals;
use crate::package::{Package, at, repository, workshop};
use crate::process::{middle, run};
use crate::table::{Column, write};
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

pub fn measure(arguments: &Arguments) -> Measured {
    let mut rows = Vec::new();
    for services in [1, 10, 100] {
        let library = copy(services)?;
        let dependency = at("cognito-perms", &library);
        let name = format!("growth-{services}");
        let code = literals(&samples(1_000));
        let package = Package::write(&name, &dependency, "")?;
        let mut cold = Vec::new();
        for _ in 0..arguments.runs {
            cold.push(package.build_cold()?);
        }
        let mut checks = Vec::new();
        for _ in 0..=arguments.runs {
            package.write_code(&code)?;
            checks.push(run(&mut package.cargo("check"))?);
        }
        // The first one builds the dependencies.
        checks.remove(0);
        let count =
            if services == 1 { "1 service".to_owned() } else { format!("{services} services") };
        rows.push((count, vec![middle(&cold).cpu, middle(&checks).cpu]));
    }
    let columns = [
        Column::new("cold build, CPU s", 1).with_ratio(),
        Column::new("1,000 literals, CPU s", 2).with_ratio(),
    ];
    Ok(format!(
        "The catalogue with copies of `cognito-idp` under the prefixes of other services, 129 actions each.\n\n{}",
        write("catalogue", &columns, &rows)
    ))
}

/// The three crates with so many services; the folder of `cognito-perms`.
fn copy(services: usize) -> Result<PathBuf, Box<dyn Error>> {
    let folder = workshop().join(format!("repository-{services}"));
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    let from = repository();
    for file in ["Cargo.toml", "README.md"] {
        fs::create_dir_all(&folder)?;
        fs::copy(from.join(file), folder.join(file))?;
    }
    for part in ["spec", "cognito-perms-macros", "cognito-perms"] {
        copy_folder(&from.join(part), &folder.join(part))?;
    }
    // Of the workspace only what is copied.
    let manifest = fs::read_to_string(folder.join("Cargo.toml"))?;
    let manifest = manifest.replace("\"tests\", \"tests/renamed\"", "");
    fs::write(folder.join("Cargo.toml"), manifest)?;

    let catalog = folder.join("spec/catalog");
    fs::remove_file(catalog.join("cognito-identity.toml"))?;
    let original = fs::read_to_string(catalog.join("cognito-idp.toml"))?;
    let language = folder.join("spec/language/services.toml");
    let mut prefixes = fs::read_to_string(&language)?;
    for index in 1..services {
        let prefix = format!("zz-service-{index:03}");
        // Each field has a type of its own.
        let copied = original
            .replace("cognito-idp", &prefix)
            .replace("default = true\n", "")
            .replace("type = \"WebAcl", &format!("type = \"WebAcl{index}"))
            .replace(
                "name = \"UserPoolId\"\n",
                &format!("name = \"UserPoolId\"\ntype = \"UserPoolId{index}\"\n"),
            );
        fs::write(catalog.join(format!("{prefix}.toml")), copied)?;
        let end = prefixes.rfind(']').ok_or("the list of services has no end")?;
        prefixes.insert_str(end, &format!("  \"{prefix}\",\n"));
    }
    fs::write(&language, prefixes)?;
    Ok(folder.join("cognito-perms"))
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
