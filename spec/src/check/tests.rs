//! The rules on trees made by hand: no macro, no document.

use super::check;
use crate::finding::{Level, Rule};
use crate::json;
use crate::policy::{
    ActionItem, ActionKind, Actions, Argument, Effect, Policy, ResourceItem, ResourceKind,
    Resources, Settings, Span, Spanned, Statement,
};

/// Where the parts of the test trees stand: actions from 100, exceptions from 200, resources from 300.
const ACTIONS: usize = 100;
const EXCEPT: usize = 200;
const RESOURCES: usize = 300;

fn at<T>(value: T, position: usize) -> Spanned<T> {
    Spanned::new(value, Span::new(position, position + 1))
}

fn text(value: &str, position: usize) -> Spanned<String> {
    at(value.to_owned(), position)
}

/// `Name`, `prefix:Name`, `*:*`, `level:A+B`, `prefix:level:A`, `unchecked:…`.
fn action(written: &str, position: usize) -> ActionItem {
    let parts: Vec<_> = written.splitn(3, ':').collect();
    let levels = |list: &str| list.split('+').map(|level| text(level, position)).collect();
    let kind = match parts.as_slice() {
        ["*", "*"] => ActionKind::Every,
        ["unchecked", ..] => {
            ActionKind::Unchecked(text(written.strip_prefix("unchecked:").unwrap(), position))
        }
        ["level", list] => ActionKind::Levels { prefix: None, levels: levels(list) },
        [prefix, "level", list] => {
            ActionKind::Levels { prefix: Some(text(prefix, position)), levels: levels(list) }
        }
        [prefix, name] => {
            ActionKind::Name { prefix: Some(text(prefix, position)), name: text(name, position) }
        }
        _ => ActionKind::Name { prefix: None, name: text(written, position) },
    };
    ActionItem { kind, span: Span::new(position, position + 1) }
}

/// `*`, `unchecked:…`, `arn:…` or another string in quotes, `type(a, b, name = c)`.
fn resource(written: &str, position: usize) -> ResourceItem {
    let kind = if written == "*" {
        ResourceKind::Any
    } else if let Some(rest) = written.strip_prefix("unchecked:") {
        ResourceKind::Unchecked(text(rest, position))
    } else if let Some((name, arguments)) =
        written.strip_suffix(')').and_then(|it| it.split_once('('))
    {
        let (prefix, name) = name.split_once(':').map_or((None, name), |(a, b)| (Some(a), b));
        let arguments = arguments.split(", ").filter(|it| !it.is_empty()).map(|it| {
            let (name, value) = it.split_once(" = ").map_or((None, it), |(a, b)| (Some(a), b));
            Argument { name: name.map(|it| text(it, position)), value: text(value, position) }
        });
        ResourceKind::Typed {
            prefix: prefix.map(|it| text(it, position)),
            name: text(name, position),
            arguments: arguments.collect(),
            arguments_span: Span::new(position, position + 1),
        }
    } else {
        ResourceKind::Arn(text(written, position))
    };
    ResourceItem { kind, span: Span::new(position, position + 1) }
}

/// `allow A, B except C on x | y`, with `not` in front of either list; what starts with `Sid: ` has one.
fn statement(written: &str) -> Statement {
    let (head, resources) = written.split_once(" on ").unwrap();
    let (sid, head) = head.split_once(": ").map_or((None, head), |(a, b)| (Some(a), b));
    let (effect, head) = head.split_once(' ').unwrap();
    let (actions, except) = head.split_once(" except ").unwrap_or((head, ""));
    let (actions_negated, actions) = negation(actions);
    let (resources_negated, resources) = negation(resources);
    let items = |list: &str, start: usize| {
        let items = list.split(", ").filter(|it| !it.is_empty()).enumerate();
        items.map(|(index, it)| action(it, start + index)).collect()
    };
    let resources = resources.split(" | ").enumerate();
    Statement {
        sid: sid.map(|it| text(it, 0)),
        effect: Some(at(if effect == "allow" { Effect::Allow } else { Effect::Deny }, 1)),
        actions: Actions {
            negated: actions_negated,
            items: items(actions, ACTIONS),
            except: items(except, EXCEPT),
        },
        resources: Resources {
            negated: resources_negated,
            items: resources.map(|(index, it)| resource(it, RESOURCES + index)).collect(),
        },
        broken: false,
    }
}

