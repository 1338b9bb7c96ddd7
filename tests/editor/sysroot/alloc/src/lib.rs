//! Nothing of it is needed.

#![no_core]
