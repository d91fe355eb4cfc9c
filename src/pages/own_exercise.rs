//! Making or correcting an exercise of one's own: its name, what is counted, how much it loads the spine.

use crate::components::choice::{place_of, radio_list, segmented, select_one, tick};
use crate::components::frame::{Leave, Screen};
use crate::pages::missing::page_while;
use crate::platform::page;
use crate::route::Route;
use crate::show;
use crate::state::{NotDone, app};
use crate::view::{IntoList, View, ask, live, view};
use crate::words::{Text, term, words};
use brace_domain::catalog::preset::{axial_of_answers, axial_preset};
use brace_domain::catalog::{
    AxialClass, CustomExercise, Equipment, ExerciseId, Laterality, Measure, Pillar, Traits,
};
use brace_domain::units::Id;
use brace_domain::update::{Command, NOTE_CHARACTERS, Refusal};
use leptos::prelude::*;

/// How the sides can work, in the order in which they are offered.
const SIDES: [Laterality; 3] = [Laterality::Bilateral, Laterality::PerSide, Laterality::Alternating];

/// Makes an exercise; for a session, it is picked at once.
pub(crate) fn new_exercise_page(session: Option<Id>) -> View {
    form_page(None, session)
}

/// Corrects an exercise.
pub(crate) fn edit_exercise_page(id: Id) -> View {
    let app = app();
    let own = move || app.with_state(|state| state.own_exercises().get(&id).cloned());
    page_while(move || own().is_some(), move || own().map(|own| form_page(Some((id, own)), None)).into())
}

fn form_page(own: Option<(Id, CustomExercise)>, session: Option<Id>) -> View {
    let app = app();
    let w = words();
    let (id, own) = own.unzip();
    let traits = own.as_ref().map(|own| own.traits);
    let name = RwSignal::new(own.as_ref().map(|own| own.name.clone()).unwrap_or_default());
    let note = RwSignal::new(own.as_ref().and_then(|own| own.note.clone()).unwrap_or_default());
    // Places among the options.
    let measure = RwSignal::new(Some(traits.map_or(0, |traits| place_of(&Measure::ALL, &traits.measure))));
    let sides = RwSignal::new(Some(traits.map_or(0, |traits| place_of(&SIDES, &traits.laterality))));
    let axial = RwSignal::new(traits.map(|traits| place_of(&AxialClass::ALL, &traits.axial)));
    // The last one is none of them.
    let pillar = own.as_ref().and_then(|own| own.pillar);
    let pillar = RwSignal::new(pillar.map_or(0, |pillar| place_of(&Pillar::ALL, &pillar) + 1));
    // One bit for each, by its place.
    let bit = |item: Equipment| 1 << place_of(&Equipment::ALL, &item);
    let equipment = own.as_ref().map_or(0, |own| own.equipment.iter().map(|item| bit(*item)).sum::<usize>());
    let equipment = RwSignal::new(equipment);
    // What the user chose counts; until then the words of the name do.
    let chosen = RwSignal::new(traits.is_some());
    let follow_name = move |text: String| {
        if !chosen.get_untracked() {
            axial.set(axial_preset(&text).map(|class| place_of(&AxialClass::ALL, &class)));
        }
        name.set(text);
    };
    // What is wrong, beside its field.
    let [name_error, axial_error, note_error, failed] = std::array::from_fn(|_| RwSignal::new(String::new()));
    let leave = match (session, id) {
        (Some(session), _) => Route::Pick(session),
        (None, Some(id)) => Route::Exercise(id.into()),
        (None, None) => Route::Library,
    };
    let title = if id.is_some() { w.pick.edit_title } else { w.pick.new_title };
    let button = if id.is_some() { w.common.save } else { w.pick.create };
    let save = move |_| {
        [name_error, axial_error, note_error, failed].iter().for_each(|error| error.set(String::new()));
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
        let written = note.get_untracked();
        let too_long = written.chars().count() > NOTE_CHARACTERS;
        let mut exercise = own.clone().unwrap_or_else(|| CustomExercise::new(String::new(), traits));
        exercise.name = name.get_untracked();
        exercise.traits = traits;
        exercise.pillar = Pillar::ALL.get(pillar.get_untracked().wrapping_sub(1)).copied();
        let needed = equipment.get_untracked();
        exercise.equipment = Equipment::ALL.into_iter().filter(|item| needed & bit(*item) != 0).collect();
        exercise.note = Some(written).filter(|note| !note.trim().is_empty());
        exercise.class_is_guess = false;
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
            (Err(why), _) => {
                let field = match why {
                    NotDone::Refused(Refusal::TooLong { max: NOTE_CHARACTERS }) if too_long => note_error,
                    NotDone::Refused(Refusal::NoName | Refusal::TooLong { .. }) => name_error,
                    _ => failed,
                };
                field.set(show::not_done(why));
            }
        }
    };
    let explained = |(word, explanation): (Text, Text)| (word.to_owned(), explanation.to_owned());
    let measures = Measure::ALL.map(|measure| explained((w.pick.measures)(measure)));
    let classes = AxialClass::ALL
        .map(|class| explained(((w.common.axial_class)(class), (w.pick.axial_example)(class))));
    let lateralities = SIDES.map(|case| explained((w.pick.laterality)(case)));
    let from_name = move || (axial.get().is_some() && !chosen.get()).then_some(w.pick.axial_preset);
    let pillars = Pillar::ALL.map(|pillar| (w.common.pillar)(pillar).to_owned()).to_vec();
    let choose_pillar = Callback::new(move |place| pillar.set(place));
    let items = Equipment::ALL.map(|item| {
        let ticked = move || equipment.get() & bit(item) != 0;
        let change = move |_| equipment.update(|equipment| *equipment ^= bit(item));
        tick(term(item.code()), Box::new(ticked), Box::new(change))
    });
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
                    dir="auto"
                    prop:value=name
                    aria-invalid=move || name_error.with(|error| (!error.is_empty()).to_string())
                    on:input=move |event| follow_name(event_target_value(&event))
                />
                <span class="error" role="alert">{name_error}</span>
            </label>
            <div on:change=move |_| chosen.set(true)>{radio_list("axial", w.pick.axial.said(), classes.to_vec(), axial)}</div>
            <p class="error" role="alert">{axial_error}</p>
            <p class="sub" role="status">{live(from_name)}</p>
            {questions(axial, chosen)}
            {radio_list("measure", w.pick.measure.said(), measures.to_vec(), measure)}
            {radio_list("sides", w.pick.sides.said(), lateralities.to_vec(), sides)}
            {select_one(w.library.pillar.said(), w.library.other.said(), pillars, ask(move || pillar.get()), choose_pillar)}
            <details><summary>{w.library.equipment}</summary><div class="ticks">{items.into_list()}</div></details>
            <label class="field">
                <span class="h3">{w.common.note}</span>
                <textarea
                    rows="3"
                    dir="auto"
                    prop:value=note
                    aria-invalid=move || note_error.with(|error| (!error.is_empty()).to_string())
                    on:input=move |event| note.set(event_target_value(&event))
                ></textarea>
                <span class="error" role="alert">{note_error}</span>
            </label>
        </Screen>
    }
}

