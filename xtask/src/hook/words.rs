//! The words file as it travels: without indents, and the texts of the screens without their names, which only people read.

use super::{read, write};
use crate::{Outcome, While};
use serde_json::Value;
use std::path::Path;

const FILE: &str = "exercises.json";

/// Leaves out of the words file what the app does not read.
pub(super) fn squeeze(stage: &Path) -> Outcome {
    let words = serde_json::from_str(&read(stage, FILE)?).doing(FILE)?;
    write(stage, FILE, &squeezed(words).to_string())
}

/// The app takes the texts of the screens in the order of their names, which is the order of a [`Value`] too.
fn squeezed(mut words: Value) -> Value {
    if let Some(screens) = words.get_mut("screens") {
        let mut texts = Vec::new();
        in_order(screens.take(), &mut texts);
        *screens = Value::Array(texts);
    }
    words
}

fn in_order(within: Value, texts: &mut Vec<Value>) {
    match within {
        Value::Object(parts) => parts.into_iter().for_each(|(_, part)| in_order(part, texts)),
        Value::Array(parts) => parts.into_iter().for_each(|part| in_order(part, texts)),
        text => texts.push(text),
    }
}

#[cfg(test)]
mod tests {
    use super::squeezed;
    use serde_json::json;

    #[test]
    fn texts_of_the_screens_travel_in_the_order_of_their_names_and_the_rest_as_it_is() {
        let words = json!({
            "plan": { "title": "Plan" },
            "screens": { "log": { "title": "Log", "days": ["a", "b"] }, "common": { "case": { "B": "y", "A": "x" } } },
        });
        let travelling = squeezed(words).to_string();
        assert_eq!(travelling, r#"{"plan":{"title":"Plan"},"screens":["x","y","a","b","Log"]}"#);
    }
}
