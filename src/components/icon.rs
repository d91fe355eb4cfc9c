//! Icons: a 24 px box, one stroked path each, and the glyphs that mean something (spinal load class, zone).

use crate::view::{View, view};
use brace_domain::catalog::AxialClass;
use brace_domain::load::Zone;

/// A sign beside a word. Never the only carrier of a meaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Icon {
    Gear,
    Today,
    Plan,
    Log,
    Load,
    Library,
    Back,
    Down,
    Next,
    Check,
    Plus,
    Minus,
    Undo,
    Warning,
    Lock,
    Info,
    Table,
    Bars,
    Update,
    Edit,
    File,
    More,
    Stop,
    Play,
    Pause,
    StepBack,
    StepForward,
    Star,
    Moon,
}

impl Icon {
    const fn path(self) -> &'static str {
        match self {
            Self::Gear => {
                "M15 12a3 3 0 1 1-6 0 3 3 0 0 1 6 0zM12 3.2l1 2.5 2.6-.9 1.2 2.2 2.7.4-.2 2.7 1.9 1.9-1.9 1.9.2 2.7-2.7.4-1.2 2.2-2.6-.9-1 2.5-1-2.5-2.6.9-1.2-2.2-2.7-.4.2-2.7L2.8 12l1.9-1.9-.2-2.7 2.7-.4 1.2-2.2 2.6.9z"
            }
            Self::Today => {
                "M12 3v2.5M12 18.5V21M3 12h2.5M18.5 12H21M16.5 12a4.5 4.5 0 1 1-9 0 4.5 4.5 0 0 1 9 0z"
            }
            Self::Plan => {
                "M6 5h12a2.5 2.5 0 0 1 2.5 2.5v10A2.5 2.5 0 0 1 18 20H6a2.5 2.5 0 0 1-2.5-2.5v-10A2.5 2.5 0 0 1 6 5zM3.5 10h17M8 3v4M16 3v4"
            }
            Self::Moon => "M19 14.5A7.5 7.5 0 1 1 10 5a6 6 0 0 0 9 9.5z",
            Self::Log => "M9 6h11M9 12h11M9 18h11M3.5 6l1 1 2-2.2M3.5 12l1 1 2-2.2M3.5 18l1 1 2-2.2",
            Self::Load => "M4 20V13M9.3 20V9M14.6 20v-5M20 20V6M3 20h18",
            Self::Library => {
                "M16.5 4.8a2 2 0 1 1-4 0 2 2 0 0 1 4 0zM13 9.2L7.5 12l1.2 5.5L7 21M13 9.2l1 5 3.5 1M8.7 17.5l4-2.5M3 21h18"
            }
            Self::Back => "M15 5l-7 7 7 7",
            Self::Down => "M5 9l7 7 7-7",
            Self::Next => "M9.5 5l7 7-7 7",
            Self::Check => "M4.5 12.5l5 5 10-11",
            Self::Plus => "M5 12h14M12 5v14",
            Self::Minus => "M5 12h14",
            Self::Undo => "M8 5L4 9l4 4M4 9h10a5.5 5.5 0 0 1 0 11h-3",
            Self::Warning => "M12 4l9 16H3zM12 10.5v4M12 17.2h.01",
            Self::Lock => {
                "M7 11h10a2 2 0 0 1 2 2v5a2 2 0 0 1-2 2H7a2 2 0 0 1-2-2v-5a2 2 0 0 1 2-2zM8 11V8a4 4 0 0 1 8 0v3"
            }
            Self::Info => "M20.5 12a8.5 8.5 0 1 1-17 0 8.5 8.5 0 0 1 17 0zM12 11v5M12 8h.01",
            Self::Table => {
                "M5.5 4.5h13a2 2 0 0 1 2 2v11a2 2 0 0 1-2 2h-13a2 2 0 0 1-2-2v-11a2 2 0 0 1 2-2zM3.5 9.5h17M3.5 14.5h17M10 4.5v15"
            }
            Self::Bars => "M5 20v-7M12 20V5M19 20v-9",
            Self::Update => "M20 12a8 8 0 1 1-2.5-5.8M20 3.5v4h-4",
            Self::Edit => "M4 20l1-4L16 5l3 3L8 19zM14 7l3 3",
            Self::More => "M4 11h1v1h-1zM11.5 11h1v1h-1zM19 11h1v1h-1z",
            Self::Stop => "M7 7h10v10H7z",
            Self::Play => "M8 5l11 7-11 7z",
            Self::Pause => "M8.5 5v14M15.5 5v14",
            Self::StepBack => "M18 5l-9 7 9 7zM5.5 5v14",
            Self::StepForward => "M6 5l9 7-9 7zM18.5 5v14",
            Self::Star => "M12 3.8l2.5 5.3 5.7.8-4.1 4.1 1 5.8-5.1-2.8-5.1 2.8 1-5.8-4.1-4.1 5.7-.8z",
            Self::File => "M7 3.5h7l4 4V20.5H7zM14 3.5v4h4",
        }
    }

    /// Its drawing; hidden from screen readers, because a word stands beside it.
    pub(crate) fn view(self) -> View {
        view! {
            <svg class="ic" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
                <path d=self.path()></path>
            </svg>
        }
    }
}

/// Three stacked bars, filled from below: 0 none, 1 low, 2 moderate, 3 high. Always beside its word.
pub(crate) fn axial_glyph(class: AxialClass) -> View {
    let filled = match class {
        AxialClass::None => 0,
        AxialClass::Low => 1,
        AxialClass::Moderate => 2,
        AxialClass::High => 3,
    };
    let bar = move |from_below: u8, y: &'static str| {
        let on = filled > from_below;
        view! { <rect class:on=on x="1.75" y=y width="12.5" height="4.25" rx="1.5"></rect> }
    };
    view! {
        <svg class="spine" viewBox="0 0 16 20" width="16" height="20" aria-hidden="true" focusable="false">
            {bar(2, "1.5")} {bar(1, "7.5")} {bar(0, "13.5")}
        </svg>
    }
}

/// The sign of a zone: open triangle down, two bars, triangle up, double triangle up.
pub(crate) fn zone_sign(zone: Zone) -> View {
    let (class, path) = match zone {
        Zone::Lighter => ("zs open", "M2 3h10L7 11z"),
        Zone::Steady => ("zs", "M2 4h10v2.6H2zM2 8.6h10v2.6H2z"),
        Zone::Rising => ("zs", "M7 3l5.5 9h-11z"),
        Zone::Spike => ("zs", "M7 1l5 6H2zM7 7l5 6H2z"),
    };
    view! {
        <svg class=class width="16" height="16" viewBox="0 0 14 14" aria-hidden="true" focusable="false">
            <path d=path></path>
        </svg>
    }
}
