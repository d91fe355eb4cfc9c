//! Schema 1 of one's own bars and plates.
//!
//! Both lists are read as a whole or not at all, and half a rack would load a bar wrongly: a record in which a later version
//! says more of a bar or a plate is set aside.

use super::EXTERNAL;
use crate::gym::{Bar, Plates, Rack};
use crate::log::Extra;
use crate::schema::Item;
use crate::schema::fields::{Reader, Writer, read_within};
use serde_json::Value;

pub(in crate::schema) fn read_rack(read: &mut Reader) -> Option<Item> {
    let bars = read.take("bars", |value| value.as_array()?.iter().map(read_bar).collect());
    let plates = read.take("plates", |value| value.as_array()?.iter().map(read_plates).collect());
    let rack =
        Rack { bars: read.needed("bars", bars)?, plates: read.needed("plates", plates)?, extra: Extra::NONE };
    let rack = Some(rack).filter(Rack::is_possible);
    Some(Item::Rack(read.needed("bars, plates", rack)?))
}

pub(in crate::schema) fn write_rack(write: &mut Writer, rack: &Rack) {
    write
        .put("bars", rack.bars.iter().map(write_bar).collect())
        .put("plates", rack.plates.iter().map(write_plates).collect());
}

fn read_bar(value: &Value) -> Option<Bar> {
    read_within(value, |read| {
        Some(Bar { weight: read.mass(EXTERNAL, |_| true)?, name: read.text("name").unwrap_or_default() })
    })
}

fn write_bar(bar: &Bar) -> Value {
    let mut write = Writer::new(&Extra::NONE);
    let name = Some(&*bar.name).filter(|name| !name.is_empty());
    write.maybe_text("name", name).mass(EXTERNAL, bar.weight);
    write.done().into()
}

fn read_plates(value: &Value) -> Option<Plates> {
    read_within(value, |read| {
        let pairs = read.whole("pairs", |pairs| u8::try_from(pairs).ok())?;
        Some(Plates { weight: read.mass(EXTERNAL, |_| true)?, pairs })
    })
}

fn write_plates(plates: &Plates) -> Value {
    let mut write = Writer::new(&Extra::NONE);
    write.number("pairs", plates.pairs).mass(EXTERNAL, plates.weight);
    write.done().into()
}
