//! What is typed for a set before it is one: a few texts and choices, read into a [`Set`] when it is logged.

use super::choice::{place_of, segmented, tick};
use super::stepper::Stepper;
use crate::show;
use crate::view::{Ask, IntoList, View, ask, live, live_by, view};
use crate::words::{Text, said, words};
use brace_domain::catalog::{Amount, Laterality, Measure, Pace as RepPace, Traits, find};
use brace_domain::check_in::Rating;
use brace_domain::log::{Extra, Set, SetKind, SetPain};
use brace_domain::pace::Tally;
use brace_domain::plan::{PlannedLoad, Prescription};
use brace_domain::units::number::InputError;
use brace_domain::units::{
    Breaths, Metres, Reps, Resistance, Seconds, SetRpe, Side, Tempo, Weight, WeightUnit, Work,
};
use brace_domain::update::{NOTE_CHARACTERS, Refusal};
use leptos::prelude::{Set as _, *};
use std::ops::Deref;

const SIDES: [Side; 3] = [Side::Both, Side::Left, Side::Right];
const KINDS: [SetKind; 4] = [SetKind::Working, SetKind::WarmUp, SetKind::Drop, SetKind::Failure];

/// How the number of the weight field is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mode {
    External,
    Assistance,
    /// A band or nothing: there is no weight to type.
    Other(Resistance),
}

