//! Dates as other apps write them, month names in the languages of X22 included.

use crate::text::fold;
use crate::units::parse_date;
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

/// Per month, what it is called in English, Portuguese, Spanish, French, German, Italian and Dutch, short and long,
/// folded and without dots.
const MONTHS: [&[&str]; 12] = [
    &["jan", "january", "janeiro", "ene", "enero", "janv", "janvier", "januar", "gen", "gennaio", "januari"],
    &["feb", "february", "fev", "fevereiro", "febrero", "fevr", "fevrier", "februar", "febbraio", "februari"],
    &["mar", "march", "marco", "marzo", "mars", "marz", "mrz", "mrt", "maart"],
    &["apr", "april", "abr", "abril", "avr", "avril", "aprile"],
    &["may", "mai", "maio", "mayo", "mag", "maggio", "mei"],
    &["jun", "june", "junho", "junio", "juin", "juni", "giu", "giugno"],
    &["jul", "july", "julho", "julio", "juil", "juillet", "juli", "lug", "luglio"],
    &["aug", "august", "ago", "agosto", "aout", "augustus"],
    &["sep", "sept", "september", "set", "setembro", "septiembre", "septembre", "settembre"],
    &["oct", "october", "out", "outubro", "octubre", "octobre", "okt", "oktober", "ott", "ottobre"],
    &["nov", "november", "novembro", "noviembre", "novembre"],
    &["dec", "december", "dez", "dezembro", "dic", "diciembre", "decembre", "dezember", "dicembre"],
];

/// Reads `3 Fev 2026, 06:26`, `18 sept. 2026, 19:00`, `Feb 3, 2026, 06:26` or `2026-02-03 06:26:00`. Local time, as
/// written; a text with a zone is refused, since its local day is not known.
pub(super) fn parse(text: &str) -> Option<NaiveDateTime> {
    let text = text.trim();
    if text.starts_with(|c: char| c.is_ascii_digit()) && text.get(4..5) == Some("-") {
        let (date, time) = text.split_once([' ', 'T'])?;
        // Parts of a second are left out.
        let time = match time.split_once('.') {
            Some((time, part)) if part.bytes().all(|byte| byte.is_ascii_digit()) => time,
            _ => time,
        };
        return Some(parse_date(date)?.and_time(read_time(time)?));
    }
    let (mut day, mut month, mut year, mut time) = (None, None, None, None);
    for token in text.split([' ', ',', '\u{A0}', '\u{202F}']).filter(|token| !token.is_empty()) {
        let fresh = if token.contains(':') {
            time.replace(read_time(token)?).is_none()
        } else if token.len() == 4 && token.bytes().all(|byte| byte.is_ascii_digit()) {
            year.replace(token.parse().ok()?).is_none()
        } else if token.bytes().all(|byte| byte.is_ascii_digit()) {
            day.replace(token.parse().ok()?).is_none()
        } else if token.eq_ignore_ascii_case("de") {
            true
        } else {
            month.replace(read_month(token)?).is_none()
        };
        if !fresh {
            return None;
        }
    }
    Some(NaiveDate::from_ymd_opt(year?, month?, day?)?.and_time(time?))
}

fn read_time(token: &str) -> Option<NaiveTime> {
    let mut parts = token.split(':').map(|part| {
        let digits = matches!(part.len(), 1 | 2) && part.bytes().all(|byte| byte.is_ascii_digit());
        if digits { part.parse::<u32>().ok() } else { None }
    });
    let (hour, minute) = (parts.next()??, parts.next()??);
    let second = parts.next().unwrap_or(Some(0))?;
    // A second that was put in to keep the clocks right belongs to the one before it.
    let second = if second == 60 { 59 } else { second };
    if parts.next().is_some() { None } else { NaiveTime::from_hms_opt(hour, minute, second) }
}

fn read_month(token: &str) -> Option<u32> {
    let token = fold(token.trim_end_matches('.'));
    let month = MONTHS.iter().position(|names| names.contains(&token.as_str()))?;
    u32::try_from(month + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(parse(text).map(|at| at.to_string()).as_deref(), Some(expected), "{text}");
    }

    #[test]
    fn no_month_name_means_two_months() {
        let all: Vec<&str> = MONTHS.iter().flat_map(|names| names.iter().copied()).collect();
        for (place, name) in all.iter().enumerate() {
            assert_eq!(all.iter().position(|other| other == name), Some(place), "{name}");
            assert_eq!(fold(name), *name, "not folded");
        }
    }

    #[test]
    fn month_names_of_every_language_with_or_without_dot_in_any_case() {
        for (token, month) in [
            ("Fev", 2),
            ("Abr", 4),
            ("Mai", 5),
            ("Ago", 8),
            ("Set", 9),
            ("Out", 10),
            ("Dez", 12),
            ("ene", 1),
            ("dic", 12),
            ("janv.", 1),
            ("FÉVR.", 2),
            ("mars", 3),
            ("avr.", 4),
            ("juin", 6),
            ("juil.", 7),
            ("août", 8),
            ("sept.", 9),
            ("déc.", 12),
            ("Mär", 3),
            ("März", 3),
            ("Okt", 10),
            ("gen", 1),
            ("mag", 5),
            ("giu", 6),
            ("lug", 7),
            ("ott", 10),
            ("mrt", 3),
            ("mei", 5),
            ("okt.", 10),
            ("Nov", 11),
        ] {
            assert_eq!(read_month(token), Some(month), "{token}");
        }
        assert_eq!(read_month("Foo"), None);
        assert_eq!(read_month("ma"), None);
    }

    #[test]
    fn the_written_forms_of_a_moment() {
        check("3 Fev 2026, 06:26", "2026-02-03 06:26:00");
        check("18 sept. 2026, 19:05", "2026-09-18 19:05:00");
        check("3 de fev. de 2026, 06:26", "2026-02-03 06:26:00");
        check("Feb 3, 2026, 06:26", "2026-02-03 06:26:00");
        check("2026-02-03 06:26:31", "2026-02-03 06:26:31");
        check("2026-02-03T06:26", "2026-02-03 06:26:00");
        check("2026-02-03T06:26:31.250", "2026-02-03 06:26:31");
        check("3 Fev 2026, 6:26:60", "2026-02-03 06:26:59");
    }

    #[test]
    fn what_is_no_moment_is_refused() {
        for text in [
            "",
            "yesterday",
            "31 Fev 2026, 06:26",
            "3 Fev 2026",
            "3 Fev 2026, 25:00",
            "3 Fev 2026, 06:26:00:00",
            "3 Fev 2026, 06:+6",
            "3 Fev 2026, 006:26",
            "2026-02-03 06:26:00.2x",
            "2026-02-03 06",
            "3 4 Fev 2026, 06:26",
            "3 Fev Mar 2026, 06:26",
            "2026-02-03T06:26:00Z",
            "2026-02-03T06:26:00+01:00",
            "3/2/2026 06:26",
            "é-€-",
            "99999999999 Fev 2026, 06:26",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
