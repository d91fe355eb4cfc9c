//! How the ratio is computed, with today's numbers, and what it does not prove: with sources and their grades (L67).

use crate::components::frame::{Leave, Screen};
use crate::components::icon::{axial_glyph, zone_sign};
use crate::components::ratio_card::{state_title, zone_class};
use crate::route::Route;
use crate::show;
use crate::state::{App, app};
use crate::view::{IntoList, View, live, view};
use crate::words::{prose, words};
use brace_domain::catalog::AxialClass;
use brace_domain::load::{Acwr, Before, DayReport, Ledger, Method, Zone, acwr, acwr_by, day_report};

/// The page behind every ratio.
pub(crate) fn method_page() -> View {
    let app = app();
    let w = words().load.method_words;
    let zones = [Zone::Lighter, Zone::Steady, Zone::Rising, Zone::Spike].map(|zone| {
        view! {
            <li class="row between">
                <span class=zone_class(zone)>{zone_sign(zone)} {(words().load.zone)(zone)}</span>
                <span>{(w.zone_bounds)(zone)}</span>
            </li>
        }
    });
    let classes = AxialClass::ALL.map(|class| {
        view! {
            <tr>
                <th scope="row"><span class="badge">{axial_glyph(class)} {(words().common.axial_class)(class)}</span></th>
                <td>{(w.class_factor)(class)}</td>
            </tr>
        }
    });
    let limits = prose("ratio_limits").iter().map(|(finding, source)| {
        view! { <li><p>{finding.as_str()}</p><p class="cap">{source.as_str()}</p></li> }
    });
    view! {
        <Screen title=w.title leave=Leave::Back(Route::Load(None))>
            <section class="card">
                <h2 class="h3">{w.sum_title}</h2>
                {paragraphs("ratio_sum")}
            </section>
            {own_numbers(app)}
            <section class="card">
                <h2 class="h3">{w.room_title}</h2>
                {paragraphs("room_sum")}
                {room(app)}
            </section>
            <section class="card">
                <h2 class="h3">{words().load.trends.title}</h2>
                {paragraphs("trends_why")}
            </section>
            <section class="card">
                <h2 class="h3">{w.states_title}</h2>
                {paragraphs("ratio_states_why")}
                {terms("ratio_states")}
            </section>
            <section class="card">
                <h2 class="h3">{w.zones_title}</h2>
                <ul class="rows tight">{zones.into_list()}</ul>
                {paragraphs("zones")}
            </section>
            <section class="card">
                <h2 class="h3">{w.ledgers_title}</h2>
                {terms("ledgers")}
                <table class="dose nums">
                    <thead><tr><th scope="col">{w.class}</th><th scope="col">{w.factor}</th></tr></thead>
                    <tbody>{classes.into_list()}</tbody>
                </table>
                {paragraphs("ledgers_apart")}
            </section>
            <section class="card">
                <h2 class="h3">{w.limits_title}</h2>
                {paragraphs("ratio_limits_why")}
                <ul class="rows tight">{limits.into_list()}</ul>
            </section>
        </Screen>
    }
}

/// Long texts, one paragraph after the other.
pub(crate) fn paragraphs(name: &str) -> Vec<View> {
    prose(name).iter().map(|(_, text)| view! { <p>{text.as_str()}</p> }).collect()
}

fn terms(name: &str) -> View {
    let terms = prose(name).iter().map(|(term, text)| {
        view! { <div><dt>{term.as_str()}</dt><dd>{text.as_str()}</dd></div> }
    });
    view! { <dl class="terms">{terms.into_list()}</dl> }
}