fn negation(list: &str) -> (bool, &str) {
    list.strip_prefix("not ").map_or((false, list), |rest| (true, rest))
}

fn policy(statements: &[&str]) -> Policy {
    Policy {
        settings: Settings::default(),
        statements: statements.iter().map(|it| statement(it)).collect(),
        span: Span::new(0, 1000),
    }
}

/// The rules and places of all findings.
fn findings(statements: &[&str]) -> Vec<(Rule, usize)> {
    let outcome = check(&policy(statements));
    outcome.findings.iter().map(|it| (it.rule, it.span.start)).collect()
}

/// The one finding of a statement, as it is printed.
fn message(statement: &str) -> String {
    let outcome = check(&policy(&[statement]));
    let [finding] = outcome.findings.as_slice() else {
        panic!("{statement}: {:#?}", outcome.findings)
    };
    finding.to_string()
}

/// The actions or resources that a right statement emits.
fn emitted(statement: &str, element: &str) -> Vec<String> {
    let outcome = check(&policy(&[statement]));
    assert_eq!(outcome.findings, [], "{statement}");
    let document = json::write(&outcome.policy.unwrap());
    let (_, behind) = document.split_once(&format!("\"{element}\":")).unwrap();
    let list = behind.strip_prefix('[').map_or_else(
        || behind.split_inclusive('"').take(2).collect::<String>(),
        |list| list.split(']').next().unwrap().to_owned(),
    );
    list.split(',').map(|it| it.trim_matches('"').to_owned()).collect()
}

#[track_caller]
fn assert_right(statements: &[&str]) {
    assert_eq!(findings(statements), [], "{statements:?}");
}

#[track_caller]
fn assert_one(statement: &str, rule: Rule, position: usize) {
    assert_eq!(findings(&[statement]), [(rule, position)], "{statement}");
}

const POOL: &str = "userpool(us-east-1_X)";

#[test]
fn names_are_found_in_any_case_and_spelt_as_aws_spells_them() {
    let actions = emitted("allow admingetuser, COGNITO-IDP:listusers on *", "Action");
    assert_eq!(actions, ["cognito-idp:AdminGetUser", "cognito-idp:ListUsers"]);
    let actions = emitted("allow adminlist*, *user on *", "Action");
    assert_eq!(actions, ["cognito-idp:AdminList*", "cognito-idp:*User"]);
}

