//! Checks that the packed catalog decodes to what its files say, name by name.

use super::*;
use cognito_perms_spec::facts::catalog::{self, ArnPart, ArnTemplate, TemplatePart};
use std::fs;
use std::path::Path;

/// Returns the files in a folder, sorted by name.
fn folder(path: &str) -> Vec<Source> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|it| it.unwrap().path()).collect();
    paths.retain(|it| it.extension().is_some_and(|it| it == "toml"));
    paths.sort();
    let read = |it: &std::path::PathBuf| {
        Source::new(it.display().to_string(), fs::read_to_string(it).unwrap())
    };
    paths.iter().map(read).collect()
}

fn file(name: &str) -> Source {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("language").join(name);
    Source::new(name, fs::read_to_string(path).unwrap())
}

#[test]
fn what_is_decoded_is_what_the_files_say() {
    let sources = schema::Sources {
        services: folder("catalog"),
        imported: folder("catalog/imported"),
        overlays: folder("catalog/overlay"),
        own: Vec::new(),
        language: schema::Language {
            partitions: file("partitions.toml"),
            prefixes: file("services.toml"),
            condition_keys: file("condition-keys.toml"),
            operators: file("operators.toml"),
            quotas: file("quotas.toml"),
            claims: file("claims.toml"),
            kinds: file("kinds.toml"),
            principals: file("principals.toml"),
        },
    };
    let files = schema::Files::parse(&sources).unwrap();
    let mut written = validate::validate(&files).unwrap().services;
    written.sort_by(|a, b| a.prefix.cmp(&b.prefix));
    let decoded = catalog::services();
    let prefixes: Vec<_> = decoded.iter().map(|it| it.prefix).collect();
    assert_eq!(prefixes, written.iter().map(|it| it.prefix.as_str()).collect::<Vec<_>>());
    for (written, decoded) in written.iter().zip(decoded) {
        assert_eq!(
            (decoded.name, decoded.documentation, decoded.facts, decoded.is_reviewed),
            (&*written.name, &*written.documentation, &*written.facts, written.is_reviewed),
            "{}",
            written.prefix
        );
        assert_eq!(decoded.operations_without_action, written.operations_without_action);
        assert_eq!(decoded.unlisted_operations, written.unlisted_operations);
        same_keys(written, decoded);
        same_types(written, decoded);
        same_actions(written, decoded);
    }
}

fn same_keys(written: &model::Service, decoded: &'static catalog::Service) {
    assert_eq!(decoded.condition_keys().len(), written.condition_keys.len(), "{}", written.prefix);
    for (written, decoded) in written.condition_keys.iter().zip(decoded.condition_keys()) {
        assert_eq!(decoded.name, written.name);
        assert_eq!(format!("{:?}", decoded.value_type), format!("{:?}", written.value_type));
        assert_eq!(format!("{:?}", decoded.also), format!("{:?}", written.also));
        assert_eq!(format!("{:?}", decoded.format), format!("{:?}", written.format));
        let flags = [written.exact, written.always, written.per_action, written.untrustworthy];
        assert_eq!(
            [decoded.exact, decoded.always, decoded.per_action, decoded.untrustworthy],
            flags
        );
        assert_eq!(decoded.paired_with, written.paired_with);
        assert_eq!(decoded.description, written.description);
    }
}

fn same_types(written: &model::Service, decoded: &'static catalog::Service) {
    assert_eq!(decoded.resource_types().len(), written.resource_types.len(), "{}", written.prefix);
    let keys = &written.condition_keys;
    for (written, decoded) in written.resource_types.iter().zip(decoded.resource_types()) {
        assert_eq!((decoded.name, decoded.title), (&*written.name, &*written.title));
        assert_eq!(decoded.description, written.description);
        let own: Vec<_> = decoded.condition_keys.iter().map(|it| it.name).collect();
        let expected = written.condition_keys.iter().map(|it| keys[*it].name.as_str());
        assert_eq!(own, expected.collect::<Vec<_>>(), "{}", written.name);
        let templates: Vec<_> = decoded.templates().collect();
        let expected: Vec<_> = std::iter::once(&written.arn).chain(&written.other_arns).collect();
        assert_eq!(templates.len(), expected.len(), "{}", written.name);
        for (decoded, written) in templates.iter().zip(expected) {
            same_template(decoded, written);
        }
    }
}

