//! What the app knows, as signals, and the one way to change it.
//!
//! [`App::dispatch`] is the only caller of `update` and the only writer of these signals. The record is written as a step
//! of it, before the screen says "logged"; nothing is ever written by an effect.

mod keep;
mod saving;
mod undo;

pub(crate) use saving::Saving;
pub(crate) use undo::{Done, UndoStack};

use crate::platform::record as browser;
use crate::platform::{clock, page, storage::LocalStorageKv};
use crate::state::keep::{Loading, id_of, item_of, near_months};
use crate::state::saving::{record_changes, stamp_of};
use brace_domain::catalog::filter::Filter;
use brace_domain::log::Log;
use brace_domain::state::{State, Touched};
use brace_domain::units::Id;
use brace_domain::update::{Changes, Command, Context, Refusal, update};
use brace_record::{KvError, KvStore, MemoryKv, NotSaved, OpenReport, Opened, Store, Writer};
use chrono::{Datelike, NaiveDate};
use leptos::prelude::*;
use serde_json::Map;
use std::ops::Deref;
use std::time::Duration;

/// How long after a write it is read again (S15).
const VERIFY_AFTER: Duration = Duration::from_secs(2);

/// As many records of older months are read before the first paint; more are read after it, in slices.
const READ_AT_ONCE: u64 = 3_000;

/// The app's state. A copyable handle; get it with [`app`]. As small as can be: nearly every closure of the screens holds
/// one, and the code that copies the signals themselves would be there as often.
#[derive(Clone, Copy)]
pub(crate) struct App(&'static Parts);

impl Deref for App {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        self.0
    }
}

/// What [`App`] consists of. It is there as long as the page is.
pub(crate) struct Parts {
    state: StoredValue<State, LocalStorage>,
    store: StoredValue<Store, LocalStorage>,
    /// Counts up when sessions or sets change, so that only what reads the log looks again.
    log_version: RwSignal<usize>,
    /// Counts up when own exercises or name mappings change.
    exercises_version: RwSignal<usize>,
    /// Counts up when programme, check-ins, safety answers, changes by hand, reviews or day marks change.
    plan_version: RwSignal<usize>,
    /// Today's civil date, as its number in the calendar.
    today: RwSignal<usize>,
    saving: RwSignal<Saving>,
    undo: RwSignal<UndoStack, LocalStorage>,
    report: StoredValue<OpenReport, LocalStorage>,
    unused: StoredValue<usize, LocalStorage>,
    loading: StoredValue<Option<Loading>, LocalStorage>,
    recovered: RwSignal<usize>,
    nearly_full: RwSignal<bool>,
    /// Whether all months are in memory.
    whole: RwSignal<bool>,
    sought: RwSignal<Sought>,
    log_view: LogView,
}

/// How the log is looked at, until Brace is closed. A copyable handle.
#[derive(Clone, Copy)]
pub(crate) struct LogView {
    /// One more than the place of the pillar that is asked for; 0: any.
    pub(crate) pillar: RwSignal<usize>,
    /// The exercise that is asked for; empty: any.
    pub(crate) exercise: RwSignal<String>,
    /// As many sessions are shown.
    pub(crate) shown: RwSignal<usize>,
    /// The session that was logged afterwards last; empty: none.
    pub(crate) added: RwSignal<String>,
}

/// What is looked for in the library.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Sought {
    /// What was typed.
    pub(crate) typed: String,
    /// What is asked besides.
    pub(crate) filter: Filter,
}

/// Why a command changed nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NotDone {
    /// The domain refused it.
    Refused(Refusal),
    /// The record may not be written: a newer version of Brace wrote it, or another tab writes.
    ReadOnly,
    /// An import or a backup does not fit into the storage; nothing of it is there.
    NoRoom,
    /// The browser refused an import or a backup; nothing of it is there.
    NotWritten,
}

/// The state, from the context that [`App::provide`] set.
pub(crate) fn app() -> App {
    expect_context::<App>()
}

