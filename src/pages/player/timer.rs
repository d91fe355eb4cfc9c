//! The timer of a session: the pacer of a set, or the rest after it. One runs at a time, on whatever screen one looks; it lives
//! through a reload, and nothing runs when nothing needs it: once a second for a rest, with the frames for a pacer in sight.
//!
//! Everything shown follows from when it began (`brace_domain::pace`), so after a locked screen the next look is right.

use crate::platform::{clock, gym, page, prefs, record};
use crate::state::{App, app};
use crate::view::{View, live, view};
use crate::words::{said, say};
use brace_domain::catalog::ExerciseId;
use brace_domain::pace::{
    Announcement, Clockface, Cue, Done, Kept, Look, Now, Pace, Part, Rest, Timer as Kind,
};
use brace_domain::units::{Id, Side};
use leptos::leptos_dom::helpers::{TimeoutHandle, set_timeout_with_handle};
use leptos::prelude::*;
use std::time::Duration;

/// The preference under which the running timer is kept.
const KEPT: &str = "timer";
/// Cues are handed to the browser this many milliseconds ahead: it plays them in time whatever else the page does.
const AHEAD: i64 = 1_500;
/// A tap is painted within so many milliseconds, which are two frames.
const PAINTED: u64 = 32;
/// A pacer out of sight is looked at this often, in milliseconds: before what was handed on is over.
const OUT_OF_SIGHT: u64 = 500;

/// What runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[repr(usize)]
pub(crate) enum Mode {
    /// Nothing.
    Off = 0,
    /// A rest; its end may be behind.
    Rest = 1,
    /// The pacer of a set.
    Pace = 2,
    /// A pacer that was paused.
    Paused = 3,
    /// A pacer that has come to its end.
    Over = 4,
}

