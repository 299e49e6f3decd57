//! Atom feeds (RFC 4287): the site, each series, decisions, actions, each project. What is seen in, XML out; ids are the
//! addresses of what is told, so that readers see each entry once; of several in one line all but the first bear a number. They
//! need the absolute address of the site.

mod project;

use atom_syndication::{Content, Entry, Feed, FixedDateTime, Link, Person, Text};
use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};

use crate::link::action::Action;
use crate::model::action::ActionState;
use crate::model::dated_note::DatedNote;
use crate::model::meeting::{ItemKind, Meeting};
use crate::view::rows;
use crate::view::{Sight, note, url, words};

/// Entries of a feed.
const ENTRIES: usize = 30;

/// Something to tell.
struct News {
    title: String,
    url: String,
    /// Its name for ever, below the address of the site (RFC 4287, section 4.2.6).
    id: String,
    /// When it came up; that does not change any more (RFC 4287, section 4.2.9).
    since: Option<NaiveDateTime>,
    /// When it changed last.
    at: Option<NaiveDateTime>,
    html: String,
}

/// Which feed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FeedOf {
    /// Meetings, and notes between them.
    Site,
    /// Meetings of a series, by its slug.
    Series(String),
    /// Decisions.
    Decisions,
    /// Actions, when they are opened.
    Actions,
    /// Updates of a project, milestones it reached and meetings that spoke of it, by its index.
    Project(usize),
}

impl FeedOf {
    /// Every feed of a site.
    pub fn every(sight: &Sight<'_>) -> Vec<FeedOf> {
        let mut series: Vec<&str> = sight
            .library
            .meetings
            .iter()
            .map(|meeting| meeting.series.as_str())
            .collect();
        series.sort_unstable();
        series.dedup();
        let series = series
            .into_iter()
            .map(|name| FeedOf::Series(name.to_owned()));
        let projects = (0..sight.library.projects.len()).map(FeedOf::Project);
        [FeedOf::Site, FeedOf::Decisions, FeedOf::Actions]
            .into_iter()
            .chain(series)
            .chain(projects)
            .collect()
    }

    /// The page it belongs to.
    fn slug(&self, sight: &Sight<'_>) -> String {
        match self {
            FeedOf::Site => String::new(),
            FeedOf::Series(name) => url::series_slug(name),
            FeedOf::Decisions => "decisions".to_owned(),
            FeedOf::Actions => "actions".to_owned(),
            FeedOf::Project(index) => url::project_slug(&sight.library.projects[*index].id),
        }
    }

    /// Where the feed itself is written.
    pub fn path(&self, sight: &Sight<'_>) -> String {
        match self.slug(sight).as_str() {
            "" => "feed.xml".to_owned(),
            slug => format!("{slug}/feed.xml"),
        }
    }

    fn title(&self, sight: &Sight<'_>) -> String {
        let team = sight.clean(&sight.library.team.title);
        match self {
            FeedOf::Site => team,
            FeedOf::Series(name) => format!("{team}: {}", name.replace('-', " ")),
            FeedOf::Decisions => format!("{team}: decisions"),
            FeedOf::Actions => format!("{team}: actions"),
            FeedOf::Project(index) => format!(
                "{team}: {}",
                sight.clean(&sight.library.projects[*index].title)
            ),
        }
    }

    fn news(&self, sight: &Sight<'_>) -> Vec<News> {
        let meetings = sight.library.meetings.iter();
        match self {
            FeedOf::Site => site(sight),
            FeedOf::Series(name) => {
                let own = meetings.filter(|meeting| meeting.series == *name);
                let held = own.filter(|meeting| !meeting.is_ahead(sight.today));
                held.take(ENTRIES)
                    .map(|meeting| of_meeting(sight, meeting))
                    .collect()
            }
            FeedOf::Decisions => decisions(sight),
            FeedOf::Actions => actions(sight),
            FeedOf::Project(index) => project::news(sight, *index),
        }
    }
}

/// The bytes of a feed.
pub fn feed(sight: &Sight<'_>, of: &FeedOf) -> Vec<u8> {
    let entries: Vec<Entry> = of
        .news(sight)
        .into_iter()
        .filter_map(|news| entry(sight, news))
        .collect();
    let newest = entries.iter().map(|entry| entry.updated).max();
    let author = Person {
        name: sight.clean(&sight.library.team.title),
        ..Person::default()
    };
    let page = absolute(sight, &sight.urls.page(&of.slug(sight)));
    let feed = Feed {
        title: Text::plain(of.title(sight)),
        id: page.clone(),
        updated: newest.unwrap_or_else(|| midnight(begun(sight, of))),
        authors: vec![author],
        links: vec![
            link("alternate", page),
            link("self", absolute(sight, &of.path(sight))),
        ],
        lang: Some(sight.library.team.language.clone()),
        entries,
        ..Feed::default()
    };
    let mut xml = feed.to_string().into_bytes();
    xml.push(b'\n');
    xml
}

/// The whole address of a path: sites that do not know their own have no feeds.
fn absolute(sight: &Sight<'_>, path: &str) -> String {
    sight.absolute(path).unwrap_or_default()
}

/// The day from which on a feed without entries has none: a feed that changes each day would be news each day.
fn begun(sight: &Sight<'_>, of: &FeedOf) -> NaiveDate {
    let project = match of {
        FeedOf::Project(index) => sight.library.projects[*index].started,
        _ => None,
    };
    let meetings = sight.library.meetings.iter();
    let mut days = meetings.filter_map(|meeting| meeting.date);
    let newest = days.find(|day| *day <= sight.today);
    project.or(newest).unwrap_or(sight.today)
}

