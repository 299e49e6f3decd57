//! `site.yaml` to `Team`. Without the file, a team with defaults and no schedule.
//! Unknown keys, wrong types and impossible values are errors with their place.

pub(crate) mod areas;
pub(crate) mod base_url;
pub(crate) mod menu;
pub(crate) mod nameless;
mod privacy;
mod projects;
pub(crate) mod reporting;
pub(crate) mod schedule;
mod tracker_key;
pub(crate) mod trackers;

use std::sync::Arc;

use chrono_tz::Tz;

use super::opened::untitled;
use super::record::Record;
use super::record::document::Document;
use crate::model::address;
use crate::model::id::slug_or_hash;
use crate::model::team::{Area, Contact, LogRule, Room, Team, Tracker, Visibility};
use crate::place::At;
use crate::report::Note;

/// The team of a tree without `site.yaml`.
pub fn unnamed(file: &Arc<str>) -> Team {
    Team {
        title: "Meeting archive".to_owned(),
        language: "en".to_owned(),
        branch: "main".to_owned(),
        zone: Tz::UTC,
        agenda_label: "agenda".to_owned(),
        help_labels: projects::default_labels(),
        search: true,
        listed: true,
        file: Arc::clone(file),
        ..Team::default()
    }
}

/// Reads the text of `site.yaml`.
pub fn read(file: &Arc<str>, text: &str) -> (Team, Vec<Note>) {
    let mut team = unnamed(file);
    team.own_tree = true;
    let document = match Document::parse(file, text, 0, true) {
        Ok(document) => document,
        Err(note) => return (team, vec![note]),
    };
    let mut notes = Vec::new();
    match Record::root(&document) {
        Some(record) => {
            fill(&mut team, &record);
            record.finish();
        }
        None if document.is_empty() => notes.push(untitled(file)),
        None => {}
    }
    notes.extend(document.into_notes());
    (team, notes)
}

/// The page of a project, where somebody gives the address that Git clones from.
fn project_page(url: &str) -> &str {
    let page = url.trim_end_matches('/');
    page.strip_suffix(".git").unwrap_or(page)
}

fn fill(team: &mut Team, record: &Record<'_>) {
    team.title = record
        .required("title")
        .map_or_else(|| team.title.clone(), |title| title.value);
    team.tagline = record.string("tagline");
    let language = record.text("language");
    let language = language.filter(|tag| record.is_language(tag));
    team.language = language.map_or_else(|| "en".to_owned(), |tag| tag.value);
    team.base_url = base_url::read(record);
    team.repository = record
        .web_address("repository")
        .map(|url| project_page(&url).to_owned());
    team.branch = record.string("branch").unwrap_or_else(|| "main".to_owned());
    team.accent = accent(record);
    team.logo = logo(record);
    team.theme = theme(record);
    team.zone = record.zone("zone").unwrap_or(Tz::UTC);
    team.zones = record.zones("zones");
    let readers = [
        ("public", Visibility::Public),
        ("members", Visibility::Members),
    ];
    team.visibility = record.choice("visibility", &readers);
    team.search = record.boolean("search").unwrap_or(true);
    team.rooms = record.each_of("rooms", room);
    team.schedule = schedule::read(record);
    team.agenda_label = record
        .string("agenda_label")
        .unwrap_or(std::mem::take(&mut team.agenda_label));
    team.areas = areas(record);
    if let Some(record) = record.record("contact") {
        team.contact = contact(&record);
        record.finish();
    }
    team.trackers = record.each_of("trackers", tracker);
    team.tracked = !team.trackers.is_empty();
    let texts = |found: Vec<At<String>>| -> Vec<String> {
        found.into_iter().map(|text| text.value).collect()
    };
    team.logs = record.each_of("logs", log_rule);
    team.bots = texts(record.names("bots"));
    team.relays = texts(record.names("relays"));
    team.not_secrets = texts(record.texts("not_secrets"));
    projects::fill(team, record);
    let allowed = texts(record.names("mail_domains")).into_iter();
    team.mail_allowed = allowed.map(|domain| domain.to_lowercase()).collect();
    if let Some(record) = record.record("privacy") {
        privacy::read(team, &record);
        record.finish();
    }
    // What the team gives to everybody is nobody's secret in its other texts.
    let contact = team
        .contact
        .email
        .as_deref()
        .filter(|mail| address::is_mail(mail));
    team.mail_allowed.extend(contact.map(str::to_lowercase));
}

