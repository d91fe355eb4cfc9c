//! Checkpoints: the journal folded into months, and, later, the tidying up.
//!
//! The order is what makes a crash at any point harmless: new month keys, read back and compared, then
//! the head in one write. The old keys stay for at least ten seconds, since a browser may hold writes
//! back for five and may even take one back after it was made (spec S13, S14).

use crate::{
    SCHEMA, codec,
    head::{HEAD_KEY, Head},
    journal,
    kv::KvError,
    layout::Layout,
    memory::Plan,
    merge::Records,
    record::Record,
    snapshot,
    stamp::Stamp,
    store::{Change, Mark, ReadOnly, Store},
};

/// How many journal keys there are before a checkpoint is due.
const JOURNAL_LIMIT: usize = 200;

/// How long old keys stay after the head has flipped, in seconds.
const TIDY_DELAY: u64 = 10;

/// How often a checkpoint starts again because another writer was faster.
const ATTEMPTS: usize = 3;

/// A checkpoint that has been written and not yet tidied up after.
#[derive(Debug)]
pub(crate) struct Committed {
    /// When, in seconds.
    at: u64,
    /// The head that it replaced.
    former_head: Option<String>,
    /// The month keys and values it wrote.
    months: Vec<(String, String)>,
    /// Actions that are only in its months, because the journal could not take them.
    unjournaled: Vec<(Stamp, String)>,
    /// The actions folded into it.
    folded: Vec<Stamp>,
    /// The month keys it put out of use.
    superseded: Vec<String>,
}

/// A checkpoint or an import was not written. What was there before is untouched.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotWritten {
    /// This store may not write.
    #[error("read-only")]
    ReadOnly(ReadOnly),
    /// The store refused.
    #[error(transparent)]
    Store(#[from] KvError),
    /// A month did not read back as it was written.
    #[error("the storage did not give back what was written")]
    ReadBack,
    /// Another writer was faster, several times in a row.
    #[error("another writer was faster")]
    OtherWriter,
}

impl Store {
    /// Whether a checkpoint is due: the journal is long, or a recovery has found something. At the end of
    /// a session and after an import one is due in any case; between two sets of a running session, not.
    #[must_use]
    pub fn wants_checkpoint(&self) -> bool {
        self.recovered || self.journal.as_slice().len() > JOURNAL_LIMIT
    }

    /// Folds all that is known into months: writes each month that changed under a new key, reads them
    /// back, then writes the head. Unsaved actions are saved by it too. What others wrote meanwhile is
    /// taken in first. Nothing visible changes. [`Store::tidy`] is due ten seconds later.
    ///
    /// # Errors
    /// [`NotWritten`]; the former head, months and journal are untouched.
    pub fn checkpoint(&mut self, now: u64, layout: &dyn Layout) -> Result<(), NotWritten> {
        for _ in 0..ATTEMPTS {
            self.may_write()?;
            self.sync()?;
            let plan = self.memory.plan(self.kv.as_ref(), layout)?;
            self.saw_schema(self.memory.newer_schema);
            self.may_write()?;
            if self.commit(now, plan, layout)? {
                return Ok(());
            }
        }
        Err(NotWritten::OtherWriter)
    }

    /// Takes in many changes as one checkpoint: after a crash at any point they are all there, or none.
    /// The returned stamp is their revision.
    ///
    /// # Errors
    /// [`NotWritten`]; then nothing of it is in memory or in storage.
    pub fn import(
        &mut self,
        now: u64,
        changes: Vec<Change>,
        layout: &dyn Layout,
    ) -> Result<Stamp, NotWritten> {
        self.may_write()?;
        self.sync()?;
        let stamp = self.own_stamp(now);
        let records = changes.into_iter().map(|change| change.into_record(stamp)).collect();
        let last = self.last.replace(stamp);
        let done = self.take_in(now, records, layout);
        if done.is_err() {
            self.last = last;
        }
        done.map(|_| stamp)
    }

    /// Merges the records of a backup or of a raw dump, with the revisions that they have there, as one
    /// checkpoint. Gives those that were new or newer, as they are now.
    ///
    /// # Errors
    /// [`NotWritten`]; then nothing of it is in memory or in storage.
    pub fn restore(
        &mut self,
        now: u64,
        records: Records,
        layout: &dyn Layout,
    ) -> Result<Vec<Record>, NotWritten> {
        self.may_write()?;
        self.sync()?;
        let new = self.take_in(now, records.into_iter().collect(), layout)?;
        Ok(self.now_of(new))
    }

    /// Absorbs records and writes a checkpoint; puts everything back if that fails.
    fn take_in(
        &mut self,
        now: u64,
        records: Vec<Record>,
        layout: &dyn Layout,
    ) -> Result<Vec<Stamp>, NotWritten> {
        self.memory.resolve(self.kv.as_ref(), records.iter().map(|record| record.id))?;
        let formers: Vec<_> =
            records.iter().map(|record| (record.id, self.memory.former(record.id))).collect();
        let new = self.absorb_all(records);
        let done = self.checkpoint(now, layout);
        if done.is_err() {
            // Backwards, so that an id that came twice ends as it began.
            for (id, former) in formers.into_iter().rev() {
                self.memory.put_back(id, former);
            }
            self.memory.decode_again(self.kv.as_ref());
        }
        done.map(|()| new)
    }

