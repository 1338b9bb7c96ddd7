//! Which actions a statement can use on its resources, and which resources other statements add.

use super::action::ActionMeaning;
use super::policy::Statement;
use super::resource::Resource;
use crate::facts::catalog::{ActionInfo, ResourceTypeInfo, ResourceUse};
use crate::syntax::Effect;

impl Statement<'_> {
    /// Returns whether it is known how its actions apply to its resources. `not` on either side, or an unknown part,
    /// leaves that open.
    #[must_use]
    pub fn is_closed(&self) -> bool {
        !self.written.broken
            && !self.actions.negated
            && !self.resources.negated
            && !self.resources.items.is_empty()
            && self.resources.are_known()
    }

    /// Returns whether an action of an item can be used on a resource.
    #[must_use]
    pub fn can_use_any(&self, meaning: &ActionMeaning<'_>) -> bool {
        for action in self.actions.left(meaning).iter() {
            if self.resources.can_use(action) {
                return true;
            }
        }
        false
    }

    /// Returns the resource after `not` that leaves no resource for the actions, if there is one.
    #[must_use]
    pub fn leaves_no_resource(&self) -> Option<&Resource<'_>> {
        if !self.resources.negated {
            return None;
        }
        let everything = self.resources.find(&|it| it.arns.is_any());
        // The resource types do not depend on a single resource: compute them once, and report the first resource.
        let taken = || self.resources.known().next().filter(|_| self.takes_all_types());
        everything.or_else(taken)
    }

    /// Returns whether its resources include every resource of the types that its actions can be used on.
    fn takes_all_types(&self) -> bool {
        if self.actions.negated {
            return false;
        }
        let mut actions = Vec::new();
        for meaning in self.actions.meanings() {
            if !meaning.is_in_catalog() {
                return false;
            }
            actions.extend_from_slice(&self.actions.left(meaning));
        }
        let is_taken = |wanted: &ResourceTypeInfo| self.resources.any(&|it| it.is_every(wanted));
        let all_are_taken = |action: &&ActionInfo| {
            let types = action.resource_types;
            !types.is_empty() && types.iter().all(|it| is_taken(it.resource_type))
        };
        !actions.is_empty() && actions.iter().all(all_are_taken)
    }

    /// Returns the resource types that an action needs and that no statement has.
    #[must_use]
    pub fn missing_types(
        &self,
        action: &ActionInfo,
        all: &[Statement<'_>],
    ) -> Vec<&'static ResourceTypeInfo> {
        let mut missing = Vec::new();
        for ResourceUse { resource_type, required } in action.resource_types {
            // Usually this statement itself has them.
            let is_here =
                !required || self.actions.except.is_empty() && self.resources.may_be(resource_type);
            if !is_here && !all.iter().any(|other| other.may_allow(action, resource_type)) {
                missing.push(*resource_type);
            } else if *required && action.needs_one {
                return Vec::new();
            }
        }
        missing
    }

    /// Returns the actions of sets that need a resource which no statement has: they are never allowed.
    #[must_use]
    pub(super) fn lacking_in_sets(&self, all: &[Statement<'_>]) -> Vec<&'static ActionInfo> {
        let mut lacking = Vec::new();
        for meaning in self.actions.meanings() {
            let is_set = self.is_set(meaning) || self.expands;
            if !is_set || self.effect() != Some(Effect::Allow) || !self.is_closed() {
                continue;
            }
            for action in meaning.actions() {
                if !self.missing_types(action, all).is_empty() {
                    lacking.push(*action);
                }
            }
        }
        lacking
    }

    /// Returns whether this statement can allow an action on resources of a type; unknown parts count as allowing it.
    ///
    /// That includes the action with the same name of the service that the resource belongs to: AWS's own policies
    /// allow `cognito-idp:AssociateWebACL` on the user pool, and `wafv2:AssociateWebACL` on the web ACL.
    fn may_allow(&self, action: &ActionInfo, wanted: &ResourceTypeInfo) -> bool {
        if self.written.broken || self.effect().is_none() {
            return true;
        }
        let on_resource = if self.resources.negated {
            !self.resources.any(&|it| it.is_every(wanted))
        } else {
            !self.resources.are_known() || self.resources.may_be(wanted)
        };
        let of_resource = || format!("{}:{}", wanted.arn.service, action.name);
        // A negated list does not count for another service.
        let is_named = self.actions.may_cover(action.qualified_name)
            || !self.actions.negated && self.actions.may_cover(&of_resource());
        self.effect() == Some(Effect::Allow) && is_named && on_resource
    }
}
