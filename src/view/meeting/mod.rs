//! A meeting: minutes first, by topic, then the whole log; items and lines lead to each other.

mod fields;
mod owed;
mod people;
mod sections;

pub use fields::MeetingView;
pub use owed::owed;

use super::html::{self, Html};
use super::log_html::{self, LogHtml, Talk};
use super::markdown::{self, Setting, Spot};
use super::occasion::Occasion;
use super::page::{Crumb, PageMeta};
use super::rows::{self, PersonRow};
use super::{Sight, decision, register, url, words};
use crate::model::meeting::{ItemKind, LogPart, Meeting};
use fields::{Decided, LogView, PersonActions, Section, ToldAction};
use people::{attendance, roll_call};
use sections::{give_talk, item, sections};

/// Makes the page of a meeting.
pub fn view(sight: &Sight<'_>, index: usize) -> (PageMeta, MeetingView) {
    let meeting = &sight.library.meetings[index];
    let meta = meta(sight, meeting);
    let root = &meta.root;
    let (sections, log, logs) = minutes_and_logs(sight, meeting, root);
    let [previous, next] = beside(sight, index);
    let (actions, unassigned) = actions(sight, index, root);
    let lines = |texts: &[String]| -> Vec<Html> {
        let lines = texts.iter();
        lines
            .map(|text| html::line(text, &sight.linker, root))
            .collect()
    };
    let only = |date: &chrono::NaiveDate| words::beside_date(&meeting.title, *date) == Some("");
    let view = MeetingView {
        title: rows::name(sight, meeting),
        day: meeting.date.filter(|date| !only(date)).map(words::date),
        date: meeting.date.map(words::long_date),
        iso: meeting.date.map(|date| date.to_string()),
        span: words::span(meeting.date, meeting.start, meeting.end),
        channel: sight.clean_option(meeting.channel.as_ref()),
        series: Crumb {
            title: sight.clean(&rows::series_title(meeting)),
            url: sight.urls.series(&meeting.series),
        },
        chairs: named(sight, &meeting.minutes.chairs),
        previous,
        next,
        outline: outline(sight, meeting),
        sections,
        decisions: decisions(sight, index, root),
        carried: register::carried(sight, &sight.graph.registers.carried[index], root),
        carried_total: sight.graph.registers.carried[index].total,
        register: sight.urls.page("actions"),
        opened: register::opened_in(sight, index, root),
        again: register::rows(sight, &sight.graph.registers.again[index], root),
        closed: register::closed_in(sight, index, root),
        actions,
        unassigned,
        attendance: attendance(sight, meeting),
        roll_call: roll_call(sight, meeting),
        agenda: lines(meeting.minutes.agenda.as_slice()).pop(),
        notes: notes(sight, meeting, root),
        log,
        logs,
        redacted: meeting.lines.redacted > 0,
        from_minutes: meeting.parts.is_empty() && meeting.notes.is_empty(),
        noted: meeting.is_noted(),
        silent: meeting.is_silent(),
        lines: words::count(i64::from(meeting.lines.total), "line", "lines"),
        log_text: (!meeting.parts.is_empty()).then(|| url::log_text_path(&meeting.id, 0)),
        text: url::minutes_text_path(&meeting.id),
        json: url::meeting_json_path(&meeting.id),
    };
    (meta, view)
}

fn meta(sight: &Sight<'_>, meeting: &Meeting) -> PageMeta {
    let slug = url::meeting_slug(&meeting.id);
    let year = words::year(meeting.date);
    let crumbs = [
        ("Meetings", "meetings"),
        (year.as_str(), &url::year_slug(&year)),
    ];
    let meta = PageMeta::new(sight, &slug, &rows::title(meeting), &description(meeting))
        .with_crumbs(sight, &crumbs);
    match meeting.sources.first() {
        Some(source) => meta.with_source(sight, &source.path),
        None => meta,
    }
}

fn named(sight: &Sight<'_>, nicks: &[String]) -> Vec<PersonRow> {
    nicks.iter().map(|nick| rows::person(sight, nick)).collect()
}

/// The minutes, the log whose talk stands under their topics, and the logs that are shown whole.
fn minutes_and_logs(
    sight: &Sight<'_>,
    meeting: &Meeting,
    root: &str,
) -> (Vec<Section>, Option<LogView>, Vec<LogView>) {
    if meeting.is_noted() {
        return (Vec::new(), None, Vec::new());
    }
    let mut sections = sections(sight, meeting, root);
    let mut parts = rendered(sight, meeting, root);
    let under_topics = sections.iter().any(|section| section.anchor.is_some());
    if let Some((_, log)) = parts.first_mut().filter(|_| under_topics) {
        give_talk(&mut sections, std::mem::take(&mut log.talk));
    }
    let mut views = parts
        .into_iter()
        .enumerate()
        .map(|(index, (part, log))| LogView {
            text: url::log_text_path(&meeting.id, index),
            path: sight.clean(&sight.linker.privacy.path(part.kept.path())),
            dialect: part.kept.dialect(),
            clock: words::clocks(&log.utc_offsets),
            before: log.before,
            body: Html::joined(htmls(log.talk)),
            after: log.after,
        });
    let log = under_topics.then(|| views.next()).flatten();
    (sections, log, views.collect())
}

