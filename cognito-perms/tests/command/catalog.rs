//! `--catalog`: adding services to the catalog, and replacing some of its own.

use super::{folder, run};
use std::fs;
use std::path::Path;
use tempfile::TempDir;

const BILLING: &str = r#"prefix = "acme-billing"
name = "Acme's billing"
documentation = "https://docs.acme.example/billing"
facts = 2026-11-28
reviewed = true
resource_type = [
    { name = "invoice", arn = "arn:${Partition}:acme-billing:${Region}:${Account}:invoice/${InvoiceId}" },
]
condition_key = [
    { name = "acme-billing:Currency", type = "String" },
    { name = "acme-tags:Owner", type = "String" },
]
action = [
    { name = "ReadInvoice", access_level = "Read", resource_types = ["invoice*"], condition_keys = ["acme-billing:Currency", "acme-tags:Owner"] },
    { name = "PayInvoice", access_level = "Write", resource_types = ["invoice*"], dependent_actions = ["kms:Decrypt"] },
]
"#;

const RIGHT: &str = r#"{
  "Version": "2012-10-17",
  "Statement": {
    "Effect": "Allow",
    "Action": "acme-billing:ReadInvoice",
    "Resource": "arn:aws:acme-billing:eu-west-1:123456789012:invoice/2026-*",
    "Condition": { "StringEquals": { "acme-billing:Currency": "EUR", "acme-tags:Owner": "x" } }
  }
}
"#;

fn billing() -> TempDir {
    folder(&[("catalog/billing.toml", BILLING), ("right.json", RIGHT)])
}

/// Reads a file of the repository's own catalog.
fn own(file: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec/catalog").join(file);
    fs::read_to_string(path).unwrap()
}

#[test]
fn a_service_of_a_catalog_file_is_like_the_others() {
    let folder = billing();
    let without = run(&folder, &["check", "right.json"]);
    assert_eq!(without.status, 1, "{}", without.out);
    assert!(without.out.contains("in a catalog file (`COGNITO_PERMS_CATALOG`"), "{}", without.out);
    assert!(without.out.contains("or `--catalog` for the command"), "{}", without.out);
    let with = run(&folder, &["check", "right.json", "--catalog", "catalog", "--all"]);
    assert_eq!((&*with.out, with.status), ("no findings in 1 document\n", 0));

    for (right, wrong, wanted) in [
        ("ReadInvoice", "ReadInvoices", "error: unknown action `ReadInvoices` in `acme-billing`"),
        ("ReadInvoice", "ReadInvoices", "help: the action is named `ReadInvoice`"),
        ("acme-billing:Read", "acme-biling:Read", "`acme-billing:ReadInvoice`"),
        ("invoice/2026", "bill/2026", "end with `invoice/${InvoiceId}`"),
        (":Currency", ":Curency", "`acme-billing:Currency`"),
        ("acme-tags:Owner", "acme-tags:Ower", "`acme-tags:Owner`"),
        (
            "\"Action\": \"acme-billing:ReadInvoice\"",
            "\"Action\": \"new:Act\"",
            "next to your other catalog files",
        ),
        // Other services are still known.
        ("\"Action\": \"acme-billing:ReadInvoice\"", "\"Action\": \"s3:GetObjct\"", "`GetObject`"),
        (
            "arn:aws:acme-billing:eu-west-1:123456789012:invoice",
            "arn:aws:acme-billng:eu-west-1:123456789012:invoice",
            "`acme-billing`",
        ),
    ] {
        fs::write(folder.path().join("wrong.json"), RIGHT.replace(right, wrong)).unwrap();
        let ran = run(&folder, &["check", "wrong.json", "--catalog", "catalog"]);
        assert_eq!(ran.status, 1, "{wrong}: {}", ran.err);
        assert!(ran.out.contains(wanted), "{wrong}: no {wanted} in\n{}", ran.out);
    }
}

