//! What is said of days: trained and not logged, and easier weeks.

use crate::components::icon::Icon;
use crate::components::notice::{Notice, Tone};
use crate::pages::settings::block_weeks;
use crate::state::App;
use crate::view::{View, live, view};
use crate::words::{Text, words};
use brace_domain::load::{DeloadBanner, deload_banner};
use brace_domain::mark::Mark;
use brace_domain::update::Command;
use chrono::{Days, NaiveDate, Weekday};

/// A past day on which one trained and logged nothing, and the way to say so.
pub(super) fn unlogged(app: App, day: NaiveDate) -> View {
    let w = words().load.marks;
    live(move || {
        let marked = app.with_state(|state| state.is_marked(day, Mark::Unlogged));
        let mark = move |_| {
            // Refused only in read-only mode, where the notice says why.
            let _ = app.dispatch(Command::MarkDay { date: day, mark: Mark::Unlogged, on: !marked });
        };
        let word = if marked { w.not_unlogged } else { w.unlogged };
        view! {
            <section class="card">
                {marked.then(|| view! { <p><b>{w.marked}</b></p> })}
                <p class="sub">{w.unlogged_text}</p>
                <p class="acts-row"><button type="button" class="btn" on:click=mark>{word}</button></p>
            </section>
        }
    })
}

/// The one banner about an easier week: proposed, or going on (L61).
pub(crate) fn deload(app: App) -> View {
    let w = words().load.marks;
    live(move || {
        let today = app.today();
        if !app.is_whole() {
            return None;
        }
        let banner = app.with_state(|state| {
            let (log, ledgers) = (state.log(), state.ledgers());
            deload_banner(log, ledgers, today, Weekday::Mon, block_weeks(), state.deload_decisions(today))
        })?;
        let say = move |mark: Mark, date: NaiveDate, on: bool| {
            let _ = app.dispatch(Command::MarkDay { date, mark, on });
        };
        // Whoever ends it is not asked again at once.
        let end = move |start: NaiveDate| {
            say(Mark::Deload, start, false);
            say(Mark::DeloadDeclined, today, true);
        };
        Some(match banner {
            DeloadBanner::Accepted(deload) => {
                let until = (words().format.long_date)(deload.end() - Days::new(1), today);
                view! {
                    <Notice tone=Tone::Neutral icon=Icon::Info heading=w.deload_running.to_owned() text=(w.deload_until)(&until)>
                        <button type="button" on:click=move |_| end(deload.start)>{w.end}</button>
                    </Notice>
                }
            }
            DeloadBanner::Proposed(proposal) => {
                let signals = proposal.signals.iter().map(|signal| (w.signal)(*signal));
                let text = signals.chain([w.deload_text]).map(Text::said).collect::<Vec<_>>().join(" ");
                view! {
                    <Notice tone=Tone::Neutral icon=Icon::Info heading=(w.deload_title)(proposal.loaded_weeks) text=text>
                        <button type="button" on:click=move |_| say(Mark::Deload, today, true)>{w.accept}</button>
                        <button type="button" on:click=move |_| say(Mark::DeloadDeclined, today, true)>{w.decline}</button>
                    </Notice>
                }
            }
        })
    })
}
