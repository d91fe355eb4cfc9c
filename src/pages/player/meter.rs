//! What is left of the room in both ledgers while one trains, in words; and before a set that would go beyond it.

use super::Player;
use crate::components::ruler::room_ruler;
use crate::platform::clock;
use crate::show;
use crate::view::{View, view};
use crate::words::{said, say, words};
use brace_domain::catalog::AxialClass;
use brace_domain::load::Ledger;
use brace_domain::play::{Meter, axial_meter, session_meter};
use leptos::prelude::*;

/// Both meters.
pub(super) fn meters(player: Player) -> Option<View> {
    if !player.running {
        return None;
    }
    let set = player.form.preview();
    let today = player.app.today();
    let seconds = i64::from(set.as_ref().map_or(0, |set| player.rest_after(set.kind)));
    let (axial, whole, to_come) = player.with_session(|state, session, exercise| {
        let axial = axial_meter(state, exercise, set.as_ref(), today);
        let minutes = session.facts.minutes_since_start(&clock::now()).unwrap_or(0);
        let whole = session_meter(state, minutes, seconds / 60 + 1, None, today);
        (axial, whole, player.course.with_value(|course| course.axial_to_come(session)))
    })?;
    let spine = player.traits.axial > AxialClass::None || axial.set > 0;
    let ledgers = [(spine, Ledger::Axial, axial), (true, Ledger::Session, whole)];
    let crossing = ledgers.iter().filter(|(shown, _, meter)| *shown && meter.crosses());
    let crossing = crossing.map(|(_, ledger, meter)| crosses(*ledger, meter)).collect::<Vec<_>>();
    let ruler = axial.of.filter(|_| spine).map(|(of, _)| {
        let load = |whole: i64| show::load(Ledger::Axial, whole);
        let free = (of - axial.done - to_come).max(0);
        let label = say("meter_spoken", &[&load(axial.done), &load(to_come), &load(free), &load(of)]);
        let left = axial.left().unwrap_or(0);
        view! {
            <div class="row between sub">
                <span><b>{(words().format.number)(left)}</b> " " {say("meter_left", &[&load(of)])}</span>
                <span>{(words().load.ledger_of)(Ledger::Axial)}</span>
            </div>
            {room_ruler(axial.done, to_come, of, label)}
            <p class="cap keys"><i class="key-done"></i>{say("meter_done", &[&axial.done.to_string()])}
                <i class="key-plan"></i>{say("meter_planned", &[&to_come.to_string()])}
                <i class="key-free"></i>{say("meter_free", &[&free.to_string()])}</p>
        }
    });
    let minutes = whole.of.map(|(of, _)| {
        let rate = (whole.set / (seconds / 60 + 1)).max(1);
        say("meter_session", &[&((of - whole.done).max(0) / rate).to_string(), &rate.to_string()])
    });
    Some(view! {
        <section class="meters" aria-label=said("meter_title")>
            <div role="status">{crossing}</div>
            {ruler}
            {minutes.map(|line| view! { <p class="cap">{line}</p> })}
        </section>
    })
}

/// What the next set would do, before it is done.
fn crosses(ledger: Ledger, meter: &Meter) -> View {
    let left = show::load(ledger, meter.left().unwrap_or(0));
    let reason = meter.of.map_or("", |(_, reason)| (words().load.allowed.reason)(reason).said());
    let name = (words().load.ledger_of)(ledger);
    view! { <p class="crosses"><b>{say("meter_crosses", &[name.said(), &show::load(ledger, meter.set), &left])}</b> " " {reason}</p> }
}
