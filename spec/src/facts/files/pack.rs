//! Turns a validated catalog into the packed catalog: one string and one list of numbers. `src/facts/packed.rs`
//! describes the format and reads it.

use crate::facts::files::model::{
    Action, ArnPart, Catalog, ConditionKey, Field, ResourceType, Service, Template, TemplatePart,
};
use crate::facts::files::schema::{AccessLevel, Authorization, Format, ValueType};
use crate::facts::shape::{Element, Repeat};
use std::collections::{BTreeMap, HashMap};

/// The packed catalog.
pub struct Packed {
    pub text: String,
    pub data: Vec<u8>,
    /// The number of services in it.
    pub services: usize,
}

/// Packs all services. Of a service with Rust items, only the prefix is packed, along with the service's
/// position among those services.
pub fn pack(catalog: &Catalog) -> Packed {
    pack_services(&catalog.services, |it| it.has_items)
}

/// Packs services that have no Rust items in the program.
pub fn pack_whole(services: &[Service]) -> Packed {
    pack_services(services, |_| false)
}

fn pack_services(services: &[Service], is_built: fn(&Service) -> bool) -> Packed {
    let mut services: Vec<&Service> = services.iter().collect();
    services.sort_by_key(|it| &it.prefix);
    let mut texts = Texts::default();
    let prefixes: Vec<_> = services.iter().map(|it| texts.add(&it.prefix)).collect();
    let arn_services = names(&mut texts, &arn_services(&services, is_built));
    let namespaces = names(&mut texts, &namespaces(&services, is_built));

    let count = services.len() + arn_services.len() + namespaces.len();
    let mut bodies = Bodies { start: HEADER + ENTRY * count, bytes: Vec::new() };
    let mut header = Vec::new();
    for length in [services.len(), arn_services.len(), namespaces.len()] {
        fixed(&mut header, length);
    }
    let mut built = 0;
    for (service, prefix) in services.iter().zip(&prefixes) {
        let (at, count) = if is_built(service) {
            built += 1;
            (0, built)
        } else {
            (bodies.add(&pack_service(service, &mut texts)), 0)
        };
        entry(&mut header, *prefix, at, count);
    }
    for (name, owners) in arn_services.iter().chain(&namespaces) {
        let mut list = Numbers::default();
        for owner in owners {
            list.number(*owner);
        }
        entry(&mut header, *name, bodies.add(&list.0), owners.len());
    }
    header.append(&mut bodies.bytes);
    Packed { text: texts.all, data: header, services: services.len() }
}

/// The same sizes as in `packed.rs`.
const HEADER: usize = 12;
const ENTRY: usize = 16;

/// The data after the indices.
struct Bodies {
    start: usize,
    bytes: Vec<u8>,
}

impl Bodies {
    fn add(&mut self, body: &[u8]) -> usize {
        let at = self.start + self.bytes.len();
        self.bytes.extend_from_slice(body);
        at
    }
}

fn fixed(out: &mut Vec<u8>, number: usize) {
    out.extend_from_slice(&u32::try_from(number).unwrap_or(u32::MAX).to_le_bytes());
}

fn entry(out: &mut Vec<u8>, (start, length): (usize, usize), at: usize, count: usize) {
    for number in [start, length, at, count] {
        fixed(out, number);
    }
}

/// Names, each with the positions of the services that own it.
type Owners = BTreeMap<String, Vec<usize>>;

/// Returns, for each service that ARNs name, the services that own templates of such ARNs: first those with
/// Rust items, whose facts are the best, then the named service itself. Other services are listed only if they
/// add a template.
fn arn_services(services: &[&Service], is_built: fn(&Service) -> bool) -> Owners {
    let mut owners = Owners::new();
    let mut known: HashMap<&str, Vec<&Template>> = HashMap::new();
    for rank in 0..3 {
        for (position, service) in services.iter().enumerate() {
            for template in service.resource_types.iter().flat_map(templates) {
                let known = known.entry(&template.service).or_default();
                let is_new = rank < 2 || !known.iter().any(|it| is_like(it, template));
                let of = match (is_built(service), template.service == service.prefix) {
                    (true, _) => 0,
                    (false, true) => 1,
                    (false, false) => 2,
                };
                if of == rank && is_new && template.service != "*" {
                    known.push(template);
                    let owners = owners.entry(template.service.clone()).or_default();
                    if !owners.contains(&position) {
                        owners.push(position);
                    }
                }
            }
        }
    }
    owners
}

