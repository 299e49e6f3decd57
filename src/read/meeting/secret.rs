//! What is left of a meeting that must not be published: where its files lie, and their words under seal. Read files in, nothing
//! that a page could show out.

use chrono::NaiveDate;

use super::gathered::Gathered;
use super::kind::{Kind, MeetingFile};
use super::secret_day::SecretDay;
use super::sidecar::Facts;
use crate::place::Place;
use crate::read::day_sections;
use crate::read::path_name::PathName;
use crate::read::roles::no_content;
use crate::report::Note;
use crate::seal::Sealed;

/// The meeting of a stem, withheld.
pub(super) fn withheld(
    stem: String,
    name: &PathName,
    facts: &Facts,
    mut files: Vec<MeetingFile>,
) -> Gathered {
    let mut sealed = Sealed::default();
    for file in &mut files {
        sealed.absorb(std::mem::take(&mut file.sealed));
        let place = Place::head(&file.file);
        match &file.kind {
            Kind::Notes(text) => sealed.record(&file.file, text),
            Kind::Log(log) => sealed.record(&file.file, &log.text),
            Kind::Derived(log) => {
                if let Some(Kind::Log(log)) = log.as_deref() {
                    sealed.record(&file.file, &log.text);
                }
            }
            Kind::Minutes(minutes) => {
                let minutes = &minutes.minutes;
                let texts = minutes.items.iter().map(|item| &item.text);
                let texts = texts.chain(&minutes.title);
                texts.for_each(|text| sealed.title(&place, text));
            }
            Kind::Nothing(_) | Kind::Page(_) => {}
        }
        let told = [&facts.title, &facts.channel].into_iter().flatten();
        let told = told.chain(facts.aliases.iter().map(|alias| &alias.value));
        told.for_each(|text| sealed.title(&place, text));
    }
    Gathered {
        secret_stems: vec![stem],
        secret_days: days(name, facts, &files),
        secret_places: files.iter().map(|file| Place::head(&file.file)).collect(),
        notes: Note::all_silenced(files.into_iter().flat_map(|file| file.notes).collect()),
        sealed,
        ..Gathered::default()
    }
}

/// The days of a withheld meeting: that of its stem, or those that its notes tell.
fn days(name: &PathName, facts: &Facts, files: &[MeetingFile]) -> Vec<SecretDay> {
    if let Some(day) = SecretDay::of(name, facts) {
        // Of a post the day of its own is closed as well.
        let mut published = files
            .iter()
            .map(|file| no_content::is_published(&file.path));
        let posted = name.date.filter(|_| published.any(|is| is));
        let posted = posted.map(|date| SecretDay::on(date, name, facts));
        return [day].into_iter().chain(posted).collect();
    }
    let told = |file: &MeetingFile| match &file.kind {
        Kind::Notes(text) => day_sections::days(text),
        _ => Vec::new(),
    };
    let each = files.iter().flat_map(|file| {
        let days = told(file).into_iter().chain(file.closed_days.clone());
        let days = days.chain(file.facts.day_at_head);
        days.collect::<Vec<NaiveDate>>()
    });
    each.map(|day| SecretDay::on(day, name, facts)).collect()
}
