//! Bringing a log back: a backup of the Data screen, or what the rescue page saved. It is merged with what is here, after a
//! look at what would come (X33). Nothing is written before "Add to this phone".

use crate::components::frame::{Leave, Screen, link_row};
use crate::components::icon::Icon;
use crate::components::notice::{Notice, Tone};
use crate::pages::import::file_field;
use crate::route::Route;
use crate::show;
use crate::state::{App, app};
use crate::view::{IntoList, View, live, view};
use crate::words::{Text, words};
use brace_record::{BackupError, RawError, Records, read_backup, read_raw};
use leptos::prelude::*;
use std::rc::Rc;

/// A backup of ten years is some 15 MB.
const MAX_BYTES: usize = 60_000_000;

/// Where it stands.
#[derive(Clone, PartialEq)]
enum Step {
    Choose,
    Reading,
    Refused(Text),
    Preview,
    Done(usize),
}

/// What was read of a file.
struct Found {
    records: Records,
    /// When it was made, as the file says; empty for a rescued log.
    made: String,
    /// Something in it is missing or cannot be read.
    flawed: bool,
}

#[derive(Clone, Copy)]
struct Restore {
    app: App,
    step: RwSignal<Step>,
    found: StoredValue<Option<Found>, LocalStorage>,
    failed: RwSignal<String>,
}

/// The page on which a log is brought back.
pub(crate) fn restore_page() -> View {
    let w = &words().restore;
    let restore = Restore {
        app: app(),
        step: RwSignal::new(Step::Choose),
        found: StoredValue::new_local(None),
        failed: RwSignal::new(String::new()),
    };
    let body = move || match restore.step.get() {
        Step::Choose => view! { <div class="card"><p>{w.intro}</p> {restore.chooser()}</div> },
        Step::Reading => view! { <p class="card" role="status">{words().import.reading}</p> },
        Step::Refused(text) => view! {
            <Notice tone=Tone::Signal icon=Icon::Warning heading=w.refused text=text />
            {restore.chooser()}
        },
        Step::Preview => restore.preview(),
        Step::Done(records) => view! {
            <div class="card" role="status"><h2 class="h2">{w.done}</h2><p>{(w.done_text)(records)}</p></div>
            <div class="card flush">{link_row(&Route::Log, words().log.title)}</div>
        },
    };
    view! { <Screen title=w.title leave=Leave::Back(Route::Data)>{live(body)}</Screen> }
}

impl Restore {
    fn chooser(self) -> View {
        let begin = Box::new(move || self.step.set(Step::Reading));
        file_field(".json,application/json", MAX_BYTES, begin, Rc::new(move |bytes| self.read(bytes)))
    }

    fn read(self, bytes: Option<Vec<u8>>) {
        match bytes.ok_or(words().import.unreadable).and_then(|bytes| read_file(&bytes)) {
            Ok(found) => {
                self.found.set_value(Some(found));
                self.failed.set(String::new());
                self.step.set(Step::Preview);
            }
            Err(why) => self.step.set(Step::Refused(why)),
        }
    }

    fn preview(self) -> View {
        let w = &words().restore;
        let looked = self.found.with_value(|found| {
            let found = found.as_ref()?;
            Some((self.app.preview(&found.records), found.made.clone(), found.flawed))
        });
        let Some((coming, made, flawed)) = looked else { return ().into() };
        let counted = [
            (coming.sessions, w.sessions),
            (coming.sets, w.sets),
            (coming.others, w.others),
            (coming.newer, w.newer),
            (coming.deleted, w.deleted),
            (coming.kept, w.kept),
        ];
        let lines = counted.into_iter().filter(|(count, _)| *count > 0).map(|(count, line)| line(count));
        let lines = lines.map(|line| view! { <li>{line}</li> }).into_list();
        let warning = flawed.then(|| {
            view! { <Notice tone=Tone::Signal icon=Icon::Warning heading=w.flawed text=w.flawed_text /> }
        });
        let nothing = coming.is_nothing().then(|| view! { <p>{w.nothing}</p> });
        let made = made.get(..10).map(|date| view! { <p class="sub">{(w.made)(date)}</p> });
        let cancel = move |_| {
            self.found.set_value(None);
            self.step.set(Step::Choose);
        };
        view! {
            {warning}
            <section class="card">
                <h2 class="h2">{w.preview}</h2>
                {made}
                <ul class="plain">{lines}</ul>
                {nothing}
                <p class="error" role="alert">{self.failed}</p>
                <div class="row wide">
                    <button type="button" class="btn tall" on:click=cancel>{words().common.cancel}</button>
                    <button
                        type="button"
                        class="btn main-act"
                        id="restore"
                        prop:disabled=coming.is_nothing()
                        on:click=move |_| self.merge()
                    >
                        {if flawed { w.add_readable } else { w.add }}
                    </button>
                </div>
            </section>
        }
    }

    fn merge(self) {
        let records = self.found.with_value(|found| found.as_ref().map(|found| found.records.clone()));
        match self.app.restore(records.unwrap_or_default()) {
            Ok(count) => self.step.set(Step::Done(count)),
            Err(why) => self.failed.set(show::not_done(why)),
        }
    }
}

/// Reads a file of either form, or says why it cannot be taken in.
fn read_file(bytes: &[u8]) -> Result<Found, Text> {
    let w = &words().restore;
    let text = std::str::from_utf8(bytes).map_err(|_| w.not_ours)?;
    match read_backup(text) {
        Ok(backup) => Ok(Found { records: backup.records, made: backup.made, flawed: false }),
        Err(BackupError::Flawed { readable, .. }) => {
            Ok(Found { records: readable.records, made: readable.made, flawed: true })
        }
        Err(BackupError::NewerSchema(_)) => Err(w.newer_version),
        Err(BackupError::NotJson { .. }) => Err(w.not_ours),
        Err(BackupError::NotABackup) => match read_raw(text) {
            Ok(dump) => {
                let flawed = !dump.unreadable.is_empty();
                Ok(Found { records: dump.records, made: String::new(), flawed })
            }
            Err(RawError::NewerSchema(_)) => Err(w.newer_version),
            Err(RawError::NotARawDump) => Err(w.not_ours),
        },
    }
}
