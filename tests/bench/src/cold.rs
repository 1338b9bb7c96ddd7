//! A cold build of an empty crate that depends on `cognito-perms`, compared with the same packages without
//! our code and with other crates that one could depend on.

use crate::Measured;
use crate::arguments::Arguments;
use crate::package::{Package, ours};
use crate::process::{Cost, middle};
use crate::table::{Column, write};
use std::fs;

/// The packages we depend on, as of when `serde` and `syn` were among them.
const PACKAGES: &str = r#"proc-macro2 = { version = "1.0.101", features = ["span-locations"] }
quote = "1.0.40"
syn = { version = "3.0.0", default-features = false, features = ["parsing", "printing", "proc-macro"] }
toml = { version = "1.0.0", default-features = false, features = ["parse", "serde", "std"] }
serde = { version = "1.0.225", features = ["derive"] }
"#;

/// The packages we depend on now.
const OUR_PACKAGES: &str = r#"proc-macro2 = { version = "1.0.101", features = ["span-locations"] }
quote = "1.0.40"
rustc-literal-escaper = "0.0.4"
nojson = "0.3.15"

[build-dependencies]
toml = { version = "1.0.0", default-features = false, features = ["parse", "std"] }
"#;

pub fn measure(arguments: &Arguments) -> Measured {
    let ours = ours();
    let contenders = [
        ("cognito-perms", "cold-ours", ours.as_str()),
        ("its dependencies only", "cold-packages", OUR_PACKAGES),
        ("syn, quote, proc-macro2, serde with derive, toml", "cold-serde", PACKAGES),
        ("iam-rs 0.8", "cold-iam-rs", "iam-rs = \"=0.8.0\"\n"),
        ("aws-iam 0.2", "cold-aws-iam", "aws-iam = \"=0.2.2\"\n"),
        ("maud 0.27", "cold-maud", "maud = \"=0.27.0\"\n"),
    ];
    let mut packages = Vec::new();
    for (_, folder, dependencies) in contenders {
        let package = Package::write(folder, dependencies, "")?;
        if folder == "cold-packages" {
            // Otherwise the dependencies of the build script would not be built.
            fs::write(package.folder.join("build.rs"), "fn main() {}\n")?;
        }
        packages.push(package);
    }
    let mut costs: Vec<Vec<Cost>> = vec![Vec::new(); packages.len()];
    for _ in 0..arguments.runs {
        for (package, costs) in packages.iter().zip(&mut costs) {
            costs.push(package.build_cold()?);
        }
    }
    let rows = contenders.iter().zip(&costs).map(|((name, _, _), costs)| {
        let Cost { cpu, wall, .. } = middle(costs);
        ((*name).to_owned(), vec![cpu, wall])
    });
    let columns = [Column::new("CPU s", 1).with_ratio(), Column::new("s", 1)];
    Ok(format!(
        "`cargo build` of an empty crate with one dependency, into an empty target folder and without incremental \
         compilation, as for packages from crates.io; medians of {} runs.\n\n{}\nMeasured once, by hand, on one core: rusty-cdk-macros 0.9, whose macro checks the name of an action, \
         with the crate that it belongs to: 243 packages, 334 CPU s.\n",
        arguments.runs,
        write("depends on", &columns, &rows.collect::<Vec<_>>())
    ))
}
