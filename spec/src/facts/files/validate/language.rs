//! Validates the files in `language/`: partitions, service prefixes, global condition keys, operators, quotas,
//! claims of identity providers.

use super::checker::Checker;
use super::items::{self, Items};
use super::names::{is_key_character, is_word, texts};
use crate::facts::files::model::{ConditionKey, Operator, Partition, Provider, Quota};
use crate::facts::files::schema;
use crate::facts::files::template::is_lower_kebab;
use crate::facts::naming;

impl Checker<'_> {
    pub(super) fn partitions(&mut self, file: &schema::PartitionsFile) -> Vec<Partition> {
        let all_regions = file.partitions.iter().flat_map(|partition| &partition.regions);
        self.unique("region", all_regions.clone());
        for region in all_regions {
            self.shape("region", region, is_lower_kebab);
        }
        self.unique("partition", file.partitions.iter().map(|it| &it.name));
        for partition in &file.partitions {
            self.shape("partition", &partition.name, is_lower_kebab);
            self.phrase(&partition.description);
            self.shape("domain", &partition.dns_suffix, |it| it.split('.').all(is_lower_kebab));
        }
        let validated = file.partitions.iter().map(|partition| Partition {
            name: partition.name.get_ref().clone(),
            description: partition.description.get_ref().clone(),
            dns_suffix: partition.dns_suffix.get_ref().clone(),
            regions: texts(&partition.regions),
        });
        validated.collect()
    }

    pub(super) fn prefixes(&mut self, file: &schema::PrefixesFile) -> Vec<String> {
        self.unique("service prefix", &file.prefixes);
        for prefix in &file.prefixes {
            self.shape("service prefix", prefix, is_lower_kebab);
        }
        let mut prefixes = texts(&file.prefixes);
        prefixes.sort();
        prefixes
    }

    /// Validates the prefixes of retired services, which are service prefixes too.
    pub(super) fn retired(
        &mut self,
        file: &schema::PrefixesFile,
        prefixes: &[String],
    ) -> Vec<String> {
        for prefix in &file.retired {
            self.service_prefix(prefix, prefix.get_ref(), prefixes);
        }
        let mut retired = texts(&file.retired);
        retired.sort();
        retired
    }

    /// Validates the keys that every service knows.
    pub(super) fn global_keys(
        &mut self,
        file: &schema::ConditionKeysFile,
        prefixes: &[String],
    ) -> Vec<ConditionKey> {
        self.url(&file.documentation);
        self.unique("condition key", file.condition_keys.iter().map(|key| &key.name));
        for key in &file.condition_keys {
            for prefix in key.services.iter().flatten() {
                self.service_prefix(prefix, prefix.get_ref(), prefixes);
            }
            for other in &key.paired_with {
                if !file.condition_keys.iter().any(|it| it.name.get_ref() == other.get_ref()) {
                    let sentence = format!("unknown condition key `{}`", other.get_ref());
                    self.report(other, sentence);
                }
            }
        }
        file.condition_keys.iter().map(|key| self.condition_key(key, None)).collect()
    }

    pub(super) fn keys_of_one_action(
        &mut self,
        file: &schema::ConditionKeysFile,
        prefixes: &[String],
    ) -> Vec<(String, String)> {
        self.unique("condition key", file.keys_of_one_action.iter().map(|it| &it.key));
        let names = file.keys_of_one_action.iter().flat_map(|it| [&it.key, &it.action]);
        for name in names {
            match name.get_ref().split_once(':') {
                Some((prefix, rest)) if is_word(rest) => {
                    self.service_prefix(name, prefix, prefixes);
                }
                _ => {
                    let sentence = format!("expected `service:Name`, found `{}`", name.get_ref());
                    self.report(name, sentence);
                }
            }
        }
        let texts =
            |it: &schema::KeyOfOneAction| (it.key.get_ref().clone(), it.action.get_ref().clone());
        file.keys_of_one_action.iter().map(texts).collect()
    }

    pub(super) fn operators(&mut self, file: &schema::OperatorsFile) -> Vec<Operator> {
        self.url(&file.documentation);
        self.unique("operator", file.operators.iter().map(|it| &it.name));
        let mut constants = Items::next_to(items::OPERATORS);
        for operator in &file.operators {
            let name = operator.name.get_ref();
            if self.shape("operator", &operator.name, is_word)
                && self.declare(&mut constants, &operator.name, name)
            {
                let with_suffix = format!("{name}IfExists");
                self.declare(&mut constants, &operator.name, &with_suffix);
            }
            self.phrase(&operator.description);
        }
        let validated = file.operators.iter().map(|operator| Operator {
            name: operator.name.get_ref().clone(),
            family: operator.family,
            negated: operator.negated,
            patterns: operator.patterns,
            order: operator.order,
            description: operator.description.get_ref().clone(),
        });
        validated.collect()
    }

    pub(super) fn quotas(&mut self, file: &schema::QuotasFile) -> Vec<Quota> {
        self.url(&file.documentation);
        self.unique("quota", file.quotas.iter().map(|it| &it.name));
        let mut variants = Items::next_to(items::VARIANTS);
        for quota in &file.quotas {
            if self.shape("quota", &quota.name, is_lower_kebab) {
                let variant = naming::camel_case(quota.name.get_ref());
                self.declare(&mut variants, &quota.name, &variant);
            }
            self.phrase(&quota.description);
            if *quota.characters.get_ref() == 0 {
                self.report(&quota.characters, "a quota must be greater than zero");
            }
        }
        let validated = file.quotas.iter().map(|quota| Quota {
            name: quota.name.get_ref().clone(),
            characters: *quota.characters.get_ref(),
            description: quota.description.get_ref().clone(),
        });
        validated.collect()
    }

    /// Validates identity providers and their claims.
    pub(super) fn providers(&mut self, file: &schema::ClaimsFile) -> Vec<Provider> {
        self.unique("identity provider", file.providers.iter().map(|it| &it.name));
        self.unique("prefix", file.providers.iter().flat_map(|it| &it.prefixes));
        let mut providers = Vec::with_capacity(file.providers.len());
        for provider in &file.providers {
            self.phrase(&provider.name);
            self.url(&provider.documentation);
            for prefix in &provider.prefixes {
                self.shape("prefix", prefix, |it| it.split('.').all(is_lower_kebab));
            }
            self.unique("claim", provider.claims.iter().map(|it| &it.name));
            for claim in &provider.claims {
                self.shape("claim", &claim.name, |it| {
                    !it.is_empty() && it.chars().all(is_key_character)
                });
                self.phrase(&claim.description);
            }
            providers.push(provided(provider));
        }
        providers
    }
}

/// Returns a provider whose parts are valid.
fn provided(provider: &schema::Provider) -> Provider {
    let key = |name: String, claim: &schema::Claim| ConditionKey {
        name,
        value_type: claim.value_type,
        also: None,
        format: claim.format,
        exact: false,
        always: false,
        per_action: false,
        untrustworthy: false,
        paired_with: Vec::new(),
        services: None,
        description: claim.description.get_ref().clone(),
    };
    let mut claims = Vec::new();
    for claim in &provider.claims {
        let name = claim.name.get_ref();
        if provider.prefixes.is_empty() {
            claims.push(key(name.clone(), claim));
        }
        for prefix in &provider.prefixes {
            claims.push(key(format!("{}:{name}", prefix.get_ref()), claim));
        }
    }
    Provider {
        name: provider.name.get_ref().clone(),
        prefixes: texts(&provider.prefixes),
        is_open: provider.open,
        documentation: provider.documentation.get_ref().clone(),
        claims,
    }
}
