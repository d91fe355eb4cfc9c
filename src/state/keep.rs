//! How what is known is kept: months that are read after the first paint, checkpoints, the second copy, other tabs.

use super::{App, NotDone, Saving, stamp_of};
use crate::platform::storage::LocalStorageKv;
use crate::platform::{clock, page, prefs, record as browser};
use brace_domain::schema::Item;
use brace_domain::state::{State, Touched};
use brace_domain::units::Id;
use brace_record::{
    Change, Layout, Month, NotWritten, QUOTA, Record, Records, Stamp, Store, finish_erase, is_erasing,
};
use chrono::{Datelike, Days, NaiveDate};
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde_json::Value;
use std::time::Duration;

/// The months of so many days are read before the first paint: a session that is still open is in one of them. What looks
/// further back waits for all months.
const DAYS_BEFORE: u64 = 7;
/// By then the first screen is painted.
const AFTER_PAINT: Duration = Duration::from_millis(50);
/// How long older months are read at a time, in milliseconds, so that the page answers in between.
const SLICE: f64 = 8.0;
/// Old keys stay for ten seconds after a checkpoint (S14).
const TIDY_AFTER: Duration = Duration::from_secs(11);
/// Above this many actions a checkpoint is due even while a session runs (S13).
const LONG_JOURNAL: usize = 400;

/// Which month a record is kept in: sessions, check-ins, reviews, changes of the plan and most day marks by their date,
/// sets with their session. What a plan of today cannot do without, however long ago it was said, has none and is read
/// before the first paint: the programme, bars and plates, safety answers, and the few marks of phases, flares and checks.
struct Calendar;

impl Layout for Calendar {
    fn month(&self, record: &Record, records: &Records) -> Option<Month> {
        let text = |record: &Record, field: &str| record.fields.get(field)?.as_str().map(str::to_owned);
        match record.kind.as_str() {
            "day_mark" if !is_mark_of_load(&text(record, "mark")?) => None,
            "session" | "day_mark" | "check_in" | "plan_change" => Month::of_date(&text(record, "date")?),
            "review" => Month::of_date(&text(record, "week")?),
            "set" => Month::of_date(&text(records.get(text(record, "session")?.parse().ok()?)?, "date")?),
            _ => None,
        }
    }

    /// Nothing: the app reads all months soon after the start (ADR 0002).
    fn summary(&self, _: Month, _: &[&Record]) -> Value {
        Value::Null
    }
}

/// Whether a mark of a day, by its stored word, is about the load of that time, and not about what holds from then on.
fn is_mark_of_load(mark: &str) -> bool {
    matches!(mark, "unlogged" | "deload" | "deload_declined")
}

/// The months that are read at once: that of a week ago, this one, and the next, for a clock that was set back.
pub(super) fn near_months(today: NaiveDate) -> Vec<Month> {
    let month = |date: NaiveDate| date.year() * 12 + date.month0() as i32;
    let months = month(today - Days::new(DAYS_BEFORE))..=month(today) + 1;
    months.filter_map(|month| Month::new(u16::try_from(month / 12).ok()?, (month % 12) as u8 + 1)).collect()
}

/// The domain's id for a stamp of the record.
pub(super) fn id_of(stamp: Stamp) -> Id {
    Id { clock: stamp.clock, writer: stamp.writer.digits() }
}

/// What a record stands for, read in one place for all who ask: nothing if it was deleted. None if this version cannot use it.
#[inline(never)]
pub(super) fn item_of(record: Record) -> Option<(Id, Option<Item>)> {
    let item = if record.deleted { None } else { Some(Item::read(&record.kind, record.fields).ok()?) };
    Some((id_of(record.id), item))
}

/// Older months on their way into memory.
#[derive(Debug, Default)]
pub(super) struct Loading {
    /// Still to be read, the newest first.
    months: Vec<Month>,
    /// What was read so far.
    older: State,
}

impl App {
    /// What begins once the first screen is painted.
    pub(super) fn begin_keeping(self) {
        browser::on_turn(move |writer| self.turn(writer));
        browser::on_other_writes(move || self.catch_up());
        // Between the opening and the listening, another tab may have taken over.
        self.turn(browser::writes());
        let months = self.store.with_value(|store| {
            let unread = store.months().filter(|info| !info.decoded && !info.lost);
            unread.map(|info| info.month).collect::<Vec<_>>()
        });
        if !months.is_empty() {
            let mut older = State::default();
            // Sets are weighed by what is known of their exercise.
            self.state.with_value(|state| {
                let own = state.own_exercises().iter();
                older.take_in(own.map(|(id, exercise)| (*id, Some(Item::Exercise(exercise.clone())))));
            });
            let months = months.into_iter().rev().collect();
            self.loading.set_value(Some(Loading { months, older }));
            set_timeout(move || self.load_slice(), AFTER_PAINT);
        }
        set_timeout(move || spawn_local(self.begin_mirror()), AFTER_PAINT);
    }