fn same_template(decoded: &ArnTemplate, written: &model::Template) {
    assert_eq!((decoded.text, decoded.service), (&*written.text, &*written.service));
    for (decoded, written) in
        [(decoded.region, &written.region), (decoded.account, &written.account)]
    {
        let expected = match written {
            model::ArnPart::Absent => ArnPart::Absent,
            model::ArnPart::Required => ArnPart::Required,
            model::ArnPart::Optional => ArnPart::Optional,
            model::ArnPart::Always(text) => ArnPart::Always(text.clone().leak()),
        };
        assert_eq!(decoded, expected);
    }
    assert_eq!(decoded.resource.len(), written.pieces.len(), "{}", written.text);
    for pieces in decoded.resource.iter().zip(&written.pieces) {
        match pieces {
            (TemplatePart::Literal(text), model::TemplatePart::Literal(expected)) => {
                assert_eq!(text, expected);
            }
            (TemplatePart::Field(index), model::TemplatePart::Field(expected)) => {
                assert_eq!(index, expected);
            }
            (TemplatePart::Any, model::TemplatePart::Any) => {}
            _ => assert_eq!(written.text, "", "another piece"),
        }
    }
    assert_eq!(decoded.fields.len(), written.fields.len(), "{}", written.text);
    for (decoded, written) in decoded.fields.iter().zip(&written.fields) {
        assert_eq!(decoded.name, written.name);
        assert_eq!((decoded.argument, decoded.example), (&*written.argument, &*written.example));
        assert_eq!(decoded.description, written.description);
        assert_eq!(decoded.max_length, written.max_length);
        assert_eq!(decoded.region_before, written.region_before);
        assert!(decoded.admits(decoded.example), "{} of {}", decoded.example, decoded.name);
        let shapes = |shapes: &[Vec<shape::Element>]| {
            let of = |it: &shape::Element| format!("{:?} {:?}", it.class, it.repeat);
            shapes.iter().map(|it| it.iter().map(of).collect::<Vec<_>>()).collect::<Vec<_>>()
        };
        let own: Vec<Vec<String>> = decoded
            .shapes
            .iter()
            .map(|it| it.iter().map(|it| format!("{:?} {:?}", it.class, it.repeat)).collect())
            .collect();
        assert_eq!(own, shapes(&written.shapes), "{}", written.name);
    }
}

fn same_actions(written: &model::Service, decoded: &'static catalog::Service) {
    assert_eq!(decoded.actions().len(), written.actions.len(), "{}", written.prefix);
    let (types, keys) = (&written.resource_types, &written.condition_keys);
    for (action, decoded) in written.actions.iter().zip(decoded.actions()) {
        let qualified = format!("{}:{}", written.prefix, action.name);
        assert_eq!((decoded.name, decoded.qualified_name), (&*action.name, &*qualified));
        assert_eq!(format!("{:?}", decoded.access_level), format!("{:?}", action.access_level));
        assert_eq!(decoded.permission_only, action.permission_only, "{qualified}");
        assert_eq!(decoded.retired, action.retired.as_deref(), "{qualified}");
        assert_eq!(decoded.needs_one, action.needs_one, "{qualified}");
        assert_eq!(decoded.is_disputed, action.disputed, "{qualified}");
        assert_eq!(decoded.dependent_actions, action.dependent_actions, "{qualified}");
        assert_eq!(format!("{:?}", decoded.authorization), format!("{:?}", action.authorization));
        let own: Vec<_> =
            decoded.resource_types.iter().map(|it| (it.resource_type.name, it.required)).collect();
        let expected = action.resource_types.iter().map(|(it, is)| (types[*it].name.as_str(), *is));
        assert_eq!(own, expected.collect::<Vec<_>>(), "{qualified}");
        let own: Vec<_> = decoded.condition_keys.iter().map(|it| it.name).collect();
        let expected = action.condition_keys.iter().map(|it| keys[*it].name.as_str());
        assert_eq!(own, expected.collect::<Vec<_>>(), "{qualified}");
    }
}

/// Returns a catalog with imported files, overlays and the user's own files.
fn catalog_of(
    imported: &[(&str, &str)],
    overlays: &[(&str, &str)],
    own: &[(&str, &str)],
) -> Result<Vec<model::Service>, Vec<String>> {
    let files = |texts: &[(&str, &str)]| -> Vec<Source> {
        texts.iter().map(|(path, text)| Source::new(*path, *text)).collect()
    };
    let mut sources = sources(Source::new("catalog/cognito-idp.toml", SERVICE), language());
    sources.imported = files(imported);
    sources.overlays = files(overlays);
    sources.own = files(own);
    let rendered = |it: Vec<Problem>| it.iter().map(ToString::to_string).collect::<Vec<_>>();
    let files = schema::Files::parse(&sources).map_err(rendered)?;
    validate::validate(&files).map(|it| it.services).map_err(rendered)
}

const IMPORTED: &str = r#"prefix = "svc"
name = "A service"
documentation = "https://example.com/"
facts = 2026-10-27
resource_type = [
    { name = "thing", arn = "arn:${Partition}:svc:${Region}:${Account}:thing/${ThingId}" },
    { name = "part", arn = "arn:${Partition}:svc:${Region}:${Account}:thing/${ThingId}/part/${PartId}" },
]
condition_key = [
    { name = "svc:Color", type = "String" },
]
action = [
    { name = "GetThing", access_level = "Read", resource_types = ["thing*"], condition_keys = ["svc:Color"] },
]
"#;

