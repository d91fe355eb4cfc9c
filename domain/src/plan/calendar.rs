//! A calendar file of planned sessions with alarms (RFC 5545), since no server can remind anybody (T80).
//!
//! Times are local and float: the session stays at seven in the morning wherever the phone is. What it says comes from the
//! language content.

use chrono::{Datelike, NaiveDate, NaiveTime, Timelike};

/// One session of the calendar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarEvent {
    /// The civil date. With the plan's name it is the identity of the event: a later export replaces it.
    pub date: NaiveDate,
    /// When it begins.
    pub start: NaiveTime,
    /// How long it lasts, in minutes.
    pub minutes: u16,
    /// One line.
    pub title: String,
    /// What it holds.
    pub text: String,
}

/// How many minutes before a session the alarm rings.
pub const ALARM_MINUTES: u16 = 30;

/// Most octets of a line (RFC 5545, 3.1).
const LINE_OCTETS: usize = 75;

/// The file. `stamp` is the moment in UTC at which it is made.
pub fn calendar(events: &[CalendarEvent], stamp: (NaiveDate, NaiveTime)) -> String {
    let mut file = String::new();
    let mut line = |name: &str, value: &str| put(&mut file, name, value);
    line("BEGIN", "VCALENDAR");
    line("VERSION", "2.0");
    line("PRODID", "-//Brace//Plan//EN");
    for event in events {
        line("BEGIN", "VEVENT");
        line("UID", &format!("{}@plan.brace", event.date));
        line("DTSTAMP", &format!("{}Z", moment(stamp.0, stamp.1)));
        line("DTSTART", &moment(event.date, event.start));
        line("DURATION", &format!("PT{}M", event.minutes.max(1)));
        line("SUMMARY", &escaped(&event.title));
        line("DESCRIPTION", &escaped(&event.text));
        line("BEGIN", "VALARM");
        line("ACTION", "DISPLAY");
        line("DESCRIPTION", &escaped(&event.title));
        line("TRIGGER", &format!("-PT{ALARM_MINUTES}M"));
        line("END", "VALARM");
        line("END", "VEVENT");
    }
    line("END", "VCALENDAR");
    file
}

/// A line, folded where it would be too long: never inside a letter.
fn put(file: &mut String, name: &str, value: &str) {
    let mut octets = 0;
    for letter in name.chars().chain(":".chars()).chain(value.chars()) {
        if octets + letter.len_utf8() > LINE_OCTETS {
            file.push_str("\r\n ");
            octets = 1;
        }
        file.push(letter);
        octets += letter.len_utf8();
    }
    file.push_str("\r\n");
}

fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for letter in text.chars() {
        match letter {
            '\\' | ';' | ',' => escaped.extend(['\\', letter]),
            '\n' => escaped.push_str("\\n"),
            letter if letter.is_control() => {}
            letter => escaped.push(letter),
        }
    }
    escaped
}

/// `20261129T070000`.
fn moment(date: NaiveDate, time: NaiveTime) -> String {
    format!(
        "{:04}{:02}{:02}T{:02}{:02}{:02}",
        date.year(),
        date.month(),
        date.day(),
        time.hour(),
        time.minute(),
        time.second()
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(title: &str, text: &str) -> String {
        let date = NaiveDate::from_ymd_opt(2026, 11, 29).unwrap();
        let start = NaiveTime::from_hms_opt(7, 0, 0).unwrap();
        let event =
            CalendarEvent { date, start, minutes: 45, title: title.to_owned(), text: text.to_owned() };
        calendar(&[event], (date, start))
    }

    #[test]
    fn an_event_begins_at_local_time_and_rings_before_it() {
        let file = file("Brace: axial day", "Romanian deadlift, 3 × 6");
        assert!(file.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"), "{file}");
        for line in [
            "DTSTART:20261129T070000",
            "DTSTAMP:20261129T070000Z",
            "DURATION:PT45M",
            "TRIGGER:-PT30M",
            "DESCRIPTION:Romanian deadlift\\, 3 × 6",
            "UID:2026-11-29@plan.brace",
        ] {
            assert!(file.contains(&format!("\r\n{line}\r\n")), "{line} in {file}");
        }
    }

    #[test]
    fn what_ends_a_line_or_a_value_is_escaped_and_long_lines_are_folded_between_letters() {
        let file = file("a,b;c\\d\ne\u{7}", &"é".repeat(200));
        assert!(file.contains("SUMMARY:a\\,b\\;c\\\\d\\ne\r\n"), "{file}");
        assert!(file.split("\r\n").all(|line| line.len() <= 75), "{file}");
        assert!(file.replace("\r\n ", "").contains(&"é".repeat(200)));
    }
}
