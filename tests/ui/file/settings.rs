#![deny(deprecated)]

use cognito_perms::{Policy, policy_file};

const _: Policy = policy_file! { #![quota = "rol"] "ui/file/settings.json" };
const _: Policy = policy_file! { #![region = "us-east-1"] "ui/file/settings.json" };
const _: Policy = policy_file! { #![allow(invalid_action, no_efect_action)] "ui/file/settings.json" };
const _: Policy = policy_file! { #![unchecked(cognito-idp:New)] "ui/file/settings.json" };
const _: Policy = policy_file! { #![unchecked = "cognito-idp:New"] "ui/file/settings.json" };
const _: Policy = policy_file! { #![deny(no_effect_action)] "ui/file/settings.json" };
const _: Policy = policy_file! { #![expect(broad_resource)] "ui/file/settings.json" };

const _: Policy = policy_file! {
    #![quota = "role"]
    #![allow(no_effect_action, reason = "in a VPC endpoint policy it has an effect")]
    #![unchecked("cognito-idp:New")]
    "ui/file/settings.json"
};

fn main() {}
