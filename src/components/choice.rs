//! One of a few: a segmented control for two to four words, a list of radio buttons for more.
//!
//! Options are known by their place, not by their type: one copy of each control travels to the phone.

use crate::view::{Ask, IntoList, View, ask, live, view};
use leptos::prelude::*;

/// A segmented control over a few words.
pub(crate) fn segmented(
    label: &'static str,
    words: Vec<String>,
    chosen: Ask<usize>,
    choose: Callback<usize>,
) -> View {
    let buttons = words.into_iter().enumerate().map(|(place, word)| {
        let chosen = chosen.clone();
        let pressed = move || (chosen() == place).to_string();
        view! {
            <button type="button" aria-pressed=pressed on:click=move |_| choose.run(place)>
                {word}
            </button>
        }
    });
    view! {
        <div class="seg" role="group" aria-label=label>
            {buttons.into_list()}
        </div>
    }
}

/// A list of radio buttons: words, each with a line that explains it.
pub(crate) fn radio_list(
    name: &'static str,
    legend: &'static str,
    options: Vec<(String, String)>,
    chosen: RwSignal<Option<usize>>,
) -> View {
    let rows = options.into_iter().enumerate();
    let rows = rows.map(|(place, (word, explanation))| radio(name, place, word, explanation, chosen));
    view! {
        <fieldset class="radios">
            <legend class="h3">{legend}</legend>
            {rows.into_list()}
        </fieldset>
    }
}

/// One of the radio buttons of a list, told by its place.
pub(crate) fn radio(
    name: &'static str,
    place: usize,
    word: String,
    explanation: String,
    chosen: RwSignal<Option<usize>>,
) -> View {
    view! {
        <label class="radio">
            <input
                type="radio"
                name=name
                prop:checked=move || chosen.get() == Some(place)
                on:change=move |_| chosen.set(Some(place))
            />
            <span>
                <b>{word}</b>
                " "
                <span class="sub">{explanation}</span>
            </span>
        </label>
    }
}

/// One of several as keys side by side or below each other; `chosen` is one more than its place, 0 as long as none is.
pub(crate) fn keys(
    class: &'static str,
    legend: &'static str,
    words: Vec<String>,
    chosen: RwSignal<usize>,
) -> View {
    let keys = words.into_iter().enumerate().map(|(place, word)| {
        let checked = move || chosen.get() == place + 1;
        view! {
            <label class="opt">
                <input type="radio" name=legend prop:checked=checked on:change=move |_| chosen.set(place + 1) />
                {word}
            </label>
        }
    });
    view! {
        <fieldset class=class>
            <legend class="h3">{legend}</legend>
            <div>{keys.into_list()}</div>
        </fieldset>
    }
}

/// One of many in a row of its own: `any`, then the options. They are told by their place, `any` is 0.
pub(crate) fn select_one(
    label: &'static str,
    any: &'static str,
    options: Vec<String>,
    chosen: Ask<usize>,
    choose: Callback<usize>,
) -> View {
    let at_first = untrack(&*chosen);
    let options = std::iter::once(any.to_owned()).chain(options).enumerate().map(|(place, word)| {
        view! { <option value=place.to_string() selected=place == at_first>{word}</option> }
    });
    let chosen = move || chosen().to_string();
    let choose = move |event| choose.run(event_target_value(&event).parse().unwrap_or(0));
    view! {
        <label class="select">
            <span class="cap">{label}</span>
            <select prop:value=chosen on:change=choose>{options.into_list()}</select>
        </label>
    }
}

/// One of many, which is done only when its key is pressed: who goes through the options by keyboard does nothing yet. `act` is
/// told the place among the options.
pub(crate) fn do_one(
    label: &'static str,
    options: Vec<String>,
    word: &'static str,
    act: Callback<usize>,
) -> View {
    let chosen = RwSignal::new(0_usize);
    let key = move || {
        let place = chosen.get().checked_sub(1)?;
        let name = format!("{label}: {word}");
        Some(view! {
            <button type="button" class="btn" aria-label=name on:click=move |_| act.run(place)>{word}</button>
        })
    };
    let choose = Callback::new(move |place| chosen.set(place));
    view! {
        <div class="row pick">{select_one(label, "–", options, ask(move || chosen.get()), choose)} {live(key)}</div>
    }
}

/// A word with a box to tick.
pub(crate) fn tick(
    word: &'static str,
    ticked: Box<dyn Fn() -> bool + Send>,
    change: Box<dyn Fn(bool)>,
) -> View {
    view! {
        <label class="tick">
            <input type="checkbox" prop:checked=ticked on:change=move |event| change(event_target_checked(&event)) />
            {word}
        </label>
    }
}

/// The place of a value among the options, 0 if it is none of them.
pub(crate) fn place_of<T: PartialEq>(options: &[T], value: &T) -> usize {
    options.iter().position(|option| option == value).unwrap_or(0)
}
