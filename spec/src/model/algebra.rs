//! Sets of actions and of resources: membership, overlap and inclusion.

use super::action;
use super::emitted::Emitted;
use super::resource::Resource;
use super::symbol::Effort;
use crate::text::list::each;
use std::borrow::Cow;

/// A member of a set: a name, or a pattern that matches many names.
pub trait Member {
    /// Returns whether it matches everything.
    fn is_everything(&self) -> bool;

    /// Returns whether it matches everything that `other` matches; false if that takes too much effort to decide.
    fn covers(&self, other: &Self, effort: &mut Effort) -> bool;

    /// Returns whether something matches both; true if that takes too much effort to rule out.
    fn overlaps(&self, other: &Self, effort: &mut Effort) -> bool;
}

/// The name of an action or a pattern, including the service prefix.
impl Member for Cow<'_, str> {
    fn is_everything(&self) -> bool {
        self == "*"
    }

    fn covers(&self, other: &Self, effort: &mut Effort) -> bool {
        action::covers(self, other, effort)
    }

    fn overlaps(&self, other: &Self, effort: &mut Effort) -> bool {
        action::overlaps(self, other, effort)
    }
}

impl Member for &Resource<'_> {
    fn is_everything(&self) -> bool {
        self.arns.is_any()
    }

    fn covers(&self, other: &Self, effort: &mut Effort) -> bool {
        self.arns.covers(&other.arns, effort)
    }

    fn overlaps(&self, other: &Self, effort: &mut Effort) -> bool {
        self.arns.overlaps(&other.arns, effort)
    }
}

/// Everything that some members match, or everything that they don't.
#[derive(Debug, Clone, Copy)]
pub struct Set<'s, T> {
    /// The set is everything that no member matches.
    pub negated: bool,
    /// The listed members.
    pub members: &'s [T],
}

impl<T: Member> Set<'_, T> {
    /// Returns whether the set contains everything that `member` matches; false if that takes too much effort to
    /// decide.
    #[must_use]
    pub fn contains(&self, member: &T, effort: &mut Effort) -> bool {
        let mut members = self.members.iter();
        match self.negated {
            true => !members.any(|it| it.overlaps(member, effort)),
            false => members.any(|it| it.covers(member, effort)),
        }
    }

    /// Returns whether this set contains everything that is in `other`.
    #[must_use]
    pub fn covers(&self, other: &Self, effort: &mut Effort) -> bool {
        match (self.negated, other.negated) {
            (_, false) => other.members.iter().all(|it| self.contains(it, effort)),
            (false, true) => self.members.iter().any(Member::is_everything),
            // Whatever this set excludes, the other one must exclude too.
            (true, true) => self
                .members
                .iter()
                .all(|left_out| other.members.iter().any(|it| it.covers(left_out, effort))),
        }
    }

    /// Returns, for each member of `other`, whether this set contains all of it. A negated set counts as one member.
    #[must_use]
    pub fn covered_parts(&self, other: &Self, effort: &mut Effort) -> Vec<bool> {
        if other.negated {
            return vec![self.covers(other, effort)];
        }
        each(other.members, |it| self.contains(it, effort))
    }
}

impl<'e, 'p> Emitted<'e, 'p> {
    /// Returns the actions of the statement.
    #[must_use]
    pub fn action_set(&self) -> Set<'_, Cow<'e, str>> {
        Set { negated: self.statement.actions.negated, members: &self.actions }
    }

    /// Returns the resources of the statement.
    #[must_use]
    pub fn resource_set(&self) -> Set<'_, &'e Resource<'p>> {
        Set { negated: self.statement.resources.negated, members: &self.resources }
    }
}
