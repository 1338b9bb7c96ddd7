//! Arguments in, options for checks out.

use super::name;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{ArgAction, Args};
use cognito_perms::{Options, PolicyType, Quota, Rule};

/// The settings of checks.
#[derive(Args)]
pub(super) struct CheckSettings {
    /// Suppress a rule (repeatable); not possible for a rule that is always an error
    #[arg(long, value_name = "RULE", value_parser = name::lint, action = ArgAction::Append)]
    allow: Vec<Rule>,
    /// Report a rule as a warning (repeatable)
    #[arg(long, value_name = "RULE", value_parser = name::lint, action = ArgAction::Append)]
    warn: Vec<Rule>,
    /// Report a rule as an error (repeatable)
    #[arg(long, value_name = "RULE", value_parser = name::lint, action = ArgAction::Append)]
    deny: Vec<Rule>,
    /// The type of the policy, if its elements do not show it, such as `trust`, `endpoint` or `SERVICE_CONTROL_POLICY`
    #[arg(long, value_name = "TYPE", value_parser = policy_type)]
    policy_type: Option<PolicyType>,
    /// What the policy is attached to, which determines its maximum size
    #[arg(long, value_name = "KIND", value_parser = quotas())]
    quota: Option<Quota>,
    /// Accept an action, a condition key or an ARN that is not in the catalog (repeatable)
    #[arg(long, value_name = "NAME", action = ArgAction::Append)]
    unchecked: Vec<String>,
}

impl CheckSettings {
    pub(super) fn options(&self) -> Options {
        let mut options = Options::new();
        for rule in &self.allow {
            options = options.allow(*rule);
        }
        for rule in &self.warn {
            options = options.warn(*rule);
        }
        for rule in &self.deny {
            options = options.deny(*rule);
        }
        for name in &self.unchecked {
            options = options.unchecked(name);
        }
        if let Some(policy_type) = self.policy_type {
            options = options.policy_type(policy_type);
        }
        match self.quota {
            Some(quota) => options.quota(quota),
            None => options,
        }
    }
}

/// Reads the name of a type of policies, or what another tool of AWS calls it.
pub(super) fn policy_type(name: &str) -> Result<PolicyType, String> {
    name.parse().map_err(|_| {
        let names: Vec<_> = PolicyType::ALL.iter().map(|it| it.name()).collect();
        format!("expected one of {}", names.join(", "))
    })
}

fn quotas() -> impl TypedValueParser<Value = Quota> {
    PossibleValuesParser::new(Quota::ALL.iter().map(|it| it.name()))
        .try_map(|name| Quota::ALL.iter().find(|it| it.name() == name).copied().ok_or("no quota"))
}
