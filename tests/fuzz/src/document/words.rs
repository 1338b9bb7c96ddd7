//! The parts that documents consist of.

/// Actions, and resources that they can be used on.
#[derive(Clone, Copy)]
pub(super) struct Group {
    pub(super) actions: &'static [&'static str],
    pub(super) resources: &'static [&'static str],
}

const POOLS: &[&str] = &[
    "arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_Ab12Cd34E",
    "arn:aws:cognito-idp:us-east-1:*:userpool/us-east-1_X",
    "arn:aws:cognito-idp:*:*:userpool/*",
    "arn:aws:cognito-idp:eu-west-1:123456789012:userpool/*",
    "arn:aws-cn:cognito-idp:cn-north-1:123456789012:userpool/cn-north-1_X",
    "arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_${aws:PrincipalTag/pool}",
    "arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_A?c*",
];

pub(super) const GROUPS: &[Group] = &[
    Group {
        actions: &[
            "cognito-idp:AdminGetUser",
            "cognito-idp:ListUsers",
            "cognito-idp:AdminList*",
            "cognito-idp:adminGETuser",
            "cognito-idp:AdminGet?ser",
            "cognito-idp:Admin*",
            "cognito-idp:*User*",
            "cognito-idp:*",
        ],
        resources: POOLS,
    },
    Group {
        actions: &[
            "cognito-idp:*Tag*",
            "cognito-idp:TagResource",
            "cognito-idp:List*",
            "cognito-idp:*",
        ],
        resources: &["*", "arn:aws:cognito-idp:*:*:userpool/*"],
    },
    Group {
        actions: &[
            "cognito-idp:ListUserPools",
            "cognito-idp:CreateUserPool",
            "cognito-idp:L*",
            "*",
        ],
        resources: &["*"],
    },
    Group {
        actions: &[
            "cognito-identity:DescribeIdentityPool",
            "cognito-identity:Get*",
            "cognito-identity:*Identit*",
            "cognito-identity:*",
        ],
        resources: &[
            "*",
            "arn:aws:cognito-identity:us-east-1:123456789012:identitypool/us-east-1:1a2b3c4d-5e6f-4a1b-8c2d-9e0f1a2b3c4d",
            "arn:aws:cognito-identity:*:*:identitypool/*",
        ],
    },
    Group {
        actions: &["s3:GetObject", "s3:*", "s3:Get?bject", "kms:Decrypt", "S3:getobject"],
        resources: &[
            "arn:aws:s3:::reports/*",
            "arn:aws:s3:::reports/${aws:username}/*",
            "arn:aws:s3:::a b/\u{e9}'x",
            "arn:aws:s3:::${*}${$}{",
            "*",
        ],
    },
    Group {
        actions: &["iam:PassRole", "sts:AssumeRole", "new-thing:Do"],
        resources: &["arn:aws:iam::123456789012:role/x", "*"],
    },
];

pub(super) const SIDS: &[&str] = &["Lookup", "1", "allow", "self", "A0", "0x", "1e5", "", "not"];

/// Operators with keys and values for them.
pub(super) const CONDITIONS: &[(&str, &str, &[&str])] = &[
    ("StringEquals", "aws:username", &["x", "${aws:userid}", "a b", "\u{e9}", "${*}", ""]),
    (
        "StringLike",
        "aws:PrincipalTag/team",
        &["a*", "?", "${aws:PrincipalTag/x, 'y'}", "*", "a\"b\\c"],
    ),
    ("StringNotEqualsIfExists", "aws:RequestTag/y", &["a", "b"]),
    ("StringEquals", "aws:RequestTag/y", &["a"]),
    ("ForAnyValue:StringLike", "aws:TagKeys", &["x*", "y"]),
    ("ForAllValues:StringEquals", "aws:TagKeys", &["x", "y"]),
    ("IpAddress", "aws:SourceIp", &["203.0.113.0/24", "2001:db8::/32", "203.0.113.9"]),
    ("NotIpAddressIfExists", "aws:SourceIp", &["203.0.113.0/24"]),
    ("Bool", "aws:MultiFactorAuthPresent", &["true", "false"]),
    ("Null", "aws:PrincipalTag/team", &["true", "false"]),
    ("NumericLessThan", "aws:MultiFactorAuthAge", &["3600", "1.5", "-1"]),
    ("DateGreaterThan", "aws:CurrentTime", &["2026-01-01T00:00:00Z", "2026-01-01", "1767225600"]),
    (
        "ArnLike",
        "aws:SourceArn",
        &["arn:aws:s3:::x*", "arn:aws:iam::123456789012:role/${aws:username}"],
    ),
    ("ArnEquals", "aws:PrincipalArn", &["arn:aws:iam::123456789012:role/x"]),
    ("StringEquals", "aws:SourceVpc", &["vpc-1a2b3c4d"]),
    ("StringEquals", "cognito-identity.amazonaws.com:sub", &["x"]),
    ("BinaryEquals", "new:Key", &["YWJj"]),
    ("StringLike", "s3:prefix", &["*/*", "home/${aws:username}/*"]),
    ("StringEquals", "aws:PrincipalTag/job title", &["x"]),
    ("stringequals", "AWS:USERNAME", &["x"]),
    ("StringEquals", "aws:NoSuchKey", &["x"]),
];

/// Names of members, valid and invalid.
pub(super) const MEMBERS: &[&str] = &[
    "Version",
    "Id",
    "Statement",
    "Sid",
    "Effect",
    "Action",
    "NotAction",
    "Resource",
    "NotResource",
    "Condition",
    "Principal",
    "NotPrincipal",
    "action",
    "Actions",
    "Statment",
    "\u{202e}Effect",
    "",
];

/// Values that are not strings, and some that are.
pub(super) const VALUES: &[&str] = &[
    "null",
    "true",
    "false",
    "0",
    "-1",
    "1e5",
    "1.50",
    "-",
    "01",
    "1e999",
    "123456789012345678901234567890",
    "{}",
    "[]",
    "[[]]",
    "\"\"",
    "\"x\"",
    "NaN",
    "'x'",
    "tru",
    "{\"a\"}",
    "[,]",
    "\u{e9}",
];

/// What may be between tokens, and what may not.
pub(super) const SPACES: &[&str] = &[
    " ", "\n", "\r\n", "\t", "\u{a0}", "\u{feff}", "// x\n", "/* x */", "# x\n", "\u{b}",
    "\u{2028}",
];
