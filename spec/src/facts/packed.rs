//! The packed catalog: the names of services without Rust items. The build script writes it as one string and
//! one list of numbers; each service is decoded when it is first looked up.
//!
//! `files/pack.rs` writes this format. Numbers are LEB128, and strings are ranges of the one string. Only the
//! indices have fixed-width entries, for binary search. Nothing here panics, whatever the bytes are: unreadable
//! data decodes to empty values.

use super::condition::{ConditionKeyInfo, Format};
use super::service::{
    AccessLevel, ActionInfo, ArnPart, ArnTemplate, Authorization, Decode, Field, Names,
    ResourceTypeInfo, ResourceUse, Service, Tables, TemplatePart,
};
use super::shape::{Element, Repeat};
use super::value_type::ValueType;
use crate::text::bytes::compare;
use std::cmp::Ordering;
use std::sync::OnceLock;

/// A packed catalog.
pub(super) struct Packed {
    pub(super) text: &'static str,
    pub(super) data: &'static [u8],
    /// The services that have been looked up.
    pub(super) slots: &'static [OnceLock<Service>],
    /// The services that are not packed, sorted by prefix.
    pub(super) built: &'static [&'static Service],
}

/// The three indices, in the order in which they are stored.
#[derive(Clone, Copy)]
pub(super) enum Index {
    /// Service prefixes.
    Prefixes,
    /// The services that ARNs name.
    ArnServices,
    /// Namespaces of condition keys: the parts before the colon.
    Namespaces,
}

/// An entry of an index.
struct Entry {
    name: &'static str,
    /// The address of a service, or of a list of services.
    at: usize,
    /// In the index of prefixes, the position of a built-in service plus 1, or 0 for a packed one; in other
    /// indices, the length of the list.
    count: usize,
}

/// The size of the lengths of all indices, and of an index entry.
const HEADER: usize = 12;
const ENTRY: usize = 16;

impl Packed {
    /// Returns the number of entries in an index.
    fn count(&self, index: Index) -> usize {
        self.fixed(index as usize * 4)
    }

    /// Returns the number of services.
    pub(super) fn len(&self) -> usize {
        self.count(Index::Prefixes)
    }

