//! Validates the files in `language/`: partitions, service prefixes, global condition keys, operators, quotas,
//! claims of identity providers.

use super::checker::Checker;
use super::items::{self, Items};
use super::names::{is_key_character, is_word, texts};
use crate::facts::files::model::{
    ConditionKey, Kind, Operator, Partition, Principals, Provider, Quota,
};
use crate::facts::files::schema;
use crate::facts::files::template::is_lower_kebab;
use crate::facts::naming;
use toml::Spanned;

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

impl Checker<'_> {
    /// Validates the types of policies.
    pub(super) fn kinds(&mut self, file: &schema::KindsFile, prefixes: &[String]) -> Vec<Kind> {
        self.url(&file.documentation);
        self.unique("policy type", file.kinds.iter().map(|it| &it.name));
        self.unique("constant", file.kinds.iter().flat_map(|it| &it.constants));
        for kind in &file.kinds {
            self.shape("policy type", &kind.name, is_lower_kebab);
            self.url(&kind.documentation);
            self.services(kind.services.iter().map(|it| &it.prefix), prefixes);
            let most = kind.size.as_ref().map_or(0, |it| *it.get_ref());
            if let Some(more) = kind.on_request.as_ref().filter(|it| *it.get_ref() <= most) {
                self.report(more, "`on_request` must be greater than `size`");
            }
        }
        let validated = file.kinds.iter().map(|kind| Kind {
            name: kind.name.get_ref().clone(),
            constants: texts(&kind.constants),
            principal: kind.principal,
            resource: kind.resource,
            size: kind.size.as_ref().map(|it| *it.get_ref()),
            on_request: kind.on_request.as_ref().map(|it| *it.get_ref()),
            white_space: kind.white_space,
            documentation: kind.documentation.get_ref().clone(),
            services: kind
                .services
                .iter()
                .map(|it| (it.prefix.get_ref().clone(), *it.bytes.get_ref()))
                .collect(),
        });
        validated.collect()
    }

    /// Validates the known principals.
    pub(super) fn principals(
        &mut self,
        file: &schema::PrincipalsFile,
        prefixes: &[String],
    ) -> Principals {
        self.url(&file.documentation);
        self.unique("service principal", &file.services);
        self.unique("service principal", &file.acting_for_others);
        for name in &file.services {
            self.shape("service principal", name, |it| it.split('.').all(is_lower_kebab));
        }
        let services = sorted_texts(&file.services);
        for name in file.acting_for_others.iter().chain(&file.free_in_trust) {
            if services.binary_search(name.get_ref()).is_err() {
                let sentence = format!("`{}` is not in `services`", name.get_ref());
                self.report(name, sentence);
            }
        }
        self.services(&file.rcp_services, prefixes);
        self.unique("host", file.identity_providers.iter().map(|it| &it.host));
        let providers = file.identity_providers.iter();
        Principals {
            services,
            acting_for_others: sorted_texts(&file.acting_for_others),
            free_in_trust: sorted_texts(&file.free_in_trust),
            rcp_services: sorted_texts(&file.rcp_services),
            identity_providers: providers
                .map(|it| (it.host.get_ref().clone(), texts(&it.claims)))
                .collect(),
        }
    }

    /// Reports service prefixes that AWS does not have, or that are there twice.
    fn services<'s>(
        &mut self,
        services: impl IntoIterator<Item = &'s Spanned<String>> + Clone,
        prefixes: &[String],
    ) {
        self.unique("service", services.clone());
        for service in services {
            if prefixes.binary_search(service.get_ref()).is_err() {
                let sentence = format!("unknown service `{}`", service.get_ref());
                self.report(service, sentence);
            }
        }
    }
}

fn sorted_texts(written: &[Spanned<String>]) -> Vec<String> {
    let mut sorted = texts(written);
    sorted.sort_unstable();
    sorted
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
        is_principal: provider.principal,
        documentation: provider.documentation.get_ref().clone(),
        claims,
    }
}
