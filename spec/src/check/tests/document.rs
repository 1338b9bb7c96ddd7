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
