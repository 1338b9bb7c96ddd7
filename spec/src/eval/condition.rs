//! Conditions: whether one is true for a request.

use super::arn;
use super::bytes::bytes;
use super::glob::{Reading, Token, matches, pattern};
use super::number::number;
use super::request::Request;
use super::truth::{Doubt, Truth};
use crate::facts::catalog::{Family, OperatorInfo, Order, operator};
use crate::facts::ip::Range;
use crate::facts::moment::moment;
use crate::syntax::{Condition, Operator};
use std::cmp::Ordering;

/// An operator, with its set operator and its suffix.
#[derive(Debug, Clone, Copy)]
struct Test {
    info: &'static OperatorInfo,
    set: Option<Set>,
    if_exists: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Set {
    All,
    Any,
}

impl Test {
    fn of(written: &Operator<'_>) -> Option<Self> {
        let set = match written.set.as_ref().map(|it| &*it.value) {
            None => None,
            Some("ForAllValues") => Some(Set::All),
            Some("ForAnyValue") => Some(Set::Any),
            Some(_) => return None,
        };
        let name = &*written.name.value;
        if let Some(info) = operator(name) {
            return Some(Self { info, set, if_exists: false });
        }
        let info = operator(name.strip_suffix("IfExists")?)?;
        info.takes_if_exists().then_some(Self { info, set, if_exists: true })
    }
}

/// Returns whether a condition is true for a request. `variables` is whether the policy has policy variables.
pub(crate) fn is_true(condition: &Condition<'_>, request: &Request, variables: bool) -> Truth {
    let Some(test) = Test::of(&condition.operator) else {
        return Truth::Unclear(Doubt::UnknownOperator);
    };
    let key = &*condition.key.name.value;
    let own = request.values(key);
    let values: Vec<&str> = condition.values.iter().filter_map(|it| it.kind.text()).collect();
    // Whether an empty value counts as one is open, for every operator.
    if own.is_some_and(|it| it.iter().any(String::is_empty)) {
        return Truth::Unclear(Doubt::EmptyValue);
    }
    let own = own.filter(|it| !it.is_empty());
    if test.info.family == Family::Null {
        if test.set.is_some() {
            return Truth::Unclear(Doubt::SetOfNull);
        }
        let wants =
            |it: &str| it.eq_ignore_ascii_case(if own.is_some() { "false" } else { "true" });
        return values.into_iter().any(wants).into();
    }
    let Some(own) = own else {
        return match test.set {
            _ if test.if_exists => Truth::True,
            Some(set) => (set == Set::All).into(),
            None => test.info.negated.into(),
        };
    };
    let one = |own: &String| {
        let matched =
            Truth::any(values.iter().map(|it| compare(test.info, it, own, request, variables)));
        if test.info.negated { !matched } else { matched }
    };
    match (test.set, own) {
        (None, [only]) => one(only),
        (None, _) => Truth::Unclear(Doubt::SeveralValues),
        (Some(Set::All), all) => Truth::all(all.iter().map(one)),
        (Some(Set::Any), all) => Truth::any(all.iter().map(one)),
    }
}

/// Returns whether a value of a request matches a value of a policy, whatever a negated operator then makes of it.
fn compare(
    info: &OperatorInfo,
    value: &str,
    own: &str,
    request: &Request,
    variables: bool,
) -> Truth {
    let ordered = |order: Option<Ordering>| {
        let Some(order) = order else { return Truth::False };
        let is_equal = info.order.is_none() || info.name.ends_with("Equals");
        let is = match info.order {
            _ if order.is_eq() => is_equal,
            Some(Order::Less) => order.is_lt(),
            Some(Order::Greater) => order.is_gt(),
            None => false,
        };
        is.into()
    };
    match info.family {
        Family::String => {
            let reading = Reading { wildcards: info.patterns, variables };
            let Some(pattern) = pattern(value, reading, request) else { return Truth::False };
            match info.ignores_case() {
                true => matches(&lowered(&pattern), &own.to_lowercase()).into(),
                false => matches(&pattern, own).into(),
            }
        }
        Family::Arn => arn::value(value, own, request, variables),
        Family::Numeric => ordered(number(own).zip(number(value)).map(|(own, it)| own.cmp(&it))),
        Family::Date => {
            let is_year = |it: &str| it.len() == 4 && it.bytes().all(|it| it.is_ascii_digit());
            if is_year(value) || is_year(own) {
                return Truth::Unclear(Doubt::YearOrSeconds);
            }
            ordered(moment(own).zip(moment(value)).map(|(own, it)| own.cmp(&it)))
        }
        Family::Bool => value.eq_ignore_ascii_case(own).into(),
        Family::Binary => bytes(value).is_some_and(|it| bytes(own) == Some(it)).into(),
        Family::IpAddress => {
            let (of, own) = (Range::parse(value), Range::parse(own));
            of.zip(own).is_some_and(|(of, own)| of.covers(own)).into()
        }
        Family::Null => Truth::False,
    }
}

/// Returns a pattern in lower case, with the values of its policy variables.
fn lowered(pattern: &[Token]) -> Vec<Token> {
    let mut lowered = Vec::with_capacity(pattern.len());
    for token in pattern {
        match token {
            Token::Letter(letter) => lowered.extend(letter.to_lowercase().map(Token::Letter)),
            other => lowered.push(*other),
        }
    }
    lowered
}