fn link(rel: &str, href: String) -> Link {
    Link {
        rel: rel.to_owned(),
        href,
        ..Link::default()
    }
}

/// An entry; none of what no day is known, which would be news each day again (RFC 4287, section 4.2.15).
fn entry(sight: &Sight<'_>, news: News) -> Option<Entry> {
    let address = absolute(sight, &news.url);
    let content = Content {
        content_type: Some("html".to_owned()),
        value: Some(news.html),
        ..Content::default()
    };
    Some(Entry {
        title: Text::plain(news.title),
        id: absolute(sight, &news.id),
        updated: moment(news.at?),
        published: news.since.or(news.at).map(moment),
        links: vec![link("alternate", address)],
        content: Some(content),
        ..Entry::default()
    })
}

fn midnight(day: NaiveDate) -> FixedDateTime {
    moment(day.and_time(chrono::NaiveTime::MIN))
}

fn moment(at: NaiveDateTime) -> FixedDateTime {
    DateTime::<Utc>::from_naive_utc_and_offset(at, Utc).into()
}

/// When a meeting was over, as far as that is known.
fn told(meeting: &Meeting) -> Option<NaiveDateTime> {
    let day = meeting.date.map(NaiveDateTime::from);
    meeting.end.or(meeting.start).or(day)
}

/// Meetings that were held and the notes between them, newest first.
fn site(sight: &Sight<'_>) -> Vec<News> {
    let meetings = sight.library.meetings.iter();
    let held = meetings.filter(|meeting| !meeting.is_ahead(sight.today));
    let mut notes: Vec<&DatedNote> = sight.library.notes.iter().collect();
    notes.sort_by_key(|note| std::cmp::Reverse(note.public_since));
    let notes = notes.into_iter().take(ENTRIES);
    let mut news: Vec<News> = held
        .take(ENTRIES)
        .map(|meeting| of_meeting(sight, meeting))
        .chain(notes.map(|note| of_note(sight, note)))
        .collect();
    news.sort_by_key(|news| std::cmp::Reverse(news.at));
    news.truncate(ENTRIES);
    news
}

/// A note with its text.
fn of_note(sight: &Sight<'_>, note: &DatedNote) -> News {
    let body = note::body(sight, note, &absolute(sight, ""));
    let day = NaiveDateTime::from(note.public_since);
    News {
        title: format!("{}, {}", sight.clean(&note.title), words::date(note.date)),
        id: sight.urls.note(note),
        url: sight.urls.note(note),
        since: Some(day),
        at: Some(day),
        html: body.as_str().to_owned(),
    }
}

/// A meeting with its topics, decisions and actions.
fn of_meeting(sight: &Sight<'_>, meeting: &Meeting) -> News {
    let mut html = String::new();
    let shown =
        |kind: ItemKind| kind == ItemKind::Topic || kind.is_decision() || kind == ItemKind::Action;
    for (index, item) in meeting.standing().filter(|(_, item)| shown(item.kind)) {
        let row = rows::item(sight, meeting, index, item, &absolute(sight, ""));
        html.push_str(&format!("<p>{}: {}</p>", row.kind, row.text.as_str()));
    }
    News {
        title: rows::named(sight, meeting),
        id: sight.urls.meeting(meeting),
        url: sight.urls.meeting(meeting),
        since: told(meeting),
        at: told(meeting),
        html,
    }
}

fn decisions(sight: &Sight<'_>) -> Vec<News> {
    let taken = sight
        .library
        .meetings
        .iter()
        .flat_map(|meeting| meeting.decisions().map(move |(index, _)| (meeting, index)));
    taken
        .take(ENTRIES)
        .map(|(meeting, index)| of_item(sight, meeting, index))
        .collect()
}

/// Actions, those that changed last first: when they were opened, or when they came to an end.
fn actions(sight: &Sight<'_>) -> Vec<News> {
    let all = sight.graph.registers.actions.iter().rev();
    let standing = all.filter(|action| action.state != ActionState::Withdrawn);
    let mut newest: Vec<&Action> = standing.collect();
    newest.sort_by_key(|action| std::cmp::Reverse(changed(sight, action)));
    newest.truncate(ENTRIES);
    newest
        .into_iter()
        .map(|action| of_action(sight, action))
        .collect()
}

/// When an action was opened or, later, came to an end.
fn changed(sight: &Sight<'_>, action: &Action) -> Option<NaiveDateTime> {
    let opened = told(&sight.library.meetings[action.opened.0]);
    let closed = action.closed.and_then(|(_, day)| day);
    opened.max(closed.map(|day| day.and_time(chrono::NaiveTime::MIN)))
}

/// An action as it stands: its title begins with its state.
fn of_action(sight: &Sight<'_>, action: &Action) -> News {
    let (meeting, item) = sight.library.item(action.opened);
    News {
        title: format!("{}: {}", action.state.as_str(), sight.clean(&item.text)),
        at: changed(sight, action),
        ..of_item(sight, meeting, action.opened.1)
    }
}

fn of_item(sight: &Sight<'_>, meeting: &Meeting, index: usize) -> News {
    let item = &meeting.minutes.items[index];
    let row = rows::item(sight, meeting, index, item, &absolute(sight, ""));
    // The second of a line has the same address.
    let id = meeting.item_id(index);
    let first = format!("{}-{}", meeting.id, item.line);
    let twin = id.strip_prefix(&first).unwrap_or("");
    News {
        title: format!("{}: {}", row.kind, sight.clean(&item.text)),
        html: format!("<p>{}</p>", row.text.as_str()),
        id: format!("{}{twin}", row.url),
        url: row.url,
        since: told(meeting),
        at: told(meeting),
    }
}