impl App {
    /// Opens the record and puts the state into the context.
    pub(crate) fn provide() -> Self {
        let writer = Writer::from_random(clock::random_bytes());
        let (kv, lasting): (Box<dyn KvStore>, bool) = match LocalStorageKv::open() {
            Some(kv) => (Box::new(kv), true),
            None => (Box::new(MemoryKv::new()), false),
        };
        let today = clock::now().date;
        let months = near_months(today);
        let Opened { mut store, mut records, report } =
            Store::open_months(kv, clock::unix_seconds(), writer, &months);
        let unread = store.months().filter(|month| !month.decoded).flat_map(|month| month.counts.iter());
        let (unread, seen) = (
            unread.map(|(_, count)| count).sum::<u64>(),
            records.iter().any(|record| record.kind == "session"),
        );
        if unread <= READ_AT_ONCE || !seen {
            // Little; or, after a long pause, all that there is to see is older.
            store.read_all();
            records = store.records().live().cloned().collect();
        }
        let whole = store.months().all(|month| month.decoded || month.lost);
        if !browser::writes() {
            store.follow_other_tab();
        }
        let count = records.len();
        let items: Vec<_> = records.into_iter().filter_map(item_of).collect();
        let unused = count - items.len();
        let mut state = State::default();
        state.take_in(items);
        let saving = if lasting { Saving::of(&store) } else { Saving::NoStorage };
        let app = Self(Box::leak(Box::new(Parts {
            state: StoredValue::new_local(state),
            log_version: RwSignal::new(0),
            exercises_version: RwSignal::new(0),
            plan_version: RwSignal::new(0),
            today: RwSignal::new(number_of(today)),
            saving: RwSignal::new(saving),
            undo: RwSignal::new_local(UndoStack::default()),
            loading: StoredValue::new_local(None),
            recovered: RwSignal::new(0),
            nearly_full: RwSignal::new(false),
            whole: RwSignal::new(whole),
            sought: RwSignal::new(Sought::default()),
            log_view: LogView {
                pillar: RwSignal::new(0),
                exercise: RwSignal::new(String::new()),
                shown: RwSignal::new(0),
                added: RwSignal::new(String::new()),
            },
            store: StoredValue::new_local(store),
            report: StoredValue::new_local(report),
            unused: StoredValue::new_local(unused),
        })));
        provide_context(app);
        app.watch_page();
        if app.report.with_value(|report| report.erasing) {
            app.finish_erasing();
        } else {
            // Once the first screen is painted.
            request_animation_frame(move || set_timeout(move || app.begin_keeping(), Duration::ZERO));
        }
        app
    }

    /// Does what a person wants: works out the changes, writes them, puts them in place. Gives the id that was drawn for it.
    pub(crate) fn dispatch(self, command: Command) -> Result<Id, NotDone> {
        let done = Done::of(&command);
        let now = clock::unix_seconds();
        let stamp = self.store.try_update_value(|store| store.next_stamp(now));
        let stamp = stamp.ok_or(NotDone::ReadOnly)?;
        let id = id_of(stamp);
        let context = Context { now: clock::now(), id };
        let changes = self.state.with_value(|state| update(state, command, &context));
        let changes = changes.map_err(NotDone::Refused)?;
        if done == Done::Imported {
            self.write_import(now, record_changes(&changes))?;
        } else {
            self.write(now, &changes)?;
        }
        self.put(&changes);
        // A lock of the safety screen is opened by answering again, not by taking an answer back (T4).
        if done != Done::SafetyAnswered {
            self.undo.update(|stack| stack.offer(done, changes));
        }
        if done == Done::SessionFinished {
            self.ask_to_last();
        }
        self.checkpoint_if_due(done == Done::SessionFinished);
        Ok(id)
    }

    /// Writes one action to the journal. What is refused stays in memory and on the screen.
    fn write(self, now: u64, changes: &Changes) -> Result<(), NotDone> {
        match self.store.try_update_value(|store| store.append(now, record_changes(changes))) {
            Some(Ok(_)) => self.after_write(),
            Some(Err(NotSaved::Kept { why: KvError::Full, .. })) if self.make_room() => {}
            Some(Err(NotSaved::Kept { unsaved, why, .. })) => self.not_saved(unsaved, &why),
            Some(Err(NotSaved::ReadOnly(_))) | None => return Err(NotDone::ReadOnly),
        }
        Ok(())
    }

    /// Takes the newest action back that still can be.
    pub(crate) fn undo(self) {
        if let Some(changes) = self.undo.try_update(UndoStack::take).flatten() {
            // Refused only in read-only mode, where nothing is offered.
            let _ = self.dispatch(Command::Undo(changes));
        }
    }

    /// Looks at the log; whoever does it in a memo or a view is told when it changes.
    pub(crate) fn with_log<R>(self, read: impl FnOnce(&Log) -> R) -> R {
        self.log_version.track();
        self.state.with_value(|state| read(state.log()))
    }

