//! Validates the resource types of catalog files: their ARN templates, the fields of these, and their names in
//! deployment tools and in Rust.

use super::checker::Checker;
use super::items::{self, Items};
use super::names::{is_type_name, is_word, text};
use super::service::Positions;
use crate::facts::files::model::{Deployed, Field, ResourceType, Template};
use crate::facts::files::schema::{self, ServiceFile};
use crate::facts::files::shape_pattern;
use crate::facts::files::template;
use crate::facts::naming::{self, kebab_case, snake_case};
use crate::facts::shape::{Element, Repeat, literal, shortest_match};
use std::collections::HashMap;
use toml::Spanned;

/// The maximum length of a field without `max_length`: the longest ARN that AWS accepts.
const LONGEST_ARN: u16 = 2048;

/// The maximum number of combinations of `values` in the fields of a resource type.
const MOST_SHAPES: usize = 256;

/// A template whose fields are not described yet, with the type that it belongs to and the names of its
/// placeholders.
struct Draft {
    of: usize,
    template: Template,
    names: Vec<String>,
}

impl Checker<'_> {
    /// Validates the resource types of a service.
    pub(super) fn resource_types(
        &mut self,
        file: &ServiceFile,
        keys: &Positions<'_>,
        prefixes: &[String],
    ) -> Vec<ResourceType> {
        self.unique("resource type", file.resource_types.iter().map(|it| &it.name));
        let mut variants = Items::next_to(items::VARIANTS);
        let mut functions = Items::next_to(items::RESOURCE_TYPES);
        let mut written: HashMap<&str, &Spanned<String>> = HashMap::new();
        let mut drafts = Vec::with_capacity(file.resource_types.len());
        for (of, it) in file.resource_types.iter().enumerate() {
            let name = it.alias.as_ref().unwrap_or(&it.name);
            if file.has_items() {
                if self.shape("resource type", &it.name, is_word)
                    && self.declare(&mut functions, &it.name, &naming::item(it.name.get_ref()))
                {
                    let variant = naming::resource_type(it.name.get_ref());
                    self.declare(&mut variants, &it.name, &variant);
                }
            } else if self.shape("resource type", name, is_type_name)
                && written.insert(name.get_ref(), name).is_some()
            {
                let sentence =
                    format!("another resource type already has the name `{}`", name.get_ref());
                self.report(name, sentence);
            }
            self.drafts(file, (of, it), prefixes, &mut drafts);
        }
        let excluded: Vec<Vec<char>> = drafts
            .iter()
            .map(|it| template::continuations(&it.template, drafts.iter().map(|it| &it.template)))
            .collect();
        let mut templates: Vec<Vec<Template>> = Vec::new();
        templates.resize_with(file.resource_types.len(), Vec::new);
        for (draft, excluded) in drafts.into_iter().zip(excluded) {
            let it = &file.resource_types[draft.of];
            let of = draft.of;
            templates[of].push(self.template(file, it, draft, &excluded));
        }
        let types = file.resource_types.iter().zip(templates);
        types.map(|(it, templates)| self.resource_type(file, it, templates, keys)).collect()
    }

    /// Parses the templates of a type.
    fn drafts(
        &mut self,
        file: &ServiceFile,
        (of, it): (usize, &schema::ResourceType),
        prefixes: &[String],
        drafts: &mut Vec<Draft>,
    ) {
        let several = it.arns.as_deref().unwrap_or_default();
        let all: Vec<_> = it.arn.iter().chain(several).collect();
        if all.is_empty() || it.arn.is_some() && it.arns.is_some() {
            let sentence = format!("`{}` needs either `arn` or `arns`", it.name.get_ref());
            self.report(&it.name, sentence);
        }
        let mut part = |written: &Option<Spanned<String>>| {
            let written = written.as_ref()?;
            template::named_part(written.get_ref())
                .map_err(|sentence| self.report(written, sentence))
                .ok()
        };
        let (region, account) = (part(&it.region), part(&it.account));
        for text in all {
            self.visible(text);
            match template::parse(text.get_ref()) {
                Ok((mut template, names)) => {
                    if file.has_items() {
                        self.service_prefix(text, &template.service, prefixes);
                    }
                    if let Some(region) = &region {
                        template.region = region.clone();
                    }
                    if let Some(account) = &account {
                        template.account = account.clone();
                    }
                    drafts.push(Draft { of, template, names });
                }
                Err(sentence) => self.report(text, sentence),
            }
        }
    }

    /// Completes a template with its fields.
    fn template(
        &mut self,
        file: &ServiceFile,
        it: &schema::ResourceType,
        draft: Draft,
        excluded: &[char],
    ) -> Template {
        let Draft { mut template, names, .. } = draft;
        for (position, name) in names.iter().enumerate() {
            let written = it.fields.iter().find(|it| it.name.get_ref() == name);
            if written.is_none() && file.has_items() {
                let sentence = format!("`${{{name}}}` is not a field of `{}`", it.name.get_ref());
                self.report(it.arn.as_ref().unwrap_or(&it.name), sentence);
            }
            let divider = template::divider_after(&template, position);
            let excluded = divider.as_ref().map_or(excluded, std::slice::from_ref);
            let field = self.field(file, name, written, excluded);
            template.fields.push(field);
        }
        template
    }

    fn resource_type(
        &mut self,
        file: &ServiceFile,
        it: &schema::ResourceType,
        mut templates: Vec<Template>,
        keys: &Positions<'_>,
    ) -> ResourceType {
        self.described(it.description.as_ref(), &it.name, file.has_items());
        if file.has_items() {
            self.given(it.documentation.as_ref(), &it.name, "documentation");
        }
        if let Some(page) = &it.documentation {
            self.url(page);
        }
        self.unique("field", it.fields.iter().map(|it| &it.name));
        for field in &it.fields {
            let name = field.name.get_ref();
            let fills = |of: &Template| of.fields.iter().any(|it| it.name == *name);
            if !templates.is_empty() && !templates.iter().any(fills) {
                let sentence = format!("missing `${{{name}}}` in the ARN template");
                self.report(&field.name, sentence);
            }
        }
        // Every way to fill the template is tried when a resource is matched.
        let ways = templates.iter().flat_map(|it| &it.fields);
        let ways = ways.map(|it| it.shapes.len()).try_fold(1_usize, usize::checked_mul);
        if ways.is_none_or(|it| it > MOST_SHAPES) {
            let sentence =
                format!("the ARN template can be filled in more than {MOST_SHAPES} ways");
            self.report(it.arn.as_ref().unwrap_or(&it.name), sentence);
        }
        let arn = if templates.is_empty() { Template::default() } else { templates.remove(0) };
        ResourceType {
            name: it.alias.as_ref().unwrap_or(&it.name).get_ref().clone(),
            title: it.name.get_ref().clone(),
            description: text(it.description.as_ref()),
            arn,
            other_arns: templates,
            condition_keys: self.condition_keys(it.condition_keys.as_deref(), keys),
            documentation: text(it.documentation.as_ref()),
            type_name: type_name_of(it),
            cloudformation: self.deployed(
                it.cloudformation.as_ref(),
                it.cloudformation_arn.as_ref(),
                it.fields.iter().filter_map(|it| it.cloudformation.as_ref()),
            ),
            terraform: self.deployed(
                it.terraform.as_ref(),
                it.terraform_arn.as_ref(),
                it.fields.iter().filter_map(|it| it.terraform.as_ref()),
            ),
        }
    }

    /// Validates the name of a type in a deployment tool; attributes without a type are an error.
    fn deployed<'n>(
        &mut self,
        name: Option<&Spanned<String>>,
        arn: Option<&'n Spanned<String>>,
        fields: impl Iterator<Item = &'n Spanned<String>>,
    ) -> Option<Deployed> {
        if let Some(name) = name {
            self.shape("type", name, is_deployed_type);
        }
        for attribute in arn.into_iter().chain(fields) {
            self.shape("attribute", attribute, is_attribute);
            if name.is_none() {
                let sentence = format!("`{}` is not an attribute of any type", attribute.get_ref());
                self.report(attribute, sentence);
            }
        }
        let arn = arn.map(|it| it.get_ref().clone());
        name.map(|name| Deployed { name: name.get_ref().clone(), arn })
    }

    /// Creates a field from its description, or from its name and the other templates if it has none.
    fn field(
        &mut self,
        file: &ServiceFile,
        name: &str,
        written: Option<&schema::Field>,
        excluded: &[char],
    ) -> Field {
        let shapes = match written {
            Some(written) => self.shapes(file, written, excluded),
            None => vec![anything_but(excluded)],
        };
        let argument = match naming::places(true, true).contains(&snake_case(name).as_str()) {
            // Each resource has an argument with this name.
            true if !file.has_items() => format!("{}_name", snake_case(name)),
            _ => snake_case(name),
        };
        let max_length = written.and_then(|it| it.max_length.as_ref());
        let max_length = max_length.map_or(LONGEST_ARN, |it| *it.get_ref());
        let mut field = Field {
            type_name: name.to_owned(),
            name: name.to_owned(),
            argument,
            description: String::new(),
            shapes,
            max_length,
            example: kebab_case(name),
            region_before: None,
            cloudformation: None,
            terraform: None,
        };
        if let Some(written) = written {
            self.field_details(file, written, &mut field);
        }
        field
    }

    /// Adds the described details to a field.
    fn field_details(&mut self, file: &ServiceFile, written: &schema::Field, field: &mut Field) {
        self.described(written.description.as_ref(), &written.name, file.has_items());
        let is_needed = file.has_items() || written.pattern.is_some() || written.values.is_some();
        let example = match is_needed {
            true => self.given(written.example.as_ref(), &written.name, "example"),
            false => written.example.as_ref(),
        };
        if let Some(example) = example {
            self.visible(example);
            let length = example.get_ref().chars().count();
            let fits =
                field.shapes.iter().any(|it| shortest_match(it, example.get_ref()).is_some());
            if !field.shapes.is_empty() && (!fits || length > field.max_length.into()) {
                let sentence =
                    format!("the example `{}` is not a valid `{}`", example.get_ref(), field.name);
                self.report(example, sentence);
            }
            field.example = text(Some(example));
        }
        field.region_before = written.region_before.as_ref().and_then(|text| {
            let mut characters = text.get_ref().chars();
            match (characters.next(), characters.next()) {
                (Some(only), None) if field.example.contains(only) => Some(only),
                _ => {
                    let sentence =
                        "`region_before` must be the one character that follows the region in the example";
                    self.report(text, sentence);
                    None
                }
            }
        });
        field.description = text(written.description.as_ref());
        field.type_name = text(written.type_name.as_ref().or(Some(&written.name)));
        field.cloudformation = written.cloudformation.as_ref().map(|it| it.get_ref().clone());
        field.terraform = written.terraform.as_ref().map(|it| it.get_ref().clone());
        if file.has_items() {
            self.argument(written);
        }
    }

    /// Checks the name of the argument that a field becomes.
    fn argument(&mut self, field: &schema::Field) {
        let argument = snake_case(field.name.get_ref());
        let mut arguments = Items::next_to(items::ARGUMENTS);
        if self.shape("field", &field.name, is_word)
            && self.declare(&mut arguments, &field.name, &argument)
        {
            let is_attribute = field.cloudformation.is_some() || field.terraform.is_some();
            if naming::places(true, true).contains(&argument.as_str()) {
                let sentence = format!(
                    "`{argument}` is reserved: every resource has an argument with this name"
                );
                self.report(&field.name, sentence);
            } else if is_attribute && argument == "as_str" {
                let sentence =
                    "`as_str` is reserved: every template resource has a method with this name";
                self.report(&field.name, sentence);
            }
        }
    }

    /// Returns the possible shapes of a field's values.
    fn shapes(
        &mut self,
        file: &ServiceFile,
        field: &schema::Field,
        excluded: &[char],
    ) -> Vec<Vec<Element>> {
        match (&field.pattern, &field.values) {
            (Some(pattern), None) => match shape_pattern::parse(pattern.get_ref()) {
                Ok(shape) => vec![shape],
                Err(sentence) => {
                    self.report(pattern, format!("invalid pattern: {sentence}"));
                    Vec::new()
                }
            },
            (None, Some(values)) if !values.get_ref().is_empty() => {
                self.unique("value", values.get_ref());
                let values = values.get_ref().iter();
                values.map(|value| literal(value.get_ref()).collect()).collect()
            }
            (None, None) if !file.has_items() => vec![anything_but(excluded)],
            _ => {
                let name = field.name.get_ref();
                self.report(&field.name, format!("`{name}` needs either `pattern` or `values`"));
                Vec::new()
            }
        }
    }

    /// Declares the Rust types: one for each field and each resource type of a service with items, all in one
    /// scope.
    pub(super) fn types(&mut self, files: &[ServiceFile]) {
        let mut types = Items::of_types();
        let of_items = files.iter().filter(|file| file.has_items());
        for it in of_items.flat_map(|file| &file.resource_types) {
            for field in &it.fields {
                let name = field.name.get_ref();
                // If not, that is already reported.
                let is_right = is_word(name) && naming::is_identifier(&snake_case(name));
                let place = field.type_name.as_ref().or(is_right.then_some(&field.name));
                if let Some(place) = place.filter(|it| self.shape("type", it, is_word)) {
                    self.declare(&mut types, place, place.get_ref());
                }
            }
            let is_right = naming::is_identifier(it.name.get_ref());
            let place = it.type_name.as_ref().or(is_right.then_some(&it.name));
            if let Some(place) = place.filter(|it| self.shape("type", it, is_word)) {
                let own = type_name_of(it);
                let _ = self.declare(&mut types, place, &own)
                    && self.declare(&mut types, place, &format!("{own}Arn"));
            }
        }
    }
}

