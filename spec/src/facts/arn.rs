//! ARN templates of resource types, and the regions, partitions and accounts of ARNs.

use super::look_up;
use super::service::{ArnTemplate, Field, Partition, TemplatePart};
use super::shape::{Element, Repeat, literal, shortest_match};
use super::tables::{PARTITIONS, REGIONS};
use crate::text::wildcard as pattern;
use std::ptr;

/// Matches any string.
const ANY: Element = Element::new(&[('\0', char::MAX)], Repeat::Any);

impl ArnTemplate {
    /// Returns the resource part with a value for each field.
    #[must_use]
    pub fn fill(&self, values: &[&str]) -> String {
        let mut filled = String::with_capacity(64);
        for piece in self.resource {
            filled.push_str(match piece {
                TemplatePart::Literal(text) => text,
                TemplatePart::Field(index) => values.get(*index).copied().unwrap_or("*"),
                TemplatePart::Any => "*",
            });
        }
        filled
    }

    /// Returns the value of each field in a resource part, or `None` if the resource part differs from the
    /// literal text of the template or has a wildcard there.
    #[must_use]
    pub fn split<'a>(&self, resource: &'a str) -> Option<Vec<&'a str>> {
        let mut values = Vec::new();
        let mut rest = resource;
        let mut at = 0;
        while let Some(piece) = self.resource.get(at) {
            at += 1;
            if let TemplatePart::Literal(text) = piece {
                rest = rest.strip_prefix(text)?;
                continue;
            }
            let end = match self.resource.get(at) {
                Some(TemplatePart::Literal(text)) => rest.find(text)?,
                _ => rest.len(),
            };
            let (value, after) = rest.split_at(end);
            if let TemplatePart::Field(_) = piece {
                values.push(value);
            }
            rest = after;
        }
        rest.is_empty().then_some(values)
    }

    /// Returns the known regions that a resource part, wildcards included, can be in. All regions are possible
    /// unless the id names its region.
    #[must_use]
    pub fn regions_of(&self, resource: &str) -> Vec<&'static str> {
        if let [field] = self.fields
            && field.region_before.is_some()
            && !pattern::has_wildcard(resource)
        {
            return self.region_of(field, resource).into_iter().collect();
        }
        let mut regions = look_up::regions();
        let Some(index) = self.fields.iter().position(|field| field.region_before.is_some()) else {
            return regions;
        };
        let id = self.split(resource).and_then(|values| values.get(index).copied());
        if resource == "*" || id == Some("*") {
            return regions;
        }
        let named = id.and_then(|id| self.fields.get(index)?.region_in(id));
        let named = named.filter(|it| !pattern::has_wildcard(it));
        regions.retain(|region| {
            named.is_none_or(|named| named == *region) && self.can_lie_in(region, index, resource)
        });
        regions
    }

    /// Like [`regions_of`](Self::regions_of), for a resource part without wildcards whose only field is an id:
    /// it names one region or none.
    fn region_of(&self, field: &Field, resource: &str) -> Option<&'static str> {
        let id = *self.split(resource)?.first()?;
        let (region, _) = region(field.region_in(id)?)?;
        shortest_match(field.after_region(), id.get(region.len()..)?).map(|_| region)
    }

    /// Checks whether the id in a resource part, which can have wildcards anywhere, can start with a region.
    fn can_lie_in(&self, region: &str, index: usize, resource: &str) -> bool {
        let mut shape: Vec<Element> = Vec::new();
        for piece in self.resource {
            match piece {
                TemplatePart::Literal(text) => shape.extend(literal(text)),
                TemplatePart::Any => shape.push(ANY),
                TemplatePart::Field(at) => match self.fields.get(*at) {
                    Some(field) if *at == index => {
                        shape.extend(literal(region));
                        shape.extend(field.after_region());
                    }
                    _ => shape.push(ANY),
                },
            }
        }
        shortest_match(&shape, resource).is_some()
    }

    /// Checks whether a resource part, wildcards included, can match a resource of this type.
    #[must_use]
    pub fn admits(&self, resource: &str) -> bool {
        // The literal start of the template rules out most resource parts cheaply.
        if let Some(TemplatePart::Literal(start)) = self.resource.first()
            && differ(start, resource)
        {
            return false;
        }
        let mut shape: Vec<Element> = Vec::with_capacity(64);
        self.admits_from(0, &mut shape, resource)
    }

    /// Checks whether the template after the first colon of its resource part admits `resource`, wildcards
    /// included.
    #[must_use]
    pub(crate) fn admits_after_colon(&self, resource: &str) -> bool {
        let Some(TemplatePart::Literal(start)) = self.resource.first() else { return false };
        let Some((_, after)) = start.split_once(':') else { return false };
        let mut shape: Vec<Element> = literal(after).collect();
        self.admits_from(1, &mut shape, resource)
    }

    /// Checks whether the template admits a resource part, trying every shape of each field from piece `at` on;
    /// `shape` is the shape of the pieces before it.
    fn admits_from(&self, at: usize, shape: &mut Vec<Element>, resource: &str) -> bool {
        let length = shape.len();
        let found = match self.resource.get(at) {
            None => return shortest_match(shape, resource).is_some(),
            Some(TemplatePart::Literal(text)) => {
                shape.extend(literal(text));
                self.admits_from(at + 1, shape, resource)
            }
            Some(TemplatePart::Any) => {
                shape.push(ANY);
                self.admits_from(at + 1, shape, resource)
            }
            Some(TemplatePart::Field(field)) => {
                let mut found = false;
                for of_field in self.fields.get(*field).map_or(&[] as &[&[Element]], |it| it.shapes)
                {
                    shape.truncate(length);
                    shape.extend_from_slice(of_field);
                    found = found || self.admits_from(at + 1, shape, resource);
                }
                found
            }
        };
        shape.truncate(length);
        found
    }
}

