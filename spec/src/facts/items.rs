//! The methods of the generated enums `Action`, `ResourceType` and `ConditionKey` of each service, which read
//! the service's tables.

/// Implements the methods for the enums in the module where it is used.
macro_rules! implement {
    ($prefix:literal, $facts:literal, $tables:ident, $action_types:ident, $action_keys:ident, $type_keys:ident) => {
        impl Action {
            /// Returns the name without the service prefix, in AWS's spelling.
            #[must_use]
            pub const fn name(self) -> &'static str {
                $tables.actions[self as usize].name
            }

            /// Returns the name as it appears in a policy document, with the service prefix.
            #[must_use]
            pub const fn qualified_name(self) -> &'static str {
                $tables.actions[self as usize].qualified_name
            }

            /// Returns a short description of what it does.
            #[must_use]
            pub const fn description(self) -> &'static str {
                $tables.actions[self as usize].description
            }

            /// Returns its access level.
            #[must_use]
            pub const fn access_level(self) -> AccessLevel {
                // The build rejects an action without an access level.
                match $tables.actions[self as usize].access_level {
                    Some(level) => level,
                    None => AccessLevel::Read,
                }
            }

            /// Returns the resource types that a policy can restrict it to. If empty, the action can be used
            /// only on `*`.
            #[must_use]
            pub const fn resource_types(self) -> &'static [ResourceType] {
                $action_types[self as usize]
            }

            /// Returns the resource types that a policy must name for the action to work.
            pub fn required_resource_types(self) -> impl Iterator<Item = ResourceType> {
                let uses = self.info().resource_types.iter().zip(self.resource_types());
                uses.filter(|(it, _)| it.required).map(|(_, resource_type)| *resource_type)
            }

            /// Returns the condition keys that the action itself supports. Resources add the keys of their
            /// resource type.
            #[must_use]
            pub const fn condition_keys(self) -> &'static [ConditionKey] {
                $action_keys[self as usize]
            }

            /// Returns the other actions that a call may need, with their prefixes.
            #[must_use]
            pub const fn dependent_actions(self) -> &'static [&'static str] {
                $tables.actions[self as usize].dependent_actions
            }

            /// Checks whether it is only a permission: the API has no operation with this name.
            #[must_use]
            pub const fn is_permission_only(self) -> bool {
                $tables.actions[self as usize].permission_only
            }

            /// Returns how the operation is authorized.
            #[must_use]
            pub const fn authorization(self) -> Authorization {
                $tables.actions[self as usize].authorization
            }

            /// Returns the URL of AWS's page about it.
            #[must_use]
            pub const fn documentation(self) -> &'static str {
                $tables.actions[self as usize].documentation
            }

            fn info(self) -> &'static ActionInfo {
                &$tables.actions[self as usize]
            }
        }

        /// Formats the name without the service prefix, in AWS's spelling.
        impl fmt::Display for Action {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(self.name())
            }
        }

        /// Parses a name in any letter case, with or without the service prefix.
        impl FromStr for Action {
            type Err = UnknownName;

            /// # Errors
            ///
            /// Returns an error if the service has no such action.
            fn from_str(text: &str) -> Result<Self, UnknownName> {
                let name = match text.split_once(':') {
                    Some((prefix, name)) if prefix.eq_ignore_ascii_case($prefix) => name,
                    Some(_) => "",
                    None => text,
                };
                let wanted = $tables.action(name).map(|info| info.name);
                let found = wanted.and_then(|wanted| {
                    Self::ALL.iter().copied().find(|action| action.name() == wanted)
                });
                found.ok_or_else(|| UnknownName::new("action", text))
            }
        }

        impl ResourceType {
            /// Returns the name from AWS's tables, as written in `policy!`.
            #[must_use]
            pub const fn name(self) -> &'static str {
                $tables.resource_types[self as usize].name
            }

            /// Returns a short description of what it is.
            #[must_use]
            pub const fn description(self) -> &'static str {
                $tables.resource_types[self as usize].description
            }

            /// Returns its ARN template, with placeholders such as `${Region}`.
            #[must_use]
            pub const fn arn_template(self) -> &'static str {
                $tables.resource_types[self as usize].arn.text
            }

            /// Returns the condition keys that it adds to the actions used on it.
            #[must_use]
            pub const fn condition_keys(self) -> &'static [ConditionKey] {
                $type_keys[self as usize]
            }

            /// Returns the URL of AWS's page about it.
            #[must_use]
            pub const fn documentation(self) -> &'static str {
                $tables.resource_types[self as usize].documentation
            }
        }

        /// Formats the name from AWS's tables.
        impl fmt::Display for ResourceType {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(self.name())
            }
        }

        /// Parses a name in any letter case.
        impl FromStr for ResourceType {
            type Err = UnknownName;

            /// # Errors
            ///
            /// Returns an error if the service has no such resource type.
            fn from_str(text: &str) -> Result<Self, UnknownName> {
                let wanted = |it: &&Self| it.name().eq_ignore_ascii_case(text);
                let found = Self::ALL.iter().find(wanted).copied();
                found.ok_or_else(|| UnknownName::new("resource type", text))
            }
        }

        impl ConditionKey {
            /// Returns the name in AWS's spelling, with `${TagKey}` as a placeholder for a tag key.
            #[must_use]
            pub const fn name(self) -> &'static str {
                $tables.condition_keys[self as usize].name
            }

            /// Returns a short description of what it contains.
            #[must_use]
            pub const fn description(self) -> &'static str {
                $tables.condition_keys[self as usize].description
            }

            /// Returns the type of its values.
            #[must_use]
            pub const fn value_type(self) -> ValueType {
                $tables.condition_keys[self as usize].value_type
            }
        }

        /// Formats the name in AWS's spelling.
        impl fmt::Display for ConditionKey {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(self.name())
            }
        }

        /// Parses a name in any letter case, including `${TagKey}`.
        impl FromStr for ConditionKey {
            type Err = UnknownName;

            /// # Errors
            ///
            /// Returns an error if the service has no such condition key.
            fn from_str(text: &str) -> Result<Self, UnknownName> {
                let wanted = |it: &&Self| it.name().eq_ignore_ascii_case(text);
                let found = Self::ALL.iter().find(wanted).copied();
                found.ok_or_else(|| UnknownName::new("condition key", text))
            }
        }

        /// The service prefix: the part of an action before the colon.
        pub const PREFIX: &str = $prefix;

        /// The date on which the facts in this module were taken from AWS's pages, such as `2026-11-01`.
        pub const FACTS: &str = $facts;
    };
}

pub(crate) use implement;