/// Returns the shape of any nonempty string without some characters.
fn anything_but(excluded: &[char]) -> Vec<Element> {
    let mut sorted = excluded.to_vec();
    sorted.sort_unstable();
    let mut ranges = Vec::new();
    let mut start = 0;
    for character in sorted {
        let code = u32::from(character);
        ranges.extend(range(start, code - 1));
        start = code + 1;
    }
    ranges.extend(range(start, u32::from(char::MAX)));
    let class: &'static [(char, char)] = ranges.leak();
    vec![Element::new(class, Repeat::One), Element::new(class, Repeat::Any)]
}

fn range(first: u32, last: u32) -> Option<(char, char)> {
    Some((char::from_u32(first)?, char::from_u32(last)?))
}

/// Checks for a type of a deployment tool: `AWS::Cognito::UserPool`, `aws_cognito_user_pool`.
fn is_deployed_type(text: &str) -> bool {
    text.split("::").all(is_attribute)
}

/// Checks for an attribute of a deployment tool: `Arn`, `id`.
fn is_attribute(text: &str) -> bool {
    text.starts_with(|it: char| it.is_ascii_alphabetic())
        && text.chars().all(|it| it.is_ascii_alphanumeric() || it == '_')
}

/// Returns the name of the Rust types of a resource type.
fn type_name_of(it: &schema::ResourceType) -> String {
    let written = it.type_name.as_ref().map(|name| name.get_ref().clone());
    written.unwrap_or_else(|| naming::resource_type(it.name.get_ref()))
}