/// The fields of a set: a reference, since most closures of a form hold it. The signals go with the page, their handles stay.
#[derive(Clone, Copy)]
pub(crate) struct SetForm(&'static Fields);

impl Deref for SetForm {
    type Target = Fields;

    fn deref(&self) -> &Fields {
        self.0
    }
}

/// What [`SetForm`] consists of.
pub(crate) struct Fields {
    traits: Traits,
    weight: RwSignal<String>,
    reps: RwSignal<String>,
    seconds: RwSignal<String>,
    metres: RwSignal<String>,
    breaths: RwSignal<String>,
    note: RwSignal<String>,
    choices: RwSignal<Choices>,
    /// The set being corrected: what the form does not show is kept from it.
    original: StoredValue<Option<Set>>,
    /// The tempo that is prescribed.
    tempo: StoredValue<Option<Tempo>>,
}

/// What is chosen, not typed, and what is wrong with what was typed.
#[derive(Debug, Clone, Copy)]
struct Choices {
    unit: WeightUnit,
    mode: Mode,
    /// Which of the amount fields count.
    parts: Parts,
    side: Side,
    kind: SetKind,
    rpe: Option<SetRpe>,
    pain: Option<Rating>,
    sharp_or_down: bool,
    errors: Errors,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Parts {
    Reps,
    Holds,
    Seconds,
    Breaths,
    Metres,
    TimedMetres,
}

impl Parts {
    const fn of(measure: Measure) -> Self {
        match measure {
            Measure::Reps => Self::Reps,
            Measure::HoldReps => Self::Holds,
            Measure::Seconds => Self::Seconds,
            Measure::Breaths => Self::Breaths,
            Measure::Metres => Self::Metres,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Errors {
    weight: Option<InputError>,
    reps: Option<InputError>,
    seconds: Option<InputError>,
    metres: Option<InputError>,
    breaths: Option<InputError>,
    note: bool,
}

impl SetForm {
    /// An empty form for an exercise. `unit` is the unit for a weight typed now.
    pub(crate) fn new(traits: Traits, unit: WeightUnit) -> Self {
        let mode = if traits.loadable { Mode::External } else { Mode::Other(Resistance::Unloaded) };
        let choices = Choices {
            unit,
            mode,
            parts: Parts::of(traits.measure),
            side: Side::default(),
            kind: SetKind::default(),
            rpe: None,
            pain: None,
            sharp_or_down: false,
            errors: Errors::default(),
        };
        Self(Box::leak(Box::new(Fields {
            traits,
            weight: RwSignal::default(),
            reps: RwSignal::default(),
            seconds: RwSignal::default(),
            metres: RwSignal::default(),
            breaths: RwSignal::default(),
            note: RwSignal::default(),
            choices: RwSignal::new(choices),
            original: StoredValue::new(None),
            tempo: StoredValue::new(None),
        })))
    }

    /// Fills in the numbers of a set as the target of the next one: weight and amount, not effort, not the remark.
    pub(crate) fn aim_at(self, set: &Set) {
        self.fill_amount(set.work);
        // A weight is offered in the unit in use only: nothing that was typed is ever converted.
        let unit = self.choices.get_untracked().unit;
        match set.resistance {
            Resistance::External(weight) if weight.unit() == unit => {
                self.choices.update(|choices| choices.mode = Mode::External);
                self.weight.set(weight.to_string());
            }
            Resistance::Assistance(weight) if weight.unit() == unit => {
                self.choices.update(|choices| choices.mode = Mode::Assistance);
                self.weight.set(weight.to_string());
            }
            Resistance::Band(_) => self.choices.update(|choices| choices.mode = Mode::Other(set.resistance)),
            _ => {}
        }
        self.choices.update(|choices| choices.side = set.side);
    }

    /// Fills in the lowest dose of a library exercise, where nothing was done yet.
    pub(crate) fn aim_at_dose(self, exercise: &str) {
        let Some(exercise) = find(exercise) else { return };
        let dose =
            brace_domain::catalog::Phase::ALL.into_iter().find_map(|phase| exercise.dose.get(phase).as_ref());
        if let Some(dose) = dose {
            self.fill_dose(dose.amount);
        }
    }

    /// Fills in what is planned: the least of its range, or what was done last time where that lies in it, and its load.
    pub(crate) fn aim_at_plan(self, dose: &Prescription) {
        let typed = self.reps.get_untracked().parse::<u8>().unwrap_or(0);
        let last_time_fits =
            matches!(dose.amount, Amount::Reps { low, high, .. } if (low..=high).contains(&typed));
        if !last_time_fits {
            self.fill_dose(dose.amount);
        }
        if let Amount::Reps { pace: RepPace::Tempo(tempo), .. } = dose.amount {
            self.tempo.set_value(Some(tempo));
        }
        let unit = self.choices.get_untracked().unit;
        match dose.load {
            PlannedLoad::Weight(weight) if weight.unit() == unit => {
                self.choices.update(|choices| choices.mode = Mode::External);
                self.weight.set(weight.to_string());
            }
            PlannedLoad::Band(strength) => {
                self.choices.update(|choices| choices.mode = Mode::Other(Resistance::Band(strength)));
            }
            _ => {}
        }
    }

    fn fill_dose(self, amount: Amount) {
        match amount {
            Amount::Reps { low, .. } => self.reps.set(low.to_string()),
            Amount::Holds { low, seconds, .. } => {
                self.reps.set(low.to_string());
                self.seconds.set(seconds.to_string());
            }
            Amount::Seconds(seconds) => self.seconds.set(seconds.to_string()),
            Amount::Breaths(breaths) => self.breaths.set(breaths.to_string()),
            Amount::Metres(metres) => self.metres.set(metres.to_string()),
        }
    }

    /// Fills in everything of a logged set, to correct it.
    pub(crate) fn correct(self, set: &Set) {
        self.choices.update(|choices| {
            choices.unit = match set.resistance {
                Resistance::External(weight) | Resistance::Assistance(weight) => weight.unit(),
                _ => self.choices.get_untracked().unit,
            }
        });
        self.weight.set(String::new());
        self.aim_at(set);
        self.choices.update(|choices| choices.kind = set.kind);
        self.choices.update(|choices| choices.rpe = set.rpe);
        self.choices.update(|choices| {
            choices.pain = set.pain.map(|pain| pain.rating);
            choices.sharp_or_down = set.pain.is_some_and(|pain| pain.sharp_or_down);
        });
        self.note.set(set.note.clone().unwrap_or_default());
        self.original.set_value(Some(set.clone()));
        self.choices.update(|choices| choices.errors = Errors::default());
    }

    /// Fills in a step of a warm-up.
    pub(crate) fn aim_at_warm_up(self, weight: Weight, reps: Reps) {
        self.choices.update(|choices| {
            choices.mode = Mode::External;
            choices.unit = weight.unit();
            choices.kind = SetKind::WarmUp;
        });
        self.weight.set(weight.to_string());
        self.reps.set(reps.get().to_string());
    }

    /// Fills in what a pacer saw done, where that is something.
    pub(crate) fn fill_done(self, done: Tally) {
        let seconds = (done.ms / 1000).to_string();
        match self.choices.get_untracked().parts {
            Parts::Reps | Parts::Holds if done.reps > 0 => self.reps.set(done.reps.to_string()),
            Parts::Breaths if done.reps > 0 => self.breaths.set(done.reps.to_string()),
            Parts::Seconds if done.ms >= 1000 => self.seconds.set(seconds),
            Parts::Metres | Parts::TimedMetres if done.ms >= 1000 => {
                self.seconds.set(seconds);
                self.choices.update(|choices| choices.parts = Parts::TimedMetres);
            }
            _ => {}
        }
    }

    /// Chooses the side that is next.
    pub(crate) fn turn_to(self, side: Side) {
        self.choices.update(|choices| choices.side = side);
    }

    /// Types a weight in its own unit.
    pub(crate) fn weigh(self, weight: Weight) {
        self.choices.update(|choices| choices.unit = weight.unit());
        self.weight.set(weight.to_string());
    }

    /// The load that is typed; none for body weight, bands and assistance.
    pub(crate) fn load(self) -> Option<Weight> {
        match self.resistance(self.choices.get().mode) {
            Ok(Resistance::External(weight)) if self.choices.get().mode == Mode::External => Some(weight),
            _ => None,
        }
    }

    /// The kind that is chosen.
    pub(crate) fn kind(self) -> SetKind {
        self.choices.get().kind
    }

    /// The tempo that is prescribed.
    pub(crate) fn tempo(self) -> Option<Tempo> {
        self.tempo.get_value()
    }

    /// What is typed and chosen, as one short text: it lives through a reload (S11).
    pub(crate) fn draft(self) -> String {
        let choices = self.choices.get_untracked();
        let rating = choices.pain.map_or(0, |pain| usize::from(pain.get()) + 1);
        let chosen = [
            place_of(&SIDES, &choices.side),
            place_of(&KINDS, &choices.kind),
            choices.rpe.map_or(0, |rpe| usize::from(rpe.half_points()) + 1),
            rating,
            usize::from(choices.sharp_or_down),
        ];
        let fields = self.fields().map(|field| field.get_untracked());
        fields.into_iter().chain(chosen.map(|chosen| chosen.to_string())).collect::<Vec<_>>().join("\t")
    }

    /// Takes up what [`Self::draft`] wrote.
    pub(crate) fn take_up(self, draft: &str) {
        let mut parts = draft.split('\t');
        for field in self.fields() {
            if let Some(text) = parts.next() {
                field.set(text.to_owned());
            }
        }
        let mut chosen = parts.map(|part| part.parse::<usize>().unwrap_or(0));
        let mut next = || chosen.next().unwrap_or(0);
        let (side, kind, rpe, rating, sharp) = (next(), next(), next(), next(), next());
        let less_one = |number: usize| number.checked_sub(1).and_then(|number| u8::try_from(number).ok());
        self.choices.update(|choices| {
            choices.side = SIDES.get(side).copied().unwrap_or_default();
            choices.kind = KINDS.get(kind).copied().unwrap_or_default();
            choices.rpe = less_one(rpe).and_then(|half| SetRpe::from_half_points(half).ok());
            choices.pain = less_one(rating).and_then(Rating::new);
            choices.sharp_or_down = sharp == 1;
        });
    }

    fn fields(self) -> [RwSignal<String>; 6] {
        [self.weight, self.reps, self.seconds, self.metres, self.breaths, self.note]
    }

    /// Forgets effort, pain, kind and remark after a set was logged; the numbers stay as the next target.
    pub(crate) fn next(self) {
        self.choices.update(|choices| {
            choices.rpe = None;
            choices.pain = None;
            choices.sharp_or_down = false;
        });
        self.note.set(String::new());
        self.choices.update(|choices| choices.kind = SetKind::Working);
        self.original.set_value(None);
        self.choices.update(|choices| choices.errors = Errors::default());
    }

    /// The set that the fields hold now, if they do: for the line on the button.
    pub(crate) fn preview(self) -> Option<Set> {
        self.set().ok()
    }

    /// Reads the set, or shows beside each field what is wrong with it.
    pub(crate) fn read(self) -> Option<Set> {
        let read = self.set();
        self.choices.update(|choices| choices.errors = read.as_ref().err().copied().unwrap_or_default());
        read.ok()
    }

    fn set(self) -> Result<Set, Errors> {
        let mut errors = Errors::default();
        let resistance = match self.choices.get().mode {
            Mode::Other(resistance) => Some(resistance),
            mode => self.resistance(mode).map_err(|error| errors.weight = Some(error)).ok(),
        };
        let work = self.work(&mut errors);
        let note = self.note.get().trim().to_owned();
        errors.note = note.chars().count() > NOTE_CHARACTERS;
        let (Some(resistance), Some(work), false) = (resistance, work, errors.note) else {
            return Err(errors);
        };
        let original = self.original.get_value();
        Ok(Set {
            work,
            resistance,
            side: self.choices.get().side,
            kind: self.choices.get().kind,
            rpe: self.choices.get().rpe,
            tempo: match &original {
                Some(set) => set.tempo,
                None => self.tempo.get_value().filter(|_| matches!(work, Work::Reps(_))),
            },
            pain: self
                .choices
                .get()
                .pain
                .map(|rating| SetPain { rating, sharp_or_down: self.choices.get().sharp_or_down }),
            minute: original.as_ref().and_then(|set| set.minute),
            note: (!note.is_empty()).then_some(note),
            extra: original.map_or_else(Extra::default, |set| set.extra),
        })
    }

    /// There is a weight to type.
    fn is_weighed(self) -> bool {
        !matches!(self.choices.get().mode, Mode::Other(_))
    }

    fn resistance(self, mode: Mode) -> Result<Resistance, InputError> {
        match Weight::parse(&self.weight.get(), self.choices.get().unit) {
            // Nothing typed is no load: body weight.
            Err(InputError::Empty) => Ok(Resistance::Unloaded),
            Ok(weight) if weight.thousandths() == 0 => Ok(Resistance::Unloaded),
            Ok(weight) if mode == Mode::Assistance => Ok(Resistance::Assistance(weight)),
            Ok(weight) => Ok(Resistance::External(weight)),
            Err(error) => Err(error),
        }
    }

    fn work(self, errors: &mut Errors) -> Option<Work> {
        fn keep<T>(read: Result<T, InputError>, error: &mut Option<InputError>) -> Option<T> {
            read.map_err(|problem| *error = Some(problem)).ok()
        }
        let mut reps = || keep(Reps::parse(&self.reps.get()), &mut errors.reps);
        let mut seconds = || keep(Seconds::parse(&self.seconds.get()), &mut errors.seconds);
        let mut metres = || keep(Metres::parse(&self.metres.get()), &mut errors.metres);
        Some(match self.choices.get().parts {
            Parts::Reps => Work::Reps(reps()?),
            Parts::Holds => {
                let (reps, each) = (reps(), seconds());
                Work::Holds { reps: reps?, each: each? }
            }
            Parts::Seconds => Work::Time(seconds()?),
            Parts::Breaths => Work::Breaths(keep(Breaths::parse(&self.breaths.get()), &mut errors.breaths)?),
            Parts::Metres => Work::Distance(metres()?),
            Parts::TimedMetres => {
                let (metres, seconds) = (metres(), seconds());
                Work::TimedDistance { metres: metres?, seconds: seconds? }
            }
        })
    }

    fn fill_amount(self, work: Work) {
        let parts = match work {
            Work::Reps(reps) => {
                self.reps.set(reps.get().to_string());
                Parts::Reps
            }
            Work::Holds { reps, each } => {
                self.reps.set(reps.get().to_string());
                self.seconds.set(each.get().to_string());
                Parts::Holds
            }
            Work::Time(seconds) => {
                self.seconds.set(seconds.get().to_string());
                Parts::Seconds
            }
            Work::Breaths(breaths) => {
                self.breaths.set(breaths.get().to_string());
                Parts::Breaths
            }
            Work::Distance(metres) => {
                self.metres.set(metres.get().to_string());
                Parts::Metres
            }
            Work::TimedDistance { metres, seconds } => {
                self.metres.set(metres.get().to_string());
                self.seconds.set(seconds.get().to_string());
                Parts::TimedMetres
            }
        };
        self.choices.update(|choices| choices.parts = parts);
    }
}

/// The fields of a set. `last` is the set to compare with: last time's set of the same number. `below` stands under the numbers.
pub(crate) fn set_fields(form: SetForm, last: Ask<Option<Set>>, below: View) -> View {
    let w = words();
    let error = move |pick: fn(&Errors) -> Option<InputError>| {
        ask(move || {
            form.choices.with(|choices| pick(&choices.errors)).map(w.common.input_error).unwrap_or_default()
        })
    };
    let last_set = last.clone();
    let last_weight = ask(move || {
        last_set().and_then(|set| match set.resistance {
            Resistance::External(weight) | Resistance::Assistance(weight) => {
                let number = show::decimal(&weight.to_string());
                let other_unit = weight.unit() != form.choices.get().unit;
                Some(if other_unit { show::weight(weight) } else { number })
            }
            _ => None,
        })
    });
    let last_work = ask(move || last().map(|set| show::work(set.work)));
    let weight_unit = ask(move || {
        let unit = show::unit(form.choices.get().unit).to_owned();
        if form.choices.get().mode == Mode::Assistance { (w.common.assisted)(&unit) } else { unit }
    });
    let weight_step = ask(move || match form.choices.get().unit {
        WeightUnit::Kg => 2_500,
        WeightUnit::Lb => 5_000,
    });
    let weight = move || {
        form.is_weighed().then(|| view! {
            <Stepper id="weight" label=w.session.weight.said() unit=weight_unit.clone() value=form.weight step=weight_step.clone()
                error=error(|e| e.weight) last=last_weight.clone() words=&w.stepper />
        })
    };
    let field = move |id: &'static str,
                      label: &'static str,
                      value,
                      step: i64,
                      pick,
                      last: Ask<Option<String>>| {
        view! {
            <Stepper id=id label=label unit=ask(move || label.to_owned()) value=value step=ask(move || step) least=1_000 error=error(pick) last=last
                words=&w.stepper />
        }
    };
    let none = ask(|| None::<String>);
    let reps = move |last| field("reps", w.common.reps.said(), form.reps, 1_000, |e| e.reps, last);
    let seconds = move |label, step, last| field("seconds", label, form.seconds, step, |e| e.seconds, last);
    let metres = move |last| field("metres", w.common.metres.said(), form.metres, 5_000, |e| e.metres, last);
    let amount = move || match form.choices.get().parts {
        Parts::Reps => reps(last_work.clone()),
        Parts::Holds => {
            view! { {reps(last_work.clone())} {seconds(w.common.seconds_each.said(), 1_000, none.clone())} }
        }
        Parts::Seconds => seconds(w.common.seconds.said(), 5_000, last_work.clone()),
        Parts::Breaths => {
            field("breaths", w.common.breaths.said(), form.breaths, 1_000, |e| e.breaths, last_work.clone())
        }
        Parts::Metres => metres(last_work.clone()),
        Parts::TimedMetres => {
            view! { {metres(last_work.clone())} {seconds(w.common.seconds.said(), 5_000, none.clone())} }
        }
    };
    let per_side = form.traits.laterality == Laterality::PerSide;
    let sides = per_side.then(|| {
        let words = [w.common.each_side, w.common.left, w.common.right].map(Text::to_owned);
        let chosen = ask(move || place_of(&SIDES, &form.choices.get().side));
        let choose = Callback::new(move |place: usize| {
            let side = SIDES.get(place).copied().unwrap_or_default();
            form.choices.update(|choices| choices.side = side);
        });
        segmented(w.session.side.said(), words.to_vec(), chosen, choose)
    });
    view! {
        <div class="steps">
            {live_by(move || form.is_weighed().into(), weight)}
            {live_by(move || form.choices.get().parts as usize, amount)}
        </div>
        {below}
        {sides}
        {remarks(form)}
    }
}

/// Effort and pain; then kind and remark, which only some sets need.
fn remarks(form: SetForm) -> View {
    let w = words();
    let at_first = form.choices.get_untracked();
    // From the hardest down: working sets are rated at the upper end.
    let rpe_options = (0..=20)
        .rev()
        .filter_map(|half| SetRpe::from_half_points(half).ok())
        .map(|rpe| (rpe.half_points(), show::decimal(&rpe.to_string()), at_first.rpe == Some(rpe)));
    let rpe = number_select(
        w.common.rpe.said(),
        rpe_options.collect(),
        ask(move || form.choices.get().rpe.map(SetRpe::half_points)),
        Callback::new(move |half: Option<u8>| {
            let rpe = half.and_then(|half| SetRpe::from_half_points(half).ok());
            form.choices.update(|choices| choices.rpe = rpe);
        }),
    );
    let pain_options = (0..=10_u8)
        .map(|rating| (rating, rating.to_string(), at_first.pain.map(Rating::get) == Some(rating)));
    let pain = number_select(
        said("player_pain"),
        pain_options.collect(),
        ask(move || form.choices.get().pain.map(Rating::get)),
        Callback::new(move |rating: Option<u8>| {
            form.choices.update(|choices| {
                choices.pain = rating.and_then(Rating::new);
                choices.sharp_or_down &= choices.pain.is_some();
            });
        }),
    );
    let sharp = move || {
        sharp_is_asked(form).then(|| {
            tick(
                said("player_sharp"),
                Box::new(move || form.choices.get().sharp_or_down),
                Box::new(move |on| form.choices.update(|choices| choices.sharp_or_down = on)),
            )
        })
    };
    let kind_words = [w.session.working, w.common.warm_up, w.common.drop_set, w.common.failure_set];
    let kinds = move || {
        let chosen = ask(move || place_of(&KINDS, &form.choices.get().kind));
        let choose = Callback::new(move |place: usize| {
            let kind = KINDS.get(place).copied().unwrap_or_default();
            form.choices.update(|choices| choices.kind = kind);
        });
        segmented(w.session.kind.said(), kind_words.map(Text::to_owned).to_vec(), chosen, choose)
    };
    let opened = RwSignal::new(false);
    let shown = move || {
        let choices = form.choices.get();
        // The key that logs says of a warm-up that it is one.
        let is_plain = choices.kind == SetKind::Working
            || choices.kind == SetKind::WarmUp && form.original.with_value(Option::is_none);
        opened.get() || !is_plain || form.note.with(|note| !note.is_empty())
    };
    let too_long = move || {
        let refusal = Refusal::TooLong { max: NOTE_CHARACTERS };
        if form.choices.get().errors.note { (w.common.refusal)(refusal) } else { String::new() }
    };
    let more = move || {
        shown().then(|| {
            view! {
                {kinds()}
                <label class="field">
                    <span class="cap">{w.session.note_label}</span>
                    <textarea
                        rows="2"
                        prop:value=form.note
                        aria-invalid=move || form.choices.get().errors.note.to_string()
                        on:input=move |event| { opened.set(true); form.note.set(event_target_value(&event)) }
                    ></textarea>
                    <span class="error" role="alert">
                        {live(too_long)}
                    </span>
                </label>
            }
        })
    };
    view! {
        <div class="thirds">
            {rpe} {pain}
            <button type="button" class="btn plain" aria-expanded=move || shown().to_string() on:click=move |_| opened.update(|opened| *opened = !*opened)>
                {said("player_more")}
            </button>
        </div>
        {live_by(move || sharp_is_asked(form).into(), sharp)}
        {live_by(move || shown().into(), more)}
    }
}

fn sharp_is_asked(form: SetForm) -> bool {
    form.choices.get().pain.is_some_and(|pain| pain > Rating::MIN)
}

/// A small number from a list, or none: told by the value of its option, and as a whole by what is chosen later.
fn number_select(
    label: &'static str,
    options: Vec<(u8, String, bool)>,
    chosen: Ask<Option<u8>>,
    choose: Callback<Option<u8>>,
) -> View {
    let options = options.into_iter().map(|(value, word, selected)| {
        view! { <option value=value.to_string() selected=selected>{word}</option> }
    });
    let value = move || chosen().map_or_else(String::new, |chosen| chosen.to_string());
    view! {
        <label class="select">
            <span class="cap">{label}</span>
            <select prop:value=value on:change=move |event| choose.run(event_target_value(&event).parse().ok())>
                <option value="">{words().session.rpe_none}</option>
                {options.into_list()}
            </select>
        </label>
    }
}
