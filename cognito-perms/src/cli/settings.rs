//! Arguments in, options for checks out.

use super::name;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{ArgAction, Args};
use cognito_perms::{Options, Quota, Rule};

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
        match self.quota {
            Some(quota) => options.quota(quota),
            None => options,
        }
    }
}

fn quotas() -> impl TypedValueParser<Value = Quota> {
    PossibleValuesParser::new(Quota::ALL.iter().map(|it| it.name()))
        .try_map(|name| Quota::ALL.iter().find(|it| it.name() == name).copied().ok_or("no quota"))
}
