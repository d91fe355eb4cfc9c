//! Memory: the records that have been decoded, and where each of them stands in storage.
//!
//! Months are decoded on demand. The head tells for each month between which clocks its ids lie, so a
//! record is looked for in the few months that can hold it, and usually in none.

use serde_json::Value;

use crate::{
    SCHEMA,
    head::MonthEntry,
    kv::{KvError, KvStore},
    layout::Layout,
    merge::Records,
    month::Month,
    open::Damage,
    record::Record,
    snapshot,
    sorted::{Pieces, Sorted, SortedMap},
    stamp::Stamp,
};

/// What is in memory, and what the head says of the rest.
#[derive(Debug, Default)]
pub(crate) struct Memory {
    pub(crate) records: Records,
    /// The months that the head names.
    pub(crate) months: SortedMap<Month, MonthEntry>,
    /// The months whose records are all in memory.
    decoded: Sorted<Month>,
    /// The months whose key cannot be read.
    pub(crate) lost: Sorted<Month>,
    /// Months whose key holds a record that has moved elsewhere.
    rewrite: Sorted<Month>,
    /// Months whose summary has to be made anew.
    pub(crate) stale: Sorted<Month>,
    /// Where each record stands.
    places: Pieces<Place>,
    /// The newest schema met while decoding, if this version does not know it.
    pub(crate) newer_schema: Option<u32>,
}

/// Where a record stands in storage.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Place {
    /// The month whose key holds the id.
    home: Option<Month>,
    /// The record is not there as it is in memory.
    changed: bool,
}

/// What a checkpoint has to write.
#[derive(Debug, Default)]
pub(crate) struct Plan {
    /// The months to write, by date, each with the ids that it holds; an empty one leaves the head.
    pub(crate) months: Vec<(Month, Vec<Stamp>)>,
}

impl Memory {
    /// Takes in a record that is not from a month key. True if it was new or newer.
    pub(crate) fn absorb(&mut self, record: Record) -> bool {
        let id = record.id;
        let new = self.records.absorb(record);
        if new {
            self.places.or_default(id).changed = true;
        }
        new
    }

    /// Whether a month key holds this record as it is in memory.
    pub(crate) fn stands(&self, id: Stamp) -> bool {
        let place = self.place(id);
        place.home.is_some() && !place.changed
    }

    /// Whether the records of a month are all in memory.
    pub(crate) fn is_decoded(&self, month: Month) -> bool {
        self.decoded.contains(&month)
    }

    /// Brings a month that the head names into memory; says which records were new or newer.
    pub(crate) fn decode(&mut self, kv: &dyn KvStore, month: Month) -> Result<Vec<Stamp>, Damage> {
        if self.decoded.contains(&month) {
            return Ok(Vec::new());
        }
        let Some(stamp) = self.months.get(&month).map(|entry| entry.stamp) else {
            return Ok(Vec::new());
        };
        match read_month(kv, month, stamp) {
            Ok(snapshot) => {
                self.saw_schema(snapshot.schema);
                self.lost.remove(&month);
                Ok(self.take_month(month, snapshot.records))
            }
            Err(damage) => {
                self.lost.insert(month);
                Err(damage)
            }
        }
    }

    /// Brings in every month that can hold one of these ids and is not decoded yet.
    ///
    /// An unreadable month is no error: it is in the report already, and the rest goes on without it. One
    /// that the store refuses to give is: it may be there the next time.
    pub(crate) fn resolve(
        &mut self,
        kv: &dyn KvStore,
        ids: impl IntoIterator<Item = Stamp>,
    ) -> Result<(), KvError> {
        let mut months = Sorted::default();
        for id in ids {
            if self.place(id).home.is_none() {
                let undecoded = self.undecoded().filter(|(_, entry)| entry.may_hold(id));
                months.extend(undecoded.map(|(month, _)| month));
            }
        }
        self.decode_all(kv, months)
    }

    /// The months that can be read and are not in memory.
    pub(crate) fn undecoded(&self) -> impl Iterator<Item = (Month, &MonthEntry)> {
        self.months
            .iter()
            .filter(|(month, _)| !self.decoded.contains(month) && !self.lost.contains(month))
            .map(|(month, entry)| (*month, entry))
    }

    /// Forgets which ids a month's key holds, because the key is no longer the one the head names.
    pub(crate) fn forget_month(&mut self, month: Month) {
        self.decoded.remove(&month);
        self.lost.remove(&month);
        for place in self.places.values_mut().filter(|place| place.home == Some(month)) {
            *place = Place { home: None, changed: true };
        }
    }

    /// The live records that a month's key holds, as they are now.
    pub(crate) fn live_of(&self, month: Month) -> impl Iterator<Item = &Record> {
        let here = self.places.iter().filter(move |(_, place)| place.home == Some(month));
        here.filter_map(|(id, _)| self.records.get(id)).filter(|record| !record.deleted)
    }

    /// What is kept of a record before an action that may be taken back.
    pub(crate) fn former(&self, id: Stamp) -> (Option<Record>, bool) {
        (self.records.get(id).cloned(), self.place(id).changed)
    }

    /// Puts back what [`Memory::former`] kept.
    pub(crate) fn put_back(&mut self, id: Stamp, (record, changed): (Option<Record>, bool)) {
        self.records.put_back(id, record);
        self.places.or_default(id).changed = changed;
    }

    /// Reads every decoded month again, after something was put back that it may have lost to.
    pub(crate) fn decode_again(&mut self, kv: &dyn KvStore) {
        for month in std::mem::take(&mut self.decoded) {
            drop(self.decode(kv, month));
        }
    }