/// Returns, for each namespace of condition keys, the services that have keys in it, starting with the service
/// of that prefix. Services with Rust items are in another index.
fn namespaces(services: &[&Service], is_built: fn(&Service) -> bool) -> Owners {
    let mut owners = Owners::new();
    for own in [true, false] {
        for (position, service) in services.iter().enumerate().filter(|(_, it)| !is_built(it)) {
            for key in &service.condition_keys {
                let namespace = key.name.split(':').next().unwrap_or_default();
                let is_own = namespace == service.prefix;
                if is_own == own && namespace != "aws" && !namespace.contains('$') {
                    let owners = owners.entry(namespace.to_ascii_lowercase()).or_default();
                    if !owners.contains(&position) {
                        owners.push(position);
                    }
                }
            }
        }
    }
    owners
}

fn templates(it: &ResourceType) -> impl Iterator<Item = &Template> {
    std::iter::once(&it.arn).chain(&it.other_arns)
}

/// Checks whether both templates describe the same ARNs, regardless of the names of their fields.
fn is_like(template: &Template, other: &Template) -> bool {
    template.region == other.region
        && template.account == other.account
        && template.pieces.len() == other.pieces.len()
        && template.pieces.iter().zip(&other.pieces).all(|(it, of)| it.is_like(of))
}

/// Adds the names of an index to the strings.
fn names(texts: &mut Texts, owners: &Owners) -> Vec<((usize, usize), Vec<usize>)> {
    owners.iter().map(|(name, owners)| (texts.add(name), owners.clone())).collect()
}

/// The strings, each stored once.
#[derive(Default)]
struct Texts {
    all: String,
    known: HashMap<String, (usize, usize)>,
}

impl Texts {
    fn add(&mut self, text: &str) -> (usize, usize) {
        if text.is_empty() {
            return (0, 0);
        }
        if let Some(known) = self.known.get(text) {
            return *known;
        }
        let range = (self.all.len(), text.len());
        self.all += text;
        self.known.insert(text.to_owned(), range);
        range
    }
}

/// A sequence of numbers of variable length.
#[derive(Default)]
struct Numbers(Vec<u8>);

impl Numbers {
    fn number(&mut self, mut number: usize) {
        while number > 0x7f {
            self.0.push(u8::try_from(number & 0x7f).unwrap_or_default() | 0x80);
            number >>= 7;
        }
        self.0.push(u8::try_from(number).unwrap_or_default());
    }

    fn text(&mut self, text: &str, texts: &mut Texts) {
        let (start, length) = texts.add(text);
        self.number(start);
        self.number(length);
    }

    fn texts(&mut self, list: &[String], texts: &mut Texts) {
        self.number(list.len());
        for text in list {
            self.text(text, texts);
        }
    }
}

/// A list of distinct items, which are referred to by position.
struct Distinct<T> {
    all: Vec<T>,
    known: HashMap<T, usize>,
}

impl<T: Clone + Eq + std::hash::Hash> Distinct<T> {
    fn new() -> Self {
        Self { all: Vec::new(), known: HashMap::new() }
    }

    fn add(&mut self, item: &T) -> usize {
        if let Some(known) = self.known.get(item) {
            return *known;
        }
        self.all.push(item.clone());
        self.known.insert(item.clone(), self.all.len() - 1);
        self.all.len() - 1
    }
}

type Class = Vec<(char, char)>;

