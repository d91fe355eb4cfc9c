//! Memory: the records that have been decoded, and where each of them stands in storage.
//!
//! Months are decoded on demand. The head tells for each month between which clocks its ids lie, so a
//! record is looked for in the few months that can hold it, and usually in none.

use std::collections::{BTreeMap, BTreeSet};

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
    stamp::Stamp,
};

/// What is in memory, and what the head says of the rest.
#[derive(Debug, Default)]
pub(crate) struct Memory {
    pub(crate) records: Records,
    /// The months that the head names.
    pub(crate) months: BTreeMap<Month, MonthEntry>,
    /// The months whose records are all in memory.
    decoded: BTreeSet<Month>,
    /// The months whose key cannot be read.
    pub(crate) lost: BTreeSet<Month>,
    /// The month whose key holds an id.
    home: BTreeMap<Stamp, Month>,
    /// Ids that stand in no month key as they are in memory.
    changed: BTreeSet<Stamp>,
    /// Months whose key holds a record that has moved elsewhere.
    rewrite: BTreeSet<Month>,
    /// Months whose summary has to be made anew.
    pub(crate) stale: BTreeSet<Month>,
    /// The newest schema met while decoding, if this version does not know it.
    pub(crate) newer_schema: Option<u32>,
}

/// What a checkpoint has to write.
#[derive(Debug, Default)]
pub(crate) struct Plan {
    /// The months to write, each with the ids that it holds; an empty one leaves the head.
    pub(crate) months: BTreeMap<Month, Vec<Stamp>>,
}

impl Memory {
    /// Takes in a record that is not from a month key. True if it was new or newer.
    pub(crate) fn absorb(&mut self, record: Record) -> bool {
        let id = record.id;
        let new = self.records.absorb(record);
        if new {
            self.changed.insert(id);
        }
        new
    }

    /// Whether a month key holds this record as it is in memory.
    pub(crate) fn stands(&self, id: Stamp) -> bool {
        self.home.contains_key(&id) && !self.changed.contains(&id)
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
        let mut months = BTreeSet::new();
        for id in ids {
            if !self.home.contains_key(&id) {
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
        let ids: Vec<_> = self.home.iter().filter(|(_, m)| **m == month).map(|(id, _)| *id).collect();
        for id in ids {
            self.home.remove(&id);
            self.changed.insert(id);
        }
    }

    /// The live records that a month's key holds, as they are now.
    pub(crate) fn live_of(&self, month: Month) -> impl Iterator<Item = &Record> {
        let ids = self.home.iter().filter(move |(_, m)| **m == month);
        ids.filter_map(|(id, _)| self.records.get(*id)).filter(|record| !record.deleted)
    }

    /// What is kept of a record before an action that may be taken back.
    pub(crate) fn former(&self, id: Stamp) -> (Option<Record>, bool) {
        (self.records.get(id).cloned(), self.changed.contains(&id))
    }

    /// Puts back what [`Memory::former`] kept.
    pub(crate) fn put_back(&mut self, id: Stamp, (record, changed): (Option<Record>, bool)) {
        self.records.put_back(id, record);
        if changed {
            self.changed.insert(id);
        } else {
            self.changed.remove(&id);
        }
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
            let homeless = self.changed.iter().filter(|id| !self.home.contains_key(*id));
            self.resolve(kv, homeless.copied().collect::<Vec<_>>())?;
            let mut targets: BTreeMap<Month, Vec<Stamp>> = BTreeMap::new();
            let mut dirty = self.rewrite.clone();
            for record in self.records.iter() {
                let home = self.home.get(&record.id).copied();
                let target = self.target(record, layout);
                targets.entry(target).or_default().push(record.id);
                if home != Some(target) || self.changed.contains(&record.id) {
                    dirty.insert(target);
                    dirty.extend(home);
                }
            }
            let needed: Vec<_> =
                self.undecoded().map(|(month, _)| month).filter(|m| dirty.contains(m)).collect();
            if needed.is_empty() {
                let mut ids = |month| targets.remove(&month).unwrap_or_default();
                return Ok(Plan { months: dirty.into_iter().map(|m| (m, ids(m))).collect() });
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
    ) -> BTreeMap<Month, MonthEntry> {
        let mut months = self.months.clone();
        for (month, ids) in &plan.months {
            let records: Vec<_> = ids.iter().filter_map(|id| self.records.get(*id)).collect();
            match entry(stamp, &records) {
                Some(entry) => drop(months.insert(*month, entry)),
                None => drop(months.remove(month)),
            }
        }
        for (month, entry) in &mut months {
            let ids = plan.months.get(month);
            if ids.is_some() || (self.stale.contains(month) && self.decoded.contains(month)) {
                let live: Vec<_> = match ids {
                    Some(ids) => {
                        ids.iter().filter_map(|id| self.records.get(*id)).filter(|r| !r.deleted).collect()
                    }
                    None => self.live_of(*month).collect(),
                };
                entry.summary = layout.summary(*month, &live);
            }
        }
        months
    }

    /// What holds after the head has flipped.
    pub(crate) fn committed(&mut self, plan: Plan, months: BTreeMap<Month, MonthEntry>) {
        for (month, ids) in plan.months {
            self.lost.remove(&month);
            self.decoded.insert(month);
            self.home.extend(ids.into_iter().map(|id| (id, month)));
        }
        self.decoded.retain(|month| months.contains_key(month));
        self.months = months;
        self.changed.clear();
        self.rewrite.clear();
        self.stale.clear();
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
            if let Some(other) = self.home.insert(id, month).filter(|other| *other != month) {
                self.rewrite.extend([other, month]);
            }
            if self.records.get(id) == Some(&record) {
                self.changed.remove(&id);
            } else if self.records.absorb(record) {
                self.changed.remove(&id);
                new.push(id);
            } else {
                self.changed.insert(id);
            }
        }
        new
    }

    fn target(&self, record: &Record, layout: &dyn Layout) -> Month {
        let asked = if record.deleted { None } else { layout.month(record, &self.records) };
        asked.or_else(|| self.home.get(&record.id).copied()).unwrap_or(Month::UNDATED)
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
    let mut counts = BTreeMap::new();
    for record in records.iter().filter(|record| !record.deleted) {
        *counts.entry(record.kind.clone()).or_insert(0) += 1;
    }
    Some(MonthEntry { stamp, clocks, counts, summary: Value::Null })
}
