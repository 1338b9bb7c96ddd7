//! Nothing from `alloc` is needed.

#![no_core]