/// Shapes, and the character classes that they use.
struct Shapes {
    classes: Distinct<Class>,
    /// All shapes; the shapes of a field are adjacent.
    all: Vec<Vec<usize>>,
    known: HashMap<Vec<Vec<usize>>, usize>,
}

impl Shapes {
    /// Adds the shapes of a field, and returns the position of the first one.
    fn add(&mut self, shapes: &[Vec<Element>]) -> usize {
        let mut numbers = Vec::with_capacity(shapes.len());
        for shape in shapes {
            let number = |it: &Element| {
                let repeat = match it.repeat {
                    Repeat::One => 0,
                    Repeat::Optional => 1,
                    Repeat::Any => 2,
                };
                self.classes.add(&it.class.to_vec()) * 3 + repeat
            };
            numbers.push(shape.iter().map(number).collect::<Vec<_>>());
        }
        if let Some(known) = self.known.get(&numbers) {
            return *known;
        }
        let first = self.all.len();
        self.all.extend(numbers.iter().cloned());
        self.known.insert(numbers, first);
        first
    }
}

fn pack_service(service: &Service, texts: &mut Texts) -> Vec<u8> {
    let mut body = Numbers::default();
    body.text(&service.name, texts);
    body.text(&service.documentation, texts);
    body.text(&service.facts, texts);
    body.number(service.is_reviewed.into());
    body.texts(&service.operations_without_action, texts);
    body.texts(&service.unlisted_operations, texts);
    body.number(service.condition_keys.len());
    for key in &service.condition_keys {
        pack_key(key, &mut body, texts);
    }
    let mut shapes = Shapes { classes: Distinct::new(), all: Vec::new(), known: HashMap::new() };
    let mut types = Numbers::default();
    types.number(service.resource_types.len());
    for it in &service.resource_types {
        pack_type(it, &mut types, &mut shapes, texts);
    }
    body.number(shapes.classes.all.len());
    for class in &shapes.classes.all {
        body.number(class.len());
        for character in class.iter().flat_map(|(first, last)| [*first, *last]) {
            body.number(u32::from(character) as usize);
        }
    }
    lists(&mut body, &shapes.all);
    body.0.append(&mut types.0);

    let (mut uses, mut keys) = (Distinct::new(), Distinct::new());
    let mut actions = Numbers::default();
    actions.number(service.actions.len());
    for action in &service.actions {
        let used =
            action.resource_types.iter().map(|(it, required)| it * 2 + usize::from(*required));
        let used = uses.add(&used.collect::<Vec<_>>());
        let carried = keys.add(&action.condition_keys);
        pack_action(service, action, (used, carried), &mut actions, texts);
    }
    lists(&mut body, &uses.all);
    lists(&mut body, &keys.all);
    // The distance to the actions comes first, so that their names can be read without decoding the rest.
    let mut packed = Numbers::default();
    packed.number(body.0.len());
    packed.0.append(&mut body.0);
    packed.0.append(&mut actions.0);
    packed.0
}

fn lists(out: &mut Numbers, lists: &[Vec<usize>]) {
    out.number(lists.len());
    for list in lists {
        out.number(list.len());
        for number in list {
            out.number(*number);
        }
    }
}

fn pack_key(key: &ConditionKey, out: &mut Numbers, texts: &mut Texts) {
    out.text(&key.name, texts);
    out.number(value_type(key.value_type));
    out.number(key.also.map_or(0, |it| value_type(it) + 1));
    out.number(key.format.map_or(0, |it| format(it) + 1));
    let flags = [key.exact, key.always, key.per_action, key.untrustworthy, key.services.is_some()];
    let flags = flags.iter().enumerate().map(|(bit, is)| usize::from(*is) << bit);
    out.number(flags.sum());
    out.texts(&key.paired_with, texts);
    if let Some(services) = &key.services {
        out.texts(services, texts);
    }
    out.text(&key.description, texts);
}

fn value_type(of: ValueType) -> usize {
    ValueType::ALL.iter().position(|it| *it == of).unwrap_or_default()
}