    async fn begin_mirror(self) {
        match browser::read_mirror().await {
            Some(keys) => self.compare_mirror(&keys),
            None => self.store.update_value(Store::turn_mirror_off),
        }
        self.checkpoint_if_due(false);
        self.measure_room();
    }

    /// "Delete everything" was begun and cut off: it is finished before anything is read (S20).
    pub(super) fn finish_erasing(self) {
        spawn_local(async move {
            let done = browser::remove_mirror().await
                && LocalStorageKv::open().is_some_and(|mut kv| finish_erase(&mut kv).is_ok());
            if done {
                page::reload();
            }
        });
    }

    /// Deletes the log, its second copy and the preferences of this phone, and begins anew. False if it cannot begin.
    pub(crate) fn erase(self) -> bool {
        let mut kv = LocalStorageKv::open();
        let begun = kv.as_mut().is_some_and(|kv| brace_record::begin_erase(kv).is_ok());
        if begun {
            self.finish_erasing();
        }
        begun
    }

    fn load_slice(self) {
        let end = clock::milliseconds() + SLICE;
        while clock::milliseconds() < end {
            if !self.load_month() {
                return;
            }
        }
        set_timeout(move || self.load_slice(), Duration::from_millis(0));
    }

    /// Brings in at once what is still to be read.
    pub(crate) fn load_all(self) {
        while self.load_month() {}
    }

    /// Reads the oldest month that is not in memory. False when all are.
    fn load_month(self) -> bool {
        let next = self.loading.try_update_value(|loading| loading.as_mut()?.months.pop()).flatten();
        let Some(month) = next else {
            self.finish_loading();
            return false;
        };
        let read = self.store.try_update_value(|store| store.read_month(month));
        if let Some(Ok(records)) = read {
            self.loading.update_value(|loading| {
                if let Some(loading) = loading {
                    loading.older.take_in(records.into_iter().filter_map(item_of));
                }
            });
        }
        true
    }

    fn finish_loading(self) {
        let Some(mut loaded) = self.loading.try_update_value(Option::take).flatten() else { return };
        self.change_state(|state| {
            loaded.older.take_in(state.items().map(|(id, item)| (id, Some(item))));
            *state = loaded.older;
        });
        self.whole.set(true);
        self.tell(Touched::ALL);
    }

    /// Whether all months are in memory: what looks back further than a few months waits for that.
    pub(crate) fn is_whole(self) -> bool {
        self.whole.get()
    }

    /// Puts records in place that came from elsewhere.
    fn take_in(self, records: &[Record]) {
        if records.is_empty() {
            return;
        }
        let items = || records.iter().cloned().filter_map(item_of);
        self.loading.update_value(|loading| {
            if let Some(loading) = loading {
                loading.older.take_in(items());
            }
        });
        self.change_state(|state| state.take_in(items()));
        self.tell(Touched::ALL);
    }

    fn compare_mirror(self, keys: &std::collections::BTreeMap<String, String>) {
        let recovered = self.store.try_update_value(|store| store.compare_mirror(keys)).unwrap_or_default();
        self.take_in(&recovered.records);
        if !recovered.records.is_empty() {
            self.recovered.set(recovered.records.len());
        }
        self.write_mirror();
    }

    /// Hands on to the second copy what was written.
    pub(super) fn write_mirror(self) {
        let batches = self.store.try_update_value(Store::take_mirror_writes).unwrap_or_default();
        batches.iter().for_each(|batch| browser::write_mirror(batch));
    }

    fn turn(self, writer: bool) {
        let new = self.store.try_update_value(|store| {
            if writer {
                return store.become_writer().unwrap_or_default();
            }
            store.follow_other_tab();
            Vec::new()
        });
        self.take_in(&new.unwrap_or_default());
        if matches!(self.saving.get_untracked(), Saving::Saved | Saving::ReadOnly(_)) {
            self.saving.set(self.store.with_value(Saving::of));
        }
    }

    fn catch_up(self) {
        // Everything is being deleted in another tab: what is in memory here must not come back.
        if LocalStorageKv::open().is_some_and(|kv| is_erasing(&kv)) {
            return page::reload();
        }
        let new = self.store.try_update_value(Store::catch_up);
        self.take_in(&new.and_then(Result::ok).unwrap_or_default());
    }

    /// Folds the journal into months if it is time: at the end of a session, when the journal is long, or when
    /// something was recovered; not between two sets (S13).
    pub(super) fn checkpoint_if_due(self, session_ended: bool) {
        let running = self.state.with_value(|state| state.log().running().is_some());
        let due = self.store.with_value(|store| {
            let wanted = store.wants_checkpoint() && (!running || store.journal_length() > LONG_JOURNAL);
            session_ended || wanted
        });
        if due {
            // After the screen has changed.
            set_timeout(move || self.checkpoint(), Duration::from_millis(50));
        }
    }

