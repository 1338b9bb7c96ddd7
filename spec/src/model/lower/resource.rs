//! Lowers the items of a resource list: resource types with arguments, ARNs, and unchecked resources.

use super::arn::types_of_pattern;
use super::lowering::Lowering;
use super::reading::Reading;
use crate::facts::catalog::{self, DEFAULT_SERVICE, ResourceTypeInfo, Service};
use crate::model::arn::{Arn, ArnPattern};
use crate::model::fault::{ResourceFaultKind, ServiceFault, TextFault, TextPlace};
use crate::model::pattern::Pattern;
use crate::model::policy::{Setting, Settings};
use crate::model::resource::{Arns, Resource, ResourceEntry, ResourceSet, Target};
use crate::model::runtime::{Part, Runtime, RuntimeValues, Takes};
use crate::syntax::characters::first_refused;
use crate::syntax::{ResourceItem, ResourceKind, Resources};
use crate::text::Text;
use crate::text::list::each;

pub(super) fn lower<'p>(
    reading: Reading<'_>,
    resources: &'p Resources<'p>,
    settings: &Settings<'p>,
    runtime: &mut RuntimeValues,
) -> ResourceSet<'p> {
    let mut lowering = Lowering::new(reading, settings, runtime);
    let items = each(&resources.items, |item| {
        let resource = lowering.item(item);
        let faults = std::mem::take(&mut lowering.faults);
        ResourceEntry { written: item, resource, faults }
    });
    ResourceSet { negated: resources.negated, items }
}

impl<'p> Lowering<'_, '_, 'p> {
    pub(super) fn item(&mut self, item: &'p ResourceItem<'p>) -> Option<Resource<'p>> {
        let (target, arns) = match &item.kind {
            ResourceKind::Any => (Target::Any, Arns::Any),
            ResourceKind::Typed { prefix, name, arguments, arguments_span } => {
                let resource_type = self.resource_type(prefix.as_ref(), name)?;
                let arns = self.typed(resource_type, name.span, arguments, *arguments_span)?;
                (Target::Types(types_of_pattern(resource_type, &arns)), arns)
            }
            ResourceKind::Arn(text) | ResourceKind::Unchecked(text) if text.value == "*" => {
                (Target::Any, Arns::Any)
            }
            ResourceKind::Arn(text) if self.reading.passes_arn(&text.value) => {
                (Target::Unchecked, self.unchecked(text)?)
            }
            ResourceKind::Arn(text) => {
                let before = self.faults.len();
                let (types, arn) = self.arn(text)?;
                // The fault that it may not be a resource of its service is already recorded.
                let is_doubtful = self.faults.iter().skip(before).any(|it| it.is_doubtful);
                let target = match types.is_empty() && is_doubtful {
                    true => Target::Unchecked,
                    false => Target::Types(types),
                };
                (target, Arns::Pattern(Box::new(arn)))
            }
            ResourceKind::UncheckedValue(value) => match self.value(value, Takes::AnyArn)? {
                Setting::Runtime(id) => {
                    (Target::Unchecked, Arns::Runtime(Runtime { id, part: Part::Whole }))
                }
                // No parser produces one.
                Setting::Text(_) => return None,
            },
            ResourceKind::Unchecked(text) => (Target::Unchecked, self.unchecked(text)?),
        };
        let is_typed = matches!(item.kind, ResourceKind::Typed { .. });
        Some(Resource { span: item.span, target, arns, is_typed })
    }

    /// Lowers an ARN of which only the format is checked.
    fn unchecked(&mut self, text: &'p Text<'p>) -> Option<Arns<'p>> {
        if let Some(character) = first_refused(&text.value) {
            self.text_fault(text.span, TextFault::Character(character));
            return None;
        }
        // In an older version a variable is plain text, which no newer document could express.
        if !self.reading.has_variables() {
            self.pattern(&text.value, text.span, TextPlace::Resource)?;
        }
        let Arn { partition, service, region, account, resource } = self.six_fields(text)?;
        let read = |part: &'p str| {
            Pattern::read(part, text.span, true)
                .unwrap_or_else(|_| Pattern::with_wildcards(part, text.span))
        };
        let (partition, service, region) = (read(partition), read(service), read(region));
        let (account, resource) = (read(account), read(resource));
        let pattern = ArnPattern { partition, service, region, account, resource };
        Some(Arns::Pattern(Box::new(pattern)))
    }

    fn resource_type(
        &mut self,
        prefix: Option<&'p Text<'p>>,
        name: &'p Text<'p>,
    ) -> Option<&'static ResourceTypeInfo> {
        let service = match prefix {
            None => DEFAULT_SERVICE,
            Some(prefix) => self.service(prefix, &name.value)?,
        };
        let found = service.resource_type(&name.value);
        if found.is_none() {
            self.fault(name.span, ResourceFaultKind::UnknownType(service, &name.value));
        }
        found
    }

    fn service(&mut self, prefix: &'p Text<'p>, type_name: &'p str) -> Option<&'static Service> {
        let found = catalog::service(&prefix.value);
        if found.is_none() {
            let fault = match catalog::is_service_prefix(&prefix.value) {
                true => ServiceFault::Uncataloged,
                false => ServiceFault::Unknown,
            };
            let kind = ResourceFaultKind::Service { fault, prefix: &prefix.value, type_name };
            self.fault(prefix.span, kind);
        }
        found
    }
}
