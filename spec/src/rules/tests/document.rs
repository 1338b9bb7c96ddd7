//! The policy as a whole.

use super::*;

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
        findings(&["A: allow ListUsers on *", "A: deny AdminGetUser on *"]),
        [(Rule::UniqueSidsRequired, 0)]
    );
    assert_right(&["A: allow ListUsers on *", "a: deny AdminGetUser on *"]);
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
        assert!(
            rule.name().chars().all(|it| it.is_ascii_lowercase() || matches!(it, '_' | '3')),
            "{rule}"
        );
    }
}

#[test]
fn a_policy_is_not_larger_than_what_it_is_attached_to() {
    let all = "allow level:List+Read+Write+Tagging on userpool(*)";
    let with = |quota: Option<&str>, count: usize| {
        let mut policy = policy(&vec![all; count]);
        policy.settings.quota = quota.map(|it| text(it, 5));
        policy.settings.lints = vec![crate::syntax::LintLevel {
            level: crate::syntax::LintAttribute::Set(Level::Allow),
            rules: vec![text("redundant_statement", 6)],
        }];
        check(&policy)
    };
    let size = with(Some("role"), 1).policy.unwrap().document.characters();
    assert!((2_049..5_120).contains(&size), "{size}");
    for (quota, count, most, place) in [
        (Some("user"), 1, 2_048, 5),
        (Some("session"), 1, 2_048, 5),
        (Some("group"), 2, 5_120, 5),
        (Some("role"), 4, 10_240, 5),
        (Some("managed"), 3, 6_144, 5),
        // Without the setting, the finding is at the largest statement.
        (None, 3, 6_144, 1),
    ] {
        let outcome = with(quota, count);
        let found: Vec<_> = outcome.findings.iter().filter(|it| it.level > Level::Allow).collect();
        let [finding] = found.as_slice() else { panic!("{quota:?}: {found:?}") };
        assert_eq!(finding.rule, Rule::PolicySizeExceedsIdentityPolicyQuota);
        assert_eq!(finding.span.start, place);
        let statement = size - r#"{"Version":"2012-10-17","Statement":[]}"#.len();
        let over = size + (count - 1) * (statement + 1) - most;
        let message = finding.say(Notation::Literal).message.replace(',', "");
        assert!(message.contains(&format!(" {over} more than the {most} ")), "{message} {over}");
    }
    assert!(with(Some("group"), 1).policy.is_some());
    assert!(with(Some("rolle"), 1).findings.iter().any(|it| it.rule == Rule::InvalidSetting));
}

#[test]
fn a_policy_as_large_as_its_quota_fits() {
    let sized = |length: usize| {
        let mut policy = policy(&[&format!(
            "allow unchecked:new:A on unchecked:arn:aws:new:::{}",
            "é".repeat(length)
        )]);
        policy.settings.quota = Some(text("session", 5));
        check(&policy).policy
    };
    let empty = sized(0).unwrap().document.characters();
    let most = 2_048 - empty;
    assert_eq!(sized(most).unwrap().document.characters(), 2_048);
    assert!(sized(most + 1).is_none());
    // The size of a runtime value is unknown, and the largest statement comes first.
    let mut policy = policy(&[
        "allow unchecked:new:A on *",
        &format!("allow unchecked:new:B on unchecked:arn:aws:new:::{}", "x".repeat(2_000)),
        "allow ListUsers on userpool({0})",
    ]);
    policy.settings.quota = Some(text("user", 5));
    let rendered = check(&policy)
        .findings
        .iter()
        .map(|it| it.say(Notation::Literal).to_string())
        .collect::<String>();
    assert!(
        rendered.contains("at least 2,")
            && rendered.contains("largest statements: statement 2 has 2,"),
        "{rendered}"
    );
}