#[test]
fn every_command_that_looks_something_up_takes_a_catalog() {
    let folder = billing();
    for (command, wanted) in [
        (&["explain", "PayInvoice"][..], "action acme-billing:PayInvoice"),
        (&["explain", "acme-tags:Owner"], "supported by  action acme-billing:ReadInvoice"),
        (&["explain", "acme-billing:invoice"], "actions        acme-billing:PayInvoice"),
        (&["explain", "Pay*Invoice"], "acme-billing:PayInvoice"),
        (&["actions", "--service", "acme-*"], "acme-billing:ReadInvoice  Read "),
        (&["to-rust", "right.json"], "on acme-billing:invoice(\"2026-*\""),
        (&["fmt", "right.json"], "\"acme-billing:ReadInvoice\""),
        (&["expand", "right.json"], "\"acme-billing:ReadInvoice\""),
    ] {
        let ran = run(&folder, &[command, &["--catalog", "catalog"]].concat());
        assert_eq!(ran.status, 0, "{command:?}: {}", ran.err);
        assert!(ran.out.contains(wanted), "{command:?}: no {wanted} in\n{}", ran.out);
    }
    fs::write(folder.path().join("all.json"), RIGHT.replace("ReadInvoice", "*Invoice")).unwrap();
    let ran = run(&folder, &["expand", "all.json", "--catalog", "catalog"]);
    assert!(!ran.out.contains("*Invoice") && ran.out.contains("ReadInvoice"), "{}", ran.out);
    for command in ["import", "completions"] {
        let ran = run(&folder, &[command, "--catalog", "catalog"]);
        assert_eq!(ran.status, 2, "{command}");
    }
}

/// No name of a replaced service can be found any more.
#[test]
fn a_catalog_file_replaces_a_service() {
    let dax = own("imported/dax.toml").replace("GetItem", "FetchItem");
    let cognito = own("cognito-idp.toml").replace("AdminCreateUser\"", "AdminMakeUser\"");
    let folder = folder(&[("own/dax.toml", &dax), ("own/cognito-idp.toml", &cognito)]);
    for (name, wanted) in [
        ("dax:FetchItem", "action dax:FetchItem"),
        ("FetchItem", "action dax:FetchItem"),
        ("AdminMakeUser", "allow AdminMakeUser on userpool("),
        ("userpool", "resource type userpool"),
        ("s3:GetObject", "action s3:GetObject"),
        // Another service has an action of the same name.
        ("GetItem", "action dynamodb:GetItem"),
    ] {
        let ran = run(&folder, &["explain", name, "--catalog", "own"]);
        assert_eq!(ran.status, 0, "{name}: {}", ran.err);
        assert!(ran.out.contains(wanted), "{name}: no {wanted} in\n{}", ran.out);
    }
    for name in ["dax:GetItem", "cognito-idp:AdminCreateUser", "AdminCreateUser"] {
        let ran = run(&folder, &["explain", name, "--catalog", "own"]);
        assert_eq!(ran.status, 2, "{name}: {}", ran.out);
    }
    let count = |arguments: &[&str]| {
        let ran =
            run(&folder, &[&["actions", "--service", "*", "--format", "json"], arguments].concat());
        ran.out.matches("\"action\":").count()
    };
    assert_eq!(count(&["--catalog", "own"]), count(&[]));
}

/// Reading the files again that the command was built with does not change its output.
#[test]
fn files_read_again_change_nothing() {
    let folder = folder(&[("again/none.txt", "")]);
    let catalog = Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec/catalog");
    for entry in fs::read_dir(catalog.join("imported")).unwrap() {
        let name = entry.unwrap().file_name();
        // A file that is read here would also replace its overlay.
        if !catalog.join("overlay").join(&name).exists() {
            let path = catalog.join("imported").join(&name);
            fs::copy(path, folder.path().join("again").join(&name)).unwrap();
        }
    }
    for command in [
        &["actions", "--service", "*", "--format", "json"][..],
        &["explain", "ListTagsForResource"],
        &["explain", "*TagResource"],
        &["explain", "kms:ViaService"],
        &["explain", "catalog:ChangeType"],
    ] {
        let before = run(&folder, command);
        let after = run(&folder, &[command, &["--catalog", "again"]].concat());
        assert_eq!((before.status, after.status), (0, 0), "{}", after.err);
        let same = before.out.lines().eq(after.out.lines());
        let change = before.out.lines().zip(after.out.lines()).find(|(it, of)| it != of);
        assert!(same, "{command:?}: {change:?}");
    }
}

