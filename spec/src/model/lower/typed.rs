//! A resource type and its arguments: which fills which field of its ARN, or is all of it.

use super::lowering::Lowering;
use super::place::{Given, ResourcePart, written};
use crate::facts::catalog::{ArnPart, ArnTemplate, Field, Piece, ResourceTypeInfo};
use crate::model::arn::ArnPattern;
use crate::model::fault::{
    ArgumentFault, ArnField, ResourceFaultKind, TextPlace, WHOLE, argument_names,
};
use crate::model::pattern::{Pattern, Segment};
use crate::model::policy::Setting;
use crate::model::resource::Arns;
use crate::model::runtime::{Part, Runtime, Takes};
use crate::syntax::{Argument, ValueKind};
use crate::text::Span;
use std::borrow::Cow;

/// The arguments of a resource type, by the fields they fill: a few.
struct AllGiven<'p>(Vec<(&'static str, Given<'p>)>);

impl<'p> AllGiven<'p> {
    fn get(&self, field: &str) -> Option<Given<'p>> {
        for (name, given) in &self.0 {
            if *name == field {
                return Some(*given);
            }
        }
        None
    }
}

impl<'p> Lowering<'_, '_, 'p> {
    /// The ARNs of a resource type with its arguments.
    pub(super) fn typed(
        &mut self,
        of: &'static ResourceTypeInfo,
        name: Span,
        arguments: &'p [Argument<'p>],
        arguments_span: Span,
    ) -> Option<Arns<'p>> {
        let template = &of.arn;
        let before = self.faults.len();
        if let Some(argument) = arguments.iter().find(|it| it.is_named(WHOLE)) {
            return self.whole(of, arguments, argument);
        }
        let given = self.assign(of, arguments);
        let positional = arguments.iter().filter(|it| it.name.is_none()).count();
        if positional > template.fields.len() {
            // Which of them was meant for which field is not known.
            return None;
        }
        let is_missing = |field: &&Field| given.get(field.argument).is_none();
        if template.fields.iter().any(|it| is_missing(&it)) {
            // A misnamed argument may be the missing one: that is one mistake.
            if self.faults.len() == before {
                let missing = template.fields.iter().filter(is_missing);
                let missing = missing.map(|it| it.argument).collect();
                self.argument(of, name.to(arguments_span), ArgumentFault::Missing(missing));
            }
            return None;
        }
        let mut values = Vec::with_capacity(template.fields.len());
        for field in template.fields {
            let given = given.get(field.argument)?;
            values.push(self.field(field, given, of));
        }
        let partition = given.get("partition");
        let region = given.get("region");
        let account = given.get("account");
        if let Some(given) = partition {
            self.partition(given.value, given.span);
        }
        if let Some(given) = region {
            self.region(given.value, given.span);
        }
        if let Some(given) = account {
            self.account(given.value, given.span);
        }
        if !self.is_right_since(before) {
            return None;
        }
        let values = values.into_iter().collect::<Option<Vec<_>>>()?;

        let resource = filled(template, &values, name);
        let id = template.fields.iter().find(|it| it.region_before.is_some());
        let id = id.and_then(|field| Some((field, given.get(field.argument)?)));
        let query = resource.query();
        let place = ResourcePart {
            template,
            resource: &query,
            id: id.map(|(field, given)| (field, given.value)),
            span: id.map_or(name, |(_, given)| given.span),
        };
        let (partition, region) = self.place(&place, partition, region)?;
        let account = account.map(|it| it.value).or(self.settings.account);
        let account = account.unwrap_or(Setting::Text("*"));
        let empty = || Pattern::literal("", name);
        let arn = ArnPattern {
            partition,
            service: Pattern::literal(template.service, name),
            region: match template.region {
                ArnPart::Required | ArnPart::Optional => region,
                ArnPart::Always(text) => Pattern::literal(text, name),
                ArnPart::Absent => empty(),
            },
            account: match template.account {
                ArnPart::Required | ArnPart::Optional => written(account, name),
                ArnPart::Always(text) => Pattern::literal(text, name),
                ArnPart::Absent => empty(),
            },
            resource,
        };
        Some(Arns::Pattern(Box::new(arn)))
    }

    fn argument(&mut self, of: &'static ResourceTypeInfo, span: Span, fault: ArgumentFault<'p>) {
        self.fault(span, ResourceFaultKind::Argument(of, fault));
    }

    /// An ARN that is known at run time only: it says all that other arguments could.
    fn whole(
        &mut self,
        of: &'static ResourceTypeInfo,
        arguments: &'p [Argument<'p>],
        whole: &'p Argument<'p>,
    ) -> Option<Arns<'p>> {
        if let ValueKind::Text(_) | ValueKind::Number(_) | ValueKind::Bool(_) = whole.value.kind {
            let text = whole.value.kind.text();
            self.argument(of, whole.value.span, ArgumentFault::WholeIsKnown(text));
            return None;
        }
        if let Some(other) = arguments.iter().find(|it| !std::ptr::eq(*it, whole)) {
            let span = other.name.as_ref().map_or(other.value.span, |name| name.span);
            self.argument(of, span, ArgumentFault::WholeIsNotAlone);
            return None;
        }
        let id = self.value(&whole.value, Takes::Arn(of))?.runtime()?;
        Some(Arns::Runtime(Runtime { id, part: Part::Whole }))
    }

    /// Which argument fills which field; what fits no field is left out.
    fn assign(
        &mut self,
        of: &'static ResourceTypeInfo,
        arguments: &'p [Argument<'p>],
    ) -> AllGiven<'p> {
        let template = &of.arn;
        let mut position = 0;
        let mut all = AllGiven(Vec::with_capacity(arguments.len()));
        for argument in arguments {
            let (span, field) = match &argument.name {
                Some(name) => {
                    (name.span, argument_names(template).into_iter().find(|it| *it == name.value))
                }
                None => {
                    position += 1;
                    let field = template.fields.get(position - 1);
                    (argument.value.span, field.map(|it| it.argument))
                }
            };
            let Some((field, takes)) = field.and_then(|it| Some((it, takes(it, template)?))) else {
                let fault = match &argument.name {
                    Some(name) => ArgumentFault::Unknown(&name.value),
                    None => ArgumentFault::TooMany(argument.value.kind.text()),
                };
                self.argument(of, span, fault);
                continue;
            };
            let not_allowed = match field {
                "region" if !template.has_region() => Some(ArnField::Region),
                "account" if !template.has_account() => Some(ArnField::Account),
                _ => None,
            };
            if let Some(part) = not_allowed {
                self.argument(of, span, ArgumentFault::NoPart(part));
            } else if all.get(field).is_some() {
                self.argument(of, span, ArgumentFault::Twice(field));
            } else if let Some(value) = self.value(&argument.value, takes) {
                all.0.push((field, Given { value, span: argument.value.span }));
            }
        }
        all
    }

    /// The value of a field, if it is one that the field takes.
    fn field(
        &mut self,
        field: &'static Field,
        given: Given<'p>,
        of: &'static ResourceTypeInfo,
    ) -> Option<Pattern<'p>> {
        match given.value {
            Setting::Runtime(_) if field.type_name.is_empty() => {
                self.fault(given.span, ResourceFaultKind::NoRuntime(field, of));
                None
            }
            Setting::Runtime(id) => Some(Pattern::runtime(id, Part::Whole, given.span)),
            Setting::Text(text) => self.field_text(field, text, given.span, of),
        }
    }

    /// The same of a text.
    pub(super) fn field_text(
        &mut self,
        field: &'static Field,
        text: &'p str,
        span: Span,
        of: &'static ResourceTypeInfo,
    ) -> Option<Pattern<'p>> {
        let pattern = self.pattern(text, span, TextPlace::Resource)?;
        if field.admits(&pattern.query()) {
            return Some(pattern);
        }
        let are_reviewed = of.service.is_reviewed;
        self.fault_of_facts(
            span,
            ResourceFaultKind::Field { field, of, written: text },
            are_reviewed,
        );
        if are_reviewed { None } else { Some(pattern) }
    }
}

