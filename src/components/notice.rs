//! Notices: a state that stays until it is solved, and the offer to undo.

use super::icon::Icon;
use crate::view::{Children, View, view};
use leptos::prelude::*;

/// How much a notice asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tone {
    /// Something to know.
    Neutral,
    /// Something to act on; read out at once.
    Signal,
}

/// A notice with its sign, a heading, a sentence and what can be done.
#[component]
pub(crate) fn Notice(
    /// How much it asks for.
    tone: Tone,
    /// Its sign.
    icon: Icon,
    /// What happened, in two or three words.
    #[prop(into)]
    heading: String,
    /// What is kept, and what to do.
    #[prop(into)]
    text: String,
    /// Buttons.
    #[prop(optional)]
    children: Option<Children>,
) -> View {
    let role = if tone == Tone::Signal { "alert" } else { "status" };
    view! {
        <div class="note" class:warn=tone == Tone::Signal role=role>
            {icon.view()}
            <div>
                <b>{heading}</b>
                <p class="sub">{text}</p>
            </div>
            {children.map(|children| view! { <div class="acts">{children()}</div> })}
        </div>
    }
}
