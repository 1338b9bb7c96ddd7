//! Parses strings into the typed values that they represent.

use cognito_perms::{
    AccountId, Arn, IdentityPoolArn, IdentityPoolId, IpRange, OrganizationId, OrganizationPath,
    Partition, Region, ServicePrincipal, UserPoolArn, UserPoolId, VpcEndpointId, VpcId, WebAclArn,
    WebAclId, WebAclName, WebAclScope,
};
use std::fmt::Display;
use std::str::FromStr;

/// The values of a type among some strings.
struct Parsed<T> {
    values: Vec<T>,
    example: T,
}

impl<T: FromStr + Display + Clone + PartialEq> Parsed<T> {
    fn of(strings: &[String], example: &str) -> Self {
        let parsed = example.parse::<T>().ok();
        let example = parsed.unwrap_or_else(|| panic!("an example is rejected: {example}"));
        let mut values = Vec::new();
        for text in strings {
            if let Ok(value) = text.parse::<T>() {
                // A value displays as the text that it was parsed from; only address ranges have several
                // forms.
                let shown = value.to_string();
                assert!(shown == *text || text.contains('/'), "{text:?} became {shown:?}");
                // The example is there in any case.
                if value != example {
                    values.push(value);
                }
            }
        }
        Self { values, example }
    }

    /// Returns all values, or the example if there are none.
    fn all(&self) -> Vec<T> {
        if self.values.is_empty() { vec![self.example.clone()] } else { self.values.clone() }
    }

    /// Returns one of the values, or the example if there are none.
    fn get(&self, round: usize) -> T {
        let index = round.checked_rem(self.values.len());
        index.and_then(|it| self.values.get(it)).unwrap_or(&self.example).clone()
    }
}

macro_rules! values {
    ($($name:ident: $type:ident = $example:literal,)+) => {
        /// The values of each type among some strings.
        pub(super) struct Values {
            $($name: Parsed<$type>,)+
        }

        /// One value of each type.
        #[derive(Debug)]
        pub(super) struct Typed {
            $(pub(super) $name: $type,)+
        }

        impl Values {
            pub(super) fn of(strings: &[String]) -> Self {
                Self { $($name: Parsed::of(strings, $example),)+ }
            }

            pub(super) fn get(&self, round: usize) -> Typed {
                Typed { $($name: self.$name.get(round),)+ }
            }
        }
    };
}

values! {
    pool: UserPoolId = "us-east-1_X",
    identities: IdentityPoolId = "us-east-1:1a2b3c4d-5e6f-4a1b-8c2d-9e0f1a2b3c4d",
    scope: WebAclScope = "regional",
    name: WebAclName = "edge",
    id: WebAclId = "1a2b3c4d-5e6f-4a1b-8c2d-9e0f1a2b3c4d",
    account: AccountId = "210987654321",
    region: Region = "eu-west-1",
    partition: Partition = "aws",
    arn: Arn = "arn:aws:s3:::reports",
    pool_arn: UserPoolArn = "arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_X",
    identities_arn: IdentityPoolArn =
        "arn:aws:cognito-identity:us-east-1:123456789012:identitypool/us-east-1:1a2b3c4d-5e6f-4a1b-8c2d-9e0f1a2b3c4d",
    acl_arn: WebAclArn =
        "arn:aws:wafv2:us-east-1:123456789012:regional/webacl/edge/1a2b3c4d-5e6f-4a1b-8c2d-9e0f1a2b3c4d",
    organization: OrganizationId = "o-a1b2c3d4e5",
    path: OrganizationPath = "o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/",
    vpc: VpcId = "vpc-1a2b3c4d",
    endpoint: VpcEndpointId = "vpce-1a2b3c4d",
    service: ServicePrincipal = "lambda.amazonaws.com",
    range: IpRange = "203.0.113.0/24",
}

impl Values {
    /// Returns how many rounds cover each account and each partition.
    pub(super) fn rounds_of_places(&self) -> usize {
        self.account.values.len().max(self.partition.values.len())
    }

    /// Returns how many rounds cover each id, and each part of a location.
    pub(super) fn rounds_of_ids(&self) -> usize {
        let Self { pool, identities, scope, name, id, region, .. } = self;
        let pools = [pool.values.len(), identities.values.len(), region.values.len()];
        let acls = [scope.values.len(), name.values.len(), id.values.len()];
        pools.into_iter().chain(acls).chain([self.rounds_of_places()]).max().unwrap_or_default()
    }

    /// Returns how many rounds cover each ARN and each range.
    pub(super) fn rounds_of_arns(&self) -> usize {
        let Self { arn, pool_arn, identities_arn, acl_arn, range, .. } = self;
        let typed = [pool_arn.values.len(), identities_arn.values.len(), acl_arn.values.len()];
        typed.into_iter().chain([arn.values.len(), range.values.len()]).max().unwrap_or_default()
    }

    /// Returns how many rounds cover each id of a condition key.
    pub(super) fn rounds_of_keys(&self) -> usize {
        let Self { account, region, organization, path, vpc, endpoint, service, .. } = self;
        let places = [account.values.len(), region.values.len(), service.values.len()];
        let organizations = [organization.values.len(), path.values.len()];
        let networks = [vpc.values.len(), endpoint.values.len()];
        places.into_iter().chain(organizations).chain(networks).max().unwrap_or_default()
    }

    /// Returns all organization ids, at least one.
    pub(super) fn organizations(&self) -> Vec<OrganizationId> {
        self.organization.all()
    }

    /// Returns all VPC ids, at least one.
    pub(super) fn vpcs(&self) -> Vec<VpcId> {
        self.vpc.all()
    }

    /// Returns all ARNs, at least one.
    pub(super) fn arns(&self) -> Vec<Arn> {
        self.arn.all()
    }

    /// Returns all address ranges, at least one.
    pub(super) fn ranges(&self) -> Vec<IpRange> {
        self.range.all()
    }

    /// Returns all user pool ids, at least one.
    pub(super) fn pools(&self) -> Vec<UserPoolId> {
        self.pool.all()
    }
}