/// A copyable handle; get it with [`timer`].
#[derive(Clone, Copy)]
pub(crate) struct Timer(&'static Parts);

struct Parts {
    running: StoredValue<Running, LocalStorage>,
    /// [`Mode`] as a number.
    mode: RwSignal<usize>,
    /// Whole seconds: of a rest left, of a pacer's span left or gone. Changes at most once a second.
    seconds: RwSignal<usize>,
    /// The span of the pacer, by its place.
    place: RwSignal<usize>,
    /// What is done when the page is hidden, as long as the screen that asks is there.
    hidden: StoredValue<Option<Box<dyn Fn()>>, LocalStorage>,
    /// When something was tapped last that must not be tapped twice, in milliseconds of the page's life.
    tapped: StoredValue<f64>,
    /// What a screen reader is told politely, and at once.
    said: RwSignal<String>,
    told: RwSignal<String>,
}

impl Parts {
    fn new() -> Self {
        Self {
            running: StoredValue::new_local(Running::default()),
            mode: RwSignal::new(0),
            seconds: RwSignal::new(0),
            place: RwSignal::new(0),
            hidden: StoredValue::new_local(None),
            tapped: StoredValue::new(f64::NEG_INFINITY),
            said: RwSignal::default(),
            told: RwSignal::default(),
        }
    }
}

/// What runs, with what it is about.
#[derive(Default)]
struct Running {
    kept: Option<Kept>,
    pacer: Option<Pacer>,
    /// Both clocks of a rest: one of them may be set while it runs.
    face: Option<Clockface>,
    /// Up to when cues were handed on: Unix milliseconds of a rest, milliseconds of a pacer.
    cued: i64,
    /// The last look, in Unix milliseconds.
    looked: i64,
    next: Option<TimeoutHandle>,
    /// Whether frames are asked for.
    drawing: bool,
    draw: Option<Draw>,
}

struct Pacer {
    pace: Pace,
    face: Clockface,
}

/// Draws where a pacer stands.
type Draw = Box<dyn Fn(&Pace, &Now)>;

thread_local! {
    /// There is one; what is tapped asks for it too, where no context is to be had.
    static TIMER: Timer = Timer(Box::leak(Box::new(Parts::new())));
}

/// The timer.
pub(crate) fn timer() -> Timer {
    TIMER.with(|timer| *timer)
}

/// Takes up what ran before the page was loaded, and gives the place where the timer speaks.
pub(crate) fn provide() -> View {
    let timer = timer();
    let app = app();
    if record::writes() {
        timer.restore(app);
    }
    record::on_turn(move |writes| {
        if writes {
            timer.restore(app);
        } else {
            timer.let_go();
        }
    });
    page::on_visibility_change(move |visible| {
        if visible {
            timer.look();
        } else {
            timer.0.hidden.try_with_value(|hidden| {
                if let Some(hidden) = hidden {
                    hidden();
                }
            });
        }
    });
    let (said, told) = (timer.0.said, timer.0.told);
    view! {
        <p class="vh" role="status">{live(move || said.get())}</p>
        <p class="vh" role="alert">{live(move || told.get())}</p>
    }
}

/// Both clocks.
fn now() -> Look {
    Look { wall: clock::unix_milliseconds(), mono: clock::milliseconds() as i64 }
}

impl Timer {
    /// What runs.
    pub(crate) fn mode(self) -> Mode {
        [Mode::Off, Mode::Rest, Mode::Pace, Mode::Paused, Mode::Over]
            .get(self.0.mode.get())
            .copied()
            .unwrap_or(Mode::Off)
    }

    /// Whole seconds: of a rest left, of a pacer's span left or gone.
    pub(crate) fn seconds(self) -> usize {
        self.0.seconds.get()
    }

    /// The rest that runs or is over; its seconds in all, and how much of it is over in thousandths.
    pub(crate) fn rest(self) -> Option<(Rest, u16)> {
        self.0.mode.track();
        self.0.seconds.track();
        let rest = self.with(|running| match running.kept.as_ref()?.timer {
            Kind::Rest(rest) => Some(rest),
            Kind::Pace { .. } => None,
        })?;
        Some((rest, rest.per_mille(clock::unix_milliseconds())))
    }

    /// The exercise and session that it is about.
    pub(crate) fn about(self) -> Option<(Id, ExerciseId)> {
        self.0.mode.track();
        self.with(|running| running.kept.as_ref().map(|kept| (kept.session, kept.exercise.clone())))
    }

    /// Whether a pacer of this exercise runs, stands or has ended.
    pub(crate) fn paces(self, exercise: &ExerciseId) -> bool {
        let mode = self.0.mode.get();
        mode >= Mode::Pace as usize && self.about().is_some_and(|(_, of)| of == *exercise)
    }

    /// Where the pacer stands, with its spans; followed second by second.
    pub(crate) fn pacing<T>(self, read: impl FnOnce(&Pace, &Now) -> T) -> Option<T> {
        self.0.mode.track();
        self.0.seconds.track();
        self.0.place.track();
        let at = self.elapsed()?;
        self.with(|running| running.pacer.as_ref().map(|pacer| read(&pacer.pace, &pacer.pace.at(at))))
    }

    /// Begins a rest; of no seconds: none, and what ran is over. It counts from now and comes up after what the tap did is painted.
    pub(crate) fn begin_rest(self, session: Id, exercise: ExerciseId, seconds: u16) {
        let begun = clock::unix_milliseconds();
        if seconds > 0 {
            gym::ready();
        }
        let begin = move || {
            self.stop();
            if seconds > 0 {
                let rest = Kind::Rest(Rest::of(seconds, begun));
                self.run(Mode::Rest, Kept { session, exercise, timer: rest }, None, begun - 1);
            }
        };
        set_timeout(begin, Duration::from_millis(PAINTED));
    }

    /// Gives a rest more seconds, or fewer.
    pub(crate) fn change_rest(self, seconds: i16) {
        gym::ready();
        gym::quiet();
        let now = clock::unix_milliseconds();
        self.0.running.try_update_value(|running| {
            running.cued = now;
            if let Some(Kept { timer: Kind::Rest(rest), .. }) = &mut running.kept {
                *rest = rest.changed_by(seconds, now);
                running.face = Some(Clockface::since(rest.start, self::now()));
            }
        });
        self.keep();
        self.look();
    }

    /// Begins the pacer of a set.
    pub(crate) fn begin_pace(self, session: Id, exercise: ExerciseId, set: u16, pace: Pace) {
        self.stop();
        gym::ready();
        let now = now();
        let kept = Kept { session, exercise, timer: Kind::Pace { set, start: now.wall, paused: None } };
        self.run(Mode::Pace, kept, Some(Pacer { pace, face: Clockface::start(now) }), 0);
        tell(self.0.said, said("player_ready"));
    }

    /// Takes up the pacer that ran for this set when the page was left. What would long be over is forgotten.
    pub(crate) fn take_up(
        self,
        session: Id,
        exercise: &ExerciseId,
        set: u16,
        pace: impl FnOnce() -> Option<Pace>,
    ) {
        let waits = self.with(|running| running.kept.clone().filter(|_| running.pacer.is_none()));
        let Some(kept) = waits else { return };
        let Kind::Pace { set: of, start, paused } = kept.timer else { return };
        let now = now();
        let pace = pace().filter(|_| (kept.session, &kept.exercise, of) == (session, exercise, set));
        let Some(pace) = pace else { return };
        let face = match paused {
            Some(ms) => Clockface::paused_after(ms, now),
            None => Clockface::since(start, now),
        };
        let over = pace.length().unwrap_or(LONGEST_WALK) <= now.wall - start;
        if over && paused.is_none() {
            return self.stop();
        }
        let mode = if paused.is_some() { Mode::Paused } else { Mode::Pace };
        let gone = paused.unwrap_or(now.wall - start);
        self.run(mode, kept, Some(Pacer { pace, face }), gone);
    }

    /// Pauses the pacer, or goes on with it.
    pub(crate) fn pause_or_go(self) {
        gym::ready();
        gym::quiet();
        let now = now();
        let mode = self.0.running.try_update_value(|running| {
            let pacer = running.pacer.as_mut()?;
            let mode = if pacer.face.paused().is_some() {
                pacer.face.resume(now);
                Mode::Pace
            } else {
                pacer.face.pause(now);
                Mode::Paused
            };
            running.cued = pacer.face.look(now);
            Some(mode)
        });
        if let Some(mode) = mode.flatten() {
            self.0.mode.set(mode as usize);
            self.keep();
            self.look();
        }
    }

    /// Ends what runs, and says what the pacer had seen done by then.
    pub(crate) fn end_pace(self) -> Option<Done> {
        let at = self.elapsed();
        let done = self.with(|running| Some(running.pacer.as_ref()?.pace.done(at?)));
        self.stop();
        done
    }

    /// Nothing runs any more.
    pub(crate) fn stop(self) {
        if self.let_go() && record::writes() {
            prefs::write(KEPT, "");
        }
    }

    /// Nothing runs here any more; what is kept is for the tab that writes. Says whether something ran.
    fn let_go(self) -> bool {
        let ran = self.0.running.try_update_value(|running| {
            running.pacer = None;
            if let Some(next) = running.next.take() {
                next.clear();
            }
            running.kept.take().is_some()
        });
        if ran == Some(true) {
            gym::quiet();
            self.0.mode.set(Mode::Off as usize);
        }
        ran == Some(true)
    }

    /// Lets something draw each frame of a pacer, as long as the page that asks is there.
    pub(crate) fn draw_with(self, draw: impl Fn(&Pace, &Now) + 'static) {
        self.0.running.try_update_value(|running| running.draw = Some(Box::new(draw)));
        on_cleanup(move || {
            self.0.running.try_update_value(|running| running.draw = None);
        });
        self.wake();
    }

    /// Does something when the page is hidden, as long as the screen that asks is there.
    pub(crate) fn when_hidden(self, then: impl Fn() + 'static) {
        self.0.hidden.set_value(Some(Box::new(then)));
        on_cleanup(move || self.0.hidden.set_value(None));
    }

    /// Whether a tap is a new one: not within so many milliseconds of the last.
    pub(crate) fn is_new_tap(self, now: f64, within: f64) -> bool {
        let is_new = now - self.0.tapped.get_value() >= within;
        if is_new {
            self.0.tapped.set_value(now);
        }
        is_new
    }

    fn with<T>(self, read: impl FnOnce(&Running) -> Option<T>) -> Option<T> {
        self.0.running.try_with_value(read).flatten()
    }

    fn elapsed(self) -> Option<i64> {
        self.elapsed_at(now())
    }

    fn elapsed_at(self, now: Look) -> Option<i64> {
        self.0.running.try_update_value(|running| Some(running.pacer.as_mut()?.face.look(now))).flatten()
    }

    fn run(self, mode: Mode, kept: Kept, pacer: Option<Pacer>, from: i64) {
        self.0.running.try_update_value(|running| {
            running.face = match kept.timer {
                Kind::Rest(rest) => Some(Clockface::since(rest.start, now())),
                Kind::Pace { .. } => None,
            };
            running.kept = Some(kept);
            running.pacer = pacer;
            running.cued = from;
            running.looked = from;
        });
        self.keep();
        self.0.mode.set(mode as usize);
        self.look();
        self.wake();
    }

    /// A rest goes on over a reload; a pacer when its page is opened. Neither does without its session, or in a tab that reads along.
    fn restore(self, app: App) {
        let Some(kept) = prefs::read(KEPT).and_then(|text| Kept::read(&text)) else { return };
        let goes_on = |session: Id| {
            untrack(|| app.with_log(|log| log.running().is_some_and(|running| running.id == session)))
        };
        if !goes_on(kept.session) {
            return prefs::write(KEPT, "");
        }
        match kept.timer {
            Kind::Rest(_) => self.run(Mode::Rest, kept, None, clock::unix_milliseconds()),
            Kind::Pace { .. } => {
                self.0.running.try_update_value(|running| running.kept = Some(kept));
            }
        }
    }

    /// Writes what runs down, as it would have to be taken up.
    fn keep(self) {
        let text = self.0.running.try_update_value(|running| {
            if let (Some(kept), Some(pacer)) = (&mut running.kept, &running.pacer)
                && let Kind::Pace { start, paused, .. } = &mut kept.timer
            {
                *start = pacer.face.began();
                *paused = pacer.face.paused();
            }
            running.kept.as_ref().map(Kept::write)
        });
        if let Some(Some(text)) = text.filter(|_| record::writes()) {
            prefs::write(KEPT, &text);
        }
    }

    /// Looks where it stands, says and plays what is due, and comes back in time.
    fn look(self) {
        let mode = untrack(|| self.mode());
        let wait = match mode {
            Mode::Rest => self.look_at_rest(),
            Mode::Pace => self.look_at_pace(),
            Mode::Off | Mode::Paused | Mode::Over => {
                self.show_pace();
                None
            }
        };
        let before = self.0.running.try_update_value(|running| running.next.take()).flatten();
        if let Some(before) = before {
            before.clear();
        }
        if let Some(wait) = wait {
            let next = set_timeout_with_handle(move || self.look(), Duration::from_millis(wait)).ok();
            self.0.running.try_update_value(|running| running.next = next);
        }
        if mode == Mode::Pace {
            self.wake();
        }
    }

    fn look_at_rest(self) -> Option<u64> {
        let both = now();
        let now = both.wall;
        let wishes = gym::wishes();
        let seen = self.0.running.try_update_value(|running| {
            let Some(Kept { timer: Kind::Rest(rest), .. }) = &mut running.kept else { return None };
            let face = running.face.as_mut()?;
            face.look(both);
            // Where the clock was set, the rest goes along with it.
            let by = face.began() - rest.start;
            rest.start += by;
            rest.end += by;
            running.looked += by;
            running.cued += by;
            let told_before = rest.told;
            let due = rest.announce(running.looked, now);
            running.looked = now;
            let left = rest.left(now);
            if rest.end > running.cued && left <= AHEAD && !told_before {
                gym::cue(both.mono + left, cue_number(Cue::End), wishes);
                running.cued = rest.end;
            }
            Some((*rest, due, left, by != 0))
        });
        let (rest, due, left, moved) = seen.flatten()?;
        if moved {
            self.keep();
        }
        self.0.seconds.set(rest.seconds_left(now).into());
        if let Some(due) = due {
            let whole = (rest.end - rest.start) / 1000;
            match due {
                Announcement::Start => {
                    tell(self.0.said, &say("rest_start", &[&clock_face(whole as usize)]));
                }
                Announcement::Left30 => tell(self.0.said, said("rest_30")),
                Announcement::Left10 => tell(self.0.said, said("rest_10")),
                Announcement::Done => {
                    tell(self.0.told, said("rest_over"));
                    self.keep();
                }
            }
        }
        // To the next whole second; a moment beyond it, so that it has surely come.
        (left > 0).then(|| ((left - 1) % 1000 + 1) as u64 + 1)
    }

    fn look_at_pace(self) -> Option<u64> {
        let both = now();
        let at = self.elapsed_at(both)?;
        let wishes = gym::wishes();
        let over = self.0.running.try_update_value(|running| {
            let pacer = running.pacer.as_ref()?;
            let from = running.cued.max(at);
            pacer.pace.cues(from, at + AHEAD, &mut |due, cue| {
                gym::cue(both.mono + due - at, cue_number(cue), wishes)
            });
            running.cued = from.max(at + AHEAD);
            Some(pacer.pace.at(at).over)
        });
        self.show_pace();
        if over.flatten()? {
            self.0.mode.set(Mode::Over as usize);
            tell(self.0.told, said("player_over"));
            prefs::write(KEPT, "");
            return None;
        }
        Some(OUT_OF_SIGHT)
    }

    /// Shows where the pacer stands: the signals at most once a second, the figure at each frame.
    fn show_pace(self) {
        let Some(at) = self.elapsed() else { return };
        let seen = self.with(|running| {
            let pace = &running.pacer.as_ref()?.pace;
            let now = pace.at(at);
            if let Some(draw) = &running.draw {
                draw(pace, &now);
            }
            Some(now)
        });
        let Some(now) = seen else { return };
        let (seconds, place) = (now.seconds as usize, now.place);
        if self.0.place.get_untracked() != place {
            self.0.place.set(place);
            let side = |side: Side| match side {
                Side::Left => said("player_left"),
                Side::Right => said("player_right"),
                Side::Both => "",
            };
            if now.part == Part::Change {
                tell(self.0.said, &say("player_change_to", &[side(now.side)]));
            }
        }
        if self.0.seconds.get_untracked() != seconds {
            self.0.seconds.set(seconds);
        }
    }

    /// Asks for frames, unless they come already.
    fn wake(self) {
        let idle = self.0.running.try_update_value(|running| {
            let idle = !running.drawing && running.draw.is_some();
            running.drawing |= idle;
            idle
        });
        if idle == Some(true) {
            request_animation_frame(move || self.frame());
        }
    }

    fn frame(self) {
        self.0.running.try_update_value(|running| running.drawing = false);
        self.show_pace();
        if self.0.mode.get_untracked() == Mode::Pace as usize {
            self.wake();
        }
    }
}

/// Tells a screen reader something. It hears only what changes: the same again has a blank more.
fn tell(at: RwSignal<String>, text: &str) {
    let mut text = text.to_owned();
    if at.with_untracked(|before| *before == text) {
        text.push('\u{a0}');
    }
    at.set(text);
}

/// A carry by distance that was begun longer ago, in milliseconds, was forgotten (choice).
const LONGEST_WALK: i64 = 15 * 60_000;

/// Its number in `gym.js`.
const fn cue_number(cue: Cue) -> u8 {
    match cue {
        Cue::LeadIn => 0,
        Cue::Tick | Cue::Step => 1,
        Cue::Phase => 2,
        Cue::Change => 3,
        Cue::End => 4,
    }
}

/// "2:30".
pub(crate) fn clock_face(seconds: usize) -> String {
    let (minutes, seconds) = (seconds / 60, seconds % 60);
    let zero = if seconds < 10 { "0" } else { "" };
    format!("{minutes}:{zero}{seconds}")
}
