//! All exercises: own ones, then the library pillar by pillar.

use crate::components::frame::{Leave, Screen, link_row};
use crate::components::icon::{Icon, axial_glyph};
use crate::pages::pick::{groups, search_field};
use crate::route::Route;
use crate::state::app;
use crate::view::{live, view};
use crate::words::words;
use leptos::prelude::*;

/// The list of exercises.
pub(crate) fn library_page() -> impl IntoView {
    let app = app();
    let w = words();
    let typed = RwSignal::new(String::new());
    let lists = Memo::new(move |_| app.with_state(groups));
    let found = move || {
        let typed = typed.get();
        lists.with(|lists| {
            let found = lists.iter().filter_map(|(heading, listed)| {
                let rows: Vec<_> = listed
                    .iter()
                    .filter(|listed| listed.matches(&typed))
                    .map(|listed| {
                        let class = listed.class.map(w.common.axial_short);
                        view! {
                            <li>
                                <a class="lrow pad" href=Route::Exercise(listed.id.clone()).to_string()>
                                    {listed.class.map(axial_glyph)}
                                    <span class="grow"><b>{listed.name.clone()}</b><span class="sub block">{class}</span></span>
                                    {Icon::Next.view()}
                                </a>
                            </li>
                        }
                    })
                    .collect();
                (!rows.is_empty()).then(|| view! {
                    <section><h2 class="h3">{heading.clone()}</h2><ul class="card rows flush">{rows}</ul></section>
                })
            });
            let found: Vec<_> = found.collect();
            let nothing = found.is_empty().then(|| {
                view! { <p class="sub" role="status">{(w.pick.nothing)(typed.trim())}</p> }
            });
            view! { {found} {nothing} }
        })
    };
    view! {
        <Screen title=w.library.title leave=Leave::Gear>
            {link_row(&Route::Learn, w.learn.library_row)}
            {search_field(w.library.search, typed)}
            {live(found)}
            <a class="btn" href=Route::NewExercise(None).to_string()>{w.pick.make_own}</a>
        </Screen>
    }
}