#[test]
fn an_overlay_changes_what_it_says() {
    let overlay = r#"prefix = "svc"
reviewed = true
sources = ["https://example.com/guide"]
resource_type = [
    { name = "thing", account = "optional", field = [{ name = "ThingId", pattern = '[a-z]+', example = "abc" }] },
]
condition_key = [{ name = "svc:Color", also = "ArrayOfString" }, { name = "svc:Size", type = "Numeric" }]
action = [{ name = "GetThing", resource_types = ["thing", "part"], required = "one" }, { name = "PutThing" }]
"#;
    let services = catalog_of(
        &[("catalog/imported/svc.toml", IMPORTED)],
        &[("catalog/overlay/svc.toml", overlay)],
        &[],
    );
    let services = services.unwrap();
    let service = services.iter().find(|it| it.prefix == "svc").unwrap();
    assert!(service.is_reviewed);
    let thing = &service.resource_types[0];
    assert_eq!(thing.arn.account, model::ArnPart::Optional);
    assert_eq!(thing.arn.region, model::ArnPart::Required);
    assert_eq!(thing.arn.fields[0].example, "abc");
    // Names of this template cannot contain the character with which another template continues.
    let part = &service.resource_types[1].arn;
    assert!(shape::shortest_match(&part.fields[1].shapes[0], "a/b").is_some());
    assert!(shape::shortest_match(&part.fields[0].shapes[0], "a/b").is_none());
    let keys: Vec<_> = service.condition_keys.iter().map(|it| (&*it.name, it.also)).collect();
    assert_eq!(keys, [("svc:Color", Some(schema::ValueType::ArrayOfString)), ("svc:Size", None)]);
    let actions: Vec<_> = service.actions.iter().map(|it| (&*it.name, it.needs_one)).collect();
    assert_eq!(actions, [("GetThing", true), ("PutThing", false)]);
    assert_eq!(service.actions[0].resource_types, [(0, false), (1, false)]);
    // Facts that the overlay does not state are unchanged.
    assert_eq!(service.actions[0].condition_keys, [0]);
    assert_eq!(service.actions[0].access_level, Some(schema::AccessLevel::Read));
}

/// A user's file replaces everything known about its service.
#[test]
fn a_file_of_the_user_adds_or_replaces_a_service() {
    let own = IMPORTED.replace("GetThing", "FetchThing");
    let imported = [("catalog/imported/svc.toml", IMPORTED)];
    let names = |own: &[(&str, &str)]| {
        let services = catalog_of(&imported, &[], own).unwrap();
        let of = services.into_iter().filter(|it| it.prefix != "cognito-idp");
        let names = of.flat_map(|it| {
            let prefix = it.prefix;
            it.actions.into_iter().map(move |action| format!("{prefix}:{}", action.name))
        });
        names.collect::<Vec<_>>()
    };
    assert_eq!(names(&[]), ["svc:GetThing"]);
    assert_eq!(names(&[("mine/svc.toml", &own)]), ["svc:FetchThing"]);
    let other = own.replace("\"svc\"", "\"private\"").replace("svc:Color", "private:Color");
    assert_eq!(names(&[("mine/private.toml", &other)]), ["svc:GetThing", "private:FetchThing"]);
}

#[test]
fn a_mistake_in_a_file_of_the_user_has_its_place() {
    for (line, replacement, expected) in [
        (
            "access_level = \"Read\"",
            "level = \"Read\"",
            "mine/svc.toml:13:26: unknown field `level`",
        ),
        ("[\"thing*\"]", "[\"thingy*\"]", "mine/svc.toml:13:67: unknown resource type `thingy`"),
        ("[\"svc:Color\"]", "[\"svc:Colour\"]", "unknown condition key `svc:Colour`"),
        (
            "GetThing",
            "Get Thing",
            "mine/svc.toml:13:14: `Get Thing` is not a valid name for an action",
        ),
        ("thing/${ThingId}\"", "thing/${ThingId\"", "mine/svc.toml:6:29: missing `}` after `${`"),
        ("name = \"A service\"\n", "", "mine/svc.toml:1:10: missing `name` in `svc`"),
        ("\"String\"", "\"Text\"", "unknown variant `Text`"),
    ] {
        assert_eq!(IMPORTED.matches(line).count(), 1, "{line}");
        let own = IMPORTED.replace(line, replacement);
        let rendered = catalog_of(&[], &[], &[("mine/svc.toml", &own)]).err().unwrap().join("\n");
        assert!(
            rendered.contains(expected),
            "{replacement}\n  rendered {rendered}\n  expected {expected}"
        );
    }
    let rendered =
        catalog_of(&[], &[("catalog/overlay/x.toml", "prefix = \"x\"")], &[]).err().unwrap();
    assert_eq!(
        rendered,
        ["catalog/overlay/x.toml:1:10: no file in `catalog/imported` describes `x`"]
    );
    let twice = [("mine/a.toml", IMPORTED), ("mine/b.toml", IMPORTED)];
    let rendered = catalog_of(&[], &[], &twice).err().unwrap();
    assert_eq!(rendered, ["mine/b.toml:1:10: service `svc` is already in mine/a.toml"]);
}
