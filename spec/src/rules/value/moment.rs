//! Dates as IAM reads them: a profile of ISO 8601, or seconds since 1970.
//!
//! Source: [W3C: date and time formats](https://www.w3.org/TR/NOTE-datetime).

/// Returns whether a string is a date: `2026`, `2026-11`, `2026-11-22`, or a day with a time and its time zone.
pub(super) fn is_date(text: &str) -> bool {
    let (date, time) = text.split_once('T').map_or((text, None), |(a, b)| (a, Some(b)));
    let parts: Vec<&str> = date.split('-').collect();
    let is_right = match *parts.as_slice() {
        [year] => number(year, 4).is_some(),
        [year, month] => number(year, 4).is_some() && in_range(month, 1, 12),
        [year, month, day] => number(year, 4)
            .zip(number(month, 2))
            .is_some_and(|(year, month)| in_range(day, 1, days(year, month))),
        _ => false,
    };
    is_right && time.is_none_or(|time| parts.len() == 3 && is_time(time))
}

/// Returns whether a string is a number of seconds since 1970.
pub(super) fn is_epoch(text: &str) -> bool {
    // Four digits are a year.
    text.len() > 4 && text.chars().all(|it| it.is_ascii_digit())
}

/// Returns whether a string is a time: `19:20Z`, `19:20:30+01:00`, `19:20:30.45Z`.
fn is_time(text: &str) -> bool {
    let Some(end) = text.find(['Z', '+', '-']) else { return false };
    let (time, zone) = text.split_at(end);
    let parts: Vec<&str> = time.split(':').collect();
    let is_right = match *parts.as_slice() {
        [hour, minute] => in_range(hour, 0, 23) && in_range(minute, 0, 59),
        [hour, minute, second] => {
            let (second, fraction) = second.split_once('.').unwrap_or((second, "0"));
            let is_fraction =
                !fraction.is_empty() && fraction.chars().all(|it| it.is_ascii_digit());
            in_range(hour, 0, 23)
                && in_range(minute, 0, 59)
                && in_range(second, 0, 60)
                && is_fraction
        }
        _ => false,
    };
    let is_zone = zone == "Z"
        || zone
            .strip_prefix(['+', '-'])
            .and_then(|it| it.split_once(':'))
            .is_some_and(|(hour, minute)| in_range(hour, 0, 23) && in_range(minute, 0, 59));
    is_right && is_zone
}

fn number(text: &str, digits: usize) -> Option<u32> {
    let is_number = text.len() == digits && text.chars().all(|it| it.is_ascii_digit());
    text.parse().ok().filter(|_| is_number)
}

fn in_range(text: &str, least: u32, most: u32) -> bool {
    number(text, 2).is_some_and(|it| (least..=most).contains(&it))
}

fn days(year: u32, month: u32) -> u32 {
    let is_leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        2 if is_leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_days_with_or_without_a_time() {
        for right in [
            "2026",
            "2026-11",
            "2026-11-22",
            "2024-02-29",
            "2026-11-22T19:20Z",
            "2026-11-22T19:20:30Z",
            "2026-11-22T19:20:30+01:00",
            "2026-11-22T19:20:30.45-11:30",
        ] {
            assert!(is_date(right), "{right}");
        }
        for wrong in [
            "",
            "26-11-22",
            "2026-13",
            "2026-11-31",
            "2023-02-29",
            "2026-11-22T",
            "2026-11-22T19:20",
            "2026-11-22T24:00Z",
            "2026-11-22T19:20:30.Z",
            "2026-11T19:20Z",
            "2026-11-22 19:20Z",
            "22.11.2026",
            "tomorrow",
            "2026-11-22T19:20:30+0100",
            "2026-11-22T19:20Z01:00",
        ] {
            assert!(!is_date(wrong), "{wrong}");
        }
        assert!(is_epoch("1795000000") && !is_epoch("2026") && !is_epoch("17950-0000"));
    }
}
