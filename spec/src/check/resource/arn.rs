//! ARNs that are written whole.

use super::super::characters;
use super::Checker;
use crate::arn::{Arn, NoArn};
use crate::catalog::{self, ResourceTypeInfo, SERVICE_PREFIXES, SERVICES};
use crate::finding::Rule;
use crate::pattern;
use crate::policy::{Span, Spanned};

impl Checker<'_> {
    /// The resource types that an ARN, wildcards included, can name.
    pub(super) fn arn(&mut self, text: &Spanned<String>) -> Option<Vec<&'static ResourceTypeInfo>> {
        if !characters(text, self.findings) || !self.no_variable(text) {
            return None;
        }
        let arn = self.six_fields(text)?;
        let part = |value: &str| Spanned::new(value.to_owned(), text.span);
        let before = self.findings.len();
        for (name, value) in
            [("partition", arn.partition), ("service", arn.service), ("resource", arn.resource)]
        {
            if value.is_empty() {
                let message = format!("the {name} of the ARN is empty");
                let remedy = format!("write `*` for any {name}");
                self.report(Rule::MissingArnField, text.span, message, [remedy]);
            }
        }
        if !arn.partition.is_empty() {
            self.partition(&part(arn.partition));
        }
        let of_service = self.types_of_service(text.span, arn.service);
        let types = self.types_of_resource(text.span, &arn, &of_service);

        self.arn_region(text.span, &arn, &of_service);
        self.arn_account(text.span, &arn, &of_service);
        for resource_type in &types {
            self.arn_derived_region(text.span, &arn, resource_type);
        }
        (self.findings.len() == before).then_some(types)
    }

    fn types_of_service(&mut self, span: Span, service: &str) -> Vec<&'static ResourceTypeInfo> {
        let lower = service.to_ascii_lowercase();
        if service.is_empty() {
            return Vec::new();
        }
        if !SERVICE_PREFIXES.iter().any(|it| pattern::matches(&lower, it)) {
            self.unknown_service(span, service);
        } else if lower != service {
            let message = format!("the service `{service}` of the ARN is not in lower case");
            self.report(Rule::InvalidArnServiceCase, span, message, [format!("write `{lower}`")]);
        }
        let all = SERVICES.iter().flat_map(|service| service.resource_types);
        all.filter(|it| pattern::matches(&lower, it.arn.service)).collect()
    }

    fn types_of_resource(
        &mut self,
        span: Span,
        arn: &Arn<'_>,
        of_service: &[&'static ResourceTypeInfo],
    ) -> Vec<&'static ResourceTypeInfo> {
        let admitting = of_service.iter().copied().filter(|it| it.arn.admits(arn.resource));
        let types: Vec<_> = admitting.collect();
        // A service without a catalogue of its own has other resource types too.
        let is_known = catalog::service(arn.service).is_some();
        if !types.is_empty() || arn.resource.is_empty() || !is_known {
            return types;
        }
        let split = of_service.iter().find_map(|it| Some((it, it.arn.split(arn.resource)?)));
        if let Some((resource_type, values)) = split {
            for (field, value) in resource_type.arn.fields.iter().zip(values) {
                self.field(field, &Spanned::new(value.to_owned(), span), resource_type);
            }
        } else {
            let message = format!("`{}` names no resource of `{}`", arn.resource, arn.service);
            let remedies = of_service.iter().map(|it| {
                let form = it.arn.text.splitn(6, ':').last().unwrap_or_default();
                format!("the ARN of a `{}` ends in `{form}`", it.written())
            });
            self.report(Rule::InvalidArnResource, span, message, remedies);
        }
        types
    }

    pub(super) fn arn_region(
        &mut self,
        span: Span,
        arn: &Arn<'_>,
        types: &[&'static ResourceTypeInfo],
    ) {
        let region = Spanned::new(arn.region.to_owned(), span);
        let known = !types.is_empty();
        if arn.region.is_empty() {
            if known && types.iter().all(|it| it.arn.has_region) {
                let message = "the region of the ARN is empty".to_owned();
                self.report(
                    Rule::MissingArnRegion,
                    span,
                    message,
                    ["write `*` for any region".to_owned()],
                );
            }
        } else if known && !types.iter().any(|it| it.arn.has_region) {
            let message = format!("an ARN of `{}` has no region", arn.service);
            self.report(
                Rule::ArnRegionNotAllowed,
                span,
                message,
                [format!("leave `{}` out", arn.region)],
            );
        } else if self.region(&region) {
            self.region_in_partition(span, arn.region, arn.partition);
        }
    }

    pub(super) fn arn_account(
        &mut self,
        span: Span,
        arn: &Arn<'_>,
        types: &[&'static ResourceTypeInfo],
    ) {
        let known = !types.is_empty();
        if arn.account.is_empty() {
            if known && types.iter().all(|it| it.arn.has_account) {
                let message = "the account of the ARN is empty".to_owned();
                self.report(
                    Rule::MissingArnAccount,
                    span,
                    message,
                    ["write `*` for any account".to_owned()],
                );
            }
        } else if known && !types.iter().any(|it| it.arn.has_account) {
            let message = format!("an ARN of `{}` has no account", arn.service);
            self.report(
                Rule::ArnAccountNotAllowed,
                span,
                message,
                [format!("leave `{}` out", arn.account)],
            );
        } else if known || arn.account != "aws" {
            // What AWS itself owns, such as its managed policies, is in the account `aws`.
            self.account(&Spanned::new(arn.account.to_owned(), span));
        }
    }

    fn arn_derived_region(&mut self, span: Span, arn: &Arn<'_>, resource_type: &ResourceTypeInfo) {
        let values = resource_type.arn.split(arn.resource).unwrap_or_default();
        for (field, value) in resource_type.arn.fields.iter().zip(values) {
            let Some(derived) = field.region_in(value).filter(|it| *it != arn.region) else {
                continue;
            };
            let known = self.region(&Spanned::new(derived.to_owned(), span));
            if known && !arn.region.is_empty() && !pattern::overlaps(derived, arn.region) {
                let right = Arn { region: derived, ..*arn };
                let remedy = format!("for the region of the id write `{right}`");
                self.region_mismatch(span, derived, arn.region, remedy);
            }
        }
    }

    pub(super) fn six_fields<'t>(&mut self, text: &'t Spanned<String>) -> Option<Arn<'t>> {
        let written = &text.value;
        match Arn::parse(written) {
            Ok(arn) => Some(arn),
            Err(NoArn::Short(fields)) => {
                let message = format!("`{written}` has {fields} of the six fields of an ARN");
                let filled = format!("{written}{}", ":*".repeat(6 - fields));
                let remedy =
                    format!("IAM widens a short ARN silently; written out it is `{filled}`");
                self.report(Rule::ShortArn, text.span, message, [remedy]);
                None
            }
            Err(NoArn::Prefix) => {
                let message = format!("`{written}` is no ARN");
                self.report(Rule::InvalidArnPrefix, text.span, message, [meant_arn(written)]);
                None
            }
        }
    }
}

/// What was meant by a string that is no ARN: the id of a resource, or something else.
fn meant_arn(written: &str) -> String {
    let mut types = SERVICES.iter().flat_map(|service| service.resource_types);
    let by_id = types.find(|it| {
        let [field] = it.arn.fields else { return false };
        field.admits(written) && field.region_in(written).is_some()
    });
    match by_id {
        Some(it) => {
            format!(
                "the id of a resource stands behind its type: `{}(\"{written}\")`",
                it.written()
            )
        }
        None => "an ARN has six fields: `arn:partition:service:region:account:resource`".to_owned(),
    }
}
