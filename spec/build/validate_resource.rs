//! Resource types of catalogue files: their ARN templates, the fields of those, what tools that deploy resources call
//! them, and what Rust does.

use super::checker::Checker;
use super::items::{self, Items};
use super::names::is_word;
use crate::model::{Deployed, Field, Piece, ResourceType, Template};
use crate::naming::{self, snake_case};
use crate::schema::{self, Files, ServiceFile};
use crate::shape::{literal, shortest_match};
use crate::shape_pattern;
use crate::source::Source;
use crate::template;
use toml::Spanned;

/// The longest text that a field without `max_length` may hold: the longest ARN that AWS takes.
const LONGEST_ARN: u16 = 2048;

/// The most combinations of `values` that the fields of a resource type may have.
const MOST_SHAPES: usize = 256;

impl Checker {
    pub(super) fn resource_type(
        &mut self,
        source: &Source,
        file: &ServiceFile,
        resource_type: &schema::ResourceType,
        prefixes: &[String],
    ) -> ResourceType {
        self.phrase(source, &resource_type.description);
        self.url(source, &resource_type.documentation);
        self.unique(source, "field", resource_type.fields.iter().map(|it| &it.name));
        let mut arguments = Items::next_to(items::ARGUMENTS);
        let fields = resource_type.fields.iter();
        let fields = fields.map(|it| self.field(source, it, &mut arguments));
        let fields: Vec<_> = fields.collect();
        // Each way to fill the template is a table of its own.
        let ways = fields.iter().try_fold(1_usize, |ways, it| ways.checked_mul(it.shapes.len()));
        if ways.is_none_or(|it| it > MOST_SHAPES) {
            let sentence =
                format!("the ARN template can be filled in more than {MOST_SHAPES} ways");
            self.report(source, &resource_type.arn, sentence);
        }
        self.visible(source, &resource_type.arn);
        let arn = template::parse(resource_type).unwrap_or_else(|sentence| {
            self.report(source, &resource_type.arn, sentence);
            Template::default()
        });
        if !arn.service.is_empty() {
            self.service_prefix(source, &resource_type.arn, &arn.service, prefixes);
            for (index, field) in resource_type.fields.iter().enumerate() {
                let filled = |piece: &Piece| matches!(piece, Piece::Field(it) if *it == index);
                if !arn.pieces.iter().any(filled) {
                    let sentence =
                        format!("the ARN template has no `${{{}}}`", field.name.get_ref());
                    self.report(source, &field.name, sentence);
                }
            }
        }
        ResourceType {
            name: resource_type.name.get_ref().clone(),
            description: resource_type.description.get_ref().clone(),
            arn,
            condition_keys: self.condition_keys(source, file, &resource_type.condition_keys),
            documentation: resource_type.documentation.get_ref().clone(),
            type_name: type_name_of(resource_type),
            cloudformation: self.deployed(
                source,
                resource_type.cloudformation.as_ref(),
                resource_type.cloudformation_arn.as_ref(),
                resource_type.fields.iter().filter_map(|it| it.cloudformation.as_ref()),
            ),
            terraform: self.deployed(
                source,
                resource_type.terraform.as_ref(),
                resource_type.terraform_arn.as_ref(),
                resource_type.fields.iter().filter_map(|it| it.terraform.as_ref()),
            ),
            fields,
        }
    }

