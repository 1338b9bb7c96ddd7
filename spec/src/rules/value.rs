//! The values of a condition, each by what its operator compares and what its key takes.

use super::findings::Findings;
use super::subject::Conditioned;
use super::{fit, format, moment, resource, variable, wildcard};
use crate::facts::catalog::{Family, Order};
use crate::facts::ip::Range;
use crate::model::condition::{SetOperator, Value};
use crate::syntax::{self, Notation, ValueKind};
use crate::text::{Finding, Rule, Span, Text};

/// Reports what is wrong with the values. Where the operator does not fit the key, what they should be is not known;
/// what no value can hold is looked for all the same.
pub(super) fn check(conditioned: &Conditioned<'_, '_>, findings: &mut Findings) {
    let fits = fit::check(conditioned, findings);
    conditioned.runtime_lists(findings);
    let written = conditioned.condition.written;
    if written.values.is_empty() {
        findings.push(conditioned.empty(written.values_span, findings.notation));
        return;
    }
    if fits {
        conditioned.one_kind(findings);
    }
    for value in conditioned.condition.listed() {
        if let Some(fault) = &value.fault {
            let operator = &conditioned.operator.text;
            variable::report(fault, value.written.span, operator, findings);
        } else if fits {
            conditioned.value(value, findings);
        }
    }
}

/// Reports what is wrong with right values together.
pub(super) fn check_together(conditioned: &Conditioned<'_, '_>, findings: &mut Findings) {
    if conditioned.condition.fits() && !conditioned.condition.written.values.is_empty() {
        let texts = conditioned.texts();
        conditioned.together(&texts, conditioned.condition.written.values_span, findings);
    }
}

impl Conditioned<'_, '_> {
    fn family(&self) -> Family {
        self.operator.info.family
    }

    /// Reports lists of run time where the operator takes none.
    fn runtime_lists(&self, findings: &mut Findings) {
        let takes_lists = matches!(self.family(), Family::String | Family::Arn | Family::IpAddress);
        let is_list = |it: &&syntax::Value<'_>| matches!(it.kind, ValueKind::Holes(_));
        for value in self.condition.written.values.iter().filter(is_list).filter(|_| !takes_lists) {
            let message = format!("`{}` takes no list of run time", self.operator.text);
            let remedy = "operators of texts, ARNs and IP addresses do";
            let finding = Finding::new(Rule::InvalidRunTimeValue, value.span, message);
            findings.push(finding.help(remedy));
        }
    }

