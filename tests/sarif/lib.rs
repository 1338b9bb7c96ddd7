//! The output of `cognito-perms check --format sarif` is valid by the SARIF 2.1.0 schema.

#![cfg(test)]

use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

/// Returns the schema, from the package of a crate that contains it.
fn schema() -> Value {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--all-features"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo runs");
    let metadata: Value = serde_json::from_slice(&output.stdout).expect("cargo writes JSON");
    let packages = metadata["packages"].as_array().expect("a list of packages");
    let package = packages.iter().find(|it| it["name"] == "serde-sarif").expect("the package");
    let manifest = PathBuf::from(package["manifest_path"].as_str().expect("a path"));
    let schema = fs::read(manifest.with_file_name("src").join("schema.json")).expect("the schema");
    serde_json::from_slice(&schema).expect("the schema is JSON")
}

/// Returns the output of the command for some documents.
fn written(paths: &[&str]) -> Value {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let output = Command::new(env!("CARGO"))
        .args(["run", "--quiet", "-p", "cognito-perms", "--features", "cli", "--"])
        .args(["check", "--format", "sarif", "--all"])
        .args(paths)
        .current_dir(root)
        .output()
        .expect("cargo runs");
    let errors = String::from_utf8_lossy(&output.stderr);
    serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{error}: {errors}"))
}

#[test]
fn what_is_written_is_valid() {
    let mut schemas = boon::Schemas::new();
    let mut compiler = boon::Compiler::new();
    compiler.add_resource("sarif.json", schema()).expect("the schema is read");
    let schema = compiler.compile("sarif.json", &mut schemas).expect("the schema is right");

    let several = written(&["tests/ui/file", "tests/golden", "cognito-perms/examples/policies"]);
    let results = several["runs"][0]["results"].as_array().map_or(0, Vec::len);
    assert!(results > 20, "{results}");
    let nothing = written(&["tests/policies"]);
    for log in [&several, &nothing] {
        if let Err(error) = schemas.validate(log, schema) {
            panic!("{error}");
        }
    }

    // The schema does reject something.
    let mut wrong = several.clone();
    wrong["runs"][0]["results"][0]["message"] = Value::Null;
    assert!(schemas.validate(&wrong, schema).is_err());
}
