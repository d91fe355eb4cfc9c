//! Importing another app's export: choose a file, look at what would come in, answer what the file does not know, import.
//! Nothing is written before "Import".

use crate::components::choice::segmented;
use crate::components::frame::{Leave, Screen, link_row};
use crate::components::icon::Icon;
use crate::components::notice::{Notice, Tone};
use crate::pages::finish::{rating_at, rating_scale};
use crate::pages::listing::names;
use crate::platform::{clock, files};
use crate::route::Route;
use crate::show;
use crate::state::{App, app};
use crate::view::{IntoList, View, ask, live, view};
use crate::words::{text, words};
use brace_domain::catalog::preset::axial_preset;
use brace_domain::catalog::{AxialClass, ExerciseId};
use brace_domain::import::{
    Answers, Choice, Comparison, FileProblem, Imported, Known, MAX_BYTES, NameUse, Parsed, Present, read,
};
use brace_domain::update::Command;
use chrono::Days;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::rc::Rc;
use std::time::Duration;

/// As many problem rows and sample sessions are shown.
const PROBLEMS_SHOWN: usize = 50;
const SAMPLES_SHOWN: usize = 5;

/// Where the import stands.
#[derive(Clone, PartialEq)]
enum Step {
    Choose,
    Reading,
    NotReadable,
    Refused(FileProblem),
    Preview,
    Done { sessions: usize, sets: usize },
}

/// A file that was read, and what is proposed for its names.
struct Preview {
    parsed: Parsed,
    names: Vec<NameUse>,
}

#[derive(Clone, Copy)]
struct Import {
    app: App,
    step: RwSignal<Step>,
    preview: StoredValue<Option<Preview>, LocalStorage>,
    answers: RwSignal<Answers>,
    /// What was removed here comes in again (X14).
    again: RwSignal<bool>,
    failed: RwSignal<String>,
}

/// The page of the import.
pub(crate) fn import_page() -> View {
    let w = words();
    let import = Import {
        app: app(),
        step: RwSignal::new(Step::Choose),
        preview: StoredValue::new_local(None),
        answers: RwSignal::new(Answers::default()),
        again: RwSignal::new(false),
        failed: RwSignal::new(String::new()),
    };
    let body = move || match import.step.get() {
        Step::Choose => chooser(import),
        Step::Reading => view! { <p class="card" role="status">{w.import.reading}</p> },
        Step::NotReadable => refused(import, w.import.unreadable.to_owned()),
        Step::Refused(problem) => refused(import, (w.import.problem)(&problem)),
        Step::Preview => preview(import).into(),
        Step::Done { sessions, sets } => done(sessions, sets),
    };
    view! { <Screen title=w.import.title leave=Leave::Back(Route::Data)>{live(body)}</Screen> }
}

fn chooser(import: Import) -> View {
    let w = &words().import;
    let steps = w.steps.map(|step| view! { <li>{step}</li> });
    view! {
        <div class="card">
            <p>{w.intro}</p>
            <ol class="cuelist">{steps.into_list()}</ol>
            {import.chooser()}
        </div>
    }
}

fn refused(import: Import, text: String) -> View {
    let w = &words().import;
    view! {
        <Notice tone=Tone::Signal icon=Icon::Warning heading=w.refused text=text />
        {import.chooser()}
    }
}

/// A key that chooses a file; `begin` when one was chosen, `then` with its bytes, none if it cannot be read. One byte more
/// than `limit` is read at most.
pub(crate) fn file_field(
    accept: &'static str,
    limit: usize,
    begin: Box<dyn Fn()>,
    then: Rc<dyn Fn(Option<Vec<u8>>)>,
) -> View {
    let choose = move |event| {
        let Some(file) = files::take_chosen(&event_target(&event)) else { return };
        begin();
        let then = Rc::clone(&then);
        spawn_local(async move {
            let bytes = files::read(&file, limit).await;
            // Lets the browser paint "Reading" before a large file keeps it busy.
            set_timeout(move || then(bytes.ok()), Duration::from_millis(30));
        });
    };
    view! {
        <label class="btn file">
            {Icon::File.view()} {words().import.choose}
            <input type="file" class="vh" accept=accept on:change=choose />
        </label>
    }
}

