//! The rules: their names, their levels, and what they are about.

use std::fmt;

/// How much breaking a [`Rule`] weighs.
///
/// ```
/// use cognito_perms::{Level, Rule};
///
/// assert_eq!(Rule::InvalidAction.level(), Level::Error);
/// assert_eq!(Rule::NoEffectAction.level(), Level::Warn);
/// assert!(Level::Warn < Level::Deny);
/// ```
#[non_exhaustive]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Nothing is said.
    Allow,
    /// The policy is valid, but probably not what its author meant.
    Warn,
    /// The policy is rejected, unless the author sets the rule to another level.
    Deny,
    /// The policy is rejected.
    Error,
}

impl Level {
    /// Whether there is no policy.
    #[must_use]
    pub const fn is_error(self) -> bool {
        matches!(self, Self::Deny | Self::Error)
    }

    /// The name in `#![…]` and `#[…]`; an error has none that can be written.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Allow => "allow",
            Self::Warn => "warn",
            Self::Deny => "deny",
            Self::Error => "error",
        }
    }
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// What is said of a rule.
struct Entry {
    name: &'static str,
    level: Level,
    documentation: &'static str,
    is_of_access_analyzer: bool,
}

/// Gives each rule its name, its level, whose it is, and its documentation.
macro_rules! rules {
    ($($(#[doc = $doc:literal])+ $variant:ident = $name:ident, $level:ident $owner:ident;)+) => {
        /// A rule that a policy can break.
        ///
        /// The names are the issue codes of [IAM Access Analyzer][page] in lower case wherever it has
        /// one. A rule with another level than [`Level::Error`] is a lint: it can be set to `allow`,
        /// `warn`, `deny` or `expect`, for a policy and for a statement.
        ///
        /// [page]: https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html
        ///
        /// ```
        /// use cognito_perms::Rule;
        ///
        /// assert_eq!(Rule::ShortArn.name(), "short_arn");
        /// assert!(Rule::ShortArn.explanation().contains("six fields"));
        /// assert!(Rule::InvalidAction.is_of_access_analyzer());
        /// ```
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Rule {
            $(#[doc = concat!("`", stringify!($name), "`")] #[doc = ""] $(#[doc = $doc])+ $variant,)+
        }

        /// What is said of each rule, in the order of the enum: a table is compiled faster than a `match`.
        const TABLE: &[Entry] = &[$(Entry {
            name: stringify!($name),
            level: Level::$level,
            documentation: concat!($($doc, "\n",)+),
            is_of_access_analyzer: owner!($owner),
        },)+];

        impl Rule {
            /// All rules.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The name, in snake case.
            #[must_use]
            pub const fn name(self) -> &'static str {
                TABLE[self as usize].name
            }

            /// How much breaking it weighs, unless the author sets it to another level.
            #[must_use]
            pub const fn level(self) -> Level {
                TABLE[self as usize].level
            }

            /// Whether it follows from what AWS's pages say fits together, in which there are mistakes.
            ///
            /// Where nobody compared a service's pages with policies that work, breaking it is a warning, whose level
            /// can be set.
            #[must_use]
            pub const fn is_of_facts(self) -> bool {
                matches!(
                    self,
                    Self::UnsupportedResourceForAction
                        | Self::MissingRequiredResource
                        | Self::UnusedResource
                        | Self::UnsupportedActionForConditionKey
                        | Self::InvalidArnResource
                        | Self::MissingArnRegion
                        | Self::MissingArnAccount
                        | Self::ArnRegionNotAllowed
                        | Self::ArnAccountNotAllowed
                )
            }

            /// Its documentation.
            #[must_use]
            pub(crate) const fn documentation(self) -> &'static str {
                TABLE[self as usize].documentation
            }

            /// Whether IAM Access Analyzer has it too, under the same name in upper case.
            #[must_use]
            pub const fn is_of_access_analyzer(self) -> bool {
                TABLE[self as usize].is_of_access_analyzer
            }
        }

        /// The lints by their names, as attributes have them: what editors offer and lead to.
        #[expect(non_upper_case_globals, reason = "named as they are written")]
        pub mod lint {
            use super::Rule;

            $(lint!($level $variant = $name, $($doc)+);)+
        }
    };
}

/// A constant for a rule whose level can be set.
macro_rules! lint {
    (Error $variant:ident = $name:ident, $($doc:literal)+) => {};
    ($level:ident $variant:ident = $name:ident, $($doc:literal)+) => {
        $(#[doc = $doc])+
        #[doc = ""]
        #[doc = concat!("Level: `", stringify!($level), "`, unless it is set.")]
        pub const $name: Rule = Rule::$variant;
    };
}

macro_rules! owner {
    (analyzer) => {
        true
    };
    (own) => {
        false
    };
}

rules! {
    // The text.

    /// The text does not follow the grammar of the policy language.
    SyntaxError = syntax_error, Error own;
    /// The document is no JSON: IAM cannot read it. A key that stands twice in an object counts too.
    JsonSyntaxError = json_syntax_error, Error analyzer;
    /// A character that IAM takes in no policy: only tab, line feed, carriage return and U+0020 to
    /// U+00FF may stand in one. A string of a condition can hold others as escapes, such as `\u2014`.
    InvalidCharacter = invalid_character, Error own;
    /// A `#![…]` that is none, or stands twice.
    InvalidSetting = invalid_setting, Error own;
    /// The file of `policy_file!` cannot be read.
    UnreadableFile = unreadable_file, Error own;
    /// A run-time value where none can stand.
    InvalidRunTimeValue = invalid_run_time_value, Error own;
    /// A lint level for a rule that there is not, or that is no lint.
    UnknownRule = unknown_rule, Error own;
    /// `expect(..)` of a rule that was not broken.
    UnfulfilledExpectation = unfulfilled_expectation, Warn own;

    // The document.

    /// An element that a policy or a statement does not have.
    InvalidPolicyElement = invalid_policy_element, Error analyzer;
    /// Elements that exclude each other: `Action` and `NotAction`, `Resource` and `NotResource`.
    UnsupportedElementCombination = unsupported_element_combination, Error analyzer;
    /// A principal in an identity policy: it is whoever the policy is attached to.
    UnsupportedPrincipal = unsupported_principal, Error analyzer;
    /// A value of another JSON type than the element takes.
    DataTypeMismatch = data_type_mismatch, Error analyzer;
    /// A version of the policy language that there is not.
    InvalidVersion = invalid_version, Error analyzer;
    /// A document without a version: it counts as of 2008, when there were no policy variables.
    MissingVersion = missing_version, Warn analyzer;
    /// A policy without a statement.
    MissingStatement = missing_statement, Error analyzer;
    /// A statement that says neither `allow` nor `deny`.
    MissingEffect = missing_effect, Error analyzer;
    /// An effect that is neither `allow` nor `deny`.
    InvalidEffect = invalid_effect, Error analyzer;
    /// A statement without actions.
    MissingAction = missing_action, Error analyzer;
    /// A statement without resources.
    MissingResource = missing_resource, Error analyzer;
    /// An empty list of actions: it stands for none, behind `NotAction` for all of them.
    EmptyArrayAction = empty_array_action, Warn analyzer;
    /// An empty list of resources: it stands for none, behind `NotResource` for all of them.
    EmptyArrayResource = empty_array_resource, Warn analyzer;
    /// A condition without an operator: it says nothing.
    EmptyObjectCondition = empty_object_condition, Warn analyzer;
    /// A sid without a character.
    EmptySidValue = empty_sid_value, Warn analyzer;
    /// A sid with other characters than A-Z, a-z and 0-9.
    UnsupportedSid = unsupported_sid, Error analyzer;
    /// Two statements of a policy with the same sid.
    UniqueSidsRequired = unique_sids_required, Error analyzer;
    /// The policy is larger than what it is attached to can take. IAM refuses it.
    PolicySizeExceedsIdentityPolicyQuota =
        policy_size_exceeds_identity_policy_quota, Error analyzer;

    // Actions.

    /// No service of AWS has this prefix.
    InvalidServiceInAction = invalid_service_in_action, Error analyzer;
    /// AWS has the service, and the catalogue has not.
    UncataloguedService = uncatalogued_service, Error own;
    /// The service has no such action, or none that matches the pattern.
    InvalidAction = invalid_action, Error analyzer;
    /// An access level that AWS does not have.
    InvalidAccessLevel = invalid_access_level, Error own;
    /// A set of actions, from `level(..)` or `except`, in which nothing is left.
    EmptyActionSet = empty_action_set, Error own;
    /// `unchecked(..)` around a name that the catalog has: it is checked as it would be without.
    UnneededUnchecked = unneeded_unchecked, Warn own;
    /// AWS's pages no longer list the action: the policy allows or denies nothing with it, or soon will not.
    RetiredAction = retired_action, Warn own;
    /// IAM does not authorise the operation, so an identity policy can neither grant nor deny it.
    NoEffectAction = no_effect_action, Warn own;
    /// A pattern or a set matches actions that the resources of the statement can never reach.
    PartlyIneffectivePattern = partly_ineffective_pattern, Allow own;
    /// A call of the operation may need another action, which the policy does not allow.
    MissingDependentAction = missing_dependent_action, Allow own;

    // Resources.

    /// A resource type that the service does not have.
    InvalidResourceType = invalid_resource_type, Error own;
    /// Arguments that the ARN template of the resource type does not have, or that are missing.
    InvalidResourceArgument = invalid_resource_argument, Error own;
    /// An ARN that does not start with `arn:`.
    InvalidArnPrefix = invalid_arn_prefix, Error analyzer;
    /// An ARN with fewer than six fields. IAM fills the missing ones with `*`, so it reaches further
    /// than it reads.
    ShortArn = short_arn, Error own;
    /// An ARN in which a field is empty that never is.
    MissingArnField = missing_arn_field, Error analyzer;
    /// A partition that AWS does not have.
    InvalidPartition = invalid_partition, Error analyzer;
    /// No service of AWS has this name.
    InvalidService = invalid_service, Error analyzer;
    /// The service of an ARN in upper case.
    InvalidArnServiceCase = invalid_arn_service_case, Error analyzer;
    /// A wildcard in the service of an ARN: it reaches services that nobody meant.
    WildcardInServiceName = wildcard_in_service_name, Warn analyzer;
    /// A region that AWS does not have, or not in the partition.
    InvalidArnRegion = invalid_arn_region, Error analyzer;
    /// An account id that is not 12 digits.
    InvalidArnAccount = invalid_arn_account, Error analyzer;
    /// The resource part of an ARN has not the form that the resource type prescribes.
    InvalidArnResource = invalid_arn_resource, Error analyzer;
    /// ARNs of the resource type have a region.
    MissingArnRegion = missing_arn_region, Error analyzer;
    /// ARNs of the resource type have an account.
    MissingArnAccount = missing_arn_account, Error analyzer;
    /// ARNs of the resource type have no region.
    ArnRegionNotAllowed = arn_region_not_allowed, Error analyzer;
    /// ARNs of the resource type have no account.
    ArnAccountNotAllowed = arn_account_not_allowed, Error analyzer;
    /// The id names another region than the ARN.
    RegionMismatch = region_mismatch, Error own;

    // Which action goes with which resource.

    /// The action cannot be used on any resource of the statement.
    UnsupportedResourceForAction = unsupported_resource_for_action, Error own;
    /// The action needs a resource of a type that no statement of the policy gives it.
    MissingRequiredResource = missing_required_resource, Error own;
    /// No action of the statement can be used on this resource.
    UnusedResource = unused_resource, Error own;
    /// A set of resources in which nothing is left: every resource but all of them.
    EmptyResourceSet = empty_resource_set, Error own;
    /// `*` where each action could be limited to a resource.
    BroadResource = broad_resource, Allow own;

    // Condition keys.

    /// A condition key has the form `service:Key`.
    InvalidConditionKeyFormat = invalid_condition_key_format, Error analyzer;
    /// There is no such global condition key.
    InvalidGlobalConditionKey = invalid_global_condition_key, Error analyzer;
    /// A global condition key that AWS has withdrawn: `aws:ARN`.
    UnsupportedGlobalConditionKey = unsupported_global_condition_key, Error analyzer;
    /// The service has no such condition key.
    InvalidServiceConditionKey = invalid_service_condition_key, Error analyzer;
    /// A key such as `aws:ResourceTag` without the key of a tag behind it.
    MissingTagKeyInCondition = missing_tag_key_in_condition, Error analyzer;
    /// A named action never carries the condition key, so the condition says the same of all its calls.
    UnsupportedActionForConditionKey = unsupported_action_for_condition_key, Error analyzer;
    /// The condition key is only there for an action that the statement does not name.
    MissingActionForConditionKey = missing_action_for_condition_key, Error analyzer;
    /// The same operator and key twice in one statement: JSON would keep one of them.
    DuplicateCondition = duplicate_condition, Error own;
    /// The same key twice under one operator, in different letter case.
    DuplicateKeysWithDifferentCase = duplicate_keys_with_different_case, Error analyzer;
    /// A condition key that the caller can set to anything.
    UntrustworthyConditionKey = untrustworthy_condition_key, Deny analyzer;
    /// A condition key that means something only beside another one.
    MissingPairedConditionKeys = missing_paired_condition_keys, Deny analyzer;
    /// A condition key that only some services set, in a statement that names others.
    UseConditionKeyOnlyWithSupportedServices =
        use_condition_key_only_with_supported_services, Warn analyzer;
    /// Some of the actions that a pattern or set allows do not support `aws:ResourceTag`: the tag says
    /// nothing of them.
    AllowWithUnsupportedTagConditionKeyForService =
        allow_with_unsupported_tag_condition_key_for_service, Warn analyzer;
    /// `allow not …` with `aws:ResourceTag`: of actions that do not support it the tag says nothing.
    AllowNotactionWithUnsupportedTagConditionKeyForService =
        allow_notaction_with_unsupported_tag_condition_key_for_service, Warn analyzer;
    /// Some of the actions that a pattern or set denies do not support `aws:ResourceTag`: the tag says
    /// nothing of them.
    DenyWithUnsupportedTagConditionKeyForService =
        deny_with_unsupported_tag_condition_key_for_service, Deny analyzer;
    /// `deny not …` with `aws:ResourceTag`: of actions that do not support it the tag says nothing.
    DenyNotactionWithUnsupportedTagConditionKeyForService =
        deny_notaction_with_unsupported_tag_condition_key_for_service, Deny analyzer;

    // Condition operators.

    /// IAM has no such condition operator.
    InvalidConditionOperator = invalid_condition_operator, Error analyzer;
    /// An operator that compares something else than what the key holds: it never matches.
    TypeMismatch = type_mismatch, Warn analyzer;
    /// A multivalued key without `ForAllValues:` or `ForAnyValue:`.
    MissingQualifier = missing_qualifier, Error analyzer;
    /// `ForAllValues:` on a key with one value: it is true where the key is missing.
    ForallvaluesWithSingleValuedKey = forallvalues_with_single_valued_key, Deny analyzer;
    /// `ForAnyValue:` on a key with one value.
    ForanyvalueWithSingleValuedKey = foranyvalue_with_single_valued_key, Deny own;
    /// `NullIfExists`: `Null` asks whether the key exists.
    NullWithIfExists = null_with_if_exists, Error analyzer;
    /// `Null` with `ForAllValues:` or `ForAnyValue:`: always true, or never.
    NullWithQualifier = null_with_qualifier, Warn analyzer;
    /// `StringLike` or `StringNotLike` on an ARN: their `*` reaches over the fields of the ARN, that of
    /// `ArnLike` does not.
    StringLikeOperatorWithArnConditionKeys =
        string_like_operator_with_arn_condition_keys, Deny analyzer;
    /// A deny that tests `aws:MultiFactorAuthPresent` with `Bool`: calls with long-term keys do not
    /// carry the key, so the deny never meets them.
    MfaWithoutIfExists = mfa_without_if_exists, Warn own;

    // Condition values.

    /// Values of one key that are not all of the same kind: texts beside numbers.
    InvalidConditionDataType = invalid_condition_data_type, Error analyzer;
    /// More than one value where `true` or `false` is asked.
    InvalidConditionMultipleBoolean = invalid_condition_multiple_boolean, Error analyzer;
    /// A value that is neither `true` nor `false`.
    TypeMismatchBoolean = type_mismatch_boolean, Warn analyzer;
    /// A value that is no number.
    TypeMismatchNumber = type_mismatch_number, Warn analyzer;
    /// A value that is no date.
    TypeMismatchDate = type_mismatch_date, Warn analyzer;
    /// A date in seconds since 1970: it may not be read as one.
    InvalidDateValue = invalid_date_value, Warn analyzer;
    /// A value that is neither an IP address nor a range of them.
    TypeMismatchIpRange = type_mismatch_ip_range, Error analyzer;
    /// A value that is no base64.
    TypeMismatchString = type_mismatch_string, Warn analyzer;
    /// A range of addresses with bits behind its prefix: they count for nothing.
    ImproveIpRange = improve_ip_range, Warn analyzer;
    /// `aws:SourceIp` is a public address: private ones never match.
    PrivateIpAddress = private_ip_address, Error analyzer;
    /// `aws:SourceIp` is a public address: it is never one of these private ones.
    PrivateNotIpAddress = private_not_ip_address, Error analyzer;
    /// `aws:SourceIp` is a public address: the private ones of the list never match.
    PrivateIpAddressSubset = private_ip_address_subset, Warn analyzer;
    /// `aws:SourceIp` is a public address: it is never one of the private ones of the list.
    PrivateNotIpAddressSubset = private_not_ip_address_subset, Warn analyzer;
    /// A region that AWS does not have.
    InvalidRegion = invalid_region, Error analyzer;
    /// The id of a VPC is `vpc-` and 8 or 17 letters and digits.
    InvalidVpcFormat = invalid_vpc_format, Error analyzer;
    /// The id of a VPC endpoint is `vpce-` and 8 or 17 letters and digits.
    InvalidVpceFormat = invalid_vpce_format, Error analyzer;
    /// An account id is 12 digits.
    InvalidAccountId = invalid_account_id, Error own;
    /// The id of an organization is `o-` and 10 to 32 letters and digits; a path starts with one.
    InvalidOrganizationId = invalid_organization_id, Error own;
    /// A service principal is a name in lower case with `.amazonaws.com` behind it.
    InvalidServicePrincipalFormat = invalid_service_principal_format, Error analyzer;
    /// A KMS key is named by its ARN: `arn:aws:kms:region:account:key/id`.
    InvalidKmsKeyValue = invalid_kms_key_value, Error analyzer;
    /// A wildcard in a value of an operator that takes it for the character itself.
    WildcardWithoutLikeOperator = wildcard_without_like_operator, Warn analyzer;
    /// A wildcard in a value of a key that stands for one account, organization or network each.
    WildcardUsageTooPermissive = wildcard_usage_too_permissive, Error analyzer;
    /// A policy variable in a value of a key that stands for one account, organization or network each.
    VariableUsageTooPermissive = variable_usage_too_permissive, Error analyzer;
    /// A list of values without a value.
    EmptyArrayCondition = empty_array_condition, Warn analyzer;
    /// `ForAllValues:` without a value: it matches where the key is missing.
    EmptyArrayConditionForallvalues = empty_array_condition_forallvalues, Warn analyzer;
    /// `ForAnyValue:` without a value: it never matches.
    EmptyArrayConditionForanyvalue = empty_array_condition_foranyvalue, Warn analyzer;
    /// `…IfExists` without a value: it matches where the key is missing.
    EmptyArrayConditionIfexists = empty_array_condition_ifexists, Warn analyzer;
    /// A pattern that matches everything: it asks whether the key is there.
    EquivalentToNullFalse = equivalent_to_null_false, Warn analyzer;
    /// A negated pattern that matches everything: it asks whether the key is missing.
    EquivalentToNullTrue = equivalent_to_null_true, Warn analyzer;
    /// A condition that is always true because its pattern matches everything.
    RedundantKeyDueToWildcardInCondition =
        redundant_key_due_to_wildcard_in_condition, Warn analyzer;
    /// A condition that is never true because its pattern matches everything.
    RedundantStatementDueToWildcardInCondition =
        redundant_statement_due_to_wildcard_in_condition, Warn analyzer;
    /// Several values for an operator of order: only the widest counts.
    RedundantConditionValueNum = redundant_condition_value_num, Warn analyzer;
    /// `dynamodb:Attributes` without `dynamodb:Select`: a read without a projection gets every attribute.
    DynamodbAttributesWithoutSelect = dynamodb_attributes_without_select, Deny analyzer;
    /// `s3:prefix` in a deny with `StringLike`, or in an allow with `StringNotLike`: a shorter prefix
    /// gets round it.
    S3PrefixInNegativeContext = s3_prefix_in_negative_context, Deny analyzer;

    // Policy variables.

    /// `${` without its `}`.
    MissingBraceInVariable = missing_brace_in_variable, Error analyzer;
    /// A default of a policy variable without its quotes.
    MissingQuoteInVariable = missing_quote_in_variable, Error analyzer;
    /// A space in the name of a policy variable.
    UnsupportedSpaceInVariable = unsupported_space_in_variable, Error analyzer;
    /// A policy variable without a name.
    EmptyVariable = empty_variable, Error analyzer;
    /// `${…}` names no known key.
    UnknownVariable = unknown_variable, Error own;
    /// `${…}` names a key that can hold several values.
    MultivaluedVariable = multivalued_variable, Error own;
    /// A policy variable where IAM reads none: outside of conditions it stands behind the fifth colon of
    /// an ARN only.
    VariableUnsupportedInElement = variable_unsupported_in_element, Error analyzer;
    /// A policy variable in a document of an older version, where it is plain text.
    VariableUnsupportedInVersion = variable_unsupported_in_version, Error analyzer;
    /// A policy variable in a value of an operator that reads none: only those of texts and ARNs do.
    InvalidVariableForOperator = invalid_variable_for_operator, Error analyzer;

    // What says too much, or the same twice.

    /// An action that another one of the list stands for too.
    RedundantAction = redundant_action, Warn analyzer;
    /// A resource that another one of the list stands for too.
    RedundantResource = redundant_resource, Warn analyzer;
    /// A statement whose permissions another one gives or takes too.
    RedundantStatement = redundant_statement, Warn analyzer;
    /// A deny of the same policy takes back all of what this statement allows.
    ContradictedAllow = contradicted_allow, Warn own;
    /// `iam:PassRole` on all resources but some: any other role can be passed.
    PassRoleWithNotResource = pass_role_with_not_resource, Deny analyzer;
    /// A pattern that holds `iam:PassRole`, on all resources but some.
    PassRoleWithStarInActionAndNotResource =
        pass_role_with_star_in_action_and_not_resource, Deny analyzer;
    /// All actions but some, `iam:PassRole` not among these, on all resources but some.
    PassRoleWithNotActionAndNotResource =
        pass_role_with_not_action_and_not_resource, Deny analyzer;
    /// `iam:PassRole` on `*`: any role can be passed to any service.
    PassRoleWithStarInResource = pass_role_with_star_in_resource, Deny analyzer;
    /// A pattern that holds `iam:PassRole`, on `*`.
    PassRoleWithStarInActionAndResource =
        pass_role_with_star_in_action_and_resource, Deny analyzer;
    /// All actions but some, `iam:PassRole` not among these, on `*`.
    PassRoleWithStarInResourceAndNotAction =
        pass_role_with_star_in_resource_and_not_action, Deny analyzer;
    /// `iam:CreateServiceLinkedRole` on all resources but some.
    CreateSlrWithNotResource = create_slr_with_not_resource, Warn analyzer;
    /// A pattern that holds `iam:CreateServiceLinkedRole`, on all resources but some.
    CreateSlrWithStarInActionAndNotResource =
        create_slr_with_star_in_action_and_not_resource, Warn analyzer;
    /// All actions but some, `iam:CreateServiceLinkedRole` not among these, on all resources but some.
    CreateSlrWithNotActionAndNotResource =
        create_slr_with_not_action_and_not_resource, Warn analyzer;
    /// `iam:CreateServiceLinkedRole` on `*`.
    CreateSlrWithStarInResource = create_slr_with_star_in_resource, Warn analyzer;
    /// A pattern that holds `iam:CreateServiceLinkedRole`, on `*`.
    CreateSlrWithStarInActionAndResource =
        create_slr_with_star_in_action_and_resource, Warn analyzer;
    /// All actions but some, `iam:CreateServiceLinkedRole` not among these, on `*`.
    CreateSlrWithStarInResourceAndNotAction =
        create_slr_with_star_in_resource_and_not_action, Warn analyzer;
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}