/// Three plain questions, each asked only when the one before leaves it open. Their answer is chosen in the list above
/// them, where it can be corrected.
fn questions(axial: RwSignal<Option<usize>>, chosen: RwSignal<bool>) -> View {
    let w = &words().pick;
    // 0 is yes, 1 no, anything else no answer yet.
    let answers: [RwSignal<usize>; 3] = std::array::from_fn(|_| RwSignal::new(2));
    let answer = |signal: RwSignal<usize>| match signal.get() {
        0 => Some(true),
        1 => Some(false),
        _ => None,
    };
    let open = move |place: usize| match place {
        0 => true,
        1 => answer(answers[0]) == Some(false),
        _ => answer(answers[0]) == Some(false) && answer(answers[1]) == Some(true),
    };
    let rows = (0..).zip(w.axial_questions).zip(answers).map(|((place, question), signal)| {
        let choose = move |at| {
            signal.set(at);
            let [supported, weight, heavy] = answers.map(answer);
            if let Some(class) = axial_of_answers(supported, weight, heavy) {
                axial.set(Some(place_of(&AxialClass::ALL, &class)));
                chosen.set(true);
            }
        };
        let keys = w.yes_no.map(Text::to_owned).to_vec();
        view! {
            <div class="ask" hidden=move || !open(place)>
                <p>{question}</p>
                {segmented(question.said(), keys, ask(move || signal.get()), Callback::new(choose))}
            </div>
        }
    });
    view! { <details><summary>{w.axial_ask}</summary>{rows.into_list()}</details> }
}

fn at<T: Copy>(options: &[T], place: RwSignal<Option<usize>>) -> Option<T> {
    options.get(place.get_untracked()?).copied()
}
