//! Ending a session: one rating of the whole, its minutes, and, for who wants to, pain and a remark. One that was forgotten ends
//! with its last set.

use crate::components::choice::select_one;
use crate::components::frame::{Leave, Screen};
use crate::components::stepper::Stepper;
use crate::pages::missing::page_while;
use crate::pages::player::{course_of, dock::is_new_tap, timer::timer};
use crate::platform::{clock, page, prefs};
use crate::route::Route;
use crate::show;
use crate::state::{App, NotDone, app};
use crate::view::{Ask, IntoList, View, ask, live, live_by, view};
use crate::words::{said, say, text, words};
use brace_domain::check_in::Rating;
use brace_domain::load::{Ledger, session_load};
use brace_domain::log::Session;
use brace_domain::units::{Id, LocalMoment, Minutes, SessionRpe};
use brace_domain::update::{Command, Refusal};
use leptos::prelude::*;

/// A session whose last set is older than this was left without being ended: its minutes end with that set.
const FORGOTTEN_AFTER_MINUTES: i64 = 20;
/// So long after its last set nobody goes on with a session (choice). It is said then, and ending it is one tap.
const LEFT_AFTER_MINUTES: i64 = 60;
/// A visit of which nothing is logged is taken as one by the clock up to so many minutes (choice).
const WITHOUT_SETS_MINUTES: i64 = 180;

/// The page on which a session is ended.
pub(crate) fn finish_page(id: Id) -> View {
    let app = app();
    let minutes =
        move || app.with_log(|log| log.session(id).map(|session| proposed_minutes(session, &clock::now())));
    page_while(move || minutes().is_some(), move || minutes().map(|minutes| form(id, minutes)).into())
}

/// What is said of a session at its end. A copyable handle.
#[derive(Clone, Copy)]
struct Fields {
    rating: RwSignal<Option<usize>>,
    /// One more than the pain; 0 is not said.
    pain: RwSignal<usize>,
    minutes: RwSignal<String>,
    note: RwSignal<String>,
}

impl Fields {
    /// Empty but for the minutes and a remark that is there, and then as they were left (S11). Minutes that nobody changed go on
    /// with the clock.
    fn new(app: App, id: Id, minutes: i64) -> Self {
        let written = untrack(|| app.with_log(|log| log.session(id)?.facts.note.clone()));
        let fields = Self {
            rating: RwSignal::new(None),
            pain: RwSignal::new(0),
            minutes: RwSignal::new(minutes.to_string()),
            note: RwSignal::new(written.unwrap_or_default()),
        };
        let kept = prefs::read(DRAFT).unwrap_or_default();
        let mut parts = kept.splitn(5, '\t');
        if parts.next() == Some(&*id.to_string()) {
            let mut next = || parts.next().unwrap_or_default();
            fields.rating.set(next().parse().ok());
            fields.pain.set(next().parse().unwrap_or(0));
            let typed = next();
            if !typed.is_empty() {
                fields.minutes.set(typed.to_owned());
            }
            fields.note.set(next().to_owned());
        }
        let keep = move || {
            let there = untrack(|| app.with_log(|log| log.session(id).is_some()));
            let draft = if there { fields.draft(id, minutes) } else { String::new() };
            prefs::write(DRAFT, &draft);
        };
        timer().when_hidden(keep);
        on_cleanup(keep);
        fields
    }

    fn draft(self, id: Id, proposed: i64) -> String {
        let rating = self.rating.get_untracked().map(|rating| rating.to_string()).unwrap_or_default();
        let typed = self.minutes.get_untracked();
        let typed = if typed == proposed.to_string() { "" } else { &typed };
        format!("{id}\t{rating}\t{}\t{typed}\t{}", self.pain.get_untracked(), self.note.get_untracked())
    }
}

/// The preference that holds what is half filled in here.
const DRAFT: &str = "finish";

