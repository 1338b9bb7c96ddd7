//! Action lists: names, patterns, levels, exceptions.

use super::*;
use crate::facts::catalog;
use crate::model::lower;

#[test]
fn names_are_found_in_any_case_and_spelt_as_aws_spells_them() {
    let actions = emitted("allow admingetuser, COGNITO-IDP:listusers on *", "Action");
    assert_eq!(actions, ["cognito-idp:AdminGetUser", "cognito-idp:ListUsers"]);
    let actions = emitted("allow adminlist*, *user on *", "Action");
    assert_eq!(actions, ["cognito-idp:AdminList*", "cognito-idp:*User"]);
}

#[test]
fn unknown_actions_are_reported_with_a_suggestion() {
    for (written, remedy) in [
        ("AdminCreatUser", "an action with a similar name exists: `AdminCreateUser`"),
        ("CreateUser", "the action is named `AdminCreateUser`"),
        ("AdminListUsers", "the action is named `ListUsers`"),
        ("GetUserPool", "the action is named `DescribeUserPool`"),
        ("admin_get_user", "the action is named `AdminGetUser`"),
        ("CognitoIdpAdminGetUser", "remove the service prefix from the name: `AdminGetUser`"),
        ("AdminList", "the pattern `AdminList*` matches 3 actions"),
        ("createuser", "the action is named `AdminCreateUser`"),
        ("listuserpool", "the action is named `ListUserPools`"),
        ("AdminUpdateUser", "the action is named `AdminUpdateUserAttributes`"),
        ("DescribeUser", "the action is named `AdminGetUser`"),
        ("GetUsr", "an action with a similar name exists: `AdminGetUser`"),
        (
            "SingUp",
            "an action with a similar name exists: `SignUp`, which has no effect in an identity policy",
        ),
        ("Read", "for all actions with an access level, write `level(Read)`"),
        ("GetId", "another service has an action with this name: `cognito-identity:GetId`"),
    ] {
        let expected = format!(
            "unknown action `{written}` in `cognito-idp`\nhelp: {remedy}\nrule: invalid_action"
        );
        assert_eq!(message(&format!("allow {written} on *")), expected);
    }
    let far = message("allow LaunchRocket on *");
    assert!(far.contains("newer than the catalog (2026-"), "{far}");
    assert!(far.contains("`unchecked(\"cognito-idp:LaunchRocket\")`"), "{far}");
    let operation = message("allow StartWebAuthnRegistration on *");
    assert!(
        operation.starts_with("`StartWebAuthnRegistration` is an API operation"),
        "{operation}"
    );
}

#[test]
fn a_pattern_has_to_match() {
    assert_one("allow Launch* on *", Rule::InvalidAction, ACTIONS);
    let near = message("allow AdminLst* on *");
    assert!(near.contains("`AdminList*`"), "{near}");
    assert!(message("allow Launch* on *").contains("`unchecked(\"cognito-idp:Launch*\")`"));
    assert!(message("allow Länch on *").contains("letters and digits"));
}

#[test]
fn mistyped_services_and_services_without_a_catalog_are_distinguished() {
    assert_one("allow cognito:AdminGetUser on *", Rule::InvalidServiceInAction, ACTIONS);
    assert!(message("allow cognito:AdminGetUser on *").contains("`AdminGetUser` is `cognito-idp`"));
    for statement in [
        "allow cognito:* on *",
        "allow cognito:TagResource on *",
        "allow unchecked:cognito:New on *",
    ] {
        assert_one(statement, Rule::InvalidServiceInAction, ACTIONS);
        let rendered = message(statement);
        for prefix in ["`cognito-idp`", "`cognito-identity`", "`cognito-sync`"] {
            assert!(rendered.contains(prefix), "{statement}: {rendered}");
        }
    }
    assert!(message("allow cognito-idpp:Launch* on *").contains("`cognito-idp`"));
    assert_one("allow macie:GetObject on *", Rule::UncataloguedService, ACTIONS);
    assert!(message("allow macie:GetObject on *").contains("`unchecked(\"macie:GetObject\")`"));
}

#[test]
fn unchecked_actions_are_checked_for_their_form() {
    assert_eq!(emitted("allow unchecked:new:GetObject on *", "Action"), ["new:GetObject"]);
    assert_eq!(emitted("allow unchecked:s3:GetNothing on *", "Action"), ["s3:GetNothing"]);
    for wrong in ["unchecked:GetObject", "unchecked:s3:", "unchecked::X", "unchecked:s3:Get Object"]
    {
        assert_one(&format!("allow {wrong} on *"), Rule::InvalidAction, ACTIONS);
    }
    assert_one("allow unchecked:s3:Get\u{2014}x on *", Rule::InvalidCharacter, ACTIONS);
}

