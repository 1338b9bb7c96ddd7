//! `values` for libFuzzer.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    cognito_perms_fuzz::values(data);
});