/// Checks whether no string that starts with `start` matches `pattern`.
fn differ(start: &str, pattern: &str) -> bool {
    let (start, pattern) = (start.as_bytes(), pattern.as_bytes());
    let mut at = 0;
    while at < start.len() {
        match pattern.get(at) {
            None => return true,
            Some(b'*') => return false,
            Some(byte) if *byte != b'?' && *byte != start[at] => return true,
            Some(_) => at += 1,
        }
    }
    false
}

impl Field {
    /// Checks whether a value, wildcards included, can match this field.
    #[must_use]
    pub fn admits(&self, value: &str) -> bool {
        let fits = |length| length <= usize::from(self.max_length);
        self.shapes.iter().any(|shape| shortest_match(shape, value).is_some_and(fits))
    }

    /// Returns the shape after the region in a value of this field, including the separator.
    fn after_region(&self) -> &'static [Element] {
        let is_end = |it: &Element| {
            it.repeat == Repeat::One
                && self.region_before.is_some_and(|end| it.class == [(end, end)])
        };
        let shape = self.shapes.first().copied().unwrap_or_default();
        let after = shape.iter().rposition(is_end).and_then(|end| shape.get(end..));
        after.unwrap_or(&[ANY])
    }

    /// Returns the region that a value of this field starts with.
    #[must_use]
    pub fn region_in<'v>(&self, value: &'v str) -> Option<&'v str> {
        let (region, _) = value.split_once(self.region_before?)?;
        Some(region)
    }
}

/// Checks whether a value, wildcards included, can match an account id.
#[must_use]
pub fn is_account(value: &str) -> bool {
    let digits = |it: char| it.is_ascii_digit() || it == '*' || it == '?';
    let least = value.chars().filter(|it| *it != '*').count();
    value.chars().all(digits) && (least == 12 || least < 12 && value.contains('*'))
}

/// Returns the region with this name and its partition.
pub(crate) fn region(name: &str) -> Option<(&'static str, &'static Partition)> {
    let found = REGIONS.binary_search_by_key(&name, |(name, _)| name).ok()?;
    REGIONS.get(found).copied()
}

/// Returns the partitions that have a region matching `region`, wildcards included.
pub fn partitions_with(region: &str) -> impl Iterator<Item = &'static Partition> {
    let is_pattern = pattern::has_wildcard(region);
    let named = if is_pattern { None } else { self::region(region) };
    PARTITIONS.iter().filter(move |partition| match named {
        Some((_, named)) => ptr::eq(*partition, named),
        None => is_pattern && partition.regions.iter().any(|it| pattern::matches(region, it)),
    })
}

