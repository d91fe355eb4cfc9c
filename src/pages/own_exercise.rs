//! Making or correcting an exercise of one's own: its name, what is counted, how much it loads the spine.

use crate::components::choice::{place_of, radio_list};
use crate::components::frame::{Leave, Screen};
use crate::pages::missing::missing_page;
use crate::platform::page;
use crate::route::Route;
use crate::show;
use crate::state::{NotDone, app};
use crate::view::{live, view};
use crate::words::words;
use brace_domain::catalog::preset::axial_preset;
use brace_domain::catalog::{AxialClass, CustomExercise, ExerciseId, Laterality, Measure, Traits};
use brace_domain::log::Extra;
use brace_domain::units::Id;
use brace_domain::update::{Command, Refusal};
use leptos::prelude::*;

/// How the sides can work, in the order in which they are offered.
const SIDES: [Laterality; 3] = [Laterality::Bilateral, Laterality::PerSide, Laterality::Alternating];

/// Makes an exercise; for a session, it is picked at once.
pub(crate) fn new_exercise_page(session: Option<Id>) -> impl IntoView {
    form_page(None, session)
}

/// Corrects an exercise.
pub(crate) fn edit_exercise_page(id: Id) -> impl IntoView {
    let own = app().with_state(|state| state.own_exercises().get(&id).cloned());
    match own {
        Some(own) => form_page(Some((id, own)), None).into_any(),
        None => missing_page().into_any(),
    }
}

fn form_page(own: Option<(Id, CustomExercise)>, session: Option<Id>) -> impl IntoView {
    let app = app();
    let w = words();
    let traits = own.as_ref().map(|(_, own)| own.traits);
    let name = RwSignal::new(own.as_ref().map(|(_, own)| own.name.clone()).unwrap_or_default());
    // Places among the options.
    let measure = RwSignal::new(Some(traits.map_or(0, |traits| place_of(&Measure::ALL, &traits.measure))));
    let sides = RwSignal::new(Some(traits.map_or(0, |traits| place_of(&SIDES, &traits.laterality))));
    let axial = RwSignal::new(traits.map(|traits| place_of(&AxialClass::ALL, &traits.axial)));
    // What the user chose counts; until then the words of the name do.
    let chosen = RwSignal::new(traits.is_some());
    let follow_name = move |text: String| {
        if !chosen.get_untracked() {
            axial.set(axial_preset(&text).map(|class| place_of(&AxialClass::ALL, &class)));
        }
        name.set(text);
    };
    // What is wrong, beside its field.
    let [name_error, axial_error, failed] = std::array::from_fn(|_| RwSignal::new(String::new()));
    let leave = match (session, &own) {
        (Some(session), _) => Route::Pick(session),
        (None, Some((id, _))) => Route::Exercise((*id).into()),
        (None, None) => Route::Library,
    };
    let title = if own.is_some() { w.pick.edit_title } else { w.pick.new_title };
    let button = if own.is_some() { w.common.save } else { w.pick.create };
    let own = StoredValue::new(own);
    let save = move |_| {
        [name_error, axial_error, failed].iter().for_each(|error| error.set(String::new()));
        let Some(axial) = at(&AxialClass::ALL, axial) else {
            axial_error.set(w.pick.choose_axial.to_owned());
            return;
        };
        let traits = Traits {
            measure: at(&Measure::ALL, measure).unwrap_or(Measure::Reps),
            axial,
            class_up_above_pct_bw: None,
            laterality: at(&SIDES, sides).unwrap_or(Laterality::Bilateral),
            loadable: true,
        };
        let exercise = CustomExercise {
            name: name.get_untracked(),
            traits,
            class_is_guess: false,
            extra: own
                .with_value(|own| own.as_ref().map_or_else(Extra::default, |(_, own)| own.extra.clone())),
        };
        let id = own.with_value(|own| own.as_ref().map(|(id, _)| *id));
        let command = match id {
            Some(id) => Command::EditExercise { id, exercise },
            None => Command::CreateExercise(exercise),
        };
        match (app.dispatch(command), session) {
            (Ok(new), Some(session)) => {
                let exercise = ExerciseId::from(new);
                // The session may be gone by now; the exercise is made all the same.
                let _ = app.dispatch(Command::AddExercise { session, exercise: exercise.clone() });
                page::replace(&Route::Sets(session, exercise).to_string());
            }
            (Ok(new), None) => page::replace(&Route::Exercise(id.unwrap_or(new).into()).to_string()),
            (Err(NotDone::Refused(refusal @ (Refusal::NoName | Refusal::TooLong { .. }))), _) => {
                name_error.set(show::not_done(NotDone::Refused(refusal)));
            }
            (Err(why), _) => failed.set(show::not_done(why)),
        }
    };
    let explained = |(word, explanation): (&str, &str)| (word.to_owned(), explanation.to_owned());
    let measures = Measure::ALL.map(|measure| explained((w.pick.measures)(measure)));
    let classes = AxialClass::ALL
        .map(|class| explained(((w.common.axial_class)(class), (w.pick.axial_example)(class))));
    let lateralities = SIDES.map(|case| explained((w.pick.laterality)(case)));
    let from_name = move || (axial.get().is_some() && !chosen.get()).then_some(w.pick.axial_preset);
    view! {
        <Screen
            title=title
            leave=Leave::Back(leave)
            dock=view! {
                <p class="error" role="alert">{failed}</p>
                <div class="row wide"><button type="button" class="btn main-act" on:click=save>{button}</button></div>
            }
        >
            <label class="field">
                <span class="h3">{w.pick.name}</span>
                <input
                    type="text"
                    autocomplete="off"
                    prop:value=name
                    aria-invalid=move || name_error.with(|error| (!error.is_empty()).to_string())
                    on:input=move |event| follow_name(event_target_value(&event))
                />
                <span class="error" role="alert">{name_error}</span>
            </label>
            <div on:change=move |_| chosen.set(true)>{radio_list("axial", w.pick.axial, classes.to_vec(), axial)}</div>
            <p class="error" role="alert">{axial_error}</p>
            <p class="sub" role="status">{live(from_name)}</p>
            {radio_list("measure", w.pick.measure, measures.to_vec(), measure)}
            {radio_list("sides", w.pick.sides, lateralities.to_vec(), sides)}
        </Screen>
    }
}

fn at<T: Copy>(options: &[T], place: RwSignal<Option<usize>>) -> Option<T> {
    options.get(place.get_untracked()?).copied()
}