    /// Returns all services, sorted by prefix.
    pub(super) fn services(&'static self) -> Vec<&'static Service> {
        let mut services = Vec::with_capacity(self.len());
        for position in 0..self.len() {
            services.extend(self.service_at(position));
        }
        services
    }

    /// Returns the service at a position.
    pub(super) fn service_at(&'static self, position: usize) -> Option<&'static Service> {
        if position >= self.len() {
            return None;
        }
        let entry = self.entry(Index::Prefixes, position);
        if let Some(built) = entry.count.checked_sub(1) {
            return self.built.get(built).copied();
        }
        let slot = self.slots.get(position)?;
        Some(slot.get_or_init(|| self.header(&entry)))
    }

    /// Returns the service with a prefix, in any letter case.
    pub(super) fn service(&'static self, prefix: &str) -> Option<&'static Service> {
        self.service_at(self.find(Index::Prefixes, prefix)?)
    }

    /// Returns the services listed for a name in an index, in any letter case.
    pub(super) fn services_of(&'static self, index: Index, name: &str) -> Vec<&'static Service> {
        match self.find(index, name) {
            Some(position) => self.list(&self.entry(index, position)),
            None => Vec::new(),
        }
    }

    /// Returns the names in an index.
    pub(super) fn names(&'static self, index: Index) -> Vec<&'static str> {
        let mut names = Vec::with_capacity(self.count(index));
        for position in 0..self.count(index) {
            names.push(self.entry(index, position).name);
        }
        names
    }

    fn list(&'static self, entry: &Entry) -> Vec<&'static Service> {
        let mut services = Vec::with_capacity(entry.count);
        let mut reader = Reader { packed: self, at: entry.at };
        for _ in 0..entry.count {
            services.extend(self.service_at(reader.number()));
        }
        services
    }

    /// Returns the position of a name in an index.
    fn find(&self, index: Index, name: &str) -> Option<usize> {
        let (mut start, mut end) = (0, self.count(index));
        while start < end {
            let middle = start + (end - start) / 2;
            match compare(self.entry(index, middle).name, name) {
                Ordering::Equal => return Some(middle),
                Ordering::Less => start = middle + 1,
                Ordering::Greater => end = middle,
            }
        }
        None
    }

    fn entry(&self, index: Index, position: usize) -> Entry {
        let before = match index {
            Index::Prefixes => 0,
            Index::ArnServices => self.count(Index::Prefixes),
            Index::Namespaces => self.count(Index::Prefixes) + self.count(Index::ArnServices),
        };
        let at = HEADER + (before + position) * ENTRY;
        Entry {
            name: self.slice(self.fixed(at), self.fixed(at + 4)),
            at: self.fixed(at + 8),
            count: self.fixed(at + 12),
        }
    }

    fn fixed(&self, at: usize) -> usize {
        let bytes = self.data.get(at..at + 4).and_then(|it| it.try_into().ok());
        bytes.map_or(0, |it| u32::from_le_bytes(it) as usize)
    }

    fn slice(&self, start: usize, length: usize) -> &'static str {
        self.text.get(start..start + length).unwrap_or_default()
    }

    /// Decodes a service without its names.
    fn header(&'static self, entry: &Entry) -> Service {
        let mut reader = Reader { packed: self, at: entry.at };
        reader.number();
        let (name, documentation, facts) = (reader.text(), reader.text(), reader.text());
        let is_reviewed = reader.number() == 1;
        let (operations_without_action, unlisted_operations) = (reader.texts(), reader.texts());
        let names = Names::Packed { tables: OnceLock::new(), source: self, at: reader.at };
        Service {
            prefix: entry.name,
            name,
            documentation,
            facts,
            operations_without_action,
            unlisted_operations,
            is_reviewed,
            names,
        }
    }

    /// Calls a function with the position of each packed service and the name of each of its actions until it
    /// returns `false`. Nothing else of the actions is decoded.
    pub(super) fn each_action(&'static self, goes_on: &mut dyn FnMut(usize, &'static str) -> bool) {
        for position in 0..self.len() {
            let entry = self.entry(Index::Prefixes, position);
            if entry.count > 0 {
                continue;
            }
            let mut reader = Reader { packed: self, at: entry.at };
            let distance = reader.number();
            reader.at += distance;
            for _ in 0..reader.number() {
                let name = reader.text().get(entry.name.len() + 1..).unwrap_or_default();
                reader.skip_action();
                if !goes_on(position, name) {
                    return;
                }
            }
        }
    }
}

/// Reads numbers and strings in sequence.
struct Reader {
    packed: &'static Packed,
    at: usize,
}

impl Reader {
    fn number(&mut self) -> usize {
        let (mut number, mut shift) = (0_usize, 0);
        while let Some(byte) = self.packed.data.get(self.at) {
            self.at += 1;
            number |= usize::from(byte & 0x7f) << shift;
            shift += 7;
            if byte & 0x80 == 0 || shift > 28 {
                break;
            }
        }
        number
    }

    /// Reads a length, limited to the number of bytes left.
    fn count(&mut self) -> usize {
        self.number().min(self.packed.data.len() - self.at.min(self.packed.data.len()))
    }

    fn text(&mut self) -> &'static str {
        let (start, length) = (self.number(), self.number());
        self.packed.slice(start, length)
    }

    fn texts(&mut self) -> &'static [&'static str] {
        self.list(Self::text)
    }

    /// Reads a length and that many items, and leaks the list.
    fn list<T>(&mut self, mut read: impl FnMut(&mut Self) -> T) -> &'static [T] {
        let count = self.count();
        let mut items = Vec::with_capacity(count);
        for _ in 0..count {
            items.push(read(self));
        }
        items.leak()
    }

    /// Skips what follows the name of an action.
    fn skip_action(&mut self) {
        let flags = self.number();
        self.number();
        self.number();
        self.number();
        if flags & RETIRED > 0 {
            self.text();
        }
        if flags & DEPENDENT > 0 {
            for _ in 0..self.count() {
                self.text();
            }
        }
        if flags & DESCRIBED > 0 {
            self.text();
            self.text();
        }
    }

    fn range(&mut self) -> (char, char) {
        (self.character(), self.character())
    }

    fn character(&mut self) -> char {
        u32::try_from(self.number()).ok().and_then(char::from_u32).unwrap_or_default()
    }

    fn class(&mut self) -> &'static [(char, char)] {
        self.list(Self::range)
    }