impl Import {
    fn chooser(self) -> View {
        let begin = Box::new(move || self.step.set(Step::Reading));
        file_field(".csv,text/csv,text/plain", MAX_BYTES, begin, Rc::new(move |bytes| self.read(bytes)))
    }

    fn read(self, bytes: Option<Vec<u8>>) {
        let Some(bytes) = bytes else {
            self.step.set(Step::NotReadable);
            return;
        };
        // What is compared with has to be there.
        self.app.load_all();
        let today = clock::now().date;
        match read(&bytes, today.checked_add_days(Days::new(1)).unwrap_or(today)) {
            Ok(parsed) => {
                let names = self.match_names(&parsed);
                self.answers.set(Answers::proposed(&names));
                self.again.set(false);
                self.preview.set_value(Some(Preview { parsed, names }));
                self.step.set(Step::Preview);
            }
            Err(problem) => self.step.set(Step::Refused(problem)),
        }
    }

    fn match_names(self, parsed: &Parsed) -> Vec<NameUse> {
        self.app.with_state(|state| {
            let code = parsed.app.code();
            let remembered = |name: &str| {
                let map = state.name_maps().find(|(_, map)| map.app == code && map.name == name);
                map.map(|(_, map)| map.exercise.clone())
            };
            let names = names(state);
            let measure = |exercise: &ExerciseId| state.traits(exercise).map(|traits| traits.measure);
            parsed.match_names(&Known { remembered: &remembered, names: &names, measure: &measure })
        })
    }