fn form(id: Id, minutes: i64) -> View {
    let app = app();
    let w = words();
    let Fields { rating, pain, minutes: typed, note } = Fields::new(app, id, minutes);
    let [error, note_error, failed] = std::array::from_fn(|_| RwSignal::new(String::new()));
    let load = move || {
        let minutes = Minutes::parse(&typed.get()).ok()?;
        let load = session_load(rating_at(rating.get())?, minutes).whole();
        Some((w.finish.load)(&show::load(Ledger::Session, load)))
    };
    let finish = move |_| {
        let minutes = match Minutes::parse(&typed.get_untracked()) {
            Ok(minutes) => minutes,
            Err(problem) => return error.set((w.common.input_error)(problem)),
        };
        if !is_new_tap() {
            return;
        }
        for message in [error, note_error, failed] {
            message.set(String::new());
        }
        let pain = pain.get_untracked().checked_sub(1).and_then(|pain| Rating::new(pain as u8));
        let done = app.dispatch(Command::FinishSession {
            id,
            rpe: rating_at(rating.get_untracked()),
            minutes: Some(minutes),
            pain_after: pain,
            note: Some(note.get_untracked().trim().to_owned()),
        });
        match done {
            Ok(_) => {
                timer().stop();
                page::replace(&Route::Session(id).to_string());
            }
            Err(why @ NotDone::Refused(Refusal::TooLong { .. })) => note_error.set(show::not_done(why)),
            Err(why) => failed.set(show::not_done(why)),
        }
    };
    let rate = Callback::new(move |place| rating.set(place));
    let dock = {
        let word = move || if rating.get().is_some() { w.finish.finish } else { w.finish.finish_unrated };
        view! {
            <p class="error" role="alert">{failed}</p>
            <div class="row wide">
                <button type="button" class="btn main-act" on:click=finish>{live(word)} <small>{live(load)}</small></button>
            </div>
        }
    };
    let unrated = move || rating.get().is_none().then_some(w.finish.unrated_text);
    // What was planned: as it was when the page was opened.
    let course = course_of(app, id).1;
    let left = move || {
        let left = app.with_log(|log| log.session(id).map_or(0, |session| course.left(log, session)));
        (left > 0).then(|| view! { <p class="sub">{say("finish_left", &[&(w.common.exercises)(left)])}</p> })
    };
    let pains = (0..=10).map(|pain: u8| pain.to_string()).collect();
    let pain_row = select_one(
        said("finish_pain"),
        said("finish_unsaid"),
        pains,
        ask(move || pain.get()),
        Callback::new(move |place| pain.set(place)),
    );
    let opened = RwSignal::new(note.with_untracked(|note| !note.is_empty()));
    let open = move |_| {
        opened.set(true);
        page::focus("#finish-note");
    };
    let note_field = move || {
        if !opened.get() {
            return view! { <button type="button" class="btn plain" on:click=open>{w.common.note}</button> };
        }
        view! {
            <label class="field">
                <span class="cap">{w.common.note}</span>
                <textarea
                    rows="3"
                    id="finish-note"
                    aria-invalid=move || note_error.with(|error| (!error.is_empty()).to_string())
                    prop:value=note
                    on:input=move |event| note.set(event_target_value(&event))
                ></textarea>
                <span class="error" role="alert">{note_error}</span>
            </label>
        }
    };
    view! {
        <Screen title=w.finish.title leave=Leave::Back(Route::Session(id)) dock=dock>
            {live(left)}
            {rating_scale(w.finish.question.said(), text("rating_why"), ask(move || rating.get()), rate)}
            <p class="sub">{live(unrated)}</p>
            <div class="narrow">
                <Stepper id="minutes" label=w.finish.minutes.said() unit=ask(|| words().common.minutes.to_owned()) value=typed step=ask(|| 5_000)
                    error=ask(move || error.get())
                    words=&w.stepper />
            </div>
            <div class="narrow">{pain_row}</div>
            {live_by(move || opened.get().into(), note_field)}
        </Screen>
    }
}

/// Says that a session was left without being ended, with the key that ends it with its last set; nothing of one that goes on.
pub(crate) fn left_open(app: App, session: &Session) -> Option<View> {
    let id = session.id;
    let last_set = session.minutes_to_last_set().filter(|_| is_left(session, &clock::now()));
    let finish = move |minutes: u16| {
        let minutes = Minutes::new(minutes.into()).ok();
        let command = Command::FinishSession { id, rpe: None, minutes, pain_after: None, note: None };
        // Refused only when another tab took it away; in read-only mode the notice says why.
        if is_new_tap() && app.dispatch(command).is_ok() {
            timer().stop();
            page::go(&Route::Session(id).to_string());
        }
    };
    last_set.map(|minutes| {
        view! {
            <div class="row between wrap">
                <p class="sub">{said("finish_forgotten")}</p>
                <button type="button" class="btn two" on:click=move |_| finish(minutes)>
                    {words().finish.finish_unrated} <small>{(words().common.minutes_of)(minutes)}</small>
                </button>
            </div>
        }
    })
}

/// Whether nobody goes on with a session.
pub(crate) fn is_left(session: &Session, now: &LocalMoment) -> bool {
    let last_set = session.minutes_to_last_set().map_or(0, i64::from);
    match session.facts.minutes_since_start(now) {
        Some(since_start) => since_start - last_set > LEFT_AFTER_MINUTES,
        None => session.facts.date < now.date,
    }
}

/// The CR10 scale: eleven keys with the words that it has. A second tap takes the rating back.
pub(crate) fn rating_scale(
    question: &'static str,
    why: &'static str,
    rating: Ask<Option<usize>>,
    rate: Callback<Option<usize>>,
) -> View {
    let keys = words().finish.scale.iter().enumerate().map(|(value, word)| {
        let (rating, rated) = (rating.clone(), rating.clone());
        let pressed = move || (rating() == Some(value)).to_string();
        let choose = move |_| rate.run((untrack(&*rated) != Some(value)).then_some(value));
        view! {
            <button type="button" class="btn scale-key" aria-pressed=pressed on:click=choose>
                <b>{value.to_string()}</b>
                " "
                <small>{*word}</small>
            </button>
        }
    });
    view! {
        <fieldset class="scale">
            <legend class="h3">{question}</legend>
            <p class="sub">{why}</p>
            <div class="scale-keys">{keys.into_list()}</div>
        </fieldset>
    }
}

/// The rating that a key of the scale stands for.
pub(crate) fn rating_at(key: Option<usize>) -> Option<SessionRpe> {
    SessionRpe::new(i64::try_from(key?).ok()?).ok()
}

/// Minutes from the start to now; to the last set where the end was forgotten (L7). At most what a session may have.
fn proposed_minutes(session: &Session, now: &LocalMoment) -> i64 {
    let since_start = session.facts.minutes_since_start(now).unwrap_or(0);
    let minutes = match session.minutes_to_last_set().map(i64::from) {
        Some(last_set) if since_start - last_set > FORGOTTEN_AFTER_MINUTES => last_set,
        None if since_start > WITHOUT_SETS_MINUTES => 0,
        _ => since_start,
    };
    minutes.clamp(0, i64::from(Minutes::MAX.get()))
}