/// Today's sums and their division; nothing as long as there is neither.
fn own_numbers(app: App) -> View {
    let w = words().load.method_words;
    let reports = move || {
        let today = app.today();
        app.with_state(|state| {
            state.ledgers().first_day()?;
            Some(
                [Ledger::Session, Ledger::Axial]
                    .map(|ledger| (ledger, day_report(state.ledgers(), ledger, today))),
            )
        })
    };
    live(move || {
        let reports = reports()?;
        let column = |(ledger, _)| {
            let l = &words().load;
            view! { <th scope="col">{(l.ledger)(ledger)} ", " {(l.unit)(ledger)}</th> }
        };
        let row = |name: &'static str, cell: &dyn Fn(&DayReport) -> View| {
            let cells = reports.iter().map(|(_, report)| view! { <td>{cell(report)}</td> });
            view! { <tr><th scope="row">{name}</th>{cells.into_list()}</tr> }
        };
        let window = |days: f64, mean: fn(&DayReport) -> Option<f64>| {
            move |report: &DayReport| match mean(report) {
                Some(mean) => view! {
                    <span class="block">{show::rounded(mean * days)}</span>
                    <span class="cap">{show::rounded(mean)} " " {w.per_day}</span>
                },
                None => view! { <span class="none">{w.unknown}</span> },
            }
        };
        let other = |method: Method| {
            let cells = app.with_state(|state| {
                reports.map(|(ledger, _)| in_a_cell(acwr_by(state.ledgers(), ledger, app.today(), method)))
            });
            let cells = cells.map(|cell| view! { <td>{cell}</td> });
            view! { <tr><th scope="row">{(w.ratio)(method)}</th>{cells}</tr> }
        };
        let ratio = |report: &DayReport| in_a_cell(report.acwr);
        Some(view! {
            <section class="card">
                <h2 class="h3">{w.numbers_title}</h2>
                <table class="dose nums own">
                    <caption class="vh">{w.numbers_title}</caption>
                    <thead><tr><td></td>{reports.map(column).into_list()}</tr></thead>
                    <tbody>
                        {row(w.last_7.said(), &window(7.0, |report| report.acute_mean))}
                        {row(w.last_28.said(), &window(28.0, |report| report.chronic_mean))}
                        {row((w.ratio)(Method::Coupled).said(), &ratio)}
                        {[Method::Uncoupled, Method::Weighted].map(other)}
                    </tbody>
                </table>
                <p class="sub">{w.numbers_text}</p>
            </section>
        })
    })
}

/// A ratio, or the state in its place.
fn in_a_cell(acwr: Acwr) -> View {
    match acwr {
        Acwr::Ratio { value, .. } => view! { <b>{show::two_decimals(value)}</b> },
        state => view! { <span class="none">{state_title(state)}</span> },
    }
}

/// The room of today by the ratio, worked through.
fn room(app: App) -> View {
    let w = words().load.method_words;
    live(move || {
        let today = app.today();
        let rooms = app.with_state(|state| {
            [Ledger::Session, Ledger::Axial].map(|ledger| {
                let before = Before::day(state.ledgers(), ledger, today)?;
                let is_compared = matches!(acwr(state.ledgers(), ledger, today), Acwr::Ratio { .. });
                let [six, month] = before.loads(ledger);
                let room = before.room_of(ledger).filter(|_| is_compared);
                // A sum with a gap in it would pass what is not known for rest.
                let is_known = !matches!(acwr(state.ledgers(), ledger, today), Acwr::Incomplete { .. });
                Some([
                    Some(month).filter(|_| is_known),
                    Some(six).filter(|_| is_known),
                    room,
                    state.ledgers().day(today).load(ledger),
                ])
            })
        });
        rooms.iter().any(Option::is_some).then(|| {
            let names = [w.before_27, w.before_6, w.room, w.done];
            let rows = names.into_iter().enumerate().map(|(place, name)| {
                let cells = rooms.map(|room| {
                    let load = room.and_then(|room| *room.get(place)?);
                    let text = load
                        .map_or_else(|| w.unknown.to_owned(), |load| (words().format.number)(load.whole()));
                    view! { <td class:none=load.is_none()>{text}</td> }
                });
                view! { <tr><th scope="row">{name}</th>{cells}</tr> }
            });
            let l = &words().load;
            let heads = [Ledger::Session, Ledger::Axial]
                .map(|ledger| view! { <th scope="col">{(l.ledger)(ledger)} ", " {(l.unit)(ledger)}</th> });
            view! {
                <table class="dose nums own">
                    <caption class="vh">{w.room_title}</caption>
                    <thead><tr><td></td>{heads}</tr></thead>
                    <tbody>{rows.into_list()}</tbody>
                </table>
            }
        })
    })
}