    /// Looks at everything.
    pub(crate) fn with_state<R>(self, read: impl FnOnce(&State) -> R) -> R {
        self.log_version.track();
        self.exercises_version.track();
        self.plan_version.track();
        self.state.with_value(read)
    }

    /// Today's civil date; it moves on when the page is shown again after midnight.
    pub(crate) fn today(self) -> NaiveDate {
        date_of(self.today.get())
    }

    /// What is looked for in the library, until Brace is closed.
    pub(crate) fn sought(self) -> RwSignal<Sought> {
        self.sought
    }

    /// How the log is looked at.
    pub(crate) fn log_view(self) -> LogView {
        self.log_view
    }

    /// Whether what was done is stored.
    pub(crate) fn saving(self) -> Saving {
        self.saving.get()
    }

    /// The newest action that can be taken back: its number and what it was.
    pub(crate) fn newest_action(self) -> Option<(usize, Done)> {
        self.undo.with(|stack| stack.newest().map(|offer| (offer.number, offer.done)))
    }

    /// What the start found damaged or missing, and how many records this version cannot use.
    pub(crate) fn with_report<R>(self, read: impl FnOnce(&OpenReport, usize) -> R) -> R {
        self.report.with_value(|report| read(report, self.unused.get_value()))
    }

    /// Characters used of the browser's room; none where it cannot be asked.
    pub(crate) fn used_characters(self) -> Option<usize> {
        self.store.with_value(|store| store.used_characters().ok())
    }

    /// The whole record as one readable document, from memory where storage fails.
    pub(crate) fn backup(self, prefs: &Map<String, serde_json::Value>) -> String {
        let made = clock::iso_now();
        let backup = |store: &mut Store| store.backup(env!("CARGO_PKG_VERSION"), &made, prefs);
        self.store.try_update_value(backup).unwrap_or_default()
    }

    /// Tries again to write what could not be written.
    pub(crate) fn retry(self) {
        match self.store.try_update_value(|store| (store.retry(), store.unsaved())) {
            Some((Ok(()), _)) => self.after_write(),
            Some((Err(why), unsaved)) => self.not_saved(unsaved, &why),
            None => {}
        }
    }

    fn put(self, changes: &Changes) {
        let touched = self.state.try_update_value(|state| state.apply(changes)).unwrap_or_default();
        self.tell(touched);
    }

    /// Tells whoever reads sessions, exercises or the plan that they have changed.
    fn tell(self, touched: Touched) {
        let Touched { log, exercises, plan } = touched;
        let versions =
            [(log, self.log_version), (exercises, self.exercises_version), (plan, self.plan_version)];
        for (_, version) in versions.into_iter().filter(|(changed, _)| *changed) {
            version.update(|version| *version = version.wrapping_add(1));
        }
    }

    fn after_write(self) {
        self.write_mirror();
        if self.saving.get_untracked() != Saving::NoStorage {
            self.saving.set(self.store.with_value(Saving::of));
        }
        set_timeout(move || self.verify(), VERIFY_AFTER);
    }

    fn not_saved(self, unsaved: usize, why: &brace_record::KvError) {
        if self.saving.try_get_untracked() != Some(Saving::NoStorage) {
            self.saving.set(Saving::failed(unsaved, why));
        }
    }

    /// A browser may take a write back after it said yes (S15).
    fn verify(self) {
        use brace_record::Verified;
        match self.store.try_update_value(Store::verify_last) {
            Some(Verified::NotSaved(why)) => {
                // What cannot be read back may be there or not: at least the last change is in doubt.
                let unsaved = self.store.with_value(Store::unsaved).max(1);
                self.not_saved(unsaved, &why);
            }
            Some(Verified::WrittenAgain(_)) => self.after_write(),
            Some(Verified::Held) | None => {}
        }
    }

    fn watch_page(self) {
        page::on_visibility_change(move |visible| {
            if !visible {
                return;
            }
            let today = number_of(clock::now().date);
            if self.today.get_untracked() != today {
                self.today.set(today);
            }
            if matches!(self.saving.get_untracked(), Saving::NotSaved { .. }) {
                self.retry();
            }
        });
        page::confirm_leaving(move || matches!(self.saving.get_untracked(), Saving::NotSaved { .. }));
    }
}

/// A date as a number and back: one type of signal less.
fn number_of(date: NaiveDate) -> usize {
    usize::try_from(date.num_days_from_ce()).unwrap_or_default()
}

fn date_of(number: usize) -> NaiveDate {
    i32::try_from(number).ok().and_then(NaiveDate::from_num_days_from_ce_opt).unwrap_or_default()
}
