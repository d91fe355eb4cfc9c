//! Finding by typing: word by word, in any order, by the beginning of a word, with a typo or two.
//!
//! What is looked through is made once ([`Findable`]); what was typed is read once per change ([`Typed`]). Words are
//! compared folded (see [`crate::text`]).

use crate::text::{fold, words};

/// Shortest typed word that is also found inside a longer one ("lift" in "deadlift").
const INSIDE: usize = 4;

/// The words under which something is found, folded.
#[derive(Debug, Clone, Default)]
pub struct Findable(Vec<String>);

impl Findable {
    /// From its name and other texts. Abbreviations work both ways: what is called "RDL" is found as "Romanian deadlift",
    /// and the other way round.
    pub fn new(texts: &[&str], abbreviations: &[(String, String)]) -> Self {
        let mut all: Vec<String> = texts.iter().flat_map(|text| folded(text)).collect();
        let named = all.len();
        for (short, long) in abbreviations {
            let long: Vec<String> = folded(long).collect();
            if all[..named].contains(short) {
                all.extend(long);
            } else if all[..named].windows(long.len().max(1)).any(|run| run == long) {
                all.push(short.clone());
            }
        }
        Self(all)
    }
}

fn folded(text: &str) -> impl Iterator<Item = String> {
    words(text).map(fold)
}

/// What somebody typed, ready to be compared.
#[derive(Debug, Clone, Default)]
pub struct Typed(Vec<Vec<char>>);

impl Typed {
    /// Its words. A text without a word finds everything.
    pub fn new(text: &str) -> Self {
        Self(folded(text).map(|word| word.chars().collect()).collect())
    }

    /// Whether there is nothing to look for.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether each typed word begins one of the words there, or several of them written as one ("deadbug"), or is part
    /// of one.
    pub fn finds(&self, there: &Findable) -> bool {
        self.0.iter().all(|typed| {
            let typed: String = typed.iter().collect();
            (0..there.0.len()).any(|first| begins(&typed, &there.0[first..]))
                || (typed.chars().count() >= INSIDE && there.0.iter().any(|word| word.contains(&typed)))
        })
    }

    /// The same with typing mistakes: a letter too many, one missing, one wrong, or two changed over. Words of up to three
    /// letters allow none, those of up to seven one, longer ones two.
    pub fn nearly_finds(&self, there: &Findable) -> bool {
        self.0.iter().all(|typed| {
            let allowed = match typed.len() {
                0..=3 => 0,
                4..=7 => 1,
                _ => 2,
            };
            there.0.iter().any(|word| mistakes(typed, word) <= allowed)
        })
    }
}

/// Whether a typed word is the beginning of these words written as one.
fn begins(typed: &str, words: &[String]) -> bool {
    let mut left = typed;
    for word in words {
        if word.starts_with(left) {
            return true;
        }
        match left.strip_prefix(word.as_str()) {
            Some(rest) => left = rest,
            None => return false,
        }
    }
    false
}

/// The fewest mistakes that make a beginning of `word` of what was typed (optimal string alignment).
fn mistakes(typed: &[char], word: &str) -> usize {
    let word: Vec<char> = word.chars().collect();
    // Row by row of the typed letters; the columns are the beginnings of the word.
    let mut before = Vec::new();
    let mut last: Vec<usize> = (0..=word.len()).collect();
    for (row, letter) in typed.iter().enumerate() {
        let mut now = vec![row + 1];
        for (column, other) in word.iter().enumerate() {
            let mut fewest =
                (last[column] + usize::from(letter != other)).min(last[column + 1] + 1).min(now[column] + 1);
            if row > 0 && column > 0 && *letter == word[column - 1] && typed[row - 1] == *other {
                let swapped: &Vec<usize> = &before;
                fewest = fewest.min(swapped[column - 1] + 1);
            }
            now.push(fewest);
        }
        before = std::mem::replace(&mut last, now);
    }
    last.into_iter().min().unwrap_or(typed.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn abbreviations() -> Vec<(String, String)> {
        [("rdl", "romanian deadlift"), ("bss", "bulgarian split squat"), ("kb", "kettlebell")]
            .map(|(short, long)| (short.to_owned(), long.to_owned()))
            .to_vec()
    }

    fn there(name: &str) -> Findable {
        Findable::new(&[name], &abbreviations())
    }

    #[track_caller]
    fn check(typed: &str, name: &str, exactly: bool, nearly: bool) {
        let (typed_words, there) = (Typed::new(typed), there(name));
        assert_eq!(typed_words.finds(&there), exactly, "{typed} in {name}");
        assert_eq!(typed_words.nearly_finds(&there), nearly, "{typed} nearly in {name}");
    }

    #[test]
    fn words_are_found_in_any_order_by_their_beginning() {
        check("deadlift rom", "Romanian deadlift", true, true);
        check("ROMANIAN", "Romanian deadlift", true, true);
        check("bar dead", "Barbell deadlift", true, true);
        check("squat dead", "Barbell deadlift", false, false);
    }

    #[test]
    fn a_part_of_a_word_and_words_written_as_one_are_found() {
        check("lift", "Romanian deadlift", true, false);
        check("deadbug", "Dead bug", true, false);
        check("deadbu", "Wall dead bug", true, false);
        check("dead-bug", "Dead bug", true, true);
    }

    #[test]
    fn a_typo_is_forgiven_and_two_in_a_long_word() {
        for typed in ["sqaut", "squt", "squuat", "spuat", "squar"] {
            check(typed, "Front squat", false, true);
        }
        check("romainan", "Romanian deadlift", false, true);
        check("dedlft", "Barbell deadlift", false, false);
        check("deadlfit", "Barbell deadlift", false, true);
        check("kettelbel", "Kettlebell deadlift", false, true);
        check("xomaxian", "Romanian deadlift", false, true);
        check("xomaxiax", "Romanian deadlift", false, false);
    }

    #[test]
    fn short_words_have_to_be_right() {
        check("rpw", "Bent-over row", false, false);
        check("row", "Bent-over row", true, true);
    }

    #[test]
    fn abbreviations_of_lifters_work_both_ways() {
        check("rdl", "Romanian deadlift", true, true);
        check("romanian", "Single-leg RDL", true, true);
        check("bss", "Bulgarian split squat", true, true);
        check("bss", "Split squat", false, false);
        check("kb dead", "Kettlebell deadlift", true, true);
    }

    #[test]
    fn accents_emoji_and_other_scripts_neither_hinder_nor_break() {
        check("elevacao", "Elevação lateral", true, true);
        check("press", "🏋️ Press", true, true);
        check("לחיצה", "לחיצת חזה", false, true);
        check("", "Front squat", true, true);
        check(" 🏋️ ", "Front squat", true, true);
        check(&"x".repeat(500), "Front squat", false, false);
    }
}
