// Endpoint policies.

use cognito_perms::{EndpointPolicy, endpoint_policy};

/// A request to sign in has no signature, so no account.
const SIGN_IN: EndpointPolicy = endpoint_policy! {
    allow InitiateAuth, SignUp on userpool("eu-west-1_Ab12Cd34E") to account("123456789012")
};

const MISSPELLED: EndpointPolicy = endpoint_policy! {
    allow InitiateAut on userpool("eu-west-1_Ab12Cd34E") to *
};

const NO_PRINCIPAL: EndpointPolicy = endpoint_policy! {
    allow InitiateAuth on userpool("eu-west-1_Ab12Cd34E")
};

fn main() {
    let _ = (SIGN_IN.size(), MISSPELLED.size(), NO_PRINCIPAL.size());
}