    fn condition_key(&mut self) -> ConditionKeyInfo {
        let name = self.text();
        let value_type = VALUE_TYPES.get(self.number()).copied().unwrap_or(ValueType::String);
        let also = self.number().checked_sub(1).and_then(|it| VALUE_TYPES.get(it)).copied();
        let format = self.number().checked_sub(1).and_then(|it| FORMATS.get(it)).copied();
        let flags = self.number();
        let paired_with = self.texts();
        let services = (flags & 16 > 0).then(|| self.texts());
        ConditionKeyInfo {
            name,
            value_type,
            also,
            format,
            exact: flags & 1 > 0,
            always: flags & 2 > 0,
            per_action: flags & 4 > 0,
            untrustworthy: flags & 8 > 0,
            paired_with,
            services,
            description: self.text(),
        }
    }

    fn arn_part(&mut self) -> ArnPart {
        match self.number() {
            1 => ArnPart::Required,
            2 => ArnPart::Optional,
            3 => ArnPart::Always(self.text()),
            _ => ArnPart::Absent,
        }
    }

    fn piece(&mut self) -> TemplatePart {
        match self.number() {
            0 => TemplatePart::Literal(self.text()),
            1 => TemplatePart::Any,
            field => TemplatePart::Field(field - 2),
        }
    }

    /// Reads an element of a shape: a class and a repetition.
    fn element(&mut self, classes: &[&'static [(char, char)]]) -> Element {
        let number = self.number();
        let repeat = match number % 3 {
            0 => Repeat::One,
            1 => Repeat::Optional,
            _ => Repeat::Any,
        };
        Element::new(classes.get(number / 3).copied().unwrap_or_default(), repeat)
    }

    /// Reads a list of positions, and returns the items of `from` at these positions.
    fn chosen<T>(&mut self, from: &'static [T]) -> Vec<&'static T> {
        let count = self.count();
        let mut chosen = Vec::with_capacity(count);
        for _ in 0..count {
            chosen.extend(from.get(self.number()));
        }
        chosen
    }

    fn field(&mut self, shapes: &'static [&'static [Element]]) -> Field {
        let (name, argument) = (self.text(), self.text());
        let (description, example) = (self.text(), self.text());
        let max_length = u16::try_from(self.number()).unwrap_or(u16::MAX);
        let region_before = match self.character() {
            '\0' => None,
            character => Some(character),
        };
        let count = self.count();
        let first = self.number();
        let shapes = shapes.get(first..first + count).unwrap_or_default();
        let type_name = "";
        Field { name, argument, description, shapes, max_length, example, region_before, type_name }
    }

    fn arn_template(&mut self, shapes: &'static [&'static [Element]]) -> ArnTemplate {
        let (text, service) = (self.text(), self.text());
        let (region, account) = (self.arn_part(), self.arn_part());
        let resource = self.list(Self::piece);
        let fields = self.list(|it| it.field(shapes));
        ArnTemplate { text, service, region, account, resource, fields }
    }

    fn resource_type(
        &mut self,
        service: &'static Service,
        keys: &'static [ConditionKeyInfo],
        shapes: &'static [&'static [Element]],
    ) -> ResourceTypeInfo {
        let (name, title) = (self.text(), self.text());
        let (description, documentation) = (self.text(), self.text());
        let arn = self.arn_template(shapes);
        let other_arns = self.list(|it| it.arn_template(shapes));
        ResourceTypeInfo {
            service,
            name,
            title,
            description,
            arn,
            other_arns,
            condition_keys: self.chosen(keys).leak(),
            documentation: or(documentation, service.documentation),
            type_name: "",
        }
    }
}

/// The flags in the first number of an action; the three lowest bits are the access level.
const PERMISSION_ONLY: usize = 8;
const NEEDS_ONE: usize = 16;
const DISPUTED: usize = 256;
const RETIRED: usize = 32;
const DEPENDENT: usize = 64;
const DESCRIBED: usize = 128;

/// In the order of their numbers in the packed data.
const VALUE_TYPES: [ValueType; 10] = ValueType::ALL;

