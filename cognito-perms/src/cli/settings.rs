//! Arguments in, what documents are checked with out.

use super::name;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{ArgAction, Args};
use cognito_perms::{Options, Quota, Rule};

/// What documents are checked with.
#[derive(Args)]
pub(super) struct CheckSettings {
    /// Say nothing of a rule; can be given several times
    #[arg(long, value_name = "RULE", value_parser = name::lint, action = ArgAction::Append)]
    allow: Vec<Rule>,
    /// Report a rule as a warning; likewise
    #[arg(long, value_name = "RULE", value_parser = name::lint, action = ArgAction::Append)]
    warn: Vec<Rule>,
    /// Report a rule as an error; likewise
    #[arg(long, value_name = "RULE", value_parser = name::lint, action = ArgAction::Append)]
    deny: Vec<Rule>,
    /// What the policy is attached to, and so how large it can be
    #[arg(long, value_name = "KIND", value_parser = quotas())]
    quota: Option<Quota>,
    /// Let an action, a condition key or an ARN pass that the catalogue does not know; can be given several
    /// times
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