#[test]
fn a_mistake_in_a_catalog_file_has_its_place() {
    for (right, wrong, wanted) in [
        (
            "access_level = \"Read\"",
            "level = \"Read\"",
            "own/billing.toml:14:29: unknown field `level`",
        ),
        ("\"String\" },\n]", "\"Text\" },\n]", "own/billing.toml:11:40: unknown variant `Text`"),
        (
            "[\"invoice*\"], c",
            "[\"bill*\"], c",
            "own/billing.toml:14:70: unknown resource type `bill`",
        ),
        ("kms:Decrypt", "kms:Decrpt", "own/billing.toml:15:104: unknown action `kms:Decrpt`"),
        (
            "name = \"Acme's billing\"\n",
            "",
            "own/billing.toml:1:10: missing `name` in `acme-billing`",
        ),
        (
            "prefix =",
            "default = true\nprefix =",
            "own/billing.toml:1:11: the default service is `cognito-idp`",
        ),
        (
            "prefix = \"",
            "prefix = \"\u{202e}",
            "own/billing.toml:1:10: `\\u{202e}acme-billing` is not a valid name for a service",
        ),
        ("facts = 2026-11-28", "facts = ", "own/billing.toml:4:9: "),
    ] {
        assert_eq!(BILLING.matches(right).count(), 1, "{right}");
        let folder =
            folder(&[("own/billing.toml", &BILLING.replace(right, wrong)), ("right.json", RIGHT)]);
        let ran = run(&folder, &["check", "right.json", "--catalog", "own"]);
        assert_eq!((ran.status, &*ran.out), (2, ""), "{wrong}");
        assert!(ran.err.starts_with(&format!("error: {wanted}")), "{wrong}: {}", ran.err);
    }
    let cognito = own("cognito-idp.toml").replace("default = true\n", "");
    let folder =
        folder(&[("own/a.toml", BILLING), ("own/b.toml", BILLING), ("own/c.toml", &cognito)]);
    let ran = run(&folder, &["actions", "--catalog", "own"]);
    assert_eq!(
        ran.err,
        "error: own/c.toml:4:10: add `default = true`: `cognito-idp` is the default service\n\
         error: own/b.toml:1:10: service `acme-billing` is already in own/a.toml\n",
    );
}

#[test]
fn a_folder_that_is_no_catalog_is_refused() {
    let folder = folder(&[
        ("empty/x.json", "{}"),
        ("bytes/x.toml", ""),
        ("dir/x.toml/y", ""),
        ("many/x.toml", ""),
    ]);
    fs::write(folder.path().join("bytes/x.toml"), b"prefix = \"\xff\"").unwrap();
    let wrong = "[[action]]\nnam = 1\n".repeat(1000);
    fs::write(folder.path().join("many/x.toml"), wrong).unwrap();
    for (name, wanted) in [
        ("none", "cannot read the catalog `none`: "),
        ("empty/x.json", "cannot read the catalog `empty/x.json`: "),
        ("empty", "cannot read the catalog `empty`: it has no `.toml` file"),
        ("bytes", "cannot read `bytes/x.toml`: invalid utf-8"),
        ("dir", "cannot read `dir/x.toml`: it is not a regular file"),
        ("many", "many/x.toml:1:1: missing field `prefix`"),
        ("no\u{1b}[2Jne", "cannot read the catalog `no\\u{1b}[2Jne`: "),
    ] {
        let ran = run(&folder, &["explain", "GetObject", "--catalog", name]);
        assert_eq!((ran.status, &*ran.out), (2, ""), "{name}");
        assert!(ran.err.starts_with(&format!("error: {wanted}")), "{name}: {}", ran.err);
        assert!(ran.err.lines().count() <= 51, "{}", ran.err);
    }
}