/// In the order of their numbers in the packed data.
const FORMATS: [Format; 11] = [
    Format::Account,
    Format::Organization,
    Format::OrganizationPath,
    Format::Vpc,
    Format::VpcEndpoint,
    Format::Region,
    Format::ServicePrincipal,
    Format::IdentityPool,
    Format::Identity,
    Format::AuthenticationMethod,
    Format::ExternalId,
];

/// In the order of their numbers in the packed data.
const AUTHORIZATIONS: [Authorization; 6] = [
    Authorization::Iam,
    Authorization::AccessToken,
    Authorization::AccessTokenOrSession,
    Authorization::Session,
    Authorization::RefreshToken,
    Authorization::Public,
];

/// Returns a string, or `other` if it is empty.
const fn or(text: &'static str, other: &'static str) -> &'static str {
    if text.is_empty() { other } else { text }
}

/// Concatenated lists: `starts` has the start of each list, and the end of the last one.
struct Lists<T: 'static> {
    all: &'static [T],
    starts: Vec<usize>,
}

impl<T> Lists<T> {
    fn get(&self, position: usize) -> &'static [T] {
        let (Some(start), Some(end)) = (self.starts.get(position), self.starts.get(position + 1))
        else {
            return &[];
        };
        self.all.get(*start..*end).unwrap_or_default()
    }
}

impl Decode for Packed {
    fn decode(&'static self, at: usize, service: &'static Service) -> Tables {
        let mut reader = Reader { packed: self, at };
        let condition_keys = reader.list(Reader::condition_key);
        let classes = reader.list(Reader::class);
        let shapes = reader.shapes(classes);
        let resource_types = reader.list(|it| it.resource_type(service, condition_keys, shapes));
        let uses = reader.uses(resource_types);
        let keys = reader.keys(condition_keys);
        let actions = reader.list(|it| it.action(service, &uses, &keys));
        Tables { condition_keys, resource_types, actions }
    }
}

impl Reader {
    fn shapes(&mut self, classes: &[&'static [(char, char)]]) -> &'static [&'static [Element]] {
        self.list(|it| it.list(|it| it.element(classes)))
    }

    fn uses(&mut self, types: &'static [ResourceTypeInfo]) -> Lists<ResourceUse> {
        let (mut all, mut starts) = (Vec::new(), vec![0]);
        for _ in 0..self.count() {
            for _ in 0..self.count() {
                let number = self.number();
                if let Some(resource_type) = types.get(number / 2) {
                    all.push(ResourceUse { resource_type, required: number % 2 == 1 });
                }
            }
            starts.push(all.len());
        }
        Lists { all: all.leak(), starts }
    }

    fn keys(&mut self, keys: &'static [ConditionKeyInfo]) -> Lists<&'static ConditionKeyInfo> {
        let (mut all, mut starts) = (Vec::new(), vec![0]);
        for _ in 0..self.count() {
            all.append(&mut self.chosen(keys));
            starts.push(all.len());
        }
        Lists { all: all.leak(), starts }
    }

    fn action(
        &mut self,
        service: &'static Service,
        uses: &Lists<ResourceUse>,
        keys: &Lists<&'static ConditionKeyInfo>,
    ) -> ActionInfo {
        let qualified_name = self.text();
        let flags = self.number();
        let resource_types = uses.get(self.number());
        let condition_keys = keys.get(self.number());
        let authorization = AUTHORIZATIONS.get(self.number()).copied();
        let retired = (flags & RETIRED > 0).then(|| self.text());
        let dependent_actions = if flags & DEPENDENT > 0 { self.texts() } else { &[] };
        let (description, documentation) =
            if flags & DESCRIBED > 0 { (self.text(), self.text()) } else { ("", "") };
        ActionInfo {
            service,
            name: qualified_name.get(service.prefix.len() + 1..).unwrap_or_default(),
            qualified_name,
            description,
            access_level: (flags & 7)
                .checked_sub(1)
                .and_then(|it| AccessLevel::ALL.get(it))
                .copied(),
            permission_only: flags & PERMISSION_ONLY > 0,
            retired,
            resource_types,
            is_disputed: flags & DISPUTED > 0,
            needs_one: flags & NEEDS_ONE > 0,
            condition_keys,
            dependent_actions,
            authorization: authorization.unwrap_or(Authorization::Iam),
            documentation: or(documentation, service.documentation),
        }
    }
}
