//! What is typed for a set before it is one: a few texts and choices, read into a [`Set`] when it is logged.

use super::choice::segmented;
use super::stepper::Stepper;
use crate::show;
use crate::words::words;
use brace_domain::catalog::{Amount, Laterality, Measure, Traits, find};
use brace_domain::log::{Extra, Set, SetKind};
use brace_domain::units::number::InputError;
use brace_domain::units::{
    Breaths, Metres, Reps, Resistance, Seconds, SetRpe, Side, Weight, WeightUnit, Work,
};
use brace_domain::update::NOTE_CHARACTERS;
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
    unit: RwSignal<WeightUnit>,
    mode: RwSignal<Mode>,
    reps: RwSignal<String>,
    seconds: RwSignal<String>,
    metres: RwSignal<String>,
    breaths: RwSignal<String>,
    /// Which of the amount fields count.
    parts: RwSignal<Parts>,
    side: RwSignal<Side>,
    kind: RwSignal<SetKind>,
    rpe: RwSignal<Option<SetRpe>>,
    note: RwSignal<String>,
    /// The set being corrected: what the form does not show is kept from it.
    original: StoredValue<Option<Set>>,
    errors: RwSignal<Errors>,
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
        Self {
            traits,
            weight: RwSignal::default(),
            unit: RwSignal::new(unit),
            mode: RwSignal::new(mode),
            reps: RwSignal::default(),
            seconds: RwSignal::default(),
            metres: RwSignal::default(),
            breaths: RwSignal::default(),
            parts: RwSignal::new(Parts::of(traits.measure)),
            side: RwSignal::default(),
            kind: RwSignal::default(),
            rpe: RwSignal::default(),
            note: RwSignal::default(),
            original: StoredValue::new(None),
            errors: RwSignal::default(),
        }
    }

    /// Fills in the numbers of a set as the target of the next one: weight and amount, not effort, not the remark.
    pub(crate) fn aim_at(self, set: &Set) {
        self.fill_amount(set.work);
        // A weight is offered in the unit in use only: nothing that was typed is ever converted.
        let unit = self.unit.get_untracked();
        match set.resistance {
            Resistance::External(weight) if weight.unit() == unit => {
                self.mode.set(Mode::External);
                self.weight.set(weight.to_string());
            }
            Resistance::Assistance(weight) if weight.unit() == unit => {
                self.mode.set(Mode::Assistance);
                self.weight.set(weight.to_string());
            }
            Resistance::Band(_) => self.mode.set(Mode::Other(set.resistance)),
            _ => {}
        }
        self.side.set(set.side);
    }

    /// Fills in the lowest dose of a library exercise, where nothing was done yet.
    pub(crate) fn aim_at_dose(self, exercise: &str) {
        let Some(exercise) = find(exercise) else { return };
        let dose =
            brace_domain::catalog::Phase::ALL.into_iter().find_map(|phase| exercise.dose.get(phase).as_ref());
        match dose.map(|dose| dose.amount) {
            Some(Amount::Reps { low, .. }) => self.reps.set(low.to_string()),
            Some(Amount::Holds { low, seconds, .. }) => {
                self.reps.set(low.to_string());
                self.seconds.set(seconds.to_string());
            }
            Some(Amount::Seconds(seconds)) => self.seconds.set(seconds.to_string()),
            Some(Amount::Breaths(breaths)) => self.breaths.set(breaths.to_string()),
            Some(Amount::Metres(metres)) => self.metres.set(metres.to_string()),
            None => {}
        }
    }

    /// Fills in everything of a logged set, to correct it.
    pub(crate) fn correct(self, set: &Set) {
        self.unit.set(match set.resistance {
            Resistance::External(weight) | Resistance::Assistance(weight) => weight.unit(),
            _ => self.unit.get_untracked(),
        });
        self.weight.set(String::new());
        self.aim_at(set);
        self.kind.set(set.kind);
        self.rpe.set(set.rpe);
        self.note.set(set.note.clone().unwrap_or_default());
        self.original.set_value(Some(set.clone()));
        self.errors.set(Errors::default());
    }

    /// Forgets effort, kind and remark after a set was logged; the numbers stay as the next target.
    pub(crate) fn next(self) {
        self.rpe.set(None);
        self.note.set(String::new());
        self.kind.set(SetKind::Working);
        self.original.set_value(None);
        self.errors.set(Errors::default());
    }

    /// The set that the fields hold now, if they do: for the line on the button.
    pub(crate) fn preview(self) -> Option<Set> {
        self.set().ok()
    }

    /// Reads the set, or shows beside each field what is wrong with it.
    pub(crate) fn read(self) -> Option<Set> {
        let read = self.set();
        self.errors.set(read.as_ref().err().copied().unwrap_or_default());
        read.ok()
    }

    fn set(self) -> Result<Set, Errors> {
        let mut errors = Errors::default();
        let resistance = match self.mode.get() {
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
            side: self.side.get(),
            kind: self.kind.get(),
            rpe: self.rpe.get(),
            tempo: original.as_ref().and_then(|set| set.tempo),
            minute: original.as_ref().and_then(|set| set.minute),
            note: (!note.is_empty()).then_some(note),
            extra: original.map_or_else(Extra::default, |set| set.extra),
        })
    }

    fn resistance(self, mode: Mode) -> Result<Resistance, InputError> {
        match Weight::parse(&self.weight.get(), self.unit.get()) {
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
        Some(match self.parts.get() {
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
        self.parts.set(parts);
    }
}

/// The fields of a set. `last` is the set to compare with: last time's set of the same number.
pub(crate) fn set_fields(form: SetForm, last: Signal<Option<Set>>) -> impl IntoView {
    let w = words();
    let error = move |pick: fn(&Errors) -> Option<InputError>| {
        Signal::derive(move || form.errors.with(pick).map(w.common.input_error).unwrap_or_default())
    };
    let last_weight = Signal::derive(move || {
        last.get().and_then(|set| match set.resistance {
            Resistance::External(weight) | Resistance::Assistance(weight) => {
                let number = show::decimal(&weight.to_string());
                let other_unit = weight.unit() != form.unit.get();
                Some(if other_unit { show::weight(weight) } else { number })
            }
            _ => None,
        })
    });
    let last_work = Signal::derive(move || last.get().map(|set| show::work(set.work)));
    let weight_unit = Signal::derive(move || {
        let unit = show::unit(form.unit.get()).to_owned();
        if form.mode.get() == Mode::Assistance { (w.common.assisted)(&unit) } else { unit }
    });
    let weight_step = Signal::derive(move || match form.unit.get() {
        WeightUnit::Kg => 2_500,
        WeightUnit::Lb => 5_000,
    });
    let weight = move || {
        (!matches!(form.mode.get(), Mode::Other(_))).then(|| view! {
            <Stepper id="weight" label=w.session.weight unit=weight_unit value=form.weight step=weight_step
                error=error(|e| e.weight) last=last_weight words=&w.stepper />
        })
    };
    let field = move |id: &'static str,
                      label: &'static str,
                      value,
                      step: i64,
                      pick,
                      last: Signal<Option<String>>| {
        view! {
            <Stepper id=id label=label unit=label value=value step=step least=1_000 error=error(pick) last=last
                words=&w.stepper />
        }
    };
    let none = Signal::derive(|| None::<String>);
    let reps = move |last| field("reps", w.common.reps, form.reps, 1_000, |e| e.reps, last);
    let seconds = move |label, step, last| field("seconds", label, form.seconds, step, |e| e.seconds, last);
    let metres = move |last| field("metres", w.common.metres, form.metres, 5_000, |e| e.metres, last);
    let amount = move || match form.parts.get() {
        Parts::Reps => reps(last_work).into_any(),
        Parts::Holds => view! { {reps(last_work)} {seconds(w.common.seconds_each, 1_000, none)} }.into_any(),
        Parts::Seconds => seconds(w.common.seconds, 5_000, last_work).into_any(),
        Parts::Breaths => {
            field("breaths", w.common.breaths, form.breaths, 1_000, |e| e.breaths, last_work).into_any()
        }
        Parts::Metres => metres(last_work).into_any(),
        Parts::TimedMetres => {
            view! { {metres(last_work)} {seconds(w.common.seconds, 5_000, none)} }.into_any()
        }
    };
    let per_side = form.traits.laterality == Laterality::PerSide;
    let sides = per_side.then(|| {
        let options = vec![
            (Side::Both, w.common.each_side.to_owned()),
            (Side::Left, w.common.left.to_owned()),
            (Side::Right, w.common.right.to_owned()),
        ];
        segmented(w.session.side, options, form.side.into(), move |side| form.side.set(side))
    });
    view! {
        <div class="steps">{weight} {amount}</div>
        {sides}
        {remarks(form)}
    }
}

/// Effort, kind and remark: what only some sets need.
fn remarks(form: SetForm) -> impl IntoView {
    let w = words();
    let choose_rpe = move |event| {
        let chosen = event_target_value(&event);
        form.rpe.set(chosen.parse().ok().and_then(|half| SetRpe::from_half_points(half).ok()));
    };
    // From the hardest down: working sets are rated at the upper end.
    let options = (0..=20).rev().filter_map(|half| SetRpe::from_half_points(half).ok()).map(|rpe| {
        let selected = move || form.rpe.get() == Some(rpe);
        let word = show::decimal(&rpe.to_string());
        view! { <option value=rpe.half_points().to_string() prop:selected=selected>{word}</option> }
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
        form.kind.set(kind.unwrap_or_default());
    };
    let kind_options = kinds.into_iter().enumerate().map(|(place, (kind, word))| {
        let selected = move || form.kind.get() == kind;
        view! { <option value=place.to_string() prop:selected=selected>{word}</option> }
    });
    let writing = RwSignal::new(false);
    let shown = move || writing.get() || form.note.with(|note| !note.is_empty());
    let note = move || {
        shown().then(|| view! {
            <label class="field">
                <span class="cap">{w.session.note_label}</span>
                <textarea
                    rows="2"
                    prop:value=form.note
                    aria-invalid=move || form.errors.with(|e| e.note).to_string()
                    on:input=move |event| form.note.set(event_target_value(&event))
                ></textarea>
                <span class="error" role="alert">
                    {move || form.errors.with(|e| e.note).then(|| {
                        (w.common.refusal)(brace_domain::update::Refusal::TooLong { max: NOTE_CHARACTERS })
                    })}
                </span>
            </label>
        })
    };
    view! {
        <div class="thirds">
            <label class="select">
                <span class="cap">{w.common.rpe}</span>
                <select on:change=choose_rpe>
                    <option value="" prop:selected=move || form.rpe.get().is_none()>{w.session.rpe_none}</option>
                    {options.collect_view()}
                </select>
            </label>
            <label class="select">
                <span class="cap">{w.session.kind}</span>
                <select on:change=choose_kind>{kind_options.collect_view()}</select>
            </label>
            <button type="button" class="btn plain" aria-expanded=move || shown().to_string() on:click=move |_| writing.set(true)>
                {w.session.add_note}
            </button>
        </div>
        {note}
    }
}