/// What a runtime value for an argument has to be; `None` if there is no such argument.
fn takes(argument: &str, template: &'static ArnTemplate) -> Option<Takes> {
    match argument {
        "partition" => Some(Takes::Partition),
        "region" => Some(Takes::Region),
        "account" => Some(Takes::Account),
        _ => template.fields.iter().find(|it| it.argument == argument).map(Takes::Field),
    }
}

/// The resource part of a template, with a value for each field.
fn filled<'p>(template: &'static ArnTemplate, values: &[Pattern<'p>], span: Span) -> Pattern<'p> {
    let mut segments: Vec<Segment<'p>> = Vec::with_capacity(4);
    for piece in template.resource {
        match piece {
            Piece::Literal(text) => push(&mut segments, Segment::Literal(Cow::Borrowed(text))),
            Piece::Any => push(&mut segments, Segment::Star),
            Piece::Field(index) => {
                for segment in values.get(*index).map(Pattern::segments).unwrap_or_default() {
                    push(&mut segments, segment.clone());
                }
            }
        }
    }
    Pattern::joined(segments, span)
}

/// Appends a segment; adjacent characters become one segment.
fn push<'p>(segments: &mut Vec<Segment<'p>>, segment: Segment<'p>) {
    match (segments.last_mut(), segment) {
        (Some(Segment::Literal(before)), Segment::Literal(text)) => {
            let mut joined = String::with_capacity(before.len() + text.len());
            joined.push_str(before);
            joined.push_str(&text);
            *before = Cow::Owned(joined);
        }
        (_, Segment::Literal(text)) if text.is_empty() => {}
        (_, segment) => segments.push(segment),
    }
}