    /// Which months have to be written, decoding those that it needs for that.
    ///
    /// A month that the store refuses to give is an error: writing it without what it holds would lose it.
    pub(crate) fn plan(&mut self, kv: &dyn KvStore, layout: &dyn Layout) -> Result<Plan, KvError> {
        self.decode_all(kv, self.lost.clone())?;
        loop {
            let homeless = self.places.iter().filter(|(_, place)| place.changed && place.home.is_none());
            self.resolve(kv, homeless.map(|(id, _)| id).collect::<Vec<_>>())?;
            let mut targets = Vec::with_capacity(self.records.len());
            let mut dirty = self.rewrite.clone();
            for record in self.records.iter() {
                let place = self.place(record.id);
                let target = self.target(record, place, layout);
                targets.push((target, record.id));
                if place.changed || place.home != Some(target) {
                    dirty.insert(target);
                    dirty.extend(place.home);
                }
            }
            let needed: Vec<_> =
                self.undecoded().map(|(month, _)| month).filter(|m| dirty.contains(m)).collect();
            if needed.is_empty() {
                let ids = |month| {
                    let here = targets.iter().filter(move |(target, _)| *target == month);
                    here.map(|(_, id)| *id).collect()
                };
                return Ok(Plan { months: dirty.into_iter().map(|month| (month, ids(month))).collect() });
            }
            self.decode_all(kv, needed)?;
        }
    }

    /// The entries of a head after a checkpoint has written these months.
    pub(crate) fn entries(
        &self,
        plan: &Plan,
        stamp: Stamp,
        layout: &dyn Layout,
    ) -> SortedMap<Month, MonthEntry> {
        let mut months = self.months.clone();
        for (month, ids) in &plan.months {
            let records: Vec<_> = ids.iter().filter_map(|id| self.records.get(*id)).collect();
            match entry(stamp, &records) {
                Some(entry) => months.insert(*month, entry),
                None => months.remove(month),
            }
        }
        let planned = |month| plan.months.iter().find(|(planned, _)| *planned == month);
        for (month, entry) in months.iter_mut() {
            let live: Vec<_> = match planned(*month) {
                Some((_, ids)) => {
                    let records = ids.iter().filter_map(|id| self.records.get(*id));
                    records.filter(|record| !record.deleted).collect()
                }
                None if self.stale.contains(month) => self.live_of(*month).collect(),
                None => continue,
            };
            entry.summary = layout.summary(*month, &live);
        }
        months
    }

    /// What holds after the head has flipped.
    pub(crate) fn committed(&mut self, plan: Plan, months: SortedMap<Month, MonthEntry>) {
        for (month, ids) in plan.months {
            self.lost.remove(&month);
            self.decoded.insert(month);
            for id in ids {
                self.places.or_default(id).home = Some(month);
            }
        }
        self.places.values_mut().for_each(|place| place.changed = false);
        self.decoded.retain(|month| months.contains_key(month));
        self.months = months;
        self.rewrite = Sorted::default();
        self.stale = Sorted::default();
    }

    fn decode_all(
        &mut self,
        kv: &dyn KvStore,
        months: impl IntoIterator<Item = Month>,
    ) -> Result<(), KvError> {
        for month in months {
            if let Err(Damage::Store(why)) = self.decode(kv, month) {
                return Err(why);
            }
        }
        Ok(())
    }

    /// Takes in the records of the key that the head names for a month.
    fn take_month(&mut self, month: Month, records: Vec<Record>) -> Vec<Stamp> {
        let mut new = Vec::new();
        self.decoded.insert(month);
        for record in records {
            let id = record.id;
            let same = self.records.get(id) == Some(&record);
            let newer = !same && self.records.absorb(record);
            let place = self.places.or_default(id);
            if let Some(other) = place.home.replace(month).filter(|other| *other != month) {
                self.rewrite.extend([other, month]);
            }
            place.changed = !same && !newer;
            if newer {
                new.push(id);
            }
        }
        new
    }

    fn place(&self, id: Stamp) -> Place {
        self.places.get(id).copied().unwrap_or_default()
    }

    fn target(&self, record: &Record, place: Place, layout: &dyn Layout) -> Month {
        let asked = if record.deleted { None } else { layout.month(record, &self.records) };
        asked.or(place.home).unwrap_or(Month::UNDATED)
    }

    /// Notes a schema that this version does not know.
    pub(crate) fn saw_schema(&mut self, schema: u32) {
        if schema > SCHEMA {
            self.newer_schema = self.newer_schema.max(Some(schema));
        }
    }
}

/// Reads a month key.
pub(crate) fn read_month(kv: &dyn KvStore, month: Month, stamp: Stamp) -> Result<snapshot::Snapshot, Damage> {
    match kv.get(&snapshot::key(month, stamp)) {
        Ok(Some(value)) => snapshot::read(month, stamp, &value).ok_or(Damage::Unreadable),
        Ok(None) => Err(Damage::Absent),
        Err(why) => Err(Damage::Store(why)),
    }
}

/// What a head says of a month with these records; `None` if there are none. The summary is still to come.
pub(crate) fn entry(stamp: Stamp, records: &[&Record]) -> Option<MonthEntry> {
    let clocks = records.iter().map(|record| record.id.clock);
    let clocks = (clocks.clone().min()?, clocks.max()?);
    let counts = count(records.iter().copied());
    Some(MonthEntry { stamp, clocks, counts, summary: Value::Null })
}

/// Live records per kind.
pub(crate) fn count<'a>(records: impl IntoIterator<Item = &'a Record>) -> SortedMap<String, u64> {
    let mut counts: SortedMap<String, u64> = SortedMap::default();
    for record in records.into_iter().filter(|record| !record.deleted) {
        match counts.get_mut(&record.kind) {
            Some(count) => *count += 1,
            None => counts.insert(record.kind.clone(), 1),
        }
    }
    counts
}