fn description(meeting: &Meeting) -> String {
    let topics: Vec<&str> = meeting
        .topics()
        .map(|(_, item)| item.text.as_str())
        .collect();
    match topics.is_empty() {
        true if meeting.is_noted() => format!("Notes of {}", rows::title(meeting)),
        true => format!("Minutes and log of {}", rows::title(meeting)),
        false => format!("Topics: {}", topics.join("; ")),
    }
}

/// Topics with their anchors; one alone needs no outline.
fn outline(sight: &Sight<'_>, meeting: &Meeting) -> Vec<Crumb> {
    let outline: Vec<Crumb> = meeting
        .topics()
        .map(|(index, item)| Crumb {
            title: sight.clean(&item.text),
            url: format!("i-{index}"),
        })
        .collect();
    match outline.len() {
        0 | 1 => Vec::new(),
        _ => outline,
    }
}

/// The meetings before and after one in its series.
pub fn beside(sight: &Sight<'_>, index: usize) -> [Option<Occasion>; 2] {
    [false, true].map(|later| neighbour(sight, sight.shelves.beside(index, later)))
}

fn neighbour(sight: &Sight<'_>, index: Option<usize>) -> Option<Occasion> {
    let meeting = sight.library.meetings.get(index?)?;
    let url = sight.urls.meeting(meeting);
    Some(Occasion::named(sight, meeting, url))
}

fn decisions(sight: &Sight<'_>, index: usize, root: &str) -> Vec<Decided> {
    let meeting = &sight.library.meetings[index];
    let taken = sight.graph.registers.decisions_of(index).iter();
    taken
        .map(|decision| {
            let at = decision.at.1;
            let row = decision::row(sight, decision, root);
            Decided {
                item: item(sight, at, &meeting.minutes.items[at], root),
                supersedes: row.supersedes,
                superseded_by: row.superseded_by,
            }
        })
        .collect()
}

/// Actions by person, and those of nobody, as they were said, and whose they are now if `actions.yaml` gave them to others. What
/// notes mark stands in them.
fn actions(sight: &Sight<'_>, index: usize, root: &str) -> (Vec<PersonActions>, Vec<ToldAction>) {
    let meeting = &sight.library.meetings[index];
    if meeting.is_noted() {
        return Default::default();
    }
    let owed = owed(sight, index);
    let item = |text: &str| {
        let mut items = meeting.standing();
        items.find(|(_, item)| item.kind == ItemKind::Action && item.text == text)
    };
    let told = |person: Option<&PersonRow>, text: &str| {
        let now = item(text).map_or_else(Vec::new, |(at, _)| register::now_of(sight, (index, at)));
        let same = person.is_some_and(|person| now.iter().any(|now| now.name == person.name));
        ToldAction {
            text: html::line(text, &sight.linker, root),
            now: if same { Vec::new() } else { now },
        }
    };
    let by_person = owed.by_person.iter().map(|(nick, texts)| {
        let person = rows::person(sight, nick);
        let actions = texts.iter().map(|text| told(Some(&person), text)).collect();
        PersonActions { person, actions }
    });
    let nobody = owed.nobody.iter().map(|text| told(None, text));
    (by_person.collect(), nobody.collect())
}

/// Its notes as HTML, with an anchor at each item that they mark.
pub fn notes(sight: &Sight<'_>, meeting: &Meeting, root: &str) -> Vec<Html> {
    let mut spots = spots(meeting).into_iter();
    let notes = meeting.notes.iter().enumerate();
    notes
        .map(|(index, notes)| {
            let spots = spots.next().unwrap_or_default();
            let prefix = if index == 0 {
                "h-".to_owned()
            } else {
                format!("h{}-", index + 1)
            };
            let setting = Setting {
                path: &notes.path,
                root,
                level: 3,
                prefix: &prefix,
                title: &meeting.title,
                tracker: 0,
                home: None,
            };
            markdown::render_with(&notes.markdown, &sight.linker, setting, &spots)
        })
        .collect()
}

/// Where in each of its notes the items stand that these mark.
fn spots(meeting: &Meeting) -> Vec<Vec<Spot>> {
    if !meeting.is_noted() || meeting.minutes.items.is_empty() {
        return Vec::new();
    }
    let mut items = meeting.standing().peekable();
    let (mut above, mut all) = (0, Vec::new());
    for notes in &meeting.notes {
        let below = above + notes.markdown.split_inclusive('\n').count();
        let mut spots = Vec::new();
        while let Some((index, item)) = items.next_if(|(_, item)| item.place as usize <= below) {
            spots.push(Spot {
                line: (item.place as usize).saturating_sub(above + 1),
                id: format!("i-{index}"),
            });
        }
        above = below;
        all.push(spots);
    }
    all
}

/// The logs, rendered, the first cut by topics.
fn rendered<'m>(
    sight: &Sight<'_>,
    meeting: &'m Meeting,
    root: &str,
) -> Vec<(&'m LogPart, LogHtml)> {
    let person = |nick: &str, matrix: Option<&str>| sight.library.people.id_of(nick, matrix);
    let parts = meeting.parts.iter();
    parts
        .map(|part| {
            let log = log_html::render(meeting, part, &sight.linker, &person, root);
            (part, log)
        })
        .collect()
}

/// What was said, without the topics it was said under.
fn htmls(talk: Vec<Talk>) -> Vec<Html> {
    talk.into_iter().map(|talk| talk.html).collect()
}
