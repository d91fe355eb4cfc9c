//! Texts made comparable: what is typed in a search, headers and names of other apps.
//!
//! Letter by letter, so the tables of the standard library for a sigma at the end of a word stay at home.

/// Lower case, letter by letter.
pub fn lower(text: &str) -> String {
    text.chars().flat_map(char::to_lowercase).collect()
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
    fn accents_and_case_are_folded_composed_or_not() {
        assert_eq!(fold("FÉVR."), "fevr.");
        assert_eq!(fold("fe\u{301}vr."), "fevr.");
        assert_eq!(fold("Elevação"), "elevacao");
    }
}