/// Checks whether a region can be in a partition; both can have wildcards.
#[must_use]
pub fn lies_in(region: &str, partition: &str) -> bool {
    partitions_with(region).any(|it| pattern::matches(partition, it.name))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn template(service: &str, name: &str) -> &'static ArnTemplate {
        &look_up::service(service).unwrap().resource_type(name).unwrap().arn
    }

    #[test]
    fn a_resource_part_is_split_at_the_text_of_the_template() {
        let webacl = template("cognito-idp", "webacl");
        assert_eq!(webacl.split("regional/webacl/edge/*"), Some(vec!["regional", "edge", "*"]));
        assert_eq!(webacl.split("regional/*"), None);
        let userpool = template("cognito-idp", "userpool");
        assert_eq!(userpool.split("userpool/a/b"), Some(vec!["a/b"]));
        assert_eq!(userpool.split("user*"), None);
    }

    #[test]
    fn a_template_admits_patterns_that_can_stand_for_one_of_its_resources() {
        let webacl = template("cognito-idp", "webacl");
        let userpool = template("cognito-idp", "userpool");
        for (template, resource, expected) in [
            (userpool, "*", true),
            (userpool, "user*", true),
            (userpool, "userpool/*", true),
            (userpool, "userpool/us-east-1_*", true),
            (userpool, "userpool/", false),
            (userpool, "userpool/no-underscore", false),
            (userpool, "userpools/*", false),
            (webacl, "*", true),
            (webacl, "*/webacl/*", true),
            (webacl, "regional/webacl/edge/*", true),
            (webacl, "national/webacl/edge/*", false),
            (webacl, "userpool/*", false),
        ] {
            assert_eq!(template.admits(resource), expected, "{resource}");
        }
    }

    #[test]
    fn an_id_says_in_which_regions_its_resource_can_lie() {
        let userpool = template("cognito-idp", "userpool");
        let regions = |resource| userpool.regions_of(resource);
        assert_eq!(regions("userpool/us-east-1_X"), ["us-east-1"]);
        assert_eq!(regions("userpool/us-east-1*"), ["us-east-1"]);
        assert_eq!(regions("userpool?us-gov-*_X"), ["us-gov-east-1", "us-gov-west-1"]);
        assert_eq!(regions("userpool/*-gov-*"), ["us-gov-east-1", "us-gov-west-1"]);
        assert_eq!(regions("userpool/us-east-1_us-west-2_X"), [""; 0]);
        assert_eq!(regions("userpool/us-est-1_X"), [""; 0]);
        assert_eq!(regions("*"), template("cognito-idp", "webacl").regions_of("x"));
    }

    /// For an id without wildcards, `region_of` has to agree with trying all regions.
    #[test]
    fn a_plain_id_lies_where_it_can_lie() {
        let userpool = template("cognito-idp", "userpool");
        for id in
            ["us-east-1_X", "us-east-1", "us-east-1_", "_X", "eu-west-1_a_b", "us-est-1_X", ""]
        {
            let resource = format!("userpool/{id}");
            let regions = PARTITIONS.iter().flat_map(|it| it.regions).copied();
            let expected: Vec<_> =
                regions.filter(|it| userpool.can_lie_in(it, 0, &resource)).collect();
            assert_eq!(userpool.regions_of(&resource), expected, "{id}");
        }
    }

    #[test]
    fn a_field_is_not_longer_than_it_can_be() {
        let field = &template("cognito-idp", "userpool").fields[0];
        assert!(field.admits(&format!("us-east-1_{}", "a".repeat(45))));
        assert!(!field.admits(&format!("us-east-1_{}", "a".repeat(46))));
        assert!(field.admits(&format!("us-east-1_{}*", "a".repeat(45))));
    }

    #[test]
    fn accounts_are_twelve_digits_or_can_be() {
        for right in ["123456789012", "*", "1234*", "????????????", "12345678901?", "123456789012*"]
        {
            assert!(is_account(right), "{right}");
        }
        for wrong in
            ["", "12345678901", "1234567890123", "12345678901a", "1234567890123*", "aws", "1?"]
        {
            assert!(!is_account(wrong), "{wrong}");
        }
    }

    #[test]
    fn regions_lie_in_partitions() {
        assert!(lies_in("us-east-1", "aws"));
        assert!(!lies_in("us-gov-west-1", "aws"));
        assert!(lies_in("us-*", "aws-us-gov"));
        assert!(lies_in("cn-north-1", "aws*"));
        assert!(!lies_in("us-est-1", "*"));
    }
}