    /// What a tool that deploys resources calls a type; attributes without a type lead nowhere.
    fn deployed<'n>(
        &mut self,
        source: &Source,
        name: Option<&Spanned<String>>,
        arn: Option<&'n Spanned<String>>,
        fields: impl Iterator<Item = &'n Spanned<String>>,
    ) -> Option<Deployed> {
        if let Some(name) = name {
            self.shape(source, "type", name, is_deployed_type);
        }
        for attribute in arn.into_iter().chain(fields) {
            self.shape(source, "attribute", attribute, is_attribute);
            if name.is_none() {
                let sentence = format!("`{}` is an attribute of no type", attribute.get_ref());
                self.report(source, attribute, sentence);
            }
        }
        let arn = arn.map(|it| it.get_ref().clone());
        name.map(|name| Deployed { name: name.get_ref().clone(), arn })
    }

    /// A field, and an argument of its resource type.
    fn field(&mut self, source: &Source, field: &schema::Field, arguments: &mut Items) -> Field {
        let name = field.name.get_ref();
        let argument = snake_case(name);
        if self.shape(source, "field", &field.name, is_word)
            && arguments.declare(&mut self.problems, source, &field.name, &argument)
        {
            let is_attribute = field.cloudformation.is_some() || field.terraform.is_some();
            if naming::places(true, true).contains(&argument.as_str()) {
                let sentence = format!("`{argument}` is an argument of every resource");
                self.report(source, &field.name, sentence);
            } else if is_attribute && argument == "as_str" {
                let sentence = "`as_str` is a method of every resource of a template";
                self.report(source, &field.name, sentence);
            }
        }
        self.phrase(source, &field.description);
        let shapes = match (&field.pattern, &field.values) {
            (Some(pattern), None) => match shape_pattern::parse(pattern.get_ref()) {
                Ok(shape) => vec![shape],
                Err(sentence) => {
                    self.report(source, pattern, format!("impossible pattern: {sentence}"));
                    Vec::new()
                }
            },
            (None, Some(values)) if !values.get_ref().is_empty() => {
                self.unique(source, "value", values.get_ref());
                let values = values.get_ref().iter();
                values.map(|value| literal(value.get_ref()).collect()).collect()
            }
            _ => {
                self.report(
                    source,
                    &field.name,
                    format!("`{name}` needs either `pattern` or `values`"),
                );
                Vec::new()
            }
        };
        let max_length = field.max_length.as_ref().map_or(LONGEST_ARN, |it| *it.get_ref());
        let length = field.example.get_ref().chars().count();
        let fits = shapes.iter().any(|it| shortest_match(it, field.example.get_ref()).is_some());
        if !shapes.is_empty() && (!fits || length > max_length.into()) {
            let sentence = format!("the example `{}` is no `{name}`", field.example.get_ref());
            self.report(source, &field.example, sentence);
        }
        self.visible(source, &field.example);
        let region_before = field.region_before.as_ref().and_then(|text| {
            let mut characters = text.get_ref().chars();
            match (characters.next(), characters.next()) {
                (Some(only), None) if field.example.get_ref().contains(only) => Some(only),
                _ => {
                    let sentence =
                        "`region_before` is the one character of the example that ends its region";
                    self.report(source, text, sentence);
                    None
                }
            }
        });
        let type_name = field.type_name.as_ref().unwrap_or(&field.name);
        Field {
            type_name: type_name.get_ref().clone(),
            name: name.clone(),
            argument,
            description: field.description.get_ref().clone(),
            shapes,
            max_length,
            example: field.example.get_ref().clone(),
            region_before,
            cloudformation: field.cloudformation.as_ref().map(|it| it.get_ref().clone()),
            terraform: field.terraform.as_ref().map(|it| it.get_ref().clone()),
        }
    }

    /// Each field and each resource type has a Rust type of its own, and these are all in one place.
    pub(super) fn types(&mut self, files: &Files<'_>) {
        let mut types = Items::of_types();
        for (source, file) in &files.services {
            for it in &file.resource_types {
                for field in &it.fields {
                    let name = field.name.get_ref();
                    // Otherwise, it was reported.
                    let is_right = is_word(name) && naming::is_identifier(&snake_case(name));
                    let place = field.type_name.as_ref().or(is_right.then_some(&field.name));
                    if let Some(place) = place.filter(|it| self.shape(source, "type", it, is_word))
                    {
                        types.declare(&mut self.problems, source, place, place.get_ref());
                    }
                }
                let is_right = naming::is_identifier(it.name.get_ref());
                let place = it.type_name.as_ref().or(is_right.then_some(&it.name));
                if let Some(place) = place.filter(|it| self.shape(source, "type", it, is_word)) {
                    let own = type_name_of(it);
                    let problems = &mut self.problems;
                    let _ = types.declare(problems, source, place, &own)
                        && types.declare(problems, source, place, &format!("{own}Arn"));
                }
            }
        }
    }
}

/// `AWS::Cognito::UserPool`, `aws_cognito_user_pool`
fn is_deployed_type(text: &str) -> bool {
    text.split("::").all(is_attribute)
}

/// `Arn`, `id`
fn is_attribute(text: &str) -> bool {
    text.starts_with(|it: char| it.is_ascii_alphabetic())
        && text.chars().all(|it| it.is_ascii_alphanumeric() || it == '_')
}

/// What the Rust types of a resource type are called.
fn type_name_of(it: &schema::ResourceType) -> String {
    let written = it.type_name.as_ref().map(|name| name.get_ref().clone());
    written.unwrap_or_else(|| naming::resource_type(it.name.get_ref()))
}
