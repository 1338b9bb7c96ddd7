//! What other rooms may use of the catalog: its types, its tables, and the functions that look things up in
//! them.

pub use super::condition::{ConditionKeyInfo, Format, OperatorInfo, Order, Provider};
pub use super::kind::{KindInfo, Presence};
pub use super::look_up::{
    action, actions, arn_services, built_resource_type, built_services, condition_key,
    condition_keys, is_service_prefix, known_condition_key, operator, provider, regions,
    resource_of_id, resource_types, service, services, services_of_keys, services_with,
    spelled_key,
};
pub(crate) use super::look_up::{has_own_files, is_cognito, resource_types_of_arns};
pub use super::principal::{
    acts_for_others, controls_of, identity_pools_in, is_known_service, known_service, service_name,
    takes_rcps,
};
pub use super::service::{
    AccessLevel, ActionInfo, ArnPart, ArnTemplate, Authorization, Field, Partition,
    ResourceTypeInfo, ResourceUse, Service, TemplatePart, UnknownName,
};
pub use super::tables::{
    CATALOG_DATE, DEFAULT_SERVICE, GLOBAL_CONDITION_KEYS, KEYS_OF_ONE_ACTION, KINDS, OPERATORS,
    PARTITIONS, PROVIDERS, Quota, RETIRED_SERVICES, SERVICE_PREFIXES,
};
pub use super::value_type::{Family, ValueType};
