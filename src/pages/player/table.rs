//! Set by set: last time beside this time. A logged set can be opened and corrected.

use super::{Editing, Sets};
use crate::components::icon::Icon;
use crate::components::set_form::SetForm;
use crate::show;
use crate::view::{IntoList, View, live, view};
use crate::words::words;
use brace_domain::load::Best;
use brace_domain::log::Set;
use leptos::prelude::{Set as _, *};

/// The table of the sets.
pub(super) fn set_table(name: String, editing: Editing, form: SetForm) -> View {
    let sets = editing.sets;
    let w = &words().session;
    let last_heading = move || {
        sets.with(|sets| match &sets.before {
            Some((date, _)) => (w.last)(&(words().format.short_date)(*date)),
            None => w.never.to_owned(),
        })
    };
    let rows = move || {
        sets.with(|sets| {
            let before = sets.before.as_ref().map(|(_, sets)| sets.as_slice()).unwrap_or_default();
            let count = before.len().max(sets.now.len() + 1);
            let rows = (0..count).map(|place| table_row(place, before.get(place), sets, editing, form));
            rows.into_list()
        })
    };
    view! {
        <table class="sets">
            <caption class="vh">{(w.table_caption)(&name)}</caption>
            <thead><tr>
                <th scope="col">{w.set}</th>
                <th scope="col">{live(last_heading)}</th>
                <th scope="col">{w.this_time}</th>
            </tr></thead>
            <tbody>{live(rows)}</tbody>
        </table>
    }
}

/// One line of the table: a set that is logged, the next one, or one that was only done last time.
fn table_row(place: usize, last: Option<&Set>, sets: &Sets, editing: Editing, form: SetForm) -> View {
    let w = &words().session;
    let remarks = |set: &Set, best: Option<Best>| {
        let mut remarks = show::set_remarks(set);
        if let Some(best) = best {
            let comma = if remarks.is_empty() { "" } else { " · " };
            remarks = format!("{remarks}{comma}{}", show::best(best, set));
        }
        remarks
    };
    let line = |set: &Set, remarks: String| {
        view! {
            {show::set(set)} " "
            <span class="rem">{remarks}</span>
        }
    };
    let number = place + 1;
    let (id, this_time) = match sets.now.get(place).cloned() {
        Some((id, set)) => {
            let best = sets.bests.iter().find(|(of, _)| *of == id).map(|(_, best)| *best);
            let remarks = remarks(&set, best);
            let note = set.note.clone();
            // All that is seen of it, so that it can be asked for by what one sees.
            let seen = [show::set(&set), remarks.clone(), note.clone().unwrap_or_default()].join(" ");
            let label = (w.edit_set)(number, seen.trim_end());
            let text = line(&set, remarks);
            let open = move |_| {
                form.correct(&set);
                editing.opened.set(Some(id));
            };
            let key = view! {
                <button type="button" class="cell" aria-label=label on:click=open>
                    <span>{text} " " <span class="sub block">{note}</span></span> {Icon::Check.view()}
                </button>
            };
            (Some(id), Some(key))
        }
        None => (None, None),
    };
    let is_there = id.is_some() || place == sets.now.len();
    view! {
        <tr class:now=move || is_there && editing.get() == id>
            <td>{number.to_string()}</td>
            <td class="prev">{last.map(|set| line(set, remarks(set, None)))}</td>
            <td>{this_time}</td>
        </tr>
    }
}
