//! Limits how many findings are listed: a file can have half a million, and nobody reads them all.

use crate::text::list::joined;
use crate::text::number::grouped;
use crate::text::{Finding, Level, Rule};

/// The default maximum number of listed findings per rule. The maximum for all rules together is ten times as large.
pub const MOST: usize = 100;

/// Findings that are not listed because there are too many.
///
/// ```
/// use cognito_perms::{Options, check};
///
/// let document = r#"{"Version": "2012-10-17", "Statement": [1, 2, 3]}"#;
/// let report = check(document, &Options::new().max_findings(2));
/// assert_eq!(report.findings().len(), 2);
/// assert_eq!(report.omitted()[0].count, 1);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Omitted {
    /// The rule.
    pub rule: Rule,
    /// The level of these findings.
    pub level: Level,
    /// The number of these findings.
    pub count: usize,
}

impl Omitted {
    /// Describes what is omitted in one line; `None` if nothing is.
    #[must_use]
    pub fn describe(all: &[Self]) -> Option<String> {
        let total: usize = all.iter().map(|it| it.count).sum();
        let rules = all.iter().map(|it| format!("`{}` ({})", it.rule, grouped(it.count)));
        let rules = joined(&rules.collect::<Vec<_>>(), ", ");
        match total {
            0 => None,
            1 => Some(format!("1 more finding is not shown: {rules}")),
            _ => Some(format!("{} more findings are not shown: {rules}", grouped(total))),
        }
    }
}

/// Returns the first findings of each rule in order, and what is omitted.
///
/// `most` is the maximum per rule. The maximum for all rules is ten times as large, and findings of a higher level
/// take precedence. 0 means no limit.
#[must_use]
pub fn limit(findings: Vec<Finding>, most: usize) -> (Vec<Finding>, Vec<Omitted>) {
    let mut omitted: Vec<Omitted> = Vec::new();
    if most == 0 || findings.len() <= most {
        return (findings, omitted);
    }
    let mut of_rules = vec![0; Rule::ALL.len()];
    let (mut of_levels, mut is_first) = ([0; LEVELS], Vec::with_capacity(findings.len()));
    for finding in &findings {
        let of_rule = &mut of_rules[finding.rule as usize];
        *of_rule += 1;
        is_first.push(*of_rule <= most);
        of_levels[finding.level as usize] += usize::from(*of_rule <= most);
    }
    // How many findings of each level fit, starting with the highest level.
    let mut room = most.saturating_mul(10);
    for of_level in of_levels.iter_mut().rev() {
        *of_level = room.min(*of_level);
        room -= *of_level;
    }
    let mut kept = Vec::new();
    for (finding, is_first) in findings.into_iter().zip(is_first) {
        let left = &mut of_levels[finding.level as usize];
        if is_first && *left > 0 {
            *left -= 1;
            kept.push(finding);
            continue;
        }
        let Finding { rule, level, .. } = finding;
        match omitted.iter_mut().find(|it| it.rule == rule && it.level == level) {
            Some(it) => it.count += 1,
            None => omitted.push(Omitted { rule, level, count: 1 }),
        }
    }
    (kept, omitted)
}

/// The number of levels.
const LEVELS: usize = Level::Error as usize + 1;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    fn findings(rules: &[(Rule, usize)]) -> Vec<Finding> {
        let of = |(rule, count): &(Rule, usize)| vec![*rule; *count];
        let rules = rules.iter().flat_map(of).enumerate();
        rules.map(|(at, rule)| Finding::new(rule, Span::new(at, at + 1), "no")).collect()
    }

    #[test]
    fn few_are_all_listed() {
        let few = findings(&[(Rule::InvalidAction, 3)]);
        assert_eq!(limit(few.clone(), 3), (few.clone(), Vec::new()));
        assert_eq!(limit(few.clone(), 0), (few, Vec::new()));
        assert_eq!(Omitted::describe(&[]), None);
    }

    #[test]
    fn the_first_of_each_rule_are_listed_in_their_order() {
        let many = findings(&[
            (Rule::InvalidAction, 5),
            (Rule::MissingVersion, 1),
            (Rule::InvalidAction, 1_200),
        ]);
        let (kept, omitted) = limit(many, 2);
        let kept: Vec<_> = kept.iter().map(|it| (it.rule, it.span.start)).collect();
        let expected =
            [(Rule::InvalidAction, 0), (Rule::InvalidAction, 1), (Rule::MissingVersion, 5)];
        assert_eq!(kept, expected);
        let expected = "1,203 more findings are not shown: `invalid_action` (1,203)";
        assert_eq!(Omitted::describe(&omitted).as_deref(), Some(expected));
    }

    #[test]
    fn errors_come_before_warnings() {
        let all = Rule::ALL.iter().map(|rule| (*rule, 3)).collect::<Vec<_>>();
        let (kept, omitted) = limit(findings(&all), 2);
        assert_eq!(kept.len(), 20);
        assert!(kept.iter().all(|it| it.level == Level::Error));
        let left_out: usize = omitted.iter().map(|it| it.count).sum();
        assert_eq!(left_out + kept.len(), all.len() * 3);
    }
}