    fn checkpoint(self) {
        let now = clock::unix_seconds();
        // What cannot be written stays in the journal and is tried again with the next checkpoint.
        if let Some(Ok(())) = self.store.try_update_value(|store| store.checkpoint(now, &Calendar)) {
            self.after_checkpoint();
        }
    }

    fn after_checkpoint(self) {
        self.after_write();
        self.measure_room();
        let tidy = move || {
            // What is left over is removed another time.
            let _ = self.store.try_update_value(|store| store.tidy(clock::unix_seconds()));
            self.write_mirror();
        };
        set_timeout(tidy, TIDY_AFTER);
    }

    /// Takes in many changes as one checkpoint: all of them or none (X16).
    pub(super) fn write_import(self, now: u64, changes: Vec<Change>) -> Result<(), NotDone> {
        let written = self.store.try_update_value(|store| store.import(now, changes, &Calendar));
        written.map_or(Err(NotDone::ReadOnly), |written| written.map_err(not_done))?;
        self.after_checkpoint();
        Ok(())
    }

    /// Merges the records of a backup or of a rescued log. Gives how many were new or newer.
    pub(crate) fn restore(self, records: Records) -> Result<usize, NotDone> {
        self.load_all();
        let now = clock::unix_seconds();
        let restored = self.store.try_update_value(|store| store.restore(now, records, &Calendar));
        let new = restored.map_or(Err(NotDone::ReadOnly), |restored| restored.map_err(not_done))?;
        self.take_in(&new);
        self.after_checkpoint();
        Ok(new.len())
    }

    /// Makes room in a full storage and tries again; false if it did not help.
    pub(super) fn make_room(self) -> bool {
        let now = clock::unix_seconds();
        let made = self.store.try_update_value(|store| store.make_room(now, &Calendar));
        let made = matches!(made, Some(Ok(())));
        if made {
            self.after_checkpoint();
        }
        made
    }

    /// Whether nine tenths of the room are used (S28).
    pub(crate) fn nearly_full(self) -> bool {
        self.nearly_full.get()
    }

    fn measure_room(self) {
        let used = self.store.with_value(Store::used_characters).unwrap_or(0);
        self.nearly_full.set(used > QUOTA / 10 * 9);
    }

    /// How many records came back from the second copy at this start.
    pub(crate) fn recovered(self) -> usize {
        self.recovered.get()
    }

    /// It was seen.
    pub(crate) fn recovered_seen(self) {
        self.recovered.set(0);
    }

    /// What a merge of these records would bring.
    pub(crate) fn preview(self, records: &Records) -> Coming {
        self.load_all();
        let mut coming = Coming::default();
        self.store.with_value(|store| {
            for record in records.iter() {
                match store.records().get(record.id) {
                    None if record.deleted => {}
                    None => coming.count(&record.kind),
                    Some(here) if here.rev >= record.rev => coming.kept += 1,
                    Some(_) if record.deleted => coming.deleted += 1,
                    Some(_) => coming.newer += 1,
                }
            }
        });
        coming
    }

    /// A session was finished for the first time: a sensible moment to ask for storage that lasts (S39).
    pub(super) fn ask_to_last(self) {
        if self.saving.get_untracked() != Saving::NoStorage && prefs::read("asked_to_last").is_none() {
            prefs::write("asked_to_last", "yes");
            browser::ask_to_last();
        }
    }

    /// Whether an item with this id was deleted here.
    pub(crate) fn is_deleted(self, id: Id) -> bool {
        self.store.with_value(|store| store.records().get(stamp_of(id)).is_some_and(|record| record.deleted))
    }
}

/// What a merge would bring.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Coming {
    /// Sessions that are not here.
    pub(crate) sessions: usize,
    /// Sets that are not here.
    pub(crate) sets: usize,
    /// Other records that are not here.
    pub(crate) others: usize,
    /// Records that are newer in the file.
    pub(crate) newer: usize,
    /// Records that were deleted there later than they were changed here.
    pub(crate) deleted: usize,
    /// Records that are the same or newer here.
    pub(crate) kept: usize,
}

impl Coming {
    fn count(&mut self, kind: &str) {
        match kind {
            "session" => self.sessions += 1,
            "set" => self.sets += 1,
            _ => self.others += 1,
        }
    }

    /// Whether anything would change.
    pub(crate) fn is_nothing(self) -> bool {
        self.sessions + self.sets + self.others + self.newer + self.deleted == 0
    }
}

fn not_done(why: NotWritten) -> NotDone {
    match why {
        NotWritten::ReadOnly(_) => NotDone::ReadOnly,
        NotWritten::Store(brace_record::KvError::Full) => NotDone::NoRoom,
        NotWritten::Store(_) | NotWritten::ReadBack | NotWritten::OtherWriter => NotDone::NotWritten,
    }
}