fn format(of: Format) -> usize {
    match of {
        Format::Account => 0,
        Format::Organization => 1,
        Format::OrganizationPath => 2,
        Format::Vpc => 3,
        Format::VpcEndpoint => 4,
        Format::Region => 5,
        Format::ServicePrincipal => 6,
        Format::IdentityPool => 7,
        Format::Identity => 8,
        Format::AuthenticationMethod => 9,
        Format::ExternalId => 10,
    }
}

fn pack_type(it: &ResourceType, out: &mut Numbers, shapes: &mut Shapes, texts: &mut Texts) {
    for text in [&it.name, &it.title, &it.description, &it.documentation] {
        out.text(text, texts);
    }
    pack_template(&it.arn, out, shapes, texts);
    out.number(it.other_arns.len());
    for template in &it.other_arns {
        pack_template(template, out, shapes, texts);
    }
    out.number(it.condition_keys.len());
    for key in &it.condition_keys {
        out.number(*key);
    }
}

fn pack_template(it: &Template, out: &mut Numbers, shapes: &mut Shapes, texts: &mut Texts) {
    out.text(&it.text, texts);
    out.text(&it.service, texts);
    for part in [&it.region, &it.account] {
        match part {
            ArnPart::Absent => out.number(0),
            ArnPart::Required => out.number(1),
            ArnPart::Optional => out.number(2),
            ArnPart::Always(text) => {
                out.number(3);
                out.text(text, texts);
            }
        }
    }
    out.number(it.pieces.len());
    for piece in &it.pieces {
        match piece {
            TemplatePart::Literal(text) => {
                out.number(0);
                out.text(text, texts);
            }
            TemplatePart::Any => out.number(1),
            TemplatePart::Field(index) => out.number(index + 2),
        }
    }
    out.number(it.fields.len());
    for field in &it.fields {
        pack_field(field, out, shapes, texts);
    }
}

fn pack_field(field: &Field, out: &mut Numbers, shapes: &mut Shapes, texts: &mut Texts) {
    for text in [&field.name, &field.argument, &field.description, &field.example] {
        out.text(text, texts);
    }
    out.number(field.max_length.into());
    out.number(field.region_before.map_or(0, |it| u32::from(it) as usize));
    out.number(field.shapes.len());
    out.number(shapes.add(&field.shapes));
}

fn pack_action(
    service: &Service,
    action: &Action,
    (uses, keys): (usize, usize),
    out: &mut Numbers,
    texts: &mut Texts,
) {
    out.text(&format!("{}:{}", service.prefix, action.name), texts);
    let level = match action.access_level {
        None => 0,
        Some(AccessLevel::List) => 1,
        Some(AccessLevel::Read) => 2,
        Some(AccessLevel::Write) => 3,
        Some(AccessLevel::Tagging) => 4,
        Some(AccessLevel::PermissionsManagement) => 5,
    };
    let is_described = !action.description.is_empty() || !action.documentation.is_empty();
    let flags = [
        action.permission_only,
        action.needs_one,
        action.retired.is_some(),
        !action.dependent_actions.is_empty(),
        is_described,
        action.disputed,
    ];
    let flags = flags.iter().enumerate().map(|(bit, is)| usize::from(*is) << (bit + 3));
    out.number(level + flags.sum::<usize>());
    out.number(uses);
    out.number(keys);
    out.number(match action.authorization {
        Authorization::Iam => 0,
        Authorization::AccessToken => 1,
        Authorization::AccessTokenOrSession => 2,
        Authorization::Session => 3,
        Authorization::RefreshToken => 4,
        Authorization::Public => 5,
    });
    if let Some(month) = &action.retired {
        out.text(month, texts);
    }
    if !action.dependent_actions.is_empty() {
        out.texts(&action.dependent_actions, texts);
    }
    if is_described {
        out.text(&action.description, texts);
        out.text(&action.documentation, texts);
    }
}
