//! How fast documents are checked: beside parsing the same documents with `serde_json`, which is what a
//! program does that checks nothing. The best of some runs: the ratio is what counts.
//!
//! Run it with `cargo bench -p cognito-perms-tests --bench documents`.

use cognito_perms::{Options, check};
use std::hint::black_box;
use std::time::{Duration, Instant};

const RUNS: usize = 20;
const DOCUMENTS: u32 = 1_000;

fn main() {
    let small = document(2);
    let large = document(12);
    for (name, document) in [("two statements", &small), ("twelve statements", &large)] {
        let checked = best(|| {
            let report = check(document, &Options::new());
            assert!(!report.has_errors(), "{report}");
            black_box(report);
        });
        let parsed = best(|| {
            black_box(serde_json::from_str::<serde_json::Value>(document).is_ok());
        });
        println!(
            "{name}, {} bytes: {:.0} documents a second on one core, ratio to parsing alone {:.1}",
            document.len(),
            f64::from(DOCUMENTS) / checked.as_secs_f64(),
            checked.as_secs_f64() / parsed.as_secs_f64()
        );
    }
}

/// A policy with some of everything.
fn document(statements: usize) -> String {
    let statement = |index: usize| {
        format!(
            "{{\n  \"Sid\": \"S{index}\",\n  \"Effect\": \"Allow\",\n  \"Action\": [\"cognito-idp:AdminGetUser\", \
             \"cognito-idp:AdminList*\", \"cognito-idp:ListUsers\", \"s3:GetObject\"],\n  \"Resource\": [\
             \"arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_Pool{index}\", \
             \"arn:aws:s3:::reports{index}/${{aws:username}}/*\"],\n  \"Condition\": {{\"Bool\": \
             {{\"aws:MultiFactorAuthPresent\": true}}, \"IpAddress\": {{\"aws:SourceIp\": \"203.0.113.0/24\"}}}}\n}}"
        )
    };
    let statements: Vec<_> = (0..statements).map(statement).collect();
    format!("{{\"Version\": \"2012-10-17\", \"Statement\": [{}]}}", statements.join(", "))
}

/// The shortest time for a number of documents.
fn best(mut once: impl FnMut()) -> Duration {
    let run = |once: &mut dyn FnMut()| {
        let start = Instant::now();
        (0..DOCUMENTS).for_each(|_| once());
        start.elapsed()
    };
    (0..RUNS).map(|_| run(&mut once)).min().unwrap_or_default()
}