/// Known names are checked even if they are `unchecked`, and so are service prefixes that closely resemble a known
/// one.
#[test]
fn what_is_known_needs_no_unchecked() {
    for (written, remedy) in [
        ("unchecked:s3:getobject", "write `s3:GetObject` without `unchecked`"),
        ("unchecked:s3:GetObject*", "write `s3:GetObject*` without `unchecked`"),
        ("unchecked:cognito-idp:AdminGetUser", "write `AdminGetUser` without `unchecked`"),
    ] {
        let statement = format!("allow {written} on *");
        assert_one(&statement, Rule::UnneededUnchecked, ACTIONS);
        assert!(message(&statement).contains(remedy), "{}", message(&statement));
    }
    assert_one("allow unchecked:dynamdb:GetItem on *", Rule::InvalidServiceInAction, ACTIONS);
    let rendered = message("allow unchecked:dynamdb:GetItem on *");
    assert!(rendered.contains("write `dynamodb:GetItem`"), "{rendered}");
    let on_bucket = "allow unchecked:s3:GetObject on arn:aws:s3:::bucket";
    let rules: Vec<_> = findings(&[on_bucket]).iter().map(|it| it.0).collect();
    assert_eq!(rules, [Rule::UnneededUnchecked, Rule::UnsupportedResourceForAction]);
}

/// A name that appears only in older sources.
#[test]
fn a_retired_action_is_reported() {
    let retired = catalog::actions().into_iter().find(|it| it.retired.is_some()).unwrap();
    let statement = format!("allow {} on *", retired.qualified_name);
    assert_one(&statement, Rule::RetiredAction, ACTIONS);
    // A pattern that matches only retired actions is reported like their names; any other pattern does not match
    // them.
    let pattern = format!("allow {}* on *", retired.qualified_name);
    assert_one(&pattern, Rule::RetiredAction, ACTIONS);
    for service in catalog::services() {
        if service.actions().iter().all(|it| it.retired.is_some()) {
            continue;
        }
        let pattern = policy(&[&format!("allow {}:* on *", service.prefix)]);
        let model = lower(&pattern);
        let matched: Vec<_> = model.statements[0].actions.patterns().flatten().collect();
        assert!(!matched.is_empty() && matched.iter().all(|it| it.retired.is_none()));
    }
}

/// Until AWS drops the old name, a `deny` without it would deny less.
#[test]
fn a_retired_action_is_only_removed_from_what_is_allowed() {
    let name = "securityagent:StartPentestExecution";
    let removal = |statement: String| message(&statement).contains("or remove it");
    assert!(removal(format!("allow {name} on *")));
    for statement in ["deny {} on *", "deny not {} on *"] {
        assert!(!removal(statement.replace("{}", name)), "{statement}");
    }
}

#[test]
fn access_levels_are_the_five_of_aws() {
    assert_one(&format!("allow level:Wirte on {POOL}"), Rule::InvalidAccessLevel, ACTIONS);
    assert!(message("allow level:read on *").contains("`Read`"));
    assert!(message("allow level:Everything on *").contains("`List`, `Read`, `Write`, `Tagging`"));
}

#[test]
fn a_set_contains_what_the_statement_can_reach() {
    let on_pools = emitted(&format!("allow level:List on {POOL}"), "Action");
    assert!(on_pools.contains(&"cognito-idp:ListUsers".to_owned()));
    // No resource type, no IAM authorization.
    for unreachable in ["ListUserPools", "ListDevices"] {
        assert!(!on_pools.contains(&format!("cognito-idp:{unreachable}")), "{unreachable}");
    }
    let anywhere = emitted("allow level:List on *", "Action");
    assert!(anywhere.contains(&"cognito-idp:ListUserPools".to_owned()));
    assert!(!anywhere.contains(&"cognito-idp:ListDevices".to_owned()));
    // An excluded name is excluded completely.
    let all_but = emitted("deny not level:List on *", "NotAction");
    assert!(all_but.contains(&"cognito-idp:ListDevices".to_owned()));
}

#[test]
fn except_is_set_difference_in_catalog_order() {
    let left = emitted("allow ListUsers, AdminList* except AdminListDevices on *", "Action");
    let expected = ["AdminListGroupsForUser", "AdminListUserAuthEvents", "ListUsers"];
    assert_eq!(left, expected.map(|name| format!("cognito-idp:{name}")));
    let left = emitted("allow level:Tagging except *untag*, ListUsers on *", "Action");
    assert_eq!(left, ["cognito-idp:TagResource"]);
    let left = emitted("allow level:Tagging, unchecked:s3:X except UntagResource on *", "Action");
    assert_eq!(left, ["cognito-idp:TagResource", "s3:X"]);
    let left =
        emitted("allow level:Tagging except unchecked:cognito-idp:tagresource on *", "Action");
    assert_eq!(left, ["cognito-idp:UntagResource"]);
}

