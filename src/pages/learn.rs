//! The pages that explain: the five secrets of the article in our own words, whether the article holds, all sources (T81).
//! One claim looks the same everywhere; what is said is data.

use crate::components::frame::{Leave, Screen, link_row};
use crate::pages::missing::missing_page;
use crate::route::Route;
use crate::view::{IntoList, View, view};
use crate::words::{Claim, Secret, citation, exercise_words, secrets, verdicts, words};
use brace_domain::catalog::source::{Grade, SOURCES};
use brace_domain::catalog::{LIBRARY, Pillar};

/// The list of the five secrets, and the way to the verdicts.
pub(crate) fn learn_page() -> View {
    let w = &words().learn;
    let rows = secrets().iter().map(|secret| (Route::Secret(secret.slug.clone()), secret.title.as_str()));
    let rows = rows.chain([(Route::Evidence, w.evidence.said())]);
    view! {
        <Screen title=w.title leave=Leave::Back(Route::Library)>
            <p>{w.intro}</p>
            {links(rows)}
        </Screen>
    }
}

/// One secret: the idea, what holds, what does not, and its exercises.
pub(crate) fn secret_page(slug: &str) -> View {
    let w = &words().learn;
    let Some(secret) = secrets().iter().find(|secret| secret.slug == slug) else {
        return missing_page();
    };
    let paragraphs = secret.paragraphs.iter().map(|text| view! { <p>{text.as_str()}</p> });
    view! {
        <Screen title=secret.title.as_str() over=w.title leave=Leave::Back(Route::Learn)>
            {paragraphs.into_list()}
            {claims(w.supported.said(), &secret.supported)}
            {claims(w.overreach.said(), &secret.overreach)}
            <section><h2 class="h3">{w.exercises}</h2>{links(ways_on(secret))}</section>
        </Screen>
    }
}

/// Whether the article holds, and all sources.
pub(crate) fn evidence_page() -> View {
    let w = &words().learn;
    let sources = SOURCES.iter().filter_map(|source| cited(source.id, Some(source.grade)));
    view! {
        <Screen title=w.evidence over=w.title leave=Leave::Back(Route::Learn)>
            {claims(w.evidence_text.said(), verdicts())}
            <section><h2 class="h3">{w.all_sources}</h2><ul class="sources">{sources.into_list()}</ul></section>
        </Screen>
    }
}

/// From an exercise to the secret of its pillar.
pub(crate) fn link_to_secret(pillar: Pillar) -> View {
    link_row(&Route::Secret(slug_of(pillar).to_owned()), words().learn.exercise_row)
}

/// A source as a line of a list, with its grade where one is given; none for one that is no publication.
pub(crate) fn cited(id: &str, grade: Option<Grade>) -> Option<View> {
    let cited = citation(id)?;
    let line = match &cited.url {
        Some(url) => view! {
            <a href=url.as_str() rel="noreferrer noopener" target="_blank">{cited.text.as_str()}</a>
        },
        None => cited.text.as_str().into(),
    };
    let grade = grade.map(|grade| view! { <b class="block">{(words().learn.grade)(grade)}</b> });
    Some(view! { <li class="cap">{line} {grade}</li> })
}

/// The lifts and walking belong to the load.
fn slug_of(pillar: Pillar) -> &'static str {
    match pillar {
        Pillar::Glutes => "glutes",
        Pillar::SpinalMotion => "spinal-motion",
        Pillar::Mobility => "mobility",
        Pillar::Bracing => "bracing",
        Pillar::Lifts | Pillar::Aerobic => "load",
    }
}

/// Where a secret leads: its exercises, those of the article first. The load leads to the user's own first.
fn ways_on(secret: &Secret) -> Vec<(Route, &'static str)> {
    let mut ways = Vec::new();
    if secret.slug == slug_of(Pillar::Lifts) {
        ways.push((Route::Load(None), words().frame.load.said()));
        ways.push((Route::Method, words().load.method_words.title.said()));
    }
    for in_article in [true, false] {
        let fits = LIBRARY
            .iter()
            .filter(|exercise| exercise.in_article == in_article && slug_of(exercise.pillar) == secret.slug);
        ways.extend(fits.filter_map(|exercise| {
            let words = exercise_words(exercise.id.as_str())?;
            Some((Route::Exercise(exercise.id.clone()), words.name.as_str()))
        }));
    }
    ways
}

fn links(to: impl IntoIterator<Item = (Route, &'static str)>) -> View {
    let rows: Vec<_> = to.into_iter().map(|(to, text)| link_row(&to, text)).collect();
    view! { <div class="card rows flush links">{rows}</div> }
}

fn claims(heading: &'static str, claims: &'static [Claim]) -> View {
    let rows = claims.iter().map(|claim| {
        let article = (!claim.article.is_empty()).then(|| view! { <b>{claim.article.as_str()}</b> });
        let sources: Vec<_> = claim.sources.iter().filter_map(|id| cited(id, None)).collect();
        view! {
            <li>
                {article}
                <p>{claim.text.as_str()}</p>
                <p class="cap">{(words().learn.grade)(claim.grade)}</p>
                <ul class="sources">{sources}</ul>
            </li>
        }
    });
    view! {
        <section class="card"><h2 class="h3">{heading}</h2><ul class="rows tight">{rows.into_list()}</ul></section>
    }
}
