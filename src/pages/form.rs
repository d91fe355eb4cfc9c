//! What Brace is told of the training that is wanted, as fields: at first run part by part, later on one page.
//!
//! A choice is a place in a list, several are the bits of a number: one kind of signal for all of them. What is half filled
//! in at first run outlives the page as one line of numbers.

use crate::components::choice::{keys, segmented, select_one, tick};
use crate::components::stepper::Stepper;
use crate::platform::prefs;
use crate::route::START_PARTS;
use crate::show;
use crate::view::{IntoList, View, ask, view};
use crate::words::{exercise_words, prose, term, text, words};
use brace_domain::catalog::{Equipment, Exercise, LIBRARY, Phase, Pillar, UserFlag};
use brace_domain::check_in::{Beliefs, CheckIn, Rating};
use brace_domain::log::{self, Extra, Log};
use brace_domain::programme::{Bits, Declared, LastLifted, Member, Programme, Weekdays};
use brace_domain::units::number::InputError;
use brace_domain::units::{LocalMoment, Minutes, Reps, Resistance, Weight};
use brace_domain::update::Refusal;
use chrono::{Days, NaiveDate};
use leptos::prelude::*;
use std::cell::RefCell;

/// Whether the words of the beginning were read.
pub(super) const AGREED: usize = 0;
/// Questions of the safety screen that were answered with yes, and with no.
pub(super) const YES: usize = 1;
pub(super) const NO: usize = 2;
/// Pain now, usual pain, the five own questions: one more than the rating.
const RATINGS: usize = 3;
const DAYS: usize = 10;
const EQUIPMENT: usize = 11;
const FLAGS: usize = 12;
/// From here on one more than a place among the options; 0 is none.
pub(super) const LIFTED: usize = 13;
const AT_MOST: usize = 14;
const MOBILITY: usize = 15;
const LIFTS: usize = 16;
const NUMBERS: usize = 19;

const MINUTES: usize = 0;
const MASS: usize = 1;
/// Weight and reps of each declared lift.
const SETS: usize = 2;
const TEXTS: usize = 8;

/// The parts of the form in their order.
pub(super) const PARTS: usize = START_PARTS as usize;
/// The first of those that stay to be changed later.
pub(super) const FIRST_LASTING: usize = 3;

/// What a declared lift is dated back by, by the answer when it was last done: within four weeks, within twelve (choice).
const AGO: [u64; 2] = [14, 56];

thread_local! {
    /// What is half filled in, also where the browser keeps nothing.
    static DRAFT: RefCell<String> = const { RefCell::new(String::new()) };
}

/// The fields.
#[derive(Clone, Copy)]
pub(super) struct Form {
    pub(super) numbers: [RwSignal<usize>; NUMBERS],
    texts: [RwSignal<String>; TEXTS],
}

impl Form {
    /// What was half filled in; an empty form if nothing was.
    pub(super) fn kept() -> Self {
        let kept = DRAFT.with_borrow(String::clone);
        let kept = if kept.is_empty() { prefs::read("draft").unwrap_or_default() } else { kept };
        let form = Self::of(&Programme::new(NaiveDate::default()));
        form.numbers[LIFTED].set(0);
        let mut fields = kept.split(' ');
        if !kept.is_empty() {
            let mut next = || fields.next().unwrap_or_default();
            form.numbers.iter().for_each(|signal| signal.set(next().parse().unwrap_or(0)));
            form.texts.iter().for_each(|signal| signal.set(next().to_owned()));
        }
        form
    }

    /// Keeps what is filled in, for the next part or after a reload.
    pub(super) fn keep(self) {
        let mut kept = String::new();
        for signal in self.numbers {
            kept.push_str(&signal.get_untracked().to_string());
            kept.push(' ');
        }
        for signal in self.texts {
            // What is no number would not be one later either.
            kept.extend(
                signal.get_untracked().chars().filter(|sign| sign.is_ascii_digit() || ",.".contains(*sign)),
            );
            kept.push(' ');
        }
        put(kept);
    }

    /// Forgets what was filled in.
    pub(super) fn forget() {
        put(String::new());
    }

    /// What a programme says; nothing of how somebody is.
    pub(super) fn of(programme: &Programme) -> Self {
        let mut numbers = [0; NUMBERS];
        let mut texts: [String; TEXTS] = Default::default();
        numbers[DAYS] = programme.days.bits() as usize;
        numbers[EQUIPMENT] = programme.equipment.bits() as usize;
        numbers[FLAGS] = programme.flags.bits() as usize;
        numbers[LIFTED] = place_after(&LastLifted::ALL, Some(programme.last_lifted));
        numbers[AT_MOST] = 1 + place_after(&Phase::ALL, programme.at_most);
        numbers[MOBILITY] = 1 + usize::from(programme.mobility_first);
        texts[MINUTES] = programme.minutes.to_string();
        texts[MASS] = programme.body_mass.map(|mass| mass.to_string()).unwrap_or_default();
        for (row, declared) in programme.declared.iter().take(NUMBERS - LIFTS).enumerate() {
            numbers[LIFTS + row] =
                lifts().position(|lift| lift.id == declared.exercise).map_or(0, |place| place + 1);
            texts[SETS + 2 * row] = declared.weight.to_string();
            texts[SETS + 2 * row + 1] = declared.reps.get().to_string();
        }
        Self { numbers: numbers.map(RwSignal::new), texts: texts.map(RwSignal::new) }
    }