/// An exception applies to any kind of item in any spelling, so a set is never wider than it reads.
#[test]
fn exceptions_match_as_iam_matches() {
    let left = emitted(
        "allow AdminGetUser, unchecked:cognito-idp:ListUsers except listusers on *",
        "Action",
    );
    assert_eq!(left, ["cognito-idp:AdminGetUser"]);
    let left = emitted(
        "allow AdminGetUser, level:Tagging except unchecked:COGNITO-idp:*tag* on *",
        "Action",
    );
    assert_eq!(left, ["cognito-idp:AdminGetUser"]);
    let left = emitted("allow unchecked:s3:A, unchecked:s3:B except unchecked:s3:a on *", "Action");
    assert_eq!(left, ["s3:B"]);
    let rule = Rule::EmptyActionSet;
    assert_one("allow unchecked:cognito-idp:New except * on *", rule, EXCEPT);
    assert_one("allow unchecked:s3:A except *:* on *", rule, EXCEPT);
}

/// Actions that an exception removes are not checked.
#[test]
fn excepted_actions_break_no_rule() {
    assert_right(&["allow AdminGetUser, AssociateWebACL except AssociateWebACL on userpool(*)"]);
    assert_right(&["allow AdminGetUser, SignUp except SignUp on userpool(*)"]);
    assert_right(&["allow *, ListUserPools except ListUserPools on userpool(*)"]);
    let pools =
        "allow * except AssociateWebACL, ListResourcesForWebACL on userpool(*) | webacl(*, *, *)";
    assert_one(pools, Rule::UnusedResource, RESOURCES + 1);
    let pools = "allow level:Write except AssociateWebACL on userpool(*) | webacl(*, *, *)";
    assert_one(pools, Rule::UnusedResource, RESOURCES + 1);
}

#[test]
fn an_action_stands_once() {
    let actions = emitted("allow level:Tagging, TagResource, TagResource on *", "Action");
    assert_eq!(actions, ["cognito-idp:TagResource", "cognito-idp:UntagResource"]);
}

#[test]
fn a_named_action_is_never_dropped_from_a_set() {
    let statement = format!("allow ListUserPools, level:List except ListUsers on {POOL}");
    assert_one(&statement, Rule::UnsupportedResourceForAction, ACTIONS);
}

#[test]
fn sets_are_not_empty() {
    assert_one("allow level:PermissionsManagement on *", Rule::EmptyActionSet, ACTIONS);
    assert_one("allow level:Tagging on webacl(*, *, *)", Rule::EmptyActionSet, ACTIONS);
    assert_one(
        "allow level:Tagging except TagResource, UntagResource on *",
        Rule::EmptyActionSet,
        EXCEPT,
    );
}

#[test]
fn operations_that_iam_does_not_authorize_are_warned_of() {
    for effect in ["allow", "deny"] {
        let statement = format!("{effect} SignUp, AdminGetUser on *");
        let outcome = check(&policy(&[&statement]));
        assert_eq!(findings(&[&statement]), [(Rule::NoEffectAction, ACTIONS)]);
        assert!(outcome.policy.is_some());
    }
    assert_one("allow Sign* on *", Rule::NoEffectAction, ACTIONS);
    assert!(message("allow GetUser on *").contains("IAM authorizes only `AdminGetUser`"));
    assert!(message("allow SignUp on *").contains("anyone can call `SignUp`"));
    assert_right(&["deny not SignUp on *"]);
    // AWS's page lists it with a resource type.
    assert_one(&format!("allow UpdateAuthEventFeedback on {POOL}"), Rule::NoEffectAction, ACTIONS);
}

/// Whatever verb is written before the rest of a name, no name with another verb is suggested.
#[test]
fn a_suggestion_has_the_verb_that_is_written() {
    use crate::facts::catalog::DEFAULT_SERVICE;
    use crate::facts::intent::of_same_verb;

    let mut count = 0;
    for action in DEFAULT_SERVICE.actions() {
        let bare = action.name.strip_prefix("Admin").unwrap_or(action.name);
        let Some(end) = bare.char_indices().skip(1).find(|(_, it)| it.is_uppercase()) else {
            continue;
        };
        let rest = bare.get(end.0..).unwrap_or_default();
        for verb in ["Get", "Delete", "Create", "Update", "List", "Enable", "Start", "Stop"] {
            let written = format!("{verb}{rest}");
            if DEFAULT_SERVICE.action(&written).is_some() {
                continue;
            }
            let outcome = check(&policy(&[&format!("allow {written} on *")]));
            for finding in &outcome.findings {
                let rendered = finding.say(Notation::Literal).to_string();
                for name in rendered.split('`').filter(|it| DEFAULT_SERVICE.action(it).is_some()) {
                    count += 1;
                    assert!(!of_same_verb(&written, &[name]).is_empty(), "{written}: {rendered}");
                }
            }
        }
    }
    assert!(count > 100, "{count}");
}
