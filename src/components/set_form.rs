//! What is typed for a set before it is one: a few texts and choices, read into a [`Set`] when it is logged.

use super::choice::{place_of, segmented};
use super::stepper::Stepper;
use crate::show;
use crate::view::{Ask, View, ask, live, live_by, view};
use crate::words::words;
use brace_domain::catalog::{Amount, Laterality, Measure, Traits, find};
use brace_domain::log::{Extra, Set, SetKind};
use brace_domain::plan::{PlannedLoad, Prescription};
use brace_domain::units::number::InputError;
use brace_domain::units::{
    Breaths, Metres, Reps, Resistance, Seconds, SetRpe, Side, Weight, WeightUnit, Work,
};
use brace_domain::update::{NOTE_CHARACTERS, Refusal};
use leptos::prelude::{Set as _, *};

/// How the number of the weight field is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mode {
    External,
    Assistance,
    /// A band or nothing: there is no weight to type.
    Other(Resistance),
}

/// The fields of a set. A copyable handle.
#[derive(Clone, Copy)]
pub(crate) struct SetForm {
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
            errors: Errors::default(),
        };
        Self {
            traits,
            weight: RwSignal::default(),
            reps: RwSignal::default(),
            seconds: RwSignal::default(),
            metres: RwSignal::default(),
            breaths: RwSignal::default(),
            note: RwSignal::default(),
            choices: RwSignal::new(choices),
            original: StoredValue::new(None),
        }
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
        self.note.set(set.note.clone().unwrap_or_default());
        self.original.set_value(Some(set.clone()));
        self.choices.update(|choices| choices.errors = Errors::default());
    }

    /// Forgets effort, kind and remark after a set was logged; the numbers stay as the next target.
    pub(crate) fn next(self) {
        self.choices.update(|choices| choices.rpe = None);
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
            tempo: original.as_ref().and_then(|set| set.tempo),
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

/// The fields of a set. `last` is the set to compare with: last time's set of the same number.
pub(crate) fn set_fields(form: SetForm, last: Ask<Option<Set>>) -> View {
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
            <Stepper id="weight" label=w.session.weight unit=weight_unit.clone() value=form.weight step=weight_step.clone()
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
    let reps = move |last| field("reps", w.common.reps, form.reps, 1_000, |e| e.reps, last);
    let seconds = move |label, step, last| field("seconds", label, form.seconds, step, |e| e.seconds, last);
    let metres = move |last| field("metres", w.common.metres, form.metres, 5_000, |e| e.metres, last);
    let amount = move || match form.choices.get().parts {
        Parts::Reps => reps(last_work.clone()),
        Parts::Holds => {
            view! { {reps(last_work.clone())} {seconds(w.common.seconds_each, 1_000, none.clone())} }
        }
        Parts::Seconds => seconds(w.common.seconds, 5_000, last_work.clone()),
        Parts::Breaths => {
            field("breaths", w.common.breaths, form.breaths, 1_000, |e| e.breaths, last_work.clone())
        }
        Parts::Metres => metres(last_work.clone()),
        Parts::TimedMetres => {
            view! { {metres(last_work.clone())} {seconds(w.common.seconds, 5_000, none.clone())} }
        }
    };
    let per_side = form.traits.laterality == Laterality::PerSide;
    let sides = per_side.then(|| {
        let options = [Side::Both, Side::Left, Side::Right];
        let words = [w.common.each_side, w.common.left, w.common.right].map(str::to_owned);
        let chosen = ask(move || place_of(&options, &form.choices.get().side));
        let choose = Callback::new(move |place: usize| {
            let side = options.get(place).copied().unwrap_or_default();
            form.choices.update(|choices| choices.side = side);
        });
        segmented(w.session.side, words.to_vec(), chosen, choose)
    });
    view! {
        <div class="steps">
            {live_by(move || form.is_weighed().into(), weight)}
            {live_by(move || form.choices.get().parts as usize, amount)}
        </div>
        {sides}
        {remarks(form)}
    }
}

/// Effort, kind and remark: what only some sets need.
fn remarks(form: SetForm) -> View {
    let w = words();
    let choose_rpe = move |event| {
        let chosen = event_target_value(&event);
        form.choices.update(|choices| {
            choices.rpe = chosen.parse().ok().and_then(|half| SetRpe::from_half_points(half).ok())
        });
    };
    let at_first = form.choices.get_untracked();
    // From the hardest down: working sets are rated at the upper end.
    let options = (0..=20).rev().filter_map(|half| SetRpe::from_half_points(half).ok()).map(|rpe| {
        let selected = at_first.rpe == Some(rpe);
        let word = show::decimal(&rpe.to_string());
        view! { <option value=rpe.half_points().to_string() selected=selected>{word}</option> }
    });
    let kinds = [
        (SetKind::Working, w.session.working),
        (SetKind::WarmUp, w.common.warm_up),
        (SetKind::Drop, w.common.drop_set),
        (SetKind::Failure, w.common.failure_set),
    ];
    let choose_kind = move |event| {
        let place = event_target_value(&event).parse::<usize>().ok();
        let kind = place.and_then(|place| kinds.get(place)).map(|(kind, _)| *kind);
        form.choices.update(|choices| choices.kind = kind.unwrap_or_default());
    };
    let kind_options = kinds.into_iter().enumerate().map(|(place, (kind, word))| {
        view! { <option value=place.to_string() selected=at_first.kind == kind>{word}</option> }
    });
    // Later ones are told to the select as a whole: one part that follows instead of one for each option.
    let rpe = move || {
        let rpe = form.choices.get().rpe;
        rpe.map_or_else(String::new, |rpe| rpe.half_points().to_string())
    };
    let kind = move || {
        let chosen = form.choices.get().kind;
        kinds.iter().position(|(kind, _)| *kind == chosen).unwrap_or(0).to_string()
    };
    let writing = RwSignal::new(false);
    let shown = move || writing.get() || form.note.with(|note| !note.is_empty());
    let too_long = move || {
        let refusal = Refusal::TooLong { max: NOTE_CHARACTERS };
        if form.choices.get().errors.note { (w.common.refusal)(refusal) } else { String::new() }
    };
    let note = move || {
        shown().then(|| {
            view! {
                <label class="field">
                    <span class="cap">{w.session.note_label}</span>
                    <textarea
                        rows="2"
                        prop:value=form.note
                        aria-invalid=move || form.choices.get().errors.note.to_string()
                        on:input=move |event| { writing.set(true); form.note.set(event_target_value(&event)) }
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
            <label class="select">
                <span class="cap">{w.common.rpe}</span>
                <select prop:value=rpe on:change=choose_rpe>
                    <option value="">{w.session.rpe_none}</option>
                    {options.collect_view()}
                </select>
            </label>
            <label class="select">
                <span class="cap">{w.session.kind}</span>
                <select prop:value=kind on:change=choose_kind>{kind_options.collect_view()}</select>
            </label>
            <button type="button" class="btn plain" aria-expanded=move || shown().to_string() on:click=move |_| writing.set(true)>
                {w.session.add_note}
            </button>
        </div>
        {live(note)}
    }
}
