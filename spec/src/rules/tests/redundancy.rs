//! Redundant and contradicting statements.

use super::*;

#[test]
fn an_action_that_another_covers_is_reported() {
    for (actions, position) in [
        ("AdminGetUser, AdminGetUser", ACTIONS + 1),
        ("AdminGetUser, Admin*", ACTIONS),
        ("Admin*, AdminGet*", ACTIONS + 1),
        ("level:List, ListUsers", ACTIONS + 1),
        ("cognito-idp:admingetuser, AdminGetUser", ACTIONS + 1),
        ("*, AdminGetUser", ACTIONS + 1),
    ] {
        let statement = format!("allow {actions} on userpool(*)");
        assert_one(&statement, Rule::RedundantAction, position);
    }
    assert_right(&["allow AdminGet*, *Users on userpool(*)"]);
    // A name that is excluded has to be listed somewhere.
    assert_right(&["allow Admin*, AdminGetUser except AdminGetUser on userpool(*)"]);
}

#[test]
fn a_resource_that_another_covers_is_reported() {
    for (resources, position) in [
        ("userpool(us-east-1_X) | userpool(us-east-1_X)", RESOURCES + 1),
        ("userpool(us-east-1_X) | userpool(*)", RESOURCES),
        ("userpool(us-east-1_*) | userpool(us-east-1_X)", RESOURCES + 1),
        ("* | userpool(us-east-1_X)", RESOURCES + 1),
        ("userpool({0}) | userpool(*, partition = *)", RESOURCES),
        ("userpool(us-east-1_${aws:PrincipalTag/x}) | userpool(us-east-1_*)", RESOURCES),
    ] {
        let statement = format!("allow ListUsers on {resources}");
        assert_one(&statement, Rule::RedundantResource, position);
    }
    for right in [
        "userpool(us-east-1_X) | userpool(eu-west-1_X)",
        "userpool(us-east-1_a*) | userpool(us-east-1_*b)",
        "userpool({0}) | userpool({1})",
        // It may be in another partition.
        "userpool({0}) | userpool(*)",
    ] {
        assert_right(&[&format!("allow ListUsers on {right}")]);
    }
}

#[test]
fn a_statement_that_another_covers_is_reported_once() {
    let narrow = "allow AdminGetUser on userpool(us-east-1_X)";
    for wide in [
        "allow Admin* on userpool(us-east-1_X)",
        "allow AdminGetUser on userpool(*)",
        "allow cognito-idp:* on *",
    ] {
        assert_eq!(findings(&[wide, narrow]), [(Rule::RedundantStatement, 1)], "{wide}");
        assert_eq!(findings(&[narrow, wide]), [(Rule::RedundantStatement, 1)], "{wide}");
    }
    assert_eq!(findings(&[narrow, narrow]), [(Rule::RedundantStatement, 1)]);
    let with = |condition: &str| format!("{narrow} if {condition}");
    let mfa = with("aws:MultiFactorAuthPresent Bool true");
    assert_eq!(findings(&[narrow, &mfa]), [(Rule::VoidCondition, 1)]);
    let both = with("aws:SecureTransport Bool true and aws:MultiFactorAuthPresent Bool true");
    assert_eq!(findings(&[&mfa, &both]), [(Rule::VoidCondition, 1)]);
    let other = with("aws:MultiFactorAuthPresent BoolIfExists true");
    assert_eq!(findings(&[&mfa, &other]), [(Rule::MfaNotRequired, 410)]);
    assert_right(&[narrow, "deny AdminGetUser on userpool(eu-west-1_X)"]);
    assert_right(&["deny not AdminGetUser on *", "deny not ListUsers on *"]);
    let wider = "deny not AdminGetUser, ListUsers on *";
    assert_eq!(findings(&["deny not AdminGetUser on *", wider]), [(Rule::RedundantStatement, 1)]);
    assert_eq!(
        findings(&["deny not AdminGetUser on *", "deny ListUsers on *"]),
        [(Rule::RedundantStatement, 1)]
    );
}

#[test]
fn an_allow_that_denies_take_back_is_reported() {
    let allow = "allow AdminGetUser, ListUsers on userpool(us-east-1_X)";
    for denies in [
        vec!["deny * on *"],
        vec!["deny AdminGetUser on *", "deny List* on userpool(us-east-1_X)"],
        vec!["deny not AdminCreateUser on *"],
        vec!["deny * on not userpool(eu-west-1_X)"],
    ] {
        let mut statements = vec![allow];
        statements.extend(&denies);
        assert_eq!(findings(&statements), [(Rule::ContradictedAllow, 1)], "{denies:?}");
    }
    for denies in [
        vec!["deny * on userpool(eu-west-1_X)"],
        vec!["deny * on * if aws:MultiFactorAuthPresent BoolIfExists false"],
        vec!["deny * on not userpool(us-*)"],
    ] {
        let mut statements = vec![allow];
        statements.extend(&denies);
        assert_right(&statements);
    }
    let with = |statement: &str| format!("{statement} if aws:SecureTransport Bool true");
    let found = findings(&[&with(allow), &with("deny * on *")]);
    assert_eq!(found, [(Rule::ContradictedAllow, 1)]);
}

#[test]
fn not_is_compared_the_other_way_round() {
    let redundant = [(Rule::RedundantStatement, 1)];
    assert_eq!(findings(&["deny not AdminGetUser on *", "deny *:* on *"]), redundant);
    assert_eq!(findings(&["deny not AdminGetUser on *", "deny not Admin* on *"]), redundant);
    assert_eq!(findings(&["deny not Admin* on *", "deny not ListUsers on *"]), []);
    assert_eq!(findings(&["deny * on *", "deny not ListUsers on *"]), []);
    // The value of a variable may be what is excluded.
    let allow = "allow ListUsers on userpool(us-east-1_${aws:PrincipalTag/x})";
    assert_right(&[allow, "deny * on not userpool(us-east-1_X)"]);
    let other = "allow ListUsers on userpool(us-east-1_X)";
    assert_right(&[other, "deny * on not userpool(us-east-1_${aws:PrincipalTag/x})"]);
}

/// Many names are compared one by one, not all pairs of them.
#[test]
fn a_large_allow_that_is_taken_back_is_reported() {
    let actions: Vec<_> = (0..100).map(|it| format!("unchecked:s3:a{it}")).collect();
    let buckets: Vec<_> = (0..50).map(|it| format!("arn:aws:s3:::b-{it}/*")).collect();
    let (actions, buckets) = (actions.join(", "), buckets.join(" | "));
    let allow = format!("allow {actions} on {buckets}");
    let deny = format!("deny s3:* on {buckets}");
    assert_eq!(findings(&[&allow, &deny]), [(Rule::ContradictedAllow, 1)]);
}

/// A lint about conditions is a different mistake, and the author may allow it.
#[test]
fn a_redundant_action_is_reported_beside_a_finding_about_conditions() {
    let outcome = check(&policy(&["deny *, level:Read on * if aws:ResourceTag/b StringEquals x"]));
    let rules: Vec<_> = outcome.findings.iter().map(|it| it.rule).collect();
    assert!(rules.contains(&Rule::DenyWithUnsupportedTagConditionKeyForService), "{rules:?}");
    assert!(rules.contains(&Rule::RedundantAction), "{rules:?}");
}
