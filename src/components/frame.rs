//! The frame of a screen: header, one scroller, an optional dock. The navigation below belongs to the app.

use super::icon::Icon;
use crate::route::Route;
use crate::view::{Children, Said, View, live, view};
use crate::words::words;
use leptos::prelude::*;

/// How a screen is left by its header.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Leave {
    /// A main screen: the gear leads to the settings.
    Gear,
    /// A screen below another one.
    Back(Route),
    /// A session that stays open while one looks elsewhere.
    Down(Route),
}

/// A whole screen.
#[component]
pub(crate) fn Screen(
    /// Its heading. It also names the page and gets the focus.
    #[prop(into)]
    title: Said,
    /// The small line at the heading: a date, a state.
    #[prop(optional, into)]
    over: Said,
    /// The way out.
    leave: Leave,
    /// What stands at the end of the header, where it is no gear.
    #[prop(optional)]
    more: Option<View>,
    /// What stands in the thumb's reach below the scroller.
    #[prop(optional)]
    dock: Option<View>,
    /// What scrolls.
    children: Children,
) -> View {
    let w = &words().frame;
    let slim = leave != Leave::Gear;
    let small = view! { <span class="over">{live(move || (over.0)())}</span> };
    let large = live(move || (title.0)());
    let heading = if slim {
        view! { {large} {small} }
    } else {
        view! { {small} {large} }
    };
    let way_out = |icon: Icon, label: &'static str, to: &Route| {
        view! { <a class="ibtn" href=to.to_string() aria-label=label>{icon.view()}</a> }
    };
    let before = match &leave {
        Leave::Gear => ().into(),
        Leave::Back(to) => way_out(Icon::Back, w.back.said(), to),
        Leave::Down(to) => way_out(Icon::Down, w.leave_open.said(), to),
    };
    let after = match &leave {
        Leave::Gear => way_out(Icon::Gear, w.settings.said(), &Route::Settings),
        _ => more.into(),
    };
    view! {
        <header class="bar" class:slim=slim>
            {before}
            <h1 class="grow" dir="auto" tabindex="-1">{heading}</h1>
            {after}
        </header>
        <main class="main stack" tabindex="0">{children()}</main>
        {dock.map(|dock| view! { <footer class="dock">{dock}</footer> })}
    }
}

/// One thing at a time: how far one is, and what is asked, large.
pub(crate) struct Asked {
    /// The way back.
    pub(crate) back: Route,
    /// Which of how many; of none if it is alone.
    pub(crate) place: (usize, usize),
    /// A small line above what is asked.
    pub(crate) over: &'static str,
    /// It gets the focus.
    pub(crate) heading: &'static str,
    /// A line below it.
    pub(crate) why: &'static str,
    /// What can be said to it, in the scroller.
    pub(crate) content: View,
    /// What can be said to it, in the thumb's reach.
    pub(crate) dock: View,
}

impl Asked {
    /// The whole screen.
    pub(crate) fn view(self) -> View {
        let w = words();
        let Self { back, place: (at, of), over, heading, why, content, dock } = self;
        let far = (of > 0).then(|| {
            let far = (w.session.place)(at, of);
            view! {
                <progress class="grow" value=at.to_string() max=of.to_string() aria-label=far.clone()></progress>
                <span class="sub" aria-hidden="true">{far}</span>
            }
        });
        view! {
            <header class="bar slim">
                <a class="ibtn" href=back.to_string() aria-label=w.frame.back>{Icon::Back.view()}</a>
                {far}
            </header>
            <main class="main stack asked" tabindex="0">
                <p class="sub">{over}</p>
                <h1 tabindex="-1">{heading}</h1>
                <p class:sub={of > 0}>{why}</p>
                {content}
            </main>
            <footer class="dock bare">{dock}</footer>
        }
    }
}

/// One line of a list that leads somewhere.
pub(crate) fn link_row(to: &Route, content: impl Into<View>) -> View {
    let content = content.into();
    view! {
        <a class="lrow" href=to.to_string()>
            <span class="grow">{content}</span>
            {Icon::Next.view()}
        </a>
    }
}