#[test]
fn unknown_actions_are_met_with_what_was_meant() {
    for (written, remedy) in [
        ("AdminCreatUser", "an action with a similar name exists: `AdminCreateUser`"),
        ("CreateUser", "the action is called `AdminCreateUser`"),
        ("AdminListUsers", "the action is called `ListUsers`"),
        ("GetUserPool", "the action is called `DescribeUserPool`"),
        ("admin_get_user", "the action is called `AdminGetUser`"),
        ("CognitoIdpAdminGetUser", "the prefix is not part of the name: `AdminGetUser`"),
        ("AdminList", "as a pattern it matches 3 actions: `AdminList*`"),
        ("createuser", "the action is called `AdminCreateUser`"),
        ("listuserpool", "the action is called `ListUserPools`"),
        ("AdminUpdateUser", "the action is called `AdminUpdateUserAttributes`"),
        ("DescribeUser", "the action is called `AdminGetUser`"),
        ("GetUsr", "an action with a similar name exists: `AdminGetUser`"),
        (
            "SingUp",
            "an action with a similar name exists: `SignUp`, which has no effect in an identity policy",
        ),
        ("Read", "all actions of an access level are written `level(Read)`"),
        ("GetId", "another service has an action of this name: `cognito-identity:GetId`"),
    ] {
        let expected = format!(
            "unknown action `{written}` in `cognito-idp`\nhelp: {remedy}\nrule: invalid_action"
        );
        assert_eq!(message(&format!("allow {written} on *")), expected);
    }
    let far = message("allow LaunchRocket on *");
    assert!(far.contains("the catalogue is of 2026-"), "{far}");
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
fn mistyped_services_and_services_without_a_catalogue_are_told_apart() {
    assert_one("allow cognito:AdminGetUser on *", Rule::InvalidServiceInAction, ACTIONS);
    assert!(message("allow cognito:AdminGetUser on *").contains("`AdminGetUser` is `cognito-idp`"));
    assert!(message("allow cognito-idpp:Launch* on *").contains("`cognito-idp`"));
    assert_one("allow s3:GetObject on *", Rule::UncataloguedService, ACTIONS);
    assert!(message("allow s3:GetObject on *").contains("`unchecked(\"s3:GetObject\")`"));
}

#[test]
fn unchecked_actions_are_checked_for_their_form() {
    assert_eq!(emitted("allow unchecked:s3:GetObject on *", "Action"), ["s3:GetObject"]);
    for wrong in ["unchecked:GetObject", "unchecked:s3:", "unchecked::X", "unchecked:s3:Get Object"]
    {
        assert_one(&format!("allow {wrong} on *"), Rule::InvalidAction, ACTIONS);
    }
    assert_one("allow unchecked:s3:Get\u{2014}x on *", Rule::InvalidCharacter, ACTIONS);
}

#[test]
fn access_levels_are_the_five_of_aws() {
    assert_one(&format!("allow level:Wirte on {POOL}"), Rule::InvalidAccessLevel, ACTIONS);
    assert!(message("allow level:read on *").contains("`Read`"));
    assert!(message("allow level:Everything on *").contains("`List`, `Read`, `Write`, `Tagging`"));
}

#[test]
fn a_set_holds_what_the_statement_can_reach() {
    let on_pools = emitted(&format!("allow level:List on {POOL}"), "Action");
    assert!(on_pools.contains(&"cognito-idp:ListUsers".to_owned()));
    // No resource type, another type, no IAM authorisation.
    for unreachable in ["ListUserPools", "ListResourcesForWebACL", "ListDevices"] {
        assert!(!on_pools.contains(&format!("cognito-idp:{unreachable}")), "{unreachable}");
    }
    let anywhere = emitted("allow level:List on *", "Action");
    assert!(anywhere.contains(&"cognito-idp:ListUserPools".to_owned()));
    assert!(!anywhere.contains(&"cognito-idp:ListDevices".to_owned()));
    // What is excluded is excluded whole.
    let all_but = emitted("deny not level:List on *", "NotAction");
    assert!(all_but.contains(&"cognito-idp:ListDevices".to_owned()));
}

#[test]
fn except_is_set_difference_in_catalogue_order() {
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

/// An exception holds whatever the item is, and however it is spelt: a set is never wider than it reads.
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

/// What an exception takes away is not judged.
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
fn everything_but_everything_is_nothing() {
    assert_one("deny not *:* on *", Rule::EmptyActionSet, ACTIONS);
    assert_one("allow AdminGetUser on not *", Rule::EmptyResourceSet, RESOURCES);
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
fn operations_that_iam_does_not_authorise_are_warned_of() {
    for effect in ["allow", "deny"] {
        let statement = format!("{effect} SignUp, AdminGetUser on *");
        let outcome = check(&policy(&[&statement]));
        assert_eq!(outcome.findings.len(), 1);
        assert_eq!(outcome.findings[0].rule, Rule::NoEffectAction);
        assert_eq!(outcome.findings[0].level(), Level::Warn);
        assert!(outcome.policy.is_some());
    }
    assert_one("allow Sign* on *", Rule::NoEffectAction, ACTIONS);
    assert!(message("allow GetUser on *").contains("use `AdminGetUser`, which IAM authorises"));
    assert!(message("allow SignUp on *").contains("anyone may call `SignUp`"));
    assert_right(&["deny not SignUp on *"]);
    // It stands with a resource type on AWS's page.
    assert_one(&format!("allow UpdateAuthEventFeedback on {POOL}"), Rule::NoEffectAction, ACTIONS);
}

#[test]
fn arguments_fill_the_template() {
    for (written, expected) in [
        (POOL, "arn:aws:cognito-idp:us-east-1:*:userpool/us-east-1_X"),
        ("userpool(*)", "arn:aws:cognito-idp:*:*:userpool/*"),
        ("userpool(us-east-1_*)", "arn:aws:cognito-idp:us-east-1:*:userpool/us-east-1_*"),
        (
            "userpool(us-gov-west-1_X)",
            "arn:aws-us-gov:cognito-idp:us-gov-west-1:*:userpool/us-gov-west-1_X",
        ),
        (
            "userpool(user_pool_id = us-east-1_X, account = 123456789012)",
            "arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_X",
        ),
        ("userpool(*, region = eu-west-1)", "arn:aws:cognito-idp:eu-west-1:*:userpool/*"),
        ("userpool(*, region = cn-north-1)", "arn:aws-cn:cognito-idp:cn-north-1:*:userpool/*"),
        ("userpool(*, partition = aws-us-gov)", "arn:aws-us-gov:cognito-idp:*:*:userpool/*"),
        ("userpool(us-east-1*)", "arn:aws:cognito-idp:us-east-1:*:userpool/us-east-1*"),
        (
            "userpool(us-gov-west-1_X, region = *)",
            "arn:aws-us-gov:cognito-idp:*:*:userpool/us-gov-west-1_X",
        ),
        ("userpool(us-gov*)", "arn:aws-us-gov:cognito-idp:*:*:userpool/us-gov*"),
        ("userpool(us-*_X, region = us-east-1)", "arn:aws:cognito-idp:us-east-1:*:userpool/us-*_X"),
    ] {
        assert_eq!(emitted(&format!("allow ListUsers on {written}"), "Resource"), [expected]);
    }
    let webacl = "webacl(regional, edge, *, region = us-east-1)";
    assert_eq!(
        emitted(&format!("allow ListResourcesForWebACL on {webacl}"), "Resource"),
        ["arn:aws:wafv2:us-east-1:*:regional/webacl/edge/*"]
    );
}

#[test]
fn settings_fill_what_arns_leave_out() {
    let mut policy = policy(&["allow ListUsers on userpool(*) | userpool(us-east-1_X)"]);
    policy.settings = Settings {
        partition: Some(text("aws-us-gov", 2)),
        region: Some(text("us-gov-west-1", 3)),
        account: Some(text("123456789012", 4)),
    };
    let outcome = check(&policy);
    assert_eq!(outcome.findings, []);
    let document = json::write(&outcome.policy.unwrap());
    assert!(
        document.contains("\"arn:aws-us-gov:cognito-idp:us-gov-west-1:123456789012:userpool/*\"")
    );
    // What the id says comes first.
    assert!(
        document.contains("\"arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_X\"")
    );
}

#[test]
fn settings_are_checked_once() {
    let mut policy = policy(&["allow ListUsers on userpool(*)", "deny ListUsers on userpool(*)"]);
    policy.settings = Settings {
        partition: Some(text("awss", 2)),
        region: Some(text("us-est-1", 3)),
        account: Some(text("12", 4)),
    };
    let rules: Vec<_> = check(&policy).findings.iter().map(|it| (it.rule, it.span.start)).collect();
    assert_eq!(
        rules,
        [(Rule::InvalidPartition, 2), (Rule::InvalidArnRegion, 3), (Rule::InvalidArnAccount, 4)]
    );
    policy.settings.partition = Some(text("aws-cn", 2));
    policy.settings.region = Some(text("us-east-1", 3));
    policy.settings.account = None;
    let rules: Vec<_> = check(&policy).findings.iter().map(|it| (it.rule, it.span.start)).collect();
    assert_eq!(rules, [(Rule::InvalidArnRegion, 3)]);
}

#[test]
fn what_is_wrong_with_a_resource_is_said_once() {
    for (written, rule) in [
        ("pool(*)", Rule::InvalidResourceType),
        ("identitypool(*)", Rule::InvalidResourceType),
        ("s3:bucket(*)", Rule::UncataloguedService),
        ("cognitoidp:userpool(*)", Rule::InvalidService),
        ("userpool()", Rule::InvalidResourceArgument),
        ("userpool(us-east-1_X, us-east-1)", Rule::InvalidResourceArgument),
        ("userpool(us-east-1_X, user_pool_id = *)", Rule::InvalidResourceArgument),
        ("userpool(us-east-1_X, acount = *)", Rule::InvalidResourceArgument),
        ("userpool(us-east-1)", Rule::InvalidArnResource),
        (
            "arn:aws:cognito-idp:us-east-1:*:userpool/us-east-1_0123456789012345678901234567890123456789012345678",
            Rule::InvalidArnResource,
        ),
        ("userpool(us-east-1_a b)", Rule::InvalidArnResource),
        ("userpool(us-east-1_\u{2014})", Rule::InvalidCharacter),
        ("userpool(us-est-1_X)", Rule::InvalidArnRegion),
        ("userpool(us-est-1_X, region = us-east-1)", Rule::InvalidArnRegion),
        ("userpool(*, region = us-est-1)", Rule::InvalidArnRegion),
        ("userpool(*, region = us-east-1, partition = aws-cn)", Rule::InvalidArnRegion),
        ("userpool(us-east-1_X, partition = aws-cn)", Rule::InvalidArnRegion),
        ("userpool(*, partition = awss)", Rule::InvalidPartition),
        ("userpool(*, account = 1234)", Rule::InvalidArnAccount),
        ("userpool(us-east-1_X, region = eu-west-1)", Rule::RegionMismatch),
        ("userpool(us-east-1*, region = eu-west-1)", Rule::RegionMismatch),
        ("userpool(us-gov-west-1_X, region = *, partition = aws-cn)", Rule::InvalidArnRegion),
        ("arn:aws:cognito-idp:*:*:userpool/us-gov-west-1_X", Rule::InvalidArnRegion),
        ("arn:aws:cognito-idp:eu-west-1:*:userpool/us-east-1*", Rule::RegionMismatch),
        ("arn:aws:cognito-idp:eu-west-1:*:userpool?us-east-1_X", Rule::RegionMismatch),
        ("arn:aws:cognito-idp:eu-west-1:*:userpool/us-*_X", Rule::RegionMismatch),
        ("userpool(${aws:userid})", Rule::UnsupportedSyntax),
        ("us-east-1_X", Rule::InvalidArnPrefix),
        ("arn:aws:cognito-idp", Rule::ShortArn),
        ("arn::cognito-idp:us-east-1:*:userpool/*", Rule::MissingArnField),
        ("arn:aws::us-east-1:*:userpool/*", Rule::MissingArnField),
        ("arn:aws:cognito-idp:us-east-1:*:", Rule::MissingArnField),
        ("arn:awss:cognito-idp:us-east-1:*:userpool/*", Rule::InvalidPartition),
        ("arn:aws:cognito-ipd:us-east-1:*:userpool/*", Rule::InvalidService),
        ("arn:aws:Cognito-IDP:us-east-1:*:userpool/*", Rule::InvalidArnServiceCase),
        ("arn:aws:cognito-idp:us-est-1:*:userpool/*", Rule::InvalidArnRegion),
        ("arn:aws:cognito-idp:us-est-1:*:userpool/us-est-1_X", Rule::InvalidArnRegion),
        ("arn:aws:cognito-idp:us-gov-west-1:*:userpool/*", Rule::InvalidArnRegion),
        ("arn:aws:cognito-idp:us-east-1:1234:userpool/*", Rule::InvalidArnAccount),
        ("arn:aws:cognito-idp::*:userpool/*", Rule::MissingArnRegion),
        ("arn:aws:cognito-idp:us-east-1::userpool/*", Rule::MissingArnAccount),
        ("arn:aws:cognito-idp:us-east-1:*:userpools/*", Rule::InvalidArnResource),
        ("arn:aws:cognito-idp:us-east-1:*:userpool/X", Rule::InvalidArnResource),
        ("arn:aws:cognito-idp:us-east-1:*:userpool/eu-west-1_X", Rule::RegionMismatch),
        ("arn:aws:cognito-idp:*:*:userpool/us-est-1_X", Rule::InvalidArnRegion),
        ("unchecked:arn:aws:s3", Rule::ShortArn),
        ("unchecked:bucket", Rule::InvalidArnPrefix),
        ("unchecked:arn:aws:s3:::\u{2014}", Rule::InvalidCharacter),
    ] {
        assert_one(&format!("allow ListUsers on {written}"), rule, RESOURCES);
    }
}

#[test]
fn right_arns_pass() {
    for written in [
        "arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_X",
        "arn:aws:cognito-idp:*:*:userpool/*",
        "arn:aws*:cognito-idp:us-*:*:userpool/us-*",
        "arn:aws:cognito-idp:us-east-1:*:*",
        "arn:aws:*:us-east-1:*:userpool/*",
    ] {
        assert_eq!(emitted(&format!("allow ListUsers on {written}"), "Resource"), [written]);
    }
    assert_right(&["allow unchecked:s3:GetObject on arn:aws:s3:::bucket/*"]);
    assert_right(&["allow unchecked:iam:GetPolicy on arn:aws:iam::aws:policy/ReadOnlyAccess"]);
    assert_right(&["allow AdminGetUser on unchecked:arn:aws:new::whatever:x"]);
}

#[test]
fn an_action_needs_a_resource_that_it_can_be_used_on() {
    let rule = Rule::UnsupportedResourceForAction;
    assert_one(&format!("allow AdminGetUser, ListUserPools on {POOL}"), rule, ACTIONS + 1);
    assert_one("allow AdminGetUser on webacl(*, *, *)", rule, ACTIONS);
    assert_one("allow AdminList* on webacl(*, *, *)", rule, ACTIONS);
    assert_one("allow AdminGetUser on arn:aws:s3:::bucket", rule, ACTIONS);
    // It would have no effect either, and that is said in the same breath.
    assert_one(&format!("allow GetUser on {POOL}"), rule, ACTIONS);
    assert!(message(&format!("allow GetUser on {POOL}")).contains("`AdminGetUser`"));
    assert_right(&[&format!("allow AdminGetUser, ListUserPools on {POOL} | *")]);
    assert_right(&[&format!("allow List* on {POOL}")]);
    assert_right(&[&format!("deny ListUserPools on not {POOL}")]);
    assert_right(&[&format!("deny not ListUserPools on {POOL}")]);
    assert_right(&[&format!("allow *:*, unchecked:s3:X on {POOL}")]);
}

#[test]
fn a_resource_that_fits_none_of_several_actions_is_the_mistake() {
    let written = "allow AdminGetUser, ListUsers, AdminList* on webacl(*, *, *)";
    assert_one(written, Rule::UnusedResource, RESOURCES);
}

#[test]
fn a_resource_needs_an_action_that_can_use_it() {
    let rule = Rule::UnusedResource;
    assert_one(&format!("allow AdminGetUser on {POOL} | webacl(*, *, *)"), rule, RESOURCES + 1);
    assert_one(&format!("allow level:Read on {POOL} | webacl(*, *, *)"), rule, RESOURCES + 1);
    // Each mistake is told once: what is left over may have been meant for the unknown action.
    let unknown = format!("allow AdminGetUser, AsociateWebACL on {POOL} | webacl(*, *, *)");
    assert_one(&unknown, Rule::InvalidAction, ACTIONS + 1);
    assert_right(&[&format!("allow AdminGetUser, unchecked:wafv2:X on {POOL} | webacl(*, *, *)")]);
    assert_right(&[&format!("allow * on {POOL} | webacl(*, *, *)")]);
}

#[test]
fn a_required_resource_can_come_from_another_statement() {
    let pool = "allow AssociateWebACL on userpool(*)";
    assert_one(pool, Rule::MissingRequiredResource, ACTIONS);
    assert_right(&["allow AssociateWebACL on userpool(*) | webacl(*, *, *)"]);
    assert_right(&["allow AssociateWebACL on *"]);
    assert_right(&[pool, "allow AssociateWebACL on webacl(*, *, *)"]);
    assert_right(&[pool, "allow associatewebacl, ListResourcesForWebACL on webacl(*, *, *)"]);
    assert_right(&[pool, "allow Associate* on *"]);
    let rule = Rule::MissingRequiredResource;
    assert_right(&["deny AssociateWebACL on userpool(*)"]);
    for elsewhere in [
        "deny AssociateWebACL on webacl(*, *, *)",
        "allow not AssociateWebACL on *",
        "allow * except AssociateWebACL on webacl(*, *, *)",
        "allow AssociateWebACL on not webacl(*, *, *)",
    ] {
        assert!(findings(&[pool, elsewhere]).contains(&(rule, ACTIONS)), "{elsewhere}");
    }
    assert_right(&[pool, "allow not ListUsers on *"]);
    assert_right(&[pool, "allow AssociateWebACL on not userpool(us-east-1_X)"]);
    assert_right(&[pool, "allow unchecked:cognito-idp:associatewebacl on webacl(*, *, *)"]);
    assert_eq!(
        findings(&[pool, "allow ListResourcesForWebACL on webacl(*, *, *)"]),
        [(rule, ACTIONS)]
    );
    assert_right(&["allow *WebACL on userpool(*) | webacl(*, *, *)"]);
}

#[test]
fn broken_statements_have_their_names_checked_and_nothing_else() {
    let mut policy = policy(&["allow AdminGetUsr, ListUserPools on userpool(*) | pool(*)"]);
    policy.statements[0].broken = true;
    let outcome = check(&policy);
    let rules: Vec<_> = outcome.findings.iter().map(|it| it.rule).collect();
    assert_eq!(rules, [Rule::InvalidAction, Rule::InvalidResourceType]);
    assert!(outcome.policy.is_none());
}

#[test]
fn a_mistake_in_a_statement_hides_none_in_another() {
    let wrong = "allow AdminGetUsr on *";
    let empty = "allow level:PermissionsManagement on *";
    let rules = [(Rule::InvalidAction, ACTIONS), (Rule::EmptyActionSet, ACTIONS)];
    assert_eq!(findings(&[wrong, empty]), rules);
}

#[test]
fn sids_are_letters_and_digits_and_stand_once() {
    assert_eq!(findings(&["My_Sid: allow ListUsers on *"]), [(Rule::UnsupportedSid, 0)]);
    assert!(message("My_Sid: allow ListUsers on *").contains("`MySid`"));
    assert_eq!(
        findings(&["A: allow ListUsers on *", "A: deny ListUsers on *"]),
        [(Rule::UniqueSidsRequired, 0)]
    );
    assert_right(&["A: allow ListUsers on *", "a: deny ListUsers on *"]);
}

#[test]
fn a_policy_has_a_statement() {
    assert_eq!(findings(&[]), [(Rule::MissingStatement, 0)]);
    assert!(check(&policy(&[])).policy.is_none());
}

#[test]
fn an_error_leaves_no_policy_and_a_warning_does() {
    assert!(check(&policy(&["allow AdminGetUsr on *"])).policy.is_none());
    assert!(check(&policy(&["allow SignUp on *"])).policy.is_some());
}

#[test]
fn every_rule_has_a_name_of_its_own_and_an_explanation() {
    let mut names: Vec<_> = Rule::ALL.iter().map(|rule| rule.name()).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), Rule::ALL.len());
    for rule in Rule::ALL {
        assert!(rule.explanation().trim_end().ends_with('.'), "{rule}");
        assert!(rule.name().chars().all(|it| it.is_ascii_lowercase() || it == '_'), "{rule}");
    }
}
