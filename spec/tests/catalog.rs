//! Checks the contents of the catalog against our own counts and the pages that it was first built from.

use cognito_perms_spec::facts::arn;
use cognito_perms_spec::facts::catalog::{self, SERVICE_PREFIXES, ValueType, built_services};
use cognito_perms_spec::services;

#[test]
fn the_counts_are_those_of_the_pages() {
    let counts: Vec<_> = built_services()
        .iter()
        .map(|it| {
            (it.prefix, it.actions().len(), it.resource_types().len(), it.condition_keys().len())
        })
        .collect();
    assert_eq!(counts, [("cognito-identity", 26, 1, 8), ("cognito-idp", 129, 2, 3)]);
    assert_eq!(services::cognito_idp::Action::ALL.len(), 129);
    assert_eq!(services::cognito_identity::Action::ALL.len(), 26);
    assert_eq!(catalog::DEFAULT_SERVICE.prefix, "cognito-idp");
    assert_eq!(catalog::PARTITIONS.len(), 8);
    assert!(SERVICE_PREFIXES.len() > 450);
}

#[test]
fn user_pools_have_the_actions_that_their_page_has() {
    let actions = catalog::DEFAULT_SERVICE.actions();
    let count = |predicate: fn(&catalog::ActionInfo) -> bool| {
        actions.iter().filter(|action| predicate(action)).count()
    };
    assert_eq!(count(|it| !it.authorization.is_iam()), 27);
    assert_eq!(count(|it| it.permission_only), 4);
    assert_eq!(count(|it| it.access_level == Some(catalog::AccessLevel::Tagging)), 2);
    assert_eq!(count(|it| it.dependent_actions.contains(&"iam:PassRole")), 8);
    assert_eq!(count(|it| it.resource_types.len() == 2), 2);
    let required =
        |action: &catalog::ActionInfo| action.resource_types.iter().all(|it| it.required);
    let optional: Vec<_> = actions.iter().filter(|it| !required(it)).map(|it| it.name).collect();
    assert_eq!(
        optional,
        ["ListResourcesForWebACL", "ListTagsForResource", "TagResource", "UntagResource"]
    );
    let keys = catalog::DEFAULT_SERVICE.condition_keys();
    assert_eq!(keys.iter().filter(|it| it.value_type == ValueType::ArrayOfString).count(), 1);
}

#[test]
fn the_look_ups_find_every_name_in_any_case() {
    for service in built_services() {
        let found = catalog::service(&service.prefix.to_uppercase()).unwrap();
        assert_eq!(found.prefix, service.prefix);
        assert!(service.actions().is_sorted_by_key(|it| it.name), "{}", service.prefix);
        for action in service.actions() {
            for name in [action.name, &action.name.to_lowercase(), &action.name.to_uppercase()] {
                assert_eq!(service.action(name).unwrap().name, action.name);
            }
        }
        assert!(service.action("").is_none());
        assert!(catalog::is_service_prefix(service.prefix));
        for resource_type in service.resource_types() {
            assert!(catalog::is_service_prefix(resource_type.arn.service));
            let values: Vec<_> =
                resource_type.arn.fields.iter().map(|field| field.example).collect();
            let resource = resource_type.arn.fill(&values);
            assert!(resource_type.arn.admits(&resource), "{resource}");
            assert_eq!(resource_type.arn.split(&resource).unwrap(), values);
        }
    }
    assert!(catalog::is_service_prefix("S3"));
    assert!(!catalog::is_service_prefix("cognito"));
    assert!(arn::lies_in("us-gov-west-1", "aws-us-gov"));
    assert!(arn::lies_in("eusc-de-east-1", "aws-eusc"));
}

/// The index of keys has to find the same keys as a linear search.
#[test]
fn condition_keys_are_found_by_name() {
    let mut names = vec!["aws:nothing".to_owned(), String::new(), "aws:SourceIp/x".to_owned()];
    let mut keys: Vec<_> = catalog::GLOBAL_CONDITION_KEYS.iter().collect();
    keys.extend(built_services().iter().flat_map(|it| it.condition_keys()));
    for key in &keys {
        let base = key.base();
        names.extend([base.to_owned(), base.to_uppercase(), format!("{base}/a/b")]);
    }
    for name in names {
        let found = catalog::known_condition_key(&name).map(|(key, tag)| (key.name, tag));
        let expected = catalog::condition_key(keys.iter().copied(), &name);
        assert_eq!(found, expected.map(|(key, tag)| (key.name, tag)), "{name}");
    }
}

/// Each key of each service has to be found by its name, in any letter case and with any variable part.
#[test]
fn condition_keys_of_all_services_are_found_by_name() {
    let mut variable = 0;
    for key in catalog::condition_keys() {
        // The claims of other identity providers are not listed one by one.
        if key.name.split_once(':').is_some_and(|(it, _)| it.contains('.')) {
            let is_of_others = |it: &str| catalog::provider(it).is_none();
            if key.name.split_once(':').is_some_and(|(it, _)| is_of_others(it)) {
                continue;
            }
        }
        variable += usize::from(key.takes_tag_key());
        for text in ["team", "a/b:c"] {
            let part = key.takes_tag_key().then_some(text);
            for name in [key.spelled(part).to_string(), key.spelled(part).to_uppercase()] {
                let (found, found_part) = catalog::known_condition_key(&name).expect(&name);
                // Two services can spell the same key differently.
                assert!(found.name.eq_ignore_ascii_case(key.name), "{name}: {}", found.name);
                assert_eq!(found_part.map(str::to_lowercase).as_deref(), part, "{name}");
            }
        }
    }
    assert!(variable > 500, "{variable}");
}

/// Claims that AWS's service reference lists have the same type, except for one that it gets wrong.
#[test]
fn claims_are_those_of_the_service_reference() {
    let sts = catalog::service("sts").unwrap();
    let mut compared = 0;
    for key in sts.condition_keys() {
        let Some(provider) = key.prefix().and_then(catalog::provider) else { continue };
        let claim = provider.claims.iter().find(|it| it.name == key.name);
        let claim = claim.unwrap_or_else(|| panic!("{}", key.name));
        assert_eq!(claim.value_type, key.value_type, "{}", key.name);
        compared += 1;
    }
    assert_eq!(compared, 53);
    // AWS GovCloud (US) has the same claims as other partitions.
    let identity_pools = catalog::provider("cognito-identity-us-gov.amazonaws.com").unwrap();
    assert_eq!(identity_pools.claims.len(), 9);
}

/// Every action on AWS's pages of 2019 and 2023 is still in the catalog, with the same access level.
#[test]
fn the_actions_of_older_pages_are_all_here() {
    for (page, rows) in [
        (include_str!("pages/actions-2019.tsv"), 95),
        (include_str!("pages/actions-2023.tsv"), 105),
    ] {
        let lines: Vec<_> = page.lines().filter(|line| !line.starts_with('#')).collect();
        assert_eq!(lines.len(), rows);
        for line in lines {
            let (name, level) = line.split_once('\t').unwrap();
            let level: catalog::AccessLevel = level.parse().unwrap();
            let action = catalog::DEFAULT_SERVICE.action(name);
            assert_eq!(action.and_then(|it| it.access_level), Some(level), "{name}");
        }
    }
}