    /// Removes what the last checkpoint put out of use: the actions folded into it and the month keys it
    /// replaced. Does nothing before ten seconds have passed, nor if the head is another's by now, nor
    /// unless all that the head names reads well. Says how many keys were removed.
    ///
    /// # Errors
    /// What the store said; what is left is removed another time.
    pub fn tidy(&mut self, now: u64) -> Result<usize, KvError> {
        let due =
            self.committed.as_ref().is_some_and(|committed| now >= committed.at.saturating_add(TIDY_DELAY));
        if self.read_only.is_some() || !due || !self.head_holds()? {
            return Ok(0);
        }
        let Some(committed) = self.committed.take() else {
            return Ok(0);
        };
        let mut removed = 0;
        // Oldest first: an action that is left over is then never older than one that is gone.
        for stamp in committed.folded {
            removed += usize::from(self.remove_good(&journal::key(stamp))?);
            self.journal.remove(&stamp);
            self.written.retain(|(written, _)| *written != stamp);
        }
        for key in &committed.superseded {
            removed += usize::from(self.remove_good(key)?);
        }
        Ok(removed)
    }

    /// Makes room when the storage is full: tidies up, drops caches (`brace.pref.cache.*`), and writes a
    /// checkpoint, which saves what waits and is often shorter than the journal.
    ///
    /// # Errors
    /// [`NotWritten`] if there is still no room.
    pub fn make_room(&mut self, now: u64, layout: &dyn Layout) -> Result<(), NotWritten> {
        self.tidy(now)?;
        for key in self.kv.keys()? {
            if key.starts_with("brace.pref.cache.") {
                self.kv.remove(&key)?;
            }
        }
        if self.retry().is_ok() { Ok(()) } else { self.checkpoint(now, layout) }
    }

    /// Marks the summary of a month to be made anew by the next checkpoint (its version is old, or it
    /// depends on a record elsewhere that has changed), and brings the month into memory for that.
    ///
    /// # Errors
    /// [`Damage`](crate::Damage) if the month cannot be read.
    pub fn remake_summary(&mut self, month: crate::Month) -> Result<(), crate::Damage> {
        self.decode(month)?;
        self.memory.stale.insert(month);
        Ok(())
    }

    /// Reads again what the last checkpoint wrote; writes again what was taken back. Says how many.
    pub(crate) fn verify_committed(&mut self) -> Result<usize, KvError> {
        let Some(committed) = &mut self.committed else {
            return Ok(0);
        };
        let found = self.kv.get(HEAD_KEY)?;
        if found.is_some() && found != self.head.text && found != committed.former_head {
            // Another writer's, perhaps made without ours: what only our months hold goes back to the
            // journal, and the next checkpoint merges both.
            self.pending.extend(std::mem::take(&mut committed.unjournaled));
            self.recovered = true;
            return Ok(0);
        }
        let mut again = 0;
        let head = self.head.text.iter().map(|text| (HEAD_KEY, text));
        let months = committed.months.iter().map(|(key, value)| (key.as_str(), value));
        for (key, value) in months.chain(head) {
            if self.kv.get(key)?.as_ref() != Some(value) {
                self.kv.set(key, value)?;
                again += 1;
            }
        }
        Ok(again)
    }

    fn may_write(&self) -> Result<(), NotWritten> {
        self.read_only.map_or(Ok(()), |why| Err(NotWritten::ReadOnly(why)))
    }

    /// Writes months and head. False if another writer's head came in between.
    fn commit(&mut self, now: u64, plan: Plan, layout: &dyn Layout) -> Result<bool, NotWritten> {
        let folded = self.journal.as_slice().to_vec();
        let covers = folded.last().copied().max(self.last).max(self.head.covers);
        let nothing_new = plan.months.is_empty()
            && self.memory.stale.as_slice().is_empty()
            && covers == self.head.covers
            && self.kv.get(HEAD_KEY)? == self.head.text;
        let (old_head, old_months) = (self.head.stamp, self.month_keys());
        let (mut months, mut former_head) = (Vec::new(), None);
        if !nothing_new {
            self.ensure_head(now)?;
            let stamp = self.own_stamp(now);
            former_head.clone_from(&self.head.text);
            months = self.write_months(stamp, &plan)?;
            if !self.flip_head(stamp, covers, plan, &months, layout)? {
                return Ok(false);
            }
        } else if self.committed.is_some() {
            return Ok(true);
        }
        self.recovered = false;
        let mut unjournaled: Vec<_> = std::mem::take(&mut self.pending).into_iter().collect();
        let superseded = self.superseded(old_head, &old_months);
        if let Some(before) = self.committed.take() {
            // Written less than ten seconds ago, so it may still be taken back.
            months.extend(before.months.into_iter().filter(|(key, _)| !superseded.contains(key)));
            unjournaled.extend(before.unjournaled);
        }
        self.committed = Some(Committed { at: now, former_head, months, unjournaled, folded, superseded });
        Ok(true)
    }

