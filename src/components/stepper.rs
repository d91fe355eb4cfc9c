//! A number between two keys. The number is a text field too; comma and point are both decimal signs.

use super::icon::Icon;
use crate::view::view;
use brace_domain::units::number::{format_thousandths, parse_thousandths};
use leptos::prelude::*;

/// A stepper. It holds text, because what a person half typed is not a number yet.
#[component]
pub(crate) fn Stepper(
    /// What is counted, for those who cannot see the unit below the number.
    #[prop(into)]
    label: Signal<String>,
    /// The word below the number.
    #[prop(into)]
    unit: Signal<String>,
    /// What is typed.
    value: RwSignal<String>,
    /// Thousandths by which a key changes it.
    #[prop(into)]
    step: Signal<i64>,
    /// Smallest value that the keys reach, in thousandths.
    #[prop(default = 0)]
    least: i64,
    /// What is wrong with it; empty when nothing is.
    #[prop(into)]
    error: Signal<String>,
    /// Last time's value, if there was one.
    #[prop(optional, into)]
    last: Signal<Option<String>>,
    /// The words around it.
    words: &'static crate::words::StepperWords,
    /// An id that no other field of the page has.
    id: &'static str,
) -> impl IntoView {
    let change = move |direction: i64| {
        let step = step.get_untracked();
        let now = parse_thousandths(&value.get_untracked()).unwrap_or(0);
        // From between two steps the key goes to the next whole one.
        let next = if direction > 0 { now.div_euclid(step) + 1 } else { (now - 1).div_euclid(step) };
        value.set(format_thousandths((next * step).max(least)));
    };
    let step_text = move || format_thousandths(step.get());
    let select_all =
        move |event: web_sys::FocusEvent| event_target::<web_sys::HtmlInputElement>(&event).select();
    let error_id = format!("{id}-error");
    view! {
        <div>
            <div class="stepper" class:wrong=move || !error.get().is_empty() role="group" aria-label=label>
                <button type="button" aria-label=move || (words.less)(&step_text(), &unit.get()) on:click=move |_| change(-1)>
                    {Icon::Minus.view()}
                </button>
                <div class="val">
                    <input
                        id=id
                        class="num"
                        inputmode="decimal"
                        autocomplete="off"
                        enterkeyhint="done"
                        aria-label=label
                        aria-invalid=move || (!error.get().is_empty()).to_string()
                        aria-describedby={error_id.clone()}
                        prop:value=value
                        on:input=move |event| value.set(event_target_value(&event))
                        on:focus=select_all
                    />
                    <span class="cap" aria-hidden="true">{unit}</span>
                </div>
                <button type="button" aria-label=move || (words.more)(&step_text(), &unit.get()) on:click=move |_| change(1)>
                    {Icon::Plus.view()}
                </button>
            </div>
            <p class="error" id=error_id role="alert">{error}</p>
            {move || last.get().map(|last| view! {
                <p class="last"><span>{words.last_time}</span> <b>{last}</b></p>
            })}
        </div>
    }
}
