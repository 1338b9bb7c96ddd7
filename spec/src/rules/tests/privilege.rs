//! Roles that a statement gives away beside what it is about.

use super::*;

#[test]
fn every_way_to_hand_out_roles_has_its_rule() {
    use Rule::*;
    for (statement, pass_role, create) in [
        ("unchecked:iam:PassRole on *", Some(PassRoleWithStarInResource), None),
        (
            "unchecked:iam:PassRole on unchecked:arn:aws:iam::123456789012:role/*",
            Some(PassRoleWithStarInResource),
            None,
        ),
        (
            "unchecked:iam:PassRole on not unchecked:arn:aws:iam::1:role/x",
            Some(PassRoleWithNotResource),
            None,
        ),
        ("unchecked:iam:Pass* on *", Some(PassRoleWithStarInActionAndResource), None),
        (
            "unchecked:iam:Pass* on not unchecked:arn:aws:iam::1:role/x",
            Some(PassRoleWithStarInActionAndNotResource),
            None,
        ),
        ("unchecked:iam:CreateServiceLinkedRole on *", None, Some(CreateSlrWithStarInResource)),
        (
            "unchecked:iam:CreateServiceLinkedRole on not unchecked:arn:aws:iam::1:role/x",
            None,
            Some(CreateSlrWithNotResource),
        ),
        ("unchecked:iam:Create* on *", None, Some(CreateSlrWithStarInActionAndResource)),
        (
            "*:* on *",
            Some(PassRoleWithStarInActionAndResource),
            Some(CreateSlrWithStarInActionAndResource),
        ),
        (
            "*:* on not userpool(us-east-1_X)",
            Some(PassRoleWithStarInActionAndNotResource),
            Some(CreateSlrWithStarInActionAndNotResource),
        ),
        (
            "not AdminGetUser on *",
            Some(PassRoleWithStarInResourceAndNotAction),
            Some(CreateSlrWithStarInResourceAndNotAction),
        ),
        (
            "not AdminGetUser on not userpool(us-east-1_X)",
            Some(PassRoleWithNotActionAndNotResource),
            Some(CreateSlrWithNotActionAndNotResource),
        ),
        (
            "unchecked:iam:PassRole on * if unchecked:iam:PassedToService StringNotEquals ec2.amazonaws.com",
            Some(PassRoleWithStarInResource),
            None,
        ),
        (
            "unchecked:iam:PassRole on * if unchecked:iam:PassedToService StringLike *",
            Some(PassRoleWithStarInResource),
            None,
        ),
        (
            "unchecked:iam:CreateServiceLinkedRole on * if unchecked:iam:AWSServiceName StringEquals x.amazonaws.com",
            None,
            None,
        ),
        (
            "unchecked:iam:PassRole on not unchecked:arn:aws:iam::1:role/x if unchecked:iam:PassedToService StringEquals x.amazonaws.com",
            Some(PassRoleWithNotResource),
            None,
        ),
        ("not unchecked:iam:* on *", None, None),
        (
            "unchecked:iam:PassRole on * if unchecked:iam:PassedToService StringLike *.amazonaws.com",
            Some(PassRoleWithStarInResource),
            None,
        ),
        (
            "unchecked:iam:PassRole on * if unchecked:iam:PassedToService StringEquals ${aws:username}",
            Some(PassRoleWithStarInResource),
            None,
        ),
        (
            "unchecked:iam:PassRole on * if unchecked:iam:PassedToService StringEqualsIfExists x.amazonaws.com",
            Some(PassRoleWithStarInResource),
            None,
        ),
        (
            "unchecked:iam:P* on * if unchecked:iam:PassedToService StringEqualsIfExists x.amazonaws.com",
            None,
            None,
        ),
        (
            "unchecked:iam:PassRole on unchecked:arn:aws:iam::*:role/?*",
            Some(PassRoleWithStarInResource),
            None,
        ),
        ("unchecked:iam:PassRole on unchecked:arn:aws:s3:::role/*", None, None),
        ("unchecked:iam:PassRole, unchecked:new:X except unchecked:iam:PassRole on *", None, None),
        ("unchecked:iam:PassRole on arn:aws:iam::123456789012:role/cognito-*", None, None),
        ("* on *", None, None),
        (
            "unchecked:iam:PassRole on * if unchecked:iam:PassedToService StringEquals cognito-idp.amazonaws.com",
            None,
            None,
        ),
    ] {
        let expected: Vec<_> = pass_role.into_iter().chain(create).collect();
        let found = findings(&[&format!("allow {statement}")]);
        let rules: Vec<_> = found.iter().map(|(rule, _)| *rule).collect();
        assert_eq!(rules, expected, "{statement}");
        let denied = findings(&[&format!("deny {statement}")]);
        assert_eq!(denied, [], "{statement}");
    }
}
