//! The author's lint levels.

use super::*;
use crate::syntax::{LintAttribute, LintLevel};

const BREAKS_NO_EFFECT: &str = "allow SignUp on *";

fn lint(level: LintAttribute, rule: &str) -> LintLevel<'static> {
    LintLevel { level, rules: vec![text(rule, 10)] }
}

fn set(level: Level, rule: &str) -> LintLevel<'static> {
    lint(LintAttribute::Set(level), rule)
}

/// Returns the levels of the findings of a statement, with lint levels for the policy and for the statement.
fn levels(
    statement: &str,
    of_policy: Vec<LintLevel<'_>>,
    of_statement: Vec<LintLevel<'_>>,
) -> Vec<(Rule, Level)> {
    let mut policy = policy(&[statement]);
    policy.settings.lints = of_policy;
    policy.statements[0].lints = of_statement;
    let outcome = check(&policy);
    let is_right = outcome.findings.iter().all(|it| !it.level.is_error());
    assert_eq!(outcome.policy.is_some(), is_right);
    outcome.findings.iter().map(|it| (it.rule, it.level)).collect()
}

#[test]
fn the_nearest_level_counts_and_of_several_the_last() {
    let rule = Rule::NoEffectAction;
    let name = rule.name();
    for (of_policy, of_statement, expected) in [
        (vec![], vec![], Level::Warn),
        (vec![set(Level::Deny, name)], vec![], Level::Deny),
        (vec![set(Level::Deny, name)], vec![set(Level::Allow, name)], Level::Allow),
        (vec![], vec![set(Level::Allow, name), set(Level::Deny, name)], Level::Deny),
        (vec![lint(LintAttribute::Expect, name)], vec![], Level::Allow),
        (vec![], vec![lint(LintAttribute::Expect, name)], Level::Allow),
        (vec![set(Level::Deny, "broad_resource")], vec![], Level::Warn),
    ] {
        assert_eq!(levels(BREAKS_NO_EFFECT, of_policy, of_statement), [(rule, expected)]);
    }
}

#[test]
fn a_level_of_one_statement_is_not_of_the_next() {
    let mut policy = policy(&[BREAKS_NO_EFFECT, "deny SignUp on *"]);
    policy.statements[0].span = Span::new(0, 99);
    policy.statements[0].lints = vec![set(Level::Allow, "no_effect_action")];
    policy.statements[1].span = Span::new(99, 1000);
    let outcome = check(&policy);
    // Both trees have their actions at the same position, which is in the second statement.
    assert!(outcome.findings.iter().any(|it| it.level == Level::Warn));
}

#[test]
fn what_is_expected_has_to_be_broken() {
    let expected = |rule| vec![lint(LintAttribute::Expect, rule)];
    let right = "allow AdminGetUser on userpool(*)";
    let found = levels(right, vec![], expected("no_effect_action"));
    assert_eq!(found, [(Rule::UnfulfilledExpectation, Level::Warn)]);
    let quiet = vec![set(Level::Allow, "unfulfilled_expectation")];
    let found = levels(right, quiet, expected("no_effect_action"));
    assert_eq!(found, [(Rule::UnfulfilledExpectation, Level::Allow)]);
    // An error can hide what is expected.
    let found = levels("allow AdminGetUsr on *", vec![], expected("no_effect_action"));
    assert_eq!(found, [(Rule::InvalidAction, Level::Error)]);
}

#[test]
fn only_lints_have_levels() {
    let right = "allow AdminGetUser on userpool(*)";
    for (name, suggestion) in [
        ("no_efect_action", "`no_effect_action`"),
        ("invalid_action", "`invalid_action` is always an error"),
        ("dead_code", "unknown rule"),
    ] {
        let mut policy = policy(&[right]);
        policy.settings.lints = vec![set(Level::Allow, name)];
        let outcome = check(&policy);
        let [finding] = outcome.findings.as_slice() else { panic!("{:?}", outcome.findings) };
        assert_eq!((finding.rule, finding.span.start), (Rule::UnknownRule, 10));
        let rendered = finding.say(Notation::Literal).to_string();
        assert!(rendered.contains(suggestion), "{rendered}");
    }
}

#[test]
fn what_is_allowed_by_default_is_found_all_the_same() {
    assert_eq!(unreported(&["allow AdminGetUser on *"]), [(Rule::BroadResource, RESOURCES)]);
    assert_eq!(
        unreported(&["allow List* on userpool(*)"]),
        [(Rule::PartlyIneffectivePattern, ACTIONS)]
    );
    assert_eq!(unreported(&["allow UpdateUserPoolDomain on userpool(*)"]), []);
    assert_eq!(
        unreported(&["allow CreateUserImportJob on userpool(*)"]),
        [(Rule::MissingDependentAction, ACTIONS)]
    );
    let with_dependent = "allow iam:PassRole on arn:aws:iam::123456789012:role/x";
    assert_eq!(unreported(&["allow CreateUserImportJob on userpool(*)", with_dependent]), []);
    assert_eq!(unreported(&["allow ListUserPools, AdminGetUser on *"]), []);
}

#[test]
fn a_statement_that_could_not_be_read_hides_what_is_expected() {
    let mut policy =
        policy(&["allow AdminGetUser on userpool(*)", "allow ListUsers on userpool(*)"]);
    policy.settings.lints = vec![lint(LintAttribute::Expect, "no_effect_action")];
    assert_eq!(check(&policy).findings.len(), 1);
    policy.statements[1].broken = true;
    assert_eq!(check(&policy).findings, []);
}

#[test]
fn a_level_is_for_its_own_statement() {
    // The finding is at 100. If the first span ends there, the finding is in the second one.
    for (end, level) in [(100, Level::Warn), (101, Level::Allow)] {
        let mut policy = policy(&[BREAKS_NO_EFFECT]);
        policy.statements[0].span = Span::new(0, end);
        policy.statements[0].lints = vec![set(Level::Allow, "no_effect_action")];
        let levels: Vec<_> = check(&policy).findings.iter().map(|it| it.level).collect();
        assert_eq!(levels, [level], "{end}");
    }
}
