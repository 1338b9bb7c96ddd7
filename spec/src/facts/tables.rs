//! The tables, as the build script makes them from `catalog/*.toml` and `language/*.toml`.

use super::condition::{ConditionKeyInfo, Format, OperatorInfo, Order};
use super::service::{
    AccessLevel, ActionInfo, ArnTemplate, Authorization, Field, Partition, Piece, ResourceTypeInfo,
    ResourceUse, Service, UnknownName,
};
use super::shape::{Element, Repeat};
use super::value_type::{Family, ValueType};
use std::fmt;
use std::str::FromStr;

include!(concat!(env!("OUT_DIR"), "/catalog.rs"));