    fn number(self, field: usize) -> usize {
        self.numbers[field].get()
    }

    /// The fields of a part, without its heading.
    pub(super) fn part(self, part: usize) -> View {
        let ratings = |first: usize, end: usize| -> View {
            let questions = prose("setup_ratings").iter().enumerate().skip(first).take(end - first);
            let scales = questions.map(|(place, (_, question))| {
                let numbers = (0..=10).map(|rating: u8| rating.to_string()).collect();
                keys("numbers", question, numbers, self.numbers[RATINGS + place])
            });
            scales.collect::<Vec<_>>().into()
        };
        match part {
            0 => {
                let agreed = self.numbers[AGREED];
                let disclaimer = prose("about").get(1).map(|(_, text)| text.as_str());
                view! {
                    <p>{disclaimer}</p>
                    {tick(text("setup_agree"), Box::new(move || agreed.get() == 1), Box::new(move |on| agreed.set(on.into())))}
                }
            }
            1 => ratings(0, 2),
            2 => ratings(2, 7),
            3 => {
                let mut days = (0..).zip(prose("setup_days")).map(|(place, (_, day))| (place, day.as_str()));
                let minutes = words().finish.minutes;
                view! {
                    {preset(text("setup_days_a_week"), texts("setup_day_presets"), &WEEKS, self.numbers[DAYS])}
                    {chips("ticks", &mut days, self.numbers[DAYS])}
                    <div class="narrow">
                        <Stepper id="minutes" label=minutes.said() unit=ask(|| words().common.minutes.to_owned())
                            value=self.texts[MINUTES] step=ask(|| 5_000) least=15_000
                            error=ask(String::new) words=&words().stepper />
                    </div>
                }
            }
            4 => {
                let items = Equipment::ALL.into_iter().filter(|item| !item.is_everywhere());
                let equipment = self.numbers[EQUIPMENT];
                view! {
                    {preset(text("setup_preset"), texts("setup_presets"), &PRESETS, equipment)}
                    {chips("ticks", &mut items.map(|item| (item.place(), term(item.code()))), equipment)}
                }
            }
            5 => {
                let passing = |flag: &UserFlag| matches!(flag, UserFlag::AcuteFlare | UserFlag::EarlyMorning);
                let flags = UserFlag::ALL.into_iter().filter(|flag| !passing(flag));
                chips("ticks", &mut flags.map(|flag| (flag.place(), term(flag.code()))), self.numbers[FLAGS])
            }
            6 => keys("answers", step_words(6).0, texts("setup_lifted"), self.numbers[LIFTED]),
            7 => self.own_numbers(),
            _ => {
                let phases = Phase::ALL.map(|phase| (words().library.phases)(phase).to_owned());
                let phases = [text("setup_no_limit").to_owned()].into_iter().chain(phases).collect();
                view! {
                    {keys("choices", text("setup_at_most"), phases, self.numbers[AT_MOST])}
                    <p class="cap">{text("setup_at_most_text")}</p>
                    {keys("choices", text("setup_mobility"), texts("setup_mobility_when"), self.numbers[MOBILITY])}
                }
            }
        }
    }

