//! One of a few: a segmented control for two to four words, a list of radio buttons for more.

use leptos::prelude::*;

/// A segmented control. `options` are values with their words.
pub(crate) fn segmented<T>(
    label: &'static str,
    options: Vec<(T, String)>,
    chosen: Signal<T>,
    choose: impl Fn(T) + Copy + 'static,
) -> impl IntoView
where
    T: Copy + PartialEq + Send + Sync + 'static,
{
    let buttons = options.into_iter().map(|(value, word)| {
        let pressed = move || (chosen.get() == value).to_string();
        view! { <button type="button" aria-pressed=pressed on:click=move |_| choose(value)>{word}</button> }
    });
    view! { <div class="seg" role="group" aria-label=label>{buttons.collect_view()}</div> }
}

/// A list of radio buttons, each with a line that explains it.
pub(crate) fn radio_list<T>(
    name: &'static str,
    legend: &'static str,
    options: Vec<(T, String, String)>,
    chosen: RwSignal<Option<T>>,
) -> impl IntoView
where
    T: Copy + PartialEq + Send + Sync + 'static,
{
    let rows = options.into_iter().map(|(value, word, explanation)| {
        view! {
            <label class="radio">
                <input
                    type="radio"
                    name=name
                    prop:checked=move || chosen.get() == Some(value)
                    on:change=move |_| chosen.set(Some(value))
                />
                <span><b>{word}</b> <span class="sub">{explanation}</span></span>
            </label>
        }
    });
    view! { <fieldset class="radios"><legend class="h3">{legend}</legend>{rows.collect_view()}</fieldset> }
}
