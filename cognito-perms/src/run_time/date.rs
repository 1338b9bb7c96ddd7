//! A point in time in, a date in IAM's format out.

use super::condition::DateValue;
use super::short;
use std::time::SystemTime;

/// Written in UTC, to the second. IAM's years have four digits, so times outside this range are written as its first or
/// last second.
impl DateValue for SystemTime {
    fn with_text<R>(&self, take: impl FnOnce(&str) -> R) -> R {
        const FIRST: i64 = -62_167_219_200;
        const LAST: i64 = 253_402_300_799;
        let seconds = match self.duration_since(Self::UNIX_EPOCH) {
            Ok(after) => i64::try_from(after.as_secs()).unwrap_or(LAST),
            Err(before) => {
                let before = before.duration();
                let started = u64::from(before.subsec_nanos() > 0);
                i64::try_from(before.as_secs() + started).map_or(FIRST, |seconds| -seconds)
            }
        };
        let seconds = seconds.clamp(FIRST, LAST);
        let (year, month, day) = date(seconds.div_euclid(86_400));
        let time = seconds.rem_euclid(86_400);
        let (hour, minute, second) = (time / 3_600, time / 60 % 60, time % 60);
        short::with_display(
            format_args!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z"),
            take,
        )
    }
}

/// Returns the year, month and day of a number of days after 1970-01-01, in the Gregorian calendar.
fn date(days: i64) -> (i64, i64, i64) {
    // Years start on March 1 here, so that a leap day is the last day of its year and the lengths of months repeat.
    let from_march = days + 719_468;
    let era = from_march.div_euclid(146_097);
    let day_of_era = from_march.rem_euclid(146_097);
    let year_of_era =
        (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
    (era * 400 + year_of_era + i64::from(month <= 2), month, day)
}
