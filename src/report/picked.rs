//! Some of the notes of a report: those of some files, those that refuse the site, one of many that say the same. A report and
//! what is asked for in; those notes out.

use std::collections::{BTreeSet, HashMap};

use super::{Note, Report, Severity};

impl Report {
    /// All notes but those of a check.
    pub fn without(mut self, check: &str) -> Self {
        self.notes.retain(|note| note.check != check);
        self
    }

    /// Only the notes about some files, by their names as the user would type them.
    pub fn about(mut self, wanted: impl Fn(&str) -> bool) -> Self {
        self.notes.retain(|note| wanted(&note.place.file));
        self
    }

    /// Only the notes for which the site must not be written.
    pub fn refusing(&self, strict: bool) -> Report {
        let refuses = |note: &&Note| {
            note.severity == Severity::Error || strict && note.severity == Severity::Warning
        };
        Report {
            notes: self.notes.iter().filter(refuses).cloned().collect(),
        }
    }

    /// Of notes that say the same of files in one folder the first is enough: it tells of the others.
    pub fn once_a_folder(&mut self, is_one: impl Fn(&Note) -> bool) {
        let mut notes = std::mem::take(&mut self.notes);
        let gone = once(&mut notes, is_one);
        let kept = notes.into_iter().zip(gone).filter(|(_, gone)| !gone);
        self.notes = kept.map(|(note, _)| note).collect();
    }
}

/// Makes the first of notes that say the same tell of the others; which of all those others are.
fn once(notes: &mut [Note], is_one: impl Fn(&Note) -> bool) -> Vec<bool> {
    let mut alike: HashMap<_, Vec<usize>> = HashMap::new();
    for (at, note) in notes.iter().enumerate().filter(|(_, note)| is_one(note)) {
        let folder = note.place.file.rsplit_once('/');
        let folder = folder.map_or("", |(folder, _)| folder);
        let same = (folder, &note.check, &note.message, &note.hint);
        alike.entry(same).or_default().push(at);
    }
    let groups: Vec<Vec<usize>> = alike
        .into_values()
        .filter(|group| group.len() > 1)
        .collect();
    let mut gone = vec![false; notes.len()];
    for mut group in groups {
        group.sort_by(|a, b| notes[*a].place.cmp(&notes[*b].place));
        group[1..].iter().for_each(|at| gone[*at] = true);
        let places = group.iter().map(|at| &*notes[*at].place.file);
        let told = others(&places.collect::<Vec<_>>());
        notes[group[0]].message += &told;
    }
    gone
}

/// How many others say the same as the first of several notes, by the files they are about.
fn others(files: &[&str]) -> String {
    let here = files.iter().filter(|file| **file == files[0]).count() - 1;
    let elsewhere = files.iter().collect::<BTreeSet<_>>().len() - 1;
    let noun = |count, one: &str, more: &str| match count {
        0 => None,
        1 => Some(one.to_owned()),
        _ => Some(format!("{count} {more}")),
    };
    let told = [
        noun(here, "another one in this file", "others in this file"),
        noun(
            elsewhere,
            "another file of this folder",
            "other files of this folder",
        ),
    ];
    let told: Vec<String> = told.into_iter().flatten().collect();
    let verb = if here + elsewhere == 1 { "is" } else { "are" };
    format!(" ({} {verb} alike)", told.join(" and "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn others_are_told_by_their_files() {
        let rows = [
            ("a b", " (another file of this folder is alike)"),
            ("a b c", " (2 other files of this folder are alike)"),
            ("a b b", " (another file of this folder is alike)"),
            ("a a", " (another one in this file is alike)"),
            ("a a a", " (2 others in this file are alike)"),
            (
                "a a b b c",
                " (another one in this file and 2 other files of this folder are alike)",
            ),
        ];
        for (files, expected) in rows {
            let files: Vec<&str> = files.split(' ').collect();
            assert_eq!(others(&files), expected);
        }
    }
}
