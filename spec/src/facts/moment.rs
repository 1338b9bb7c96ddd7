//! Dates as IAM reads them: a profile of ISO 8601, or seconds since 1970.
//!
//! Source: [W3C: date and time formats](https://www.w3.org/TR/NOTE-datetime).

/// Returns whether a string is a date: `2026`, `2026-11`, `2026-11-22`, or a day with a time and its time zone.
pub(crate) fn is_date(text: &str) -> bool {
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
pub(crate) fn is_epoch(text: &str) -> bool {
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
            let is_fraction = (1..=MOST_DIGITS).contains(&fraction.len())
                && fraction.chars().all(|it| it.is_ascii_digit());
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
            .is_some_and(|(hour, minute)| is_offset(hour, minute));
    is_right && is_zone
}

/// The maximum number of digits in the fraction of a second: IAM rejects more.
const MOST_DIGITS: usize = 9;

/// Returns whether an offset from UTC is one that IAM accepts: up to 14 hours.
fn is_offset(hour: &str, minute: &str) -> bool {
    in_range(hour, 0, 13) && in_range(minute, 0, 59) || hour == "14" && minute == "00"
}

/// Returns the time of a date: seconds since 1970, and the nanoseconds after them; `None` if the string is not a date.
pub(crate) fn moment(text: &str) -> Option<(i64, u32)> {
    if is_epoch(text) {
        return Some((text.parse().ok()?, 0));
    }
    if !is_date(text) {
        return None;
    }
    let (date, time) = text.split_once('T').map_or((text, ""), |(date, time)| (date, time));
    let mut parts = date.split('-').map(|it| it.parse::<i64>().unwrap_or(1));
    let (year, month, day) = (parts.next()?, parts.next().unwrap_or(1), parts.next().unwrap_or(1));
    let mut seconds = days_since_1970(year, month, day) * DAY;
    let end = time.find(['Z', '+', '-']).unwrap_or(time.len());
    let (time, zone) = time.split_at(end);
    for (part, unit) in time.split(':').zip([3_600, 60, 1]) {
        let whole = part.split('.').next().unwrap_or_default();
        seconds += whole.parse::<i64>().unwrap_or(0) * unit;
    }
    let fraction = time.split_once('.').map_or("0", |(_, digits)| digits);
    let nanoseconds = format!("{fraction:0<9}").parse().ok()?;
    if let Some((hours, minutes)) = zone.get(1..).and_then(|it| it.split_once(':')) {
        let offset = hours.parse::<i64>().ok()? * 3_600 + minutes.parse::<i64>().ok()? * 60;
        seconds += if zone.starts_with('-') { offset } else { -offset };
    }
    Some((seconds, nanoseconds))
}

const DAY: i64 = 86_400;

/// Returns the number of days from 1970-01-01 to a day of the Gregorian calendar.
fn days_since_1970(year: i64, month: i64, day: i64) -> i64 {
    // Count years from March, so that the leap day is the last day of a year.
    let year = if month <= 2 { year - 1 } else { year };
    let month = (month + 9) % 12;
    let of_years = year * 365 + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    of_years + (month * 153 + 2) / 5 + day - 1 - 719_468
}

/// Returns the date of a time in seconds since 1970, or half a second later; `None` if its year does not have four digits.
pub(crate) fn date(seconds: i64, is_later: bool) -> Option<String> {
    let (days, time) = (seconds.div_euclid(DAY), seconds.rem_euclid(DAY));
    // The inverse of `days_since_1970`, in eras of 400 years.
    let days = days + 719_468;
    let (era, day) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let day = day - (153 * month + 2) / 5 + 1;
    let (month, next) = if month < 10 { (month + 3, 0) } else { (month - 9, 1) };
    let year = year + era * 400 + next;
    let (hour, minute, second) = (time / 3_600, time / 60 % 60, time % 60);
    let fraction = if is_later { ".5" } else { "" };
    (1..=9_999).contains(&year).then(|| {
        format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}{fraction}Z")
    })
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
    fn dates_and_seconds_are_inverse() {
        for text in [
            "1970-01-01T00:00:00Z",
            "2000-02-29T23:59:59Z",
            "2026-12-31T12:30:01Z",
            "2100-03-01T00:00:00Z",
        ] {
            let (seconds, _) = moment(text).unwrap();
            assert_eq!(date(seconds, false).unwrap(), text);
            assert_eq!(moment(&date(seconds, true).unwrap()), Some((seconds, 500_000_000)));
        }
        assert_eq!(date(i64::MAX, false), None);
    }

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
            "2026-11-22T19:20:30.123456789+14:00",
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
            "2026-11-22T19:20:30.1234567890Z",
            "2026-11-22T19:20:30+14:01",
            "2026-11-22T19:20:30+15:00",
        ] {
            assert!(!is_date(wrong), "{wrong}");
        }
        for (date, expected) in [
            ("1970", (0, 0)),
            ("1970-01-02", (86_400, 0)),
            ("2000-03-01", (951_868_800, 0)),
            ("2024-02-29T12:00:00Z", (1_709_208_000, 0)),
            ("2026-11-22T19:20:30+01:00", (1_795_371_630, 0)),
            ("2026-11-22T18:20:30.5Z", (1_795_371_630, 500_000_000)),
            ("1795371630", (1_795_371_630, 0)),
        ] {
            assert_eq!(moment(date), Some(expected), "{date}");
        }
        assert_eq!(moment("tomorrow"), None);
        assert!(is_epoch("1795000000") && !is_epoch("2026") && !is_epoch("17950-0000"));
    }
}
