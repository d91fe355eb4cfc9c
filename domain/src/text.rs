//! Texts made comparable: what is typed in a search, headers and names of other apps.
//!
//! For the alphabets of Europe (and Vietnamese). The standard library knows every script that has capitals, and its
//! tables weigh 10 kB on their way to a phone; the others are compared as they are written.

/// Lower case, letter by letter, of Latin, Greek and Cyrillic.
#[must_use]
pub fn lower(text: &str) -> String {
    text.chars().map(lower_letter).collect()
}

fn lower_letter(letter: char) -> char {
    let code = u32::from(letter);
    let further = match code {
        0x41..=0x5A | 0xC0..=0xD6 | 0xD8..=0xDE | 0x391..=0x3A1 | 0x3A3..=0x3AB | 0x410..=0x42F => 0x20,
        0x130 => return 'i',
        0x178 => return 'ÿ',
        // Capital and small letter side by side, the capital first.
        0x100..=0x137 | 0x14A..=0x177 | 0x1A0..=0x1A5 | 0x1DE..=0x1EF | 0x1F8..=0x21F => 1 - code % 2,
        0x222..=0x233 | 0x460..=0x481 | 0x48A..=0x4BF | 0x4D0..=0x52F => 1 - code % 2,
        0x1E00..=0x1E95 | 0x1EA0..=0x1EFF => 1 - code % 2,
        0x139..=0x148 | 0x179..=0x17E | 0x1AF..=0x1B0 | 0x4C1..=0x4CE => code % 2,
        0x386 => 38,
        0x388..=0x38A => 37,
        0x38C => 64,
        0x38E | 0x38F => 63,
        0x400..=0x40F => 0x50,
        0x4C0 => 15,
        _ => 0,
    };
    char::from_u32(code + further).unwrap_or(letter)
}

/// The words of a text: what stands between blanks and signs.
pub fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(is_sign).filter(|word| !word.is_empty())
}

/// Whether a character is no letter and no digit, in the blocks of signs that turn up in names.
fn is_sign(letter: char) -> bool {
    match letter {
        '\0'..='\u{7F}' => !letter.is_ascii_alphanumeric(),
        'ª' | 'µ' | 'º' => false,
        '\u{80}'..='\u{BF}' | '×' | '÷' => true,
        // Punctuation, currencies, arrows, mathematics, pictures; the same of East Asia; emoji and their variants.
        '\u{2000}'..='\u{2BFF}' | '\u{3000}'..='\u{3004}' | '\u{3008}'..='\u{3020}' => true,
        '\u{FE00}'..='\u{FE0F}' | '\u{FF00}'..='\u{FF0F}' | '\u{1F000}'..='\u{1FAFF}' => true,
        _ => false,
    }
}

/// Lower case without accents: `Févr.` and `fevr.` are the same.
pub fn fold(text: &str) -> String {
    let plain = |c: char| match c {
        'à'..='å' | 'ā' | 'ă' | 'ą' => 'a',
        'ç' | 'ć' | 'č' => 'c',
        'è'..='ë' | 'ē' | 'ę' | 'ě' => 'e',
        'ğ' => 'g',
        'ì'..='ï' | 'ı' => 'i',
        'ł' => 'l',
        'ñ' | 'ń' | 'ň' => 'n',
        'ò'..='ö' | 'ø' | 'ő' => 'o',
        'ś' | 'š' | 'ş' => 's',
        'ù'..='ü' | 'ů' | 'ű' => 'u',
        'ý' | 'ÿ' => 'y',
        'ź' | 'ż' | 'ž' => 'z',
        other => other,
    };
    lower(text).chars().filter(|c| !('\u{300}'..='\u{36F}').contains(c)).map(plain).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_of_europe_become_the_small_letters_of_the_standard_library() {
        let blocks =
            [0..0x180, 0x1DE..0x1F0, 0x1F8..0x220, 0x222..0x234, 0x370..0x3CF, 0x400..0x530, 0x1E00..0x1E96];
        for letter in
            blocks.into_iter().chain([0x1EA0..0x1F00, 0x4E00..0x4E10]).flatten().filter_map(char::from_u32)
        {
            // The dot of the Turkish capital I goes, where the standard library puts a second character.
            let expected = if letter == 'İ' { "i".to_owned() } else { letter.to_lowercase().to_string() };
            // Letters of old Greek that nobody types.
            if !['\u{370}', '\u{372}', '\u{376}', '\u{37F}'].contains(&letter) {
                assert_eq!(lower(&letter.to_string()), expected, "{letter}");
            }
        }
    }

    #[test]
    fn words_end_at_blanks_and_signs_of_any_script() {
        let of = |text| words(text).collect::<Vec<_>>();
        assert_eq!(of("Squat (Barbell) — 3×5"), ["Squat", "Barbell", "3", "5"]);
        assert_eq!(of("Elevação/lateral\u{a0}·\u{1F3CB}\u{FE0F}"), ["Elevação", "lateral"]);
        assert_eq!(of("スクワット、バー"), ["スクワット", "バー"]);
        assert_eq!(of(" - "), [""; 0]);
    }

    #[test]
    fn accents_and_case_are_folded_composed_or_not() {
        assert_eq!(fold("FÉVR."), "fevr.");
        assert_eq!(fold("fe\u{301}vr."), "fevr.");
        assert_eq!(fold("Elevação"), "elevacao");
    }
}
