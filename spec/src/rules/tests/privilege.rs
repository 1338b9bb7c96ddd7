//! Roles that a statement grants in addition to its purpose.

use super::*;

#[test]
fn every_way_to_hand_out_roles_has_its_rule() {
    use Rule::*;
    for (statement, pass_role, create) in [
        ("iam:PassRole on *", Some(PassRoleWithStarInResource), None),
        (
            "iam:PassRole on unchecked:arn:aws:iam::123456789012:role/*",
            Some(PassRoleWithStarInResource),
            None,
        ),
        (
            "iam:PassRole on not unchecked:arn:aws:iam::1:role/x",
            Some(PassRoleWithNotResource),
            None,
        ),
        ("iam:Pass* on *", Some(PassRoleWithStarInActionAndResource), None),
        (
            "iam:Pass* on not unchecked:arn:aws:iam::1:role/x",
            Some(PassRoleWithStarInActionAndNotResource),
            None,
        ),
        ("iam:CreateServiceLinkedRole on *", None, Some(CreateSlrWithStarInResource)),
        (
            "iam:CreateServiceLinkedRole on not unchecked:arn:aws:iam::1:role/x",
            None,
            Some(CreateSlrWithNotResource),
        ),
        ("iam:Create* on *", None, Some(CreateSlrWithStarInActionAndResource)),
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
            "iam:PassRole on * if iam:PassedToService StringNotEquals ec2.amazonaws.com",
            Some(PassRoleWithStarInResource),
            None,
        ),
        (
            "iam:PassRole on * if iam:PassedToService StringLike *",
            Some(PassRoleWithStarInResource),
            None,
        ),
        (
            "iam:CreateServiceLinkedRole on * if iam:AWSServiceName StringEquals x.amazonaws.com",
            None,
            None,
        ),
        (
            "iam:PassRole on not unchecked:arn:aws:iam::1:role/x if iam:PassedToService StringEquals x.amazonaws.com",
            Some(PassRoleWithNotResource),
            None,
        ),
        ("not iam:* on *", None, None),
        (
            "iam:PassRole on * if iam:PassedToService StringLike *.amazonaws.com",
            Some(PassRoleWithStarInResource),
            None,
        ),
        (
            "iam:PassRole on * if iam:PassedToService StringEquals ${aws:username}",
            Some(PassRoleWithStarInResource),
            None,
        ),
        (
            "iam:PassRole on * if iam:PassedToService StringEqualsIfExists x.amazonaws.com",
            None,
            None,
        ),
        ("iam:P* on * if iam:PassedToService StringEqualsIfExists x.amazonaws.com", None, None),
        (
            "iam:PassRole on unchecked:arn:aws:iam::*:role/?*",
            Some(PassRoleWithStarInResource),
            None,
        ),
        ("iam:PassRole on unchecked:arn:aws:s3:::role/*", None, None),
        ("iam:PassRole, unchecked:new:X except iam:PassRole on *", None, None),
        ("iam:PassRole on arn:aws:iam::123456789012:role/cognito-*", None, None),
        ("* on *", None, None),
        (
            "iam:PassRole on * if iam:PassedToService StringEquals cognito-idp.amazonaws.com",
            None,
            None,
        ),
    ] {
        let expected: Vec<_> = pass_role.into_iter().chain(create).collect();
        let found = findings(&[&format!("allow {statement}")]);
        // Findings about conditions have their own tests.
        let is_other = |rule: &Rule| !matches!(rule, EquivalentToNullFalse | AllowNotAction);
        let rules: Vec<_> = found.iter().map(|(rule, _)| *rule).filter(is_other).collect();
        assert_eq!(rules, expected, "{statement}");
        let mut denied = findings(&[&format!("deny {statement}")]);
        denied.retain(|(rule, _)| is_other(rule));
        assert_eq!(denied, [], "{statement}");
    }
}
