//! A number between two keys. The number is a text field too; comma and point are both decimal signs.

use super::icon::Icon;
use crate::view::{Ask, View, live, view};
use brace_domain::units::number::{format_thousandths, parse_thousandths};
use leptos::prelude::*;
use std::sync::Arc;

/// A stepper. It holds text, because what a person half typed is not a number yet.
#[component]
pub(crate) fn Stepper(
    /// What is counted, for those who cannot see the unit below the number.
    label: &'static str,
    /// The word below the number.
    unit: Ask<String>,
    /// What is typed.
    value: RwSignal<String>,
    /// Thousandths by which a key changes it.
    step: Ask<i64>,
    /// Smallest value that the keys reach, in thousandths.
    #[prop(default = 0)]
    least: i64,
    /// What is wrong with it; empty when nothing is.
    error: Ask<String>,
    /// Last time's value, if there was one.
    #[prop(optional)]
    last: Option<Ask<Option<String>>>,
    /// The words around it.
    words: &'static crate::words::StepperWords,
    /// An id that no other field of the page has.
    id: &'static str,
) -> View {
    let (step_of_key, step_of_word) = (step.clone(), step);
    let change = Arc::new(move |direction: i64| {
        let step = untrack(&*step_of_key);
        let now = parse_thousandths(&value.get_untracked()).unwrap_or(0);
        // From between two steps the key goes to the next whole one.
        let next = if direction > 0 { now.div_euclid(step) + 1 } else { (now - 1).div_euclid(step) };
        value.set(format_thousandths((next * step).max(least)));
    });
    let key = |direction: i64, icon: Icon, word: fn(&str, &str) -> String| {
        let (step, unit, change) = (step_of_word.clone(), unit.clone(), change.clone());
        let label = move || word(&format_thousandths(step()), &unit());
        view! { <button type="button" aria-label=label on:click=move |_| change(direction)>{icon.view()}</button> }
    };
    let (less, more) = (key(-1, Icon::Minus, words.less), key(1, Icon::Plus, words.more));
    let (wrong, invalid) = (error.clone(), error.clone());
    let select_all = move |event| event_target::<web_sys::HtmlInputElement>(&event).select();
    let error_id = format!("{id}-error");
    view! {
        <div>
            <div class="stepper" class:wrong=move || !wrong().is_empty() role="group" aria-label=label>
                {less}
                <div class="val">
                    <input
                        id=id
                        class="num"
                        inputmode="decimal"
                        autocomplete="off"
                        enterkeyhint="done"
                        aria-label=label
                        aria-invalid=move || (!invalid().is_empty()).to_string()
                        aria-describedby={error_id.clone()}
                        prop:value=value
                        on:input=move |event| value.set(event_target_value(&event))
                        on:focus=select_all
                    />
                    <span class="cap" aria-hidden="true">{live(move || unit())}</span>
                </div>
                {more}
            </div>
            <p class="error" id=error_id role="alert">{live(move || error())}</p>
            {live(move || last.as_ref().and_then(|last| last()).map(|last| view! {
                <p class="last"><span>{words.last_time}</span> <b>{last}</b></p>
            }))}
        </div>
    }
}