fn accent(record: &Record<'_>) -> Option<String> {
    let colour = record.string("accent")?;
    let hex = colour
        .strip_prefix('#')
        .filter(|hex| hex.len() == 6 && hex.bytes().all(|byte| byte.is_ascii_hexdigit()));
    if hex.is_none() {
        let hint = Some("write it as \"#1d5fa8\", in quotes".to_owned());
        record.complain("accent", "colour", format!("`{colour}` is no colour"), hint);
    }
    hex.map(|hex| format!("#{}", hex.to_lowercase()))
}

/// Forms of pictures that every browser shows.
const PICTURES: &[&str] = &[".svg", ".png", ".webp"];

/// The path of a picture of the team's own; whether the file is there is told by a check.
fn logo(record: &Record<'_>) -> Option<At<String>> {
    let mut path = record.text("logo")?;
    path.value = path.value.trim_start_matches('/').to_owned();
    let inside = path.value.starts_with("static/") && !path.value.contains("..");
    let lower = path.value.to_lowercase();
    if inside && PICTURES.iter().any(|end| lower.ends_with(end)) {
        return Some(path);
    }
    let message = format!("`{}` is no picture below static/", path.value);
    let hint = "put an SVG, PNG or WebP into static/ and name it as static/logo.svg";
    record.complain("logo", "logo", message, Some(hint.to_owned()));
    None
}

/// The name of a theme: that of a folder, which leads nowhere else. Whether it is there is asked where themes lie.
fn theme(record: &Record<'_>) -> Option<At<String>> {
    let name = record.text("theme")?;
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
    if name.value.chars().all(plain) && !name.value.starts_with('.') {
        return Some(name);
    }
    let message = format!("`{}` is no name of a theme", name.value);
    let hint = "name a folder in `themes/`, which lies beside the content folder";
    record.complain_at(&name, "theme", message, hint);
    None
}

fn room(record: &Record<'_>) -> Option<Room> {
    let name = record.required("name");
    let (address, url) = (record.string("address"), record.web_address("url"));
    let purpose = record.string("purpose");
    Some(Room {
        name: name?.value,
        address,
        url,
        purpose,
    })
}

/// The areas, each id once: two of one id would be one page.
fn areas(record: &Record<'_>) -> Vec<Area> {
    let mut found: Vec<Area> = Vec::new();
    for record in record.records("areas") {
        if let Some(area) = area(&record) {
            let same = |known: &Area| slug_or_hash(&known.id) == slug_or_hash(&area.id);
            if found.iter().any(same) {
                let hint = Some("give one of them another id".to_owned());
                record.complain(
                    "id",
                    "clash",
                    format!("there are two areas `{}`", area.id),
                    hint,
                );
            } else {
                found.push(area);
            }
        }
        record.finish();
    }
    found
}

fn area(record: &Record<'_>) -> Option<Area> {
    let (id, title, summary) = (
        record.required("id"),
        record.required("title"),
        record.string("summary"),
    );
    Some(Area {
        id: id?.value,
        title: title?.value,
        summary,
    })
}

fn log_rule(record: &Record<'_>) -> Option<LogRule> {
    let rule = LogRule {
        under: record.string("under"),
        series: record.string("series"),
        dialect: record.dialect("dialect"),
        zone: record.zone("zone"),
        at: record.place(),
    };
    Some(rule)
}

fn contact(record: &Record<'_>) -> Contact {
    let texts = |key| {
        record
            .texts(key)
            .into_iter()
            .map(|text| text.value)
            .collect()
    };
    let list = record.record("list").map(|list| {
        let found = (
            list.required("name")
                .map_or_else(String::new, |name| name.value),
            list.web_address("url"),
        );
        list.finish();
        found
    });
    Contact {
        reviewed: record.day("reviewed"),
        email: reporting::mail(record),
        urgent: record.string("urgent"),
        list,
        url: record.web_address("url"),
        tracker: record.web_address("tracker"),
        question: record.string("question"),
        policy: record.string("policy"),
        keys: texts("keys"),
        languages: record
            .names("languages")
            .into_iter()
            .filter(|tag| record.is_language(tag))
            .map(|tag| tag.value)
            .collect(),
        reporting: reporting::read(record),
    }
}

fn tracker(record: &Record<'_>) -> Option<Tracker> {
    let project = record.required("project").map(|project| project.value);
    let id = record
        .integer("project_id")
        .and_then(|id| u64::try_from(id).ok());
    let tracker = Tracker {
        name: record.string("name").unwrap_or_default(),
        url: record
            .web_address("url")
            .map(|url| url.trim_end_matches('/').to_owned()),
        public: record.boolean("public").unwrap_or(false),
        project_id: id,
        host: None,
        project: Some(project?),
    };
    Some(tracker)
}