    /// What would come in with the answers given so far, next to what is there.
    fn with_resolved<R>(self, then: impl FnOnce(Imported, &Present<'_>) -> R) -> Option<R> {
        let (answers, again) = (self.answers.get(), self.again.get());
        self.preview.with_value(|preview| {
            let preview = preview.as_ref()?;
            self.app.with_state(|state| {
                let measure = |exercise: &ExerciseId| state.traits(exercise).map(|traits| traits.measure);
                let imported = preview.parsed.resolve(&answers, measure);
                let present = Present {
                    log: state.log(),
                    has_exercise: &|id| state.own_exercises().contains_key(&id),
                    name_map: &|id| state.name_map(id),
                    is_deleted: &|id| !again && self.app.is_deleted(id),
                };
                Some(then(imported, &present))
            })
        })
    }

    fn import(self) {
        let Some(new) = self.with_resolved(|imported, present| imported.only_new(present)) else { return };
        let (sessions, sets) = (new.sessions.len(), new.sets.len());
        match self.app.dispatch(Command::Import(new)) {
            Ok(_) => self.step.set(Step::Done { sessions, sets }),
            Err(why) => self.failed.set(show::not_done(why)),
        }
    }
}

fn preview(import: Import) -> Option<View> {
    let w = &words().import;
    let rating = move || import.answers.with(|answers| answers.session_rpe.map(|rpe| usize::from(rpe.get())));
    let rate = Callback::new(move |place: Option<usize>| {
        import.answers.update(|answers| answers.session_rpe = rating_at(place));
    });
    let unrated = move || rating().is_none().then_some(w.no_rating);
    let cancel = move |_| {
        import.preview.set_value(None);
        import.step.set(Step::Choose);
    };
    // What would come in, worked out once for each answer.
    let verdict = move || {
        let comparison =
            import.with_resolved(|imported, present| imported.compare(present)).unwrap_or_default();
        // Once ticked, it stays to be unticked.
        let offered = import.again.get() || comparison.sets.removed > 0;
        let again = offered.then(|| {
            view! {
                <label class="radio">
                    <input
                        type="checkbox"
                        prop:checked=import.again
                        on:change=move |event| import.again.set(event_target_checked(&event))
                    />
                    <span>{w.again}</span>
                </label>
            }
        });
        view! {
            <p>{standing(&comparison)}</p>
            {again}
            <p class="error" role="alert">{import.failed}</p>
            <div class="row wide">
                <button type="button" class="btn tall" on:click=cancel>{words().common.cancel}</button>
                <button
                    type="button"
                    class="btn main-act"
                    id="import"
                    prop:disabled=comparison.sets.new == 0
                    on:click=move |_| import.import()
                >
                    {w.import}
                </button>
            </div>
        }
    };
    import.preview.with_value(|preview| {
        let preview = preview.as_ref()?;
        Some(view! {
            {summary(&preview.parsed)}
            {pounds(import, &preview.parsed)}
            <section class="card">
                {rating_scale(w.rating.said(), text("import_rating"), ask(rating), rate)}
                <p class="sub">{live(unrated)}</p>
            </section>
            {name_list(import, &preview.names)}
            {samples(&preview.parsed)}
            {problem_list(&preview.parsed)}
            <section class="card">{live(verdict)}</section>
        })
    })
}

/// What the file holds.
fn summary(parsed: &Parsed) -> View {
    let w = words();
    let counts = parsed.counts;
    let range = parsed.range().map(|(first, last)| {
        let date = w.format.date_with_year;
        (w.import.range)(&date(first), &date(last))
    });
    let volume = (w.format.number)(parsed.volume_thousandths() / 1000);
    let mut lines = vec![
        format!("{} · {}", (w.common.sessions)(parsed.sessions.len()), (w.common.sets)(counts.sets)),
        (w.import.volume)(&volume, show::unit(parsed.unit)),
        (w.import.rows_read)(counts.rows),
    ];
    let counted = [
        (counts.warm_ups, w.import.warm_ups),
        (counts.empty, w.import.not_done),
        (counts.duplicates, w.import.duplicates),
        (counts.problems, w.import.problems),
    ];
    lines.extend(counted.into_iter().filter(|(count, _)| *count > 0).map(|(count, line)| line(count)));
    lines.extend(parsed.notes.iter().map(w.import.note));
    let lines = range.into_iter().chain(lines).map(|line| view! { <li>{line}</li> });
    view! {
        <section class="card">
            <h2 class="h2">{(w.import.app)("Hevy")}</h2>
            <ul class="plain">{lines.into_list()}</ul>
        </section>
    }
}

/// A file in kilograms that looks like pounds: its owner says which.
fn pounds(import: Import, parsed: &Parsed) -> Option<View> {
    let w = &words().import;
    let as_lb = ask(move || import.answers.with(|answers| usize::from(answers.as_lb)));
    let choose =
        Callback::new(move |place: usize| import.answers.update(|answers| answers.as_lb = place == 1));
    let options = vec![w.as_kg.to_owned(), w.as_lb.to_owned()];
    parsed.looks_like_lb().then(|| {
        view! {
            <section class="card">
                <h2 class="h3">{w.lb_title}</h2>
                <p class="sub">{w.lb_text}</p>
                {segmented(w.lb_title.said(), options, as_lb, choose)}
            </section>
        }
    })
}

/// What each name means: found ones are told, the others are asked.
fn name_list(import: Import, names: &[NameUse]) -> View {
    let w = &words().import;
    let matched = names.iter().filter(|name| name.matched.is_some()).count();
    let library: Vec<_> = import.app.with_state(crate::pages::listing::names);
    let rows: Vec<_> = names.iter().map(|name| name_row(import, name, &library)).collect();
    let told = (matched > 0).then(|| view! { <p class="sub">{(w.matched)(matched)}</p> });
    view! {
        <section class="card">
            <h2 class="h3">{w.names_title}</h2>
            {told}
            <p class="sub">{text("import_names")}</p>
            <ul class="rows names">{rows}</ul>
        </section>
    }
}

/// One name with its choice: an exercise of one's own by its spinal load class, one that is there, or nothing.
fn name_row(import: Import, name: &NameUse, library: &[(ExerciseId, String)]) -> View {
    let w = words();
    let key = StoredValue::new(name.name.clone());
    let chosen = move || import.answers.with(|answers| key.with_value(|key| answers.names.get(key).cloned()));
    // Chosen by this select alone, so what is selected at first is all that it has to be told.
    let proposed = untrack(chosen);
    let classes = AxialClass::ALL.map(|class| {
        let selected = matches!(proposed, Some(Choice::Own { axial, .. }) if axial == class);
        let word = (w.import.own_class)((w.common.axial_short)(class).said());
        view! { <option value=format!("own:{}", class as u8) selected=selected>{word}</option> }
    });
    let suggested = name.suggestion.clone().or_else(|| name.matched.as_ref().map(|m| m.exercise.clone()));
    let (first, rest): (Vec<_>, Vec<_>) = library.iter().partition(|(id, _)| Some(id) == suggested.as_ref());
    let exercises = first.into_iter().chain(rest).map(|(id, word)| {
        let selected = matches!(&proposed, Some(Choice::Exercise(exercise)) if exercise == id);
        view! { <option value=id.as_str().to_owned() selected=selected>{word.clone()}</option> }
    });
    let exercises = exercises.into_list();
    let left_out = proposed == Some(Choice::LeaveOut);
    let choose = move |event| {
        let value = event_target_value(&event);
        let class = value.strip_prefix("own:").and_then(|place| place.parse::<usize>().ok());
        let choice = match class.and_then(|place| AxialClass::ALL.get(place)) {
            Some(&axial) => Choice::Own { axial, confirmed: true },
            None if value == "out" => Choice::LeaveOut,
            None => Choice::Exercise(value.as_str().into()),
        };
        import.answers.update(|answers| {
            key.with_value(|key| answers.names.insert(key.clone(), choice));
        });
    };
    let guessed = if axial_preset(&name.name).is_some() { w.import.from_name } else { w.import.unknown_name };
    let guess = move || matches!(chosen(), Some(Choice::Own { confirmed: false, .. })).then_some(guessed);
    view! {
        <li>
            <label class="field">
                <span class="row between"><b>{name.name.clone()}</b><span class="cap">{(w.common.sets)(name.sets)}</span></span>
                <select aria-label=(w.import.name_choice)(&name.name) on:change=choose>
                    <optgroup label=w.pick.own>{classes.into_list()}</optgroup>
                    <option value="out" selected=left_out>{w.import.leave_out}</option>
                    <optgroup label=w.import.use_library>{exercises}</optgroup>
                </select>
                <span class="cap">{live(guess)}</span>
            </label>
        </li>
    }
}

/// A few sessions as they were understood.
fn samples(parsed: &Parsed) -> View {
    let w = words();
    let samples = parsed.sessions.iter().take(SAMPLES_SHOWN).map(|session| {
        let date = (w.format.date_with_year)(session.start.date());
        let title = session.title.clone().unwrap_or_default();
        view! { <li><b>{date}</b> " " {title} <span class="sub block">{(w.common.sets)(session.set_count())}</span></li> }
    });
    view! {
        <details class="card">
            <summary class="h3">{w.import.samples}</summary>
            <ul class="rows tight">{samples.into_list()}</ul>
        </details>
    }
}

/// Rows that are no set, each with its line.
fn problem_list(parsed: &Parsed) -> Option<View> {
    let w = &words().import;
    let rows = parsed.problems.iter().take(PROBLEMS_SHOWN).map(|problem| {
        view! {
            <li>
                <b>{(w.line)(problem.line)}</b> " " {(w.row_problem)(problem.code)}
                <span class="cap block break">{problem.row.clone()}</span>
            </li>
        }
    });
    (!parsed.problems.is_empty()).then(|| {
        view! {
            <details class="card" open>
                <summary class="h3">{(w.problems)(parsed.problems.len())}</summary>
                <ul class="rows tight">{rows.into_list()}</ul>
            </details>
        }
    })
}

/// What is new and what is left alone.
fn standing(comparison: &Comparison) -> String {
    let w = &words().import;
    let Comparison { sessions, sets } = comparison;
    let mut lines = Vec::new();
    lines.push(if sets.new == 0 { w.nothing_new.to_owned() } else { (w.new)(sessions.new, sets.new) });
    let left_alone = [(sets.present, w.there), (sets.changed, w.changed), (sets.removed, w.removed)];
    lines.extend(left_alone.into_iter().filter(|(count, _)| *count > 0).map(|(count, line)| line(count)));
    lines.join(" ")
}

fn done(sessions: usize, sets: usize) -> View {
    let w = &words().import;
    view! {
        <div class="card" role="status">
            <h2 class="h2">{w.done}</h2>
            <p>{(w.done_text)(sessions, sets)}</p>
        </div>
        <div class="card rows flush links">
            {link_row(&Route::Load(None), w.see_load)}
            {link_row(&Route::Log, words().log.title)}
        </div>
    }
}
