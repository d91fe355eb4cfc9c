//! The safety screen: its questions one by one, what an answer leads to, and all answers on a page that can be printed or
//! shared (T3 to T7). Nothing is stored before the last question, or the first yes that wins over everything.

use super::form::{AGREED, Form, NO, YES, chips};
use crate::components::frame::{Asked, Leave, Screen, link_row};
use crate::components::icon::Icon;
use crate::platform::{clock, page};
use crate::route::Route;
use crate::show;
use crate::state::{App, NotDone, app};
use crate::view::{IntoList, View, live_by, view};
use crate::words::{prose, text, words};
use brace_domain::log::Extra;
use brace_domain::programme::Bits;
use brace_domain::safety::{ASK_AGAIN_DAYS, Level, Question, SafetyAnswers};
use brace_domain::update::Command;
use leptos::prelude::*;

/// Two taps within this time are one: nobody reads a question so fast.
const ONE_TAP_MS: f64 = 300.0;

/// What the answers say today, the strictest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Stand {
    /// To be asked, for the first time or again.
    Due,
    /// Level A to C.
    Emergency,
    SeeADoctor,
    WorthACheck,
    /// Nothing of it.
    Open,
}

/// What the answers say today.
pub(super) fn stand(app: App) -> Stand {
    let today = app.today();
    app.with_state(|state| match state.safety() {
        Some(answers) if (today - answers.date).num_days() < ASK_AGAIN_DAYS => match answers.lock() {
            Some(Level::A) => Stand::Emergency,
            Some(Level::B) => Stand::SeeADoctor,
            Some(Level::C) => Stand::WorthACheck,
            None => Stand::Open,
        },
        _ => Stand::Due,
    })
}

/// The screen of the plan.
pub(super) fn plan() -> Route {
    Route::parse("#/plan")
}

/// Where it goes on from here: with the first run if it has begun, else with the plan.
fn onward() -> Route {
    if Form::kept().numbers[AGREED].get_untracked() == 1 { Route::Start(1) } else { plan() }
}

/// A question by its number from 1; 0: what the answers so far lead to.
pub(crate) fn safety_page(number: u8) -> View {
    if number > 0 {
        return question_page(number);
    }
    let app = app();
    live_by(
        move || stand(app) as usize,
        move || match stand(app) {
            Stand::Due => {
                page::replace(&Route::Safety(1).to_string());
                ().into()
            }
            stand => outcome_page(app, stand),
        },
    )
}

/// The answers that hold, or none given.
fn before(app: App) -> SafetyAnswers {
    let none =
        || SafetyAnswers { date: app.today(), yes: Bits::NONE, checked: Bits::NONE, extra: Extra::NONE };
    app.with_state(|state| state.safety().cloned()).unwrap_or_else(none)
}

/// Stores answers as those of today.
fn answer(app: App, yes: u32, checked: u32) -> Result<(), NotDone> {
    let (yes, checked) = (Bits::of_bits(yes), Bits::of_bits(checked));
    let answers = SafetyAnswers { date: clock::now().date, yes, checked, extra: Extra::NONE };
    app.dispatch(Command::AnswerSafety(answers)).map(drop)
}

/// The questions of a level, in bits.
fn bits_of(level: Level) -> u32 {
    Question::all().filter(|question| question.level() == level).collect::<Bits<_>>().bits()
}

fn question_page(number: u8) -> View {
    let app = app();
    let w = words();
    let form = Form::kept();
    let [yes, no] = [YES, NO].map(|field| form.numbers[field]);
    let bit = 1 << (number - 1);
    let shown = clock::milliseconds();
    let failed = RwSignal::new(String::new());
    let say = move |said_yes: bool| {
        if clock::milliseconds() - shown < ONE_TAP_MS {
            return;
        }
        let set = |signal: RwSignal<usize>, on: bool| {
            signal.update(|bits| *bits = *bits & !bit | if on { bit } else { 0 })
        };
        set(yes, said_yes);
        set(no, !said_yes);
        form.keep();
        let (yes, no) = (yes.get_untracked(), no.get_untracked());
        let stop = yes & bits_of(Level::A) as usize != 0;
        let open = (0..Question::COUNT).find(|place| (yes | no) >> place & 1 == 0);
        let to = match open {
            _ if !stop && number < Question::COUNT => Route::Safety(number + 1),
            Some(open) if !stop => Route::Safety(open + 1),
            _ => {
                // What was checked stays so; the middle level is asked anew each time.
                let checked = before(app).checked.bits() & bits_of(Level::C);
                if let Err(why) = answer(app, yes as u32, checked) {
                    failed.set(show::not_done(why));
                    return;
                }
                clear();
                if stand(app) == Stand::Open { onward() } else { Route::Safety(0) }
            }
        };
        page::go(&to.to_string());
    };
    let key = |word: &'static str, on: bool, chosen: RwSignal<usize>| {
        let pressed = move || (chosen.get() & bit != 0).to_string();
        view! { <button type="button" class="btn tall" aria-pressed=pressed on:click=move |_| say(on)>{word}</button> }
    };
    let back = match number {
        1 if form.numbers[AGREED].get_untracked() == 1 => Route::Start(0),
        1 => plan(),
        _ => Route::Safety(number - 1),
    };
    let question = prose("safety_questions").get(usize::from(number - 1));
    let first = app.with_state(|state| state.programme().is_none());
    let [yes_word, no_word] = w.pick.yes_no;
    Asked {
        back,
        place: (number.into(), Question::COUNT.into()),
        over: if first { text("safety_first") } else { text("safety_title") },
        heading: question.map_or("", |(_, question)| question),
        why: text("safety_intro"),
        content: ().into(),
        dock: view! {
            <p class="error" role="alert">{failed}</p>
            <div class="row wide">{key(yes_word.said(), true, yes)} {key(no_word.said(), false, no)}</div>
            <p class="cap stay">{Icon::Lock.view()} {text("safety_stay")}</p>
        },
    }
    .view()
}

