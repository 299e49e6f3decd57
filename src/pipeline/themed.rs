//! Which theme a site is shown with: the one that the command line names, else the one of `site.yaml`. Options in; its name, the
//! folder to watch, and what is wrong with it out.

use std::path::PathBuf;

use super::Options;
use crate::model::team::Team;
use crate::place::Place;
use crate::read;
use crate::report::{Note, Severity};
use crate::theme::{self, Theme};

/// The theme, if one is asked for; one that `site.yaml` names and that is not there is told with the notes.
pub(super) fn name(options: &Options) -> Option<String> {
    let of_settings = || {
        let named = read::team(&options.content).0.theme?.value;
        theme::is_there(&options.root, &named).then_some(named)
    };
    options.theme.clone().or_else(of_settings)
}

/// What is doubtful about the theme, and about the name that `site.yaml` gives.
pub(super) fn notes(options: &Options, theme: &Theme, team: &Team) -> Vec<Note> {
    let unused = theme.unused().iter().map(|unused| {
        let place = Place::file(&unused.file.as_str().into());
        let note = Note::new(Severity::Warning, "unused-file", place, unused.message);
        note.hint(unused.hint.as_str())
    });
    unused.chain(missing(options, team)).collect()
}

/// What is to be said of a theme that `site.yaml` names, if that counts and is not there.
fn missing(options: &Options, team: &Team) -> Option<Note> {
    let asked = team.theme.as_ref().filter(|_| options.theme.is_none())?;
    if theme::is_there(&options.root, &asked.value) {
        return None;
    }
    let names = theme::names(&options.root);
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let message = format!("there is no theme `{}`", asked.value);
    let note = Note::about(Severity::Error, "theme", asked, message);
    let hint = format!(
        "make the folder `{}`, with `templates/` or `assets/` in it; --root names another folder that holds `themes`",
        themes(options).join(&asked.value).display()
    );
    Some(note.hint(hint).did_you_mean(&asked.value, &names))
}

/// The folder in which edits change how the site looks: `site.yaml` may name another theme at any time.
pub(super) fn watched(options: &Options) -> Option<PathBuf> {
    match &options.theme {
        Some(name) => Some(themes(options).join(name)),
        None => Some(themes(options)).filter(|themes| themes.is_dir()),
    }
}

fn themes(options: &Options) -> PathBuf {
    options.root.join("themes")
}