    /// Writes the head that names these months. False if another writer's head came in between.
    fn flip_head(
        &mut self,
        stamp: Stamp,
        covers: Option<Stamp>,
        plan: Plan,
        written: &[(String, String)],
        layout: &dyn Layout,
    ) -> Result<bool, NotWritten> {
        let months = self.memory.entries(&plan, stamp, layout);
        let head = Head { schema: SCHEMA, stamp, clock: stamp.clock, covers, months };
        let text = head.to_value();
        let flipped = match self.kv.get(HEAD_KEY) {
            Ok(found) if found != self.head.text => Ok(false),
            Ok(_) => self.kv.set(HEAD_KEY, &text).map(|()| true),
            Err(why) => Err(why),
        };
        if flipped == Ok(true) {
            self.mirror.push(written.iter().cloned().chain([(HEAD_KEY.to_owned(), text.clone())]));
            self.memory.committed(plan, head.months);
            self.head = Mark { text: Some(text), stamp: Some(stamp), covers };
        } else {
            self.discard(written);
        }
        Ok(flipped?)
    }

    /// The first head names what there is, so that months without a head are never an unfinished import.
    fn ensure_head(&mut self, now: u64) -> Result<(), NotWritten> {
        let found = self.kv.get(HEAD_KEY)?;
        if found.as_deref().and_then(Head::read).is_none() {
            let stamp = self.own_stamp(now);
            let months = self.memory.months.clone();
            let covers = self.head.covers;
            let head = Head { schema: SCHEMA, stamp, clock: stamp.clock, covers, months };
            let text = head.to_value();
            self.kv.set(HEAD_KEY, &text)?;
            self.head = Mark { text: Some(text), stamp: Some(stamp), covers };
        }
        Ok(())
    }

    /// Writes the months of a plan and reads each of them back; removes them again if that fails.
    fn write_months(&mut self, stamp: Stamp, plan: &Plan) -> Result<Vec<(String, String)>, NotWritten> {
        let mut values = Vec::new();
        let last = plan.months.iter().rfind(|(_, ids)| !ids.is_empty()).map(|(month, _)| *month);
        for (month, ids) in plan.months.iter().filter(|(_, ids)| !ids.is_empty()) {
            let records: Vec<_> = ids.iter().filter_map(|id| self.records().get(*id)).collect();
            let last = last.unwrap_or(*month);
            let value = snapshot::write((*month, stamp), last, self.head.stamp, &records);
            values.push((snapshot::key(*month, stamp), value));
        }
        let mut written = Ok(());
        for (key, value) in &values {
            written = self.kv.set(key, value).map_err(NotWritten::from);
            if written.is_err() {
                break;
            }
        }
        if written.is_ok() {
            let held = |(key, value): &(String, String)| {
                self.kv.get(key).ok().as_ref() == Some(&Some(value.clone()))
            };
            if !values.iter().all(held) {
                written = Err(NotWritten::ReadBack);
            }
        }
        match written {
            Ok(()) => Ok(values),
            Err(why) => {
                self.discard(&values);
                Err(why)
            }
        }
    }

    /// Month keys that no head has ever named, or none ever will.
    fn discard(&mut self, values: &[(String, String)]) {
        for (key, _) in values {
            // If this fails too, the key is out of use all the same, and goes with the next tidying.
            drop(self.kv.remove(key));
        }
    }

    fn month_keys(&self) -> Vec<String> {
        self.memory.months.iter().map(|(month, entry)| snapshot::key(*month, entry.stamp)).collect()
    }

    /// The month keys that the head does not name: those that the former head named, and older ones. A
    /// younger one may be another writer's, whose head is yet to come.
    fn superseded(&self, old_head: Option<Stamp>, old_months: &[String]) -> Vec<String> {
        let named = self.month_keys();
        // If the keys cannot be listed now, they are tidied after another checkpoint.
        let mut keys = self.kv.keys().unwrap_or_default();
        keys.retain(|key| {
            let out_of_use = old_months.contains(key)
                || snapshot::parse_key(key).is_some_and(|(_, stamp)| Some(stamp) < old_head);
            out_of_use && !named.contains(key)
        });
        keys
    }

    /// Whether the head is still ours, and all that it names can be read or is long known to be lost.
    fn head_holds(&self) -> Result<bool, KvError> {
        if self.kv.get(HEAD_KEY)? != self.head.text {
            return Ok(false);
        }
        for (month, entry) in self.memory.months.iter().filter(|(month, _)| !self.memory.lost.contains(month))
        {
            let key = snapshot::key(*month, entry.stamp);
            if self.kv.get(&key)?.is_none_or(|value| codec::unseal(&key, &value).is_none()) {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Removes a key unless its value is damaged: that may be all that is left of something.
    fn remove_good(&mut self, key: &str) -> Result<bool, KvError> {
        let good = self.kv.get(key)?.is_some_and(|value| codec::unseal(key, &value).is_some());
        if good {
            self.kv.remove(key)?;
        }
        Ok(good)
    }
}