/// Begins the questions anew.
fn clear() {
    let form = Form::kept();
    [YES, NO].iter().for_each(|field| form.numbers[*field].set(0));
    form.keep();
}

/// What the answers lead to; where Brace stays open, what is new can be said too.
fn outcome_page(app: App, stand: Stand) -> View {
    let (level, place) = match stand {
        Stand::Emergency => (Some(Level::A), 0),
        Stand::SeeADoctor => (Some(Level::B), 1),
        Stand::WorthACheck => (Some(Level::C), 2),
        Stand::Due | Stand::Open => (None, 3),
    };
    let failed = RwSignal::new(String::new());
    let new = RwSignal::new(0);
    let now = before(app);
    let (yes, checked) = (now.yes.bits(), now.checked.bits());
    // Stores answers if they are others, and goes on unless they lead to something else.
    let store = move |new_yes: u32, new_checked: u32| {
        let stored =
            if (new_yes, new_checked) == (yes, checked) { Ok(()) } else { answer(app, new_yes, new_checked) };
        match (stored, self::stand(app)) {
            (Err(why), _) => failed.set(show::not_done(why)),
            (Ok(()), now) if now == stand || now == Stand::Open => page::go(&onward().to_string()),
            (Ok(()), _) => page::arrive(text("safety_title"), Some(0)),
        }
    };
    let go_on = move |_| {
        let new = new.get_untracked() as u32;
        store(yes | new, checked & !new);
    };
    let was_checked = move |_| store(yes, checked | yes & level.map_or(0, bits_of));
    let again = view! {
        <a class="btn tall" href=Route::Safety(1).to_string() on:click=move |_| clear()>{text("safety_again")}</a>
    };
    let was_checked = matches!(level, Some(Level::B | Level::C)).then(|| {
        view! { <button type="button" class="btn tall" on:click=was_checked>{text("safety_checked")}</button> }
    });
    let (content, keys) = if stand >= Stand::WorthACheck {
        let mut questions =
            (0..).zip(prose("safety_questions")).map(|(place, (_, question))| (place, question.as_str()));
        let list = view! { {chips("asks", &mut questions, new)} {again} };
        let list = match level {
            Some(_) => view! {
                <details class="stack"><summary>{text("safety_new")}</summary><p class="sub">{text("safety_new_text")}</p> {list}</details>
            },
            None => list,
        };
        let go_on = view! { <button type="button" class="btn main-act" on:click=go_on>{text("safety_go_on")}</button> };
        (list, view! { {was_checked} {go_on} })
    } else {
        (().into(), view! { {was_checked} {again} })
    };
    let (heading, why) = match prose("safety_levels").get(place) {
        Some((heading, why)) => (heading.as_str(), why.as_str()),
        None => (text("safety_new"), text("safety_new_text")),
    };
    Asked {
        back: Route::Today,
        place: (0, 0),
        over: "",
        heading,
        why,
        content: view! {
            {(stand > Stand::Emergency).then(|| told(&now, false))}
            {content}
            {link_row(&Route::SafetyAnswers, text("safety_print_or_share"))}
        },
        dock: view! { <p class="error" role="alert">{failed}</p><div class="row wide">{keys}</div> },
    }
    .view()
}

/// Questions and answers: all of them, or those answered with yes.
fn told(answers: &SafetyAnswers, all: bool) -> View {
    let [yes, no] = words().pick.yes_no;
    let rows = Question::all().zip(prose("safety_questions")).filter_map(|(question, (_, asked))| {
        let said_yes = answers.yes.has(question);
        let answer = match answers.checked.has(question) {
            true => text("safety_was_checked"),
            false if said_yes => yes.said(),
            false => no.said(),
        };
        (all || said_yes).then(|| view! { <li><span>{asked.as_str()}</span> <b>{answer}</b></li> })
    });
    view! { <ul class="told">{rows.into_list()}</ul> }
}

/// All answers with their dates: the newest in full, of the others what was answered with yes.
pub(crate) fn answers_page() -> View {
    let app = app();
    let all: Vec<_> =
        app.with_state(|state| state.safety_answers().rev().map(|(_, answers)| answers.clone()).collect());
    let sections: Vec<_> = all
        .iter()
        .enumerate()
        .map(|(place, answers)| {
            let full = place == 0;
            let others = (!full).then(|| view! { <p class="sub">{text("safety_all_no")}</p> });
            view! {
                <section class="card">
                    <h2 class="h3">{(words().format.date_with_year)(answers.date)}</h2>
                    {told(answers, full)}
                    {others}
                </section>
            }
        })
        .collect();
    let none = all.is_empty().then(|| text("safety_none"));
    let back = if all.is_empty() { Route::About } else { Route::Safety(0) };
    let share = page::can_share().then(|| {
        view! { <button type="button" class="btn grow" on:click=|_| page::share()>{text("safety_share")}</button> }
    });
    let dock = view! {
        <div class="row">
            <button type="button" class="btn grow" on:click=|_| page::print()>{text("safety_print")}</button>
            {share}
        </div>
    };
    view! {
        <Screen title=text("safety_answers") leave=Leave::Back(back) dock=dock>
            <p>{none}</p>
            {sections}
            <p class="cap">{text("safety_basis")}</p>
        </Screen>
    }
}
