//! The ratio of one ledger on one day: number, zone, sentence and scale; or which of the four reasons there is none.

use super::icon::zone_sign;
use super::ruler::ruler;
use super::zone_scale::zone_scale;
use crate::show;
use crate::view::{View, view};
use crate::words::{Text, words};
use brace_domain::load::{Acwr, Ledger, Method, Zone};

/// A card for a ledger. `more` stands below the sentence.
pub(crate) fn ratio_card(ledger: Ledger, acwr: Acwr, method: Method, more: View) -> View {
    let w = &words().load;
    let said = show::ratio(ledger, acwr, method);
    // While a layoff goes on nothing counts up yet.
    let ruled = said.ruler.filter(|(done, _)| *done > 0);
    let body = match acwr {
        Acwr::Ratio { value, zone } => view! {
            <div class="ratio">
                <p class="big">{show::two_decimals(value)}<small>"×"</small></p>
                <div>
                    <p class=zone_class(zone)>{zone_sign(zone)} {(w.zone)(zone)}</p>
                    <p class="cap">{(w.method)(method)}</p>
                </div>
            </div>
            <p class="sub said">{said.sentence} " " {(w.zone_sentence)(zone)}</p>
            {zone_scale(value, zone, method.bounds())}
            {(method == Method::Weighted).then(|| view! { <p class="cap">{w.weighted_note}</p> })}
        },
        _ => {
            let day = ruled.map(|(done, of)| {
                view! { <div class="ruled">{ruler(done.into(), of.into(), said.heading.clone())}</div> }
            });
            view! {
                <p class="h2">{said.heading.clone()}</p>
                {day}
                <p class="sub">{said.sentence}</p>
            }
        }
    };
    // A state that is named by its day has its own name besides.
    let title = ruled.map(|_| view! { <span class="cap">{state_title(acwr)}</span> });
    view! {
        <section class="card">
            <div class="row between"><h2 class="h3">{(w.ledger_of)(ledger)}</h2>{title}</div>
            {body}
            {more}
        </section>
    }
}

/// A zone or a state in one or two words.
pub(crate) fn state_title(acwr: Acwr) -> Text {
    let w = &words().load;
    match acwr {
        Acwr::Building { .. } => w.building_title,
        Acwr::Incomplete { .. } => w.incomplete_title,
        Acwr::Returning { day: 0 } => w.layoff_title,
        Acwr::Returning { .. } => w.returning_title,
        Acwr::NoBaseline => w.no_baseline_title,
        Acwr::Ratio { zone, .. } => (w.zone)(zone),
    }
}

/// The class that colours the sign of a zone, and of the steady one its word.
pub(crate) const fn zone_class(zone: Zone) -> &'static str {
    match zone {
        Zone::Lighter => "zone lighter",
        Zone::Steady => "zone steady",
        Zone::Rising => "zone rising",
        Zone::Spike => "zone spike",
    }
}
