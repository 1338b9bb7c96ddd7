//! What `Action`, `ResourceType` and `ConditionKey` of every service can do: the methods behind the
//! generated enums, which read the tables of the service.

/// Implements the methods for the enums of the module it is used in.
macro_rules! implement {
    ($prefix:literal, $facts:literal, $tables:ident, $action_types:ident, $action_keys:ident, $type_keys:ident) => {
        impl Action {
            /// The name without the prefix, in AWS's spelling.
            #[must_use]
            pub const fn name(self) -> &'static str {
                $tables.actions[self as usize].name
            }

            /// The name as a policy document has it, with the service prefix.
            #[must_use]
            pub const fn qualified_name(self) -> &'static str {
                $tables.actions[self as usize].qualified_name
            }

            /// What it does, in a phrase.
            #[must_use]
            pub const fn description(self) -> &'static str {
                $tables.actions[self as usize].description
            }

            /// How far it reaches.
            #[must_use]
            pub const fn access_level(self) -> AccessLevel {
                // The build refuses an action without one.
                match $tables.actions[self as usize].access_level {
                    Some(level) => level,
                    None => AccessLevel::Read,
                }
            }

            /// The resource types that a policy can limit it to; if there are none, it can be
            /// used on `*` only.
            #[must_use]
            pub const fn resource_types(self) -> &'static [ResourceType] {
                $action_types[self as usize]
            }

            /// Those resource types that a policy has to name for it to work.
            pub fn required_resource_types(self) -> impl Iterator<Item = ResourceType> {
                let uses = self.info().resource_types.iter().zip(self.resource_types());
                uses.filter(|(it, _)| it.required).map(|(_, resource_type)| *resource_type)
            }

            /// The condition keys that it supports itself. On a resource, the keys of the
            /// resource's type come to these.
            #[must_use]
            pub const fn condition_keys(self) -> &'static [ConditionKey] {
                $action_keys[self as usize]
            }

            /// What else a call may need, with prefixes.
            #[must_use]
            pub const fn dependent_actions(self) -> &'static [&'static str] {
                $tables.actions[self as usize].dependent_actions
            }

            /// Whether it is a permission only: no operation of the API has this name.
            #[must_use]
            pub const fn is_permission_only(self) -> bool {
                $tables.actions[self as usize].permission_only
            }

            /// How the operation is authorised.
            #[must_use]
            pub const fn authorization(self) -> Authorization {
                $tables.actions[self as usize].authorization
            }

            /// The address of AWS's page about it.
            #[must_use]
            pub const fn documentation(self) -> &'static str {
                $tables.actions[self as usize].documentation
            }

            fn info(self) -> &'static ActionInfo {
                &$tables.actions[self as usize]
            }
        }

        /// The name without the prefix, in AWS's spelling.
        impl fmt::Display for Action {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(self.name())
            }
        }

        /// Reads a name in any letter case, with the service prefix or without it.
        impl FromStr for Action {
            type Err = UnknownName;

            /// # Errors
            ///
            /// The service has no such action.
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
            /// The name in AWS's tables, as it is written in `policy!`.
            #[must_use]
            pub const fn name(self) -> &'static str {
                $tables.resource_types[self as usize].name
            }

            /// What it is, in a phrase.
            #[must_use]
            pub const fn description(self) -> &'static str {
                $tables.resource_types[self as usize].description
            }

            /// How its ARNs are built, with placeholders like `${Region}`.
            #[must_use]
            pub const fn arn_template(self) -> &'static str {
                $tables.resource_types[self as usize].arn.text
            }

            /// The condition keys that it brings to the actions used on it.
            #[must_use]
            pub const fn condition_keys(self) -> &'static [ConditionKey] {
                $type_keys[self as usize]
            }

            /// The address of AWS's page about it.
            #[must_use]
            pub const fn documentation(self) -> &'static str {
                $tables.resource_types[self as usize].documentation
            }
        }

        /// The name in AWS's tables.
        impl fmt::Display for ResourceType {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(self.name())
            }
        }

        /// Reads a name in any letter case.
        impl FromStr for ResourceType {
            type Err = UnknownName;

            /// # Errors
            ///
            /// The service has no such resource type.
            fn from_str(text: &str) -> Result<Self, UnknownName> {
                let wanted = |it: &&Self| it.name().eq_ignore_ascii_case(text);
                let found = Self::ALL.iter().find(wanted).copied();
                found.ok_or_else(|| UnknownName::new("resource type", text))
            }
        }

        impl ConditionKey {
            /// The name in AWS's spelling; `${TagKey}` stands for the key of a tag.
            #[must_use]
            pub const fn name(self) -> &'static str {
                $tables.condition_keys[self as usize].name
            }

            /// What it holds, in a phrase.
            #[must_use]
            pub const fn description(self) -> &'static str {
                $tables.condition_keys[self as usize].description
            }

            /// What its values are.
            #[must_use]
            pub const fn value_type(self) -> ValueType {
                $tables.condition_keys[self as usize].value_type
            }
        }

        /// The name in AWS's spelling.
        impl fmt::Display for ConditionKey {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(self.name())
            }
        }

        /// Reads a name in any letter case, `${TagKey}` included.
        impl FromStr for ConditionKey {
            type Err = UnknownName;

            /// # Errors
            ///
            /// The service has no such condition key.
            fn from_str(text: &str) -> Result<Self, UnknownName> {
                let wanted = |it: &&Self| it.name().eq_ignore_ascii_case(text);
                let found = Self::ALL.iter().find(wanted).copied();
                found.ok_or_else(|| UnknownName::new("condition key", text))
            }
        }

        /// The service prefix: what stands before the colon of an action.
        pub const PREFIX: &str = $prefix;

        /// The day on which the facts of this module were taken from AWS's pages, as `2026-11-01`.
        pub const FACTS: &str = $facts;
    };
}

pub(crate) use implement;