    /// Body mass, and lifts that were done elsewhere if any were lately.
    fn own_numbers(self) -> View {
        let lifted = self.numbers[LIFTED];
        let unit = show::unit(super::settings::unit());
        let field = |label: &'static str, value: RwSignal<String>| {
            view! {
                <label class="field">
                    <span class="cap">{label}</span>
                    <input inputmode="decimal" autocomplete="off" prop:value=value
                        on:input=move |event| value.set(event_target_value(&event)) />
                </label>
            }
        };
        let rows = (0..NUMBERS - LIFTS).map(|row| {
                let lift = self.numbers[LIFTS + row];
                let names = lifts().filter_map(|exercise| exercise_words(exercise.id.as_str()));
                let names = names.map(|words| words.name.clone()).collect();
                let choose = Callback::new(move |place| lift.set(place));
                view! {
                    <div class="lifts">
                        {select_one(text("setup_lift"), words().session.rpe_none.said(), names, ask(move || lift.get()), choose)}
                        {field(unit, self.texts[SETS + 2 * row])}
                        {field(words().common.reps.said(), self.texts[SETS + 2 * row + 1])}
                    </div>
                }
            });
        view! {
            <div class="narrow">
                <Stepper id="mass" label=text("setup_mass") unit=ask(move || format!("{} {unit}", text("setup_mass")))
                    value=self.texts[MASS] step=ask(|| 1_000) error=ask(String::new) words=&words().stepper />
            </div>
            <div hidden=move || lifted.get() < 3>{rows.into_list()}</div>
        }
    }

    fn lifted_lately(self) -> bool {
        self.number(LIFTED) > 2
    }

    /// What is not right yet in a part.
    pub(super) fn problem(self, part: usize, today: NaiveDate) -> Option<String> {
        let rated = |first: usize, end: usize| (first..end).all(|place| self.number(RATINGS + place) > 0);
        let missing = match part {
            0 => (self.number(AGREED) == 0).then(|| text("setup_tick_first")),
            1 => (!rated(0, 2)).then(|| text("setup_rate_all")),
            2 => (!rated(2, 7)).then(|| text("setup_rate_all")),
            3 => return self.days_and_minutes().err(),
            6 => (self.number(LIFTED) == 0).then(|| text("setup_choose_one")),
            7 => return self.mass_and_lifts(&[], today).err(),
            _ => None,
        };
        missing.map(str::to_owned)
    }

    fn days_and_minutes(self) -> Result<(Weekdays, u8), String> {
        let days = Weekdays::of_bits(self.number(DAYS) as u32);
        let minutes =
            Minutes::parse(&self.texts[MINUTES].get()).ok().and_then(|minutes| minutes.get().try_into().ok());
        let (min, max) = (*Programme::MINUTES.start(), *Programme::MINUTES.end());
        let minutes = minutes.filter(|minutes| Programme::MINUTES.contains(minutes));
        match minutes {
            _ if !Programme::DAYS.contains(&days.len()) => Err(Refusal::DaysOutOfRange),
            Some(minutes) => Ok((days, minutes)),
            None => Err(Refusal::MinutesOutOfRange { min, max }),
        }
        .map_err(words().common.refusal)
    }

    /// A lift that stays as it was keeps its date.
    fn mass_and_lifts(
        self,
        before: &[Declared],
        today: NaiveDate,
    ) -> Result<(Option<Weight>, Vec<Declared>), String> {
        let w = &words().common;
        let unit = super::settings::unit();
        let mass = match Weight::parse(&self.texts[MASS].get(), unit) {
            Err(InputError::Empty) => None,
            Err(problem) => return Err((w.input_error)(problem)),
            Ok(mass) if !Programme::is_body_mass(mass) => {
                return Err((w.refusal)(Refusal::BodyMassOutOfRange));
            }
            Ok(mass) => Some(mass),
        };
        let ago = AGO[usize::from(self.number(LIFTED) < 4)];
        let date = today.checked_sub_days(Days::new(ago)).unwrap_or(today);
        let mut declared = Vec::new();
        for row in (0..NUMBERS - LIFTS).filter(|_| self.lifted_lately()) {
            let [weight, reps] = [0, 1].map(|place| self.texts[SETS + 2 * row + place].get());
            let lift = lifts().nth(self.number(LIFTS + row).wrapping_sub(1));
            if lift.is_none() && weight.is_empty() && reps.is_empty() {
                continue;
            }
            let (Some(lift), Ok(weight), Ok(reps)) = (lift, Weight::parse(&weight, unit), Reps::parse(&reps))
            else {
                return Err(text("setup_lift_wrong").to_owned());
            };
            let new = Declared { exercise: lift.id.clone(), weight, reps, date };
            let same = |old: &&Declared| Declared { date, ..(*old).clone() } == new;
            declared.push(before.iter().find(same).cloned().unwrap_or(new));
        }
        Ok((mass, declared))
    }

    /// The programme that is filled in, or what is not right yet.
    pub(super) fn programme(self, before: Programme, today: NaiveDate) -> Result<Programme, String> {
        let (days, minutes) = self.days_and_minutes()?;
        let (body_mass, declared) = self.mass_and_lifts(&before.declared, today)?;
        Ok(Programme {
            days,
            minutes,
            equipment: Bits::of_bits(self.number(EQUIPMENT) as u32),
            flags: Bits::of_bits(self.number(FLAGS) as u32),
            last_lifted: chosen(&LastLifted::ALL, self.number(LIFTED)).unwrap_or(before.last_lifted),
            declared,
            at_most: chosen(&Phase::ALL, self.number(AT_MOST).saturating_sub(1)),
            mobility_first: self.number(MOBILITY) == 2,
            body_mass,
            ..before
        })
    }

    /// How somebody is, if all of it was rated; what else was said of the day stays.
    pub(super) fn check_in(self, before: Option<CheckIn>, now: LocalMoment) -> Option<CheckIn> {
        let rating = |place: usize| Rating::new(self.number(RATINGS + place).checked_sub(1)? as u8);
        let beliefs = Beliefs {
            harm: rating(2)?,
            low: rating(3)?,
            avoid: rating(4)?,
            manage: rating(5)?,
            sleep: rating(6)?,
        };
        let (date, time, pain, usual) = (now.date, now.time, rating(0)?, rating(1)?);
        let beliefs = Some(beliefs);
        Some(match before {
            Some(before) => CheckIn { time, pain, usual, beliefs, ..before },
            None => CheckIn {
                date,
                time,
                pain,
                usual,
                stiffness: None,
                sleep: None,
                settled: None,
                just_up: false,
                beliefs,
                extra: Extra::NONE,
            },
        })
    }

    /// Offers the answer that the log gives, until one is chosen.
    pub(super) fn offer_by_log(self, log: &Log, today: NaiveDate) {
        let lifted = self.numbers[LIFTED];
        let loaded =
            |set: &log::Set| matches!(set.resistance, Resistance::External(weight) if weight.grams() > 0);
        let last = lifts().filter_map(|lift| {
            let mut done =
                log.history(&lift.id).filter(|(_, entry)| entry.sets.iter().any(|(_, set)| loaded(set)));
            done.next().map(|(session, _)| session.facts.date)
        });
        if let (0, Some(last)) = (lifted.get_untracked(), last.max()) {
            lifted.set(match (today - last).num_days() {
                ..=28 => 4,
                29..=84 => 3,
                _ => 2,
            });
        }
    }
}