    /// The values that are known.
    fn texts(&self) -> Vec<Text<'_>> {
        let values = self.condition.written.values.iter();
        values.filter_map(|it| Some(Text::of(it.kind.text()?, it.span))).collect()
    }

    /// A list without a value.
    fn empty(&self, span: Span, notation: Notation) -> Finding {
        let key = &self.key.name;
        let (rule, what) = match (self.operator.set, self.operator.if_exists) {
            (Some(SetOperator::ForAllValues), _) => (
                Rule::EmptyArrayConditionForallvalues,
                format!(
                    "without a value `{}` matches only where `{key}` is missing",
                    self.operator.text
                ),
            ),
            (Some(SetOperator::ForAnyValue), _) => (
                Rule::EmptyArrayConditionForanyvalue,
                format!("without a value `{}` never matches", self.operator.text),
            ),
            (None, true) => (
                Rule::EmptyArrayConditionIfexists,
                format!(
                    "without a value `{}` matches only where `{key}` is missing",
                    self.operator.text
                ),
            ),
            (None, false) => (
                Rule::EmptyArrayCondition,
                format!("no value stands behind `{key} {}`", self.operator.text),
            ),
        };
        let remedy = match rule {
            Rule::EmptyArrayCondition => "name a value".to_owned(),
            Rule::EmptyArrayConditionForanyvalue => {
                "name a value, or leave the statement out".to_owned()
            }
            _ => {
                let asked = notation.condition(key, "Null", "true");
                format!("name a value, or ask for that: `{asked}`")
            }
        };
        Finding::new(rule, span, what).help(remedy)
    }

    /// Texts, numbers and booleans do not stand beside each other.
    fn one_kind(&self, findings: &mut Findings) {
        let kind = |value: &syntax::Value<'_>| match value.kind {
            ValueKind::Text(_) => Some("a text"),
            ValueKind::Number(_) => Some("a number"),
            ValueKind::Bool(_) => Some("a boolean"),
            ValueKind::Hole(_) | ValueKind::Holes(_) => None,
        };
        let mut kinds = self
            .condition
            .written
            .values
            .iter()
            .filter_map(|value| Some((kind(value)?, value.span)));
        let Some((first, _)) = kinds.next() else { return };
        if let Some((other, span)) = kinds.find(|(kind, _)| *kind != first) {
            let message = format!("{other} stands in a list that starts with {first}");
            let remedy = "values of one key are of one kind: write all of them alike";
            findings.push(Finding::new(Rule::InvalidConditionDataType, span, message).help(remedy));
        }
    }

    fn value(&self, value: &Value<'_>, findings: &mut Findings) {
        let Some(text) = value.text().map(|it| Text::of(it, value.written.span)) else { return };
        let text = &text;
        if wildcard::check(self, value, text, findings) {
            return;
        }
        match self.family() {
            Family::String => {
                if let Some(info) = self.key.info
                    && let Some(format) = info.format
                    && !value.pattern.has_variable()
                {
                    findings.extend(format::check(format, text, self.operator.info));
                }
                findings.extend(format::of_other_services(self.key, text));
            }
            Family::Bool | Family::Null => findings.extend(boolean(text)),
            Family::Numeric => findings.extend(number(text)),
            Family::Date => findings.extend(date(text)),
            Family::IpAddress => findings.extend(range(text)),
            Family::Arn => {
                for fault in &value.arn_faults {
                    resource::report(fault, findings);
                }
            }
            Family::Binary => findings.extend(base64(text)),
        }
    }

    /// What can be said of all values together.
    fn together(&self, texts: &[Text<'_>], span: Span, findings: &mut Findings) {
        match self.family() {
            Family::Bool | Family::Null if self.condition.written.values.len() > 1 => {
                let [_, second, ..] = self.condition.written.values.as_slice() else { return };
                let message = format!("`{}` takes one value", self.operator.text);
                let rule = Rule::InvalidConditionMultipleBoolean;
                findings
                    .push(Finding::new(rule, second.span, message).help("leave all but one out"));
            }
            Family::Numeric => self.widest_number(texts, span, findings),
            Family::IpAddress if self.key.name.eq_ignore_ascii_case("aws:SourceIp") => {
                self.private_addresses(texts, findings);
            }
            _ => {}
        }
    }

    /// Of several values, an operator of order needs one.
    fn widest_number(&self, texts: &[Text<'_>], span: Span, findings: &mut Findings) {
        let numbers = texts.iter().map(|it| Some((it.value.parse::<f64>().ok()?, &*it.value)));
        let Some(numbers) = numbers.collect::<Option<Vec<_>>>() else { return };
        let Some(order) = self.operator.info.order else { return };
        if texts.len() != self.condition.written.values.len() || texts.len() < 2 {
            return;
        }
        let by_size = |a: &&(f64, &str), b: &&(f64, &str)| a.0.total_cmp(&b.0);
        let widest = match order {
            Order::Less => numbers.iter().max_by(by_size),
            Order::Greater => numbers.iter().min_by(by_size),
        };
        let widest = widest.map_or("", |(_, text)| *text);
        let message = format!("of these values `{}` needs only `{widest}`", self.operator.text);
        let rule = Rule::RedundantConditionValueNum;
        findings.push(Finding::new(rule, span, message).help(format!("write `{widest}`")));
    }

    /// The source of a request is a public address.
    fn private_addresses(&self, texts: &[Text<'_>], findings: &mut Findings) {
        let is_private =
            |text: &&Text<'_>| Range::parse(&text.value).is_some_and(Range::is_private);
        let negated = self.operator.info.negated;
        let what = if negated { "is never one of these" } else { "never matches" };
        let all_are = texts.len() == self.condition.written.values.len()
            && texts.iter().all(|it| is_private(&it));
        let rule = match (all_are, negated) {
            (true, false) => Rule::PrivateIpAddress,
            (true, true) => Rule::PrivateNotIpAddress,
            (false, false) => Rule::PrivateIpAddressSubset,
            (false, true) => Rule::PrivateNotIpAddressSubset,
        };
        for text in texts.iter().filter(is_private) {
            let message =
                format!("`{}` is private, and `aws:SourceIp` is public: it {what}", text.value);
            findings.push(Finding::new(rule, text.span, message).help(
                "requests through a VPC endpoint have private addresses, in `aws:VpcSourceIp` beside `aws:SourceVpc`",
            ));
        }
    }
}

fn boolean(text: &Text<'_>) -> Option<Finding> {
    let written = &*text.value;
    if matches!(written, "true" | "false") {
        return None;
    }
    let finding = Finding::new(
        Rule::TypeMismatchBoolean,
        text.span,
        format!("`{written}` is neither `true` nor `false`"),
    );
    let lower = written.to_ascii_lowercase();
    let meant = match lower.as_str() {
        "true" | "1" | "yes" | "on" => Some("true"),
        "false" | "0" | "no" | "off" => Some("false"),
        _ => None,
    };
    Some(finding.helps(meant.map(|it| format!("write `{it}`"))))
}

fn number(text: &Text<'_>) -> Option<Finding> {
    let digits = |it: &str| !it.is_empty() && it.chars().all(|it| it.is_ascii_digit());
    let unsigned = text.value.strip_prefix(['-', '+']).unwrap_or(&text.value);
    let is_number = match unsigned.split_once('.') {
        Some((whole, fraction)) => digits(whole) && digits(fraction),
        None => digits(unsigned),
    };
    let message = format!("`{}` is no number", text.value);
    let remedy = "a number is written `3600` or `1.5`";
    (!is_number).then(|| Finding::new(Rule::TypeMismatchNumber, text.span, message).help(remedy))
}

fn date(text: &Text<'_>) -> Option<Finding> {
    let written = &text.value;
    if moment::is_date(written) {
        return None;
    }
    if moment::is_epoch(written) {
        let message =
            format!("`{written}` is a date in seconds since 1970, which IAM may not read as one");
        let remedy = "a date is written `2026-11-22T19:20:30Z`";
        return Some(Finding::new(Rule::InvalidDateValue, text.span, message).help(remedy));
    }
    let message = format!("`{written}` is no date");
    let with_zone = format!("{written}Z");
    let remedy = if moment::is_date(&with_zone) {
        format!("a time has a zone behind it: `{with_zone}`")
    } else {
        "a date is written `2026-11-22` or `2026-11-22T19:20:30Z`".to_owned()
    };
    Some(Finding::new(Rule::TypeMismatchDate, text.span, message).help(remedy))
}

fn range(text: &Text<'_>) -> Option<Finding> {
    let written = &text.value;
    let Some(range) = Range::parse(written) else {
        let message = format!("`{written}` is neither an IP address nor a range of them");
        let remedy = "a range is written `203.0.113.0/24` or `2001:db8::/32`";
        return Some(Finding::new(Rule::TypeMismatchIpRange, text.span, message).help(remedy));
    };
    let masked = range.masked();
    let message = format!("`{written}` has bits behind its prefix, which count for nothing");
    (masked != range).then(|| {
        Finding::new(Rule::ImproveIpRange, text.span, message).help(format!("write `{masked}`"))
    })
}

fn base64(text: &Text<'_>) -> Option<Finding> {
    let written = text.value.as_bytes();
    let padding = written.iter().rev().take_while(|it| **it == b'=').count();
    let in_alphabet = |it: &u8| it.is_ascii_alphanumeric() || matches!(it, b'+' | b'/');
    let is_right = !written.is_empty()
        && written.len().is_multiple_of(4)
        && padding <= 2
        && written[..written.len() - padding].iter().all(in_alphabet);
    let message = format!("`{}` is no base64", text.value);
    let remedy =
        "the bytes `abc` are `YWJj`: A-Z, a-z, 0-9, `+` and `/`, filled up with `=` to fours";
    (!is_right).then(|| Finding::new(Rule::TypeMismatchString, text.span, message).help(remedy))
}
