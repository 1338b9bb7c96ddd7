//! Which actions can be used on which resources.

use super::*;

#[test]
fn everything_but_everything_is_nothing() {
    assert_one("deny not *:* on *", Rule::EmptyActionSet, ACTIONS);
    assert_one("allow AdminGetUser on not *", Rule::EmptyResourceSet, RESOURCES);
    assert_one("allow AdminGetUser on not unchecked:*", Rule::EmptyResourceSet, RESOURCES);
    assert_one("deny AdminGetUser on not userpool(*)", Rule::EmptyResourceSet, RESOURCES);
    assert_no_error(&[
        "deny * on not userpool(*)",
        "deny AdminGetUser on not userpool(us-east-1_*)",
    ]);
    assert_no_error(&["deny *:* on not userpool(*)", "deny unchecked:s3:X on not userpool(*)"]);
}

#[test]
fn an_action_needs_a_resource_that_it_can_be_used_on() {
    let rule = Rule::UnsupportedResourceForAction;
    assert_one(&format!("allow AdminGetUser, ListUserPools on {POOL}"), rule, ACTIONS + 1);
    assert_one("allow AdminGetUser on webacl(*, *, *)", rule, ACTIONS);
    assert_one("allow AdminList* on webacl(*, *, *)", rule, ACTIONS);
    assert_one("allow AdminGetUser on arn:aws:s3:::bucket", rule, ACTIONS);
    // It has no effect on any resource, which is one rule with one level.
    assert_one(&format!("allow GetUser on {POOL}"), Rule::NoEffectAction, ACTIONS);
    assert_one("allow GetUser on *", Rule::NoEffectAction, ACTIONS);
    assert_no_error(&[&format!("allow AdminGetUser, ListUserPools on {POOL} | *")]);
    assert_no_error(&[&format!("allow List* on {POOL}")]);
    assert_no_error(&[&format!("deny ListUserPools on not {POOL}")]);
    assert_no_error(&[&format!("deny not ListUserPools on {POOL}")]);
    assert_no_error(&[&format!("allow *:*, unchecked:s3:X on {POOL}")]);
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
    // Each mistake is reported once: the remaining resource may be intended for the unknown action.
    let unknown = format!("allow AdminGetUser, AsociateWebACL on {POOL} | webacl(*, *, *)");
    assert_one(&unknown, Rule::InvalidAction, ACTIONS + 1);
    assert_no_error(&[&format!(
        "allow AdminGetUser, unchecked:wafv2:X on {POOL} | webacl(*, *, *)"
    )]);
    assert_no_error(&[&format!("allow * on {POOL} | webacl(*, *, *)")]);
}

#[test]
fn a_required_resource_can_come_from_another_statement() {
    let pool = "allow AssociateWebACL on userpool(*)";
    assert_one(pool, Rule::MissingRequiredResource, ACTIONS);
    assert_no_error(&["allow AssociateWebACL on userpool(*) | webacl(*, *, *)"]);
    assert_no_error(&["allow AssociateWebACL on *"]);
    assert_no_error(&[pool, "allow AssociateWebACL on webacl(*, *, *)"]);
    assert_no_error(&[pool, "allow associatewebacl, ListResourcesForWebACL on webacl(*, *, *)"]);
    assert_no_error(&[pool, "allow Associate* on *"]);
    let rule = Rule::MissingRequiredResource;
    assert_no_error(&["deny AssociateWebACL on userpool(*)"]);
    for elsewhere in [
        "deny AssociateWebACL on webacl(*, *, *)",
        "allow not AssociateWebACL on *",
        "allow * except AssociateWebACL on webacl(*, *, *)",
        "allow AssociateWebACL on not webacl(*, *, *)",
    ] {
        assert!(findings(&[pool, elsewhere]).contains(&(rule, ACTIONS)), "{elsewhere}");
    }
    assert_no_error(&[pool, "allow not ListUsers on *"]);
    assert_no_error(&[pool, "allow unchecked:wafv2:* on webacl(*, *, *)"]);
    assert_no_error(&[pool, "allow AssociateWebACL on not userpool(us-east-1_X)"]);
    assert_no_error(&[pool, "allow unchecked:cognito-idp:associatewebacl on webacl(*, *, *)"]);
    assert_eq!(
        findings(&[pool, "allow ListResourcesForWebACL on webacl(*, *, *)"]),
        [(rule, ACTIONS)]
    );
    assert_no_error(&["allow *WebACL on userpool(*) | webacl(*, *, *)"]);
}