/// Boxes to tick, each with its bit.
pub(super) fn chips(
    class: &'static str,
    options: &mut dyn Iterator<Item = (u8, &'static str)>,
    bits: RwSignal<usize>,
) -> View {
    let boxes = options.map(|(place, word)| {
        let ticked = move || bits.get() >> place & 1 == 1;
        tick(word, Box::new(ticked), Box::new(move |_| bits.update(|bits| *bits ^= 1 << place)))
    });
    view! { <div class=class role="group">{boxes.into_list()}</div> }
}

/// The lifts that can be declared: those of the ladders that take a weight.
fn lifts() -> impl Iterator<Item = &'static Exercise> {
    LIBRARY.iter().copied().filter(|exercise| exercise.pillar == Pillar::Lifts && exercise.traits().loadable)
}

/// Training days for two to six of them a week, with rest between where there is room for it: Monday is the lowest bit.
const WEEKS: [usize; 5] = [0b001_0010, 0b001_0101, 0b010_1011, 0b011_0111, 0b011_1111];

/// One of a few usual choices; none of them where the bits are others.
fn preset(label: &'static str, words: Vec<String>, presets: &'static [usize], bits: RwSignal<usize>) -> View {
    let chosen = ask(move || {
        let now = bits.get();
        presets.iter().position(|preset| *preset == now).unwrap_or(presets.len())
    });
    let choose = move |place: usize| bits.set(presets.get(place).copied().unwrap_or(0));
    segmented(label, words, chosen, Callback::new(choose))
}

/// What a floor, a suitcase, a home and a gym hold, in bits.
const PRESETS: [usize; 4] = {
    use Equipment::{
        AnchorPoint, Ball, Balloon, Chair, Cushion, LongBand, Mat, MiniBand, ReverseHyper, Step, Stick,
        Support, Wall,
    };
    let home = bits(&[Chair, Support, Cushion, Stick, Step, MiniBand, LongBand, AnchorPoint]);
    let travel = bits(&[MiniBand, LongBand, AnchorPoint]);
    [0, travel, home, bits(&Equipment::ALL) & !bits(&[Mat, Wall, Ball, Balloon, ReverseHyper])]
};

const fn bits(items: &[Equipment]) -> usize {
    let (mut bits, mut place) = (0, 0);
    while place < items.len() {
        bits |= 1 << items[place] as usize;
        place += 1;
    }
    bits
}

/// Heading and explanation of a part.
pub(super) fn step_words(part: usize) -> (&'static str, &'static str) {
    prose("setup_steps").get(part).map_or(("", ""), |(heading, text)| (heading, text))
}

fn put(draft: String) {
    prefs::write("draft", &draft);
    DRAFT.set(draft);
}

fn texts(name: &str) -> Vec<String> {
    prose(name).iter().map(|(_, text)| text.clone()).collect()
}

/// One more than its place among the options; 0 if it is none of them.
fn place_after<T: PartialEq>(options: &[T], value: Option<T>) -> usize {
    value.and_then(|value| options.iter().position(|option| *option == value)).map_or(0, |place| place + 1)
}

fn chosen<T: Copy>(options: &[T], place: usize) -> Option<T> {
    options.get(place.wrapping_sub(1)).copied()
}
