//! Templates and assets: the default theme inside the binary, overridden file by file by `themes/NAME/`.
//! A view in, HTML out. A wrong template is an error with its file, line and column, and what there is instead.

mod folder;
mod unused;

use std::collections::BTreeMap;
use std::path::Path;

use include_dir::{Dir, include_dir};
use serde::Serialize;
use tera::{Context, ErrorKind, Kwargs, ReportError, State, Tera, Value};

use crate::digest::Digest;
use crate::error::Error;
use crate::report::{excerpt, nearest};
use crate::view::page::PageMeta;
use crate::view::site::SiteView;
use folder::override_with;
pub use folder::{is_there, names};
use unused::Files;
pub use unused::Unused;

static DEFAULT: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/themes/default");

/// What to do about a fault of which nothing better is known.
const COMPARE: &str = "compare it with the same template of the default theme; the guide, under Themes, says what each receives";

/// A theme, ready to render.
pub struct Theme {
    tera: Tera,
    /// Files of `assets/` by name.
    assets: BTreeMap<String, Vec<u8>>,
    /// Where each template came from, as the user would type it.
    origins: BTreeMap<String, String>,
    /// The text of each template, to find the place of a fault.
    texts: BTreeMap<String, String>,
    unused: Vec<Unused>,
    own_templates: bool,
}

/// What a theme adds to the program: its files by digest, without those of the default theme, which the program brings.
pub fn digest(root: &Path, name: Option<&str>) -> Result<Digest, Error> {
    let mut files = Files::new();
    if let Some(name) = name {
        override_with(root, name, &mut files)?;
    }
    let parts = files.iter();
    let parts = parts.flat_map(|(path, (_, bytes))| [path.as_bytes(), bytes.as_slice()]);
    Ok(Digest::of_all(parts))
}

impl Theme {
    /// Loads the default theme and what `themes/NAME/` overrides.
    pub fn load(root: &Path, name: Option<&str>) -> Result<Self, Error> {
        let (mut files, mut own) = (Files::new(), Files::new());
        collect_default(&DEFAULT, &mut files);
        if let Some(name) = name {
            override_with(root, name, &mut own)?;
        }
        let mut theme = Theme {
            tera: engine(),
            assets: BTreeMap::new(),
            origins: BTreeMap::new(),
            texts: BTreeMap::new(),
            unused: unused::files(&files, &own),
            own_templates: own.keys().any(|path| path.starts_with("templates/")),
        };
        files.extend(own);
        let mut templates = Vec::new();
        for (path, (origin, bytes)) in files {
            if let Some(asset) = path.strip_prefix("assets/") {
                theme.assets.insert(asset.to_owned(), bytes);
            } else if let Some(template) = path.strip_prefix("templates/") {
                let text = String::from_utf8_lossy(&bytes).into_owned();
                theme.origins.insert(template.to_owned(), origin);
                theme.texts.insert(template.to_owned(), text.clone());
                templates.push((template.to_owned(), text));
            }
        }
        let added = theme.tera.add_raw_templates(templates);
        added.map_err(|error| theme.error(&error, &Value::none()))?;
        Ok(theme)
    }

    /// Makes the site known to every template.
    pub fn set_site(&mut self, site: &SiteView) {
        self.tera.global_context().insert("site", site);
    }

    /// Renders a page, in place of what the buffer holds.
    pub fn render<V: Serialize>(
        &self,
        template: &str,
        page: &PageMeta,
        view: &V,
        out: &mut Vec<u8>,
    ) -> Result<(), Error> {
        let value = Value::try_from_serializable(view)
            .map_err(|error| self.error(&error, &Value::none()))?;
        let mut context = Context::new();
        context.insert("page", page);
        context.insert_value("view", value.clone());
        out.clear();
        self.tera
            .render_to(template, &context, out)
            .map_err(|error| self.error(&error, &value))
    }

    /// Its files that do nothing.
    pub fn unused(&self) -> &[Unused] {
        &self.unused
    }

    /// Whether it has templates of its own.
    pub fn has_own_templates(&self) -> bool {
        self.own_templates
    }

    /// What the default theme says, be it overridden or not: words that are no secret.
    pub fn own_texts() -> Vec<&'static [u8]> {
        let mut texts = Vec::new();
        own_texts(&DEFAULT, &mut texts);
        texts
    }

    /// The text of each template: what a team has written there is published as well.
    pub fn templates(&self) -> impl Iterator<Item = &[u8]> {
        self.texts.values().map(String::as_bytes)
    }

    /// Files to be copied, by name.
    pub fn assets(&self) -> &BTreeMap<String, Vec<u8>> {
        &self.assets
    }

    fn error(&self, error: &tera::Error, view: &Value) -> Error {
        match error.kind() {
            ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
                self.reported(report, view)
            }
            ErrorKind::MissingParent { current, parent } => self.missing_parent(current, parent),
            other => self.placeless(&first_line(&other.to_string())),
        }
    }

    fn missing_parent(&self, current: &str, parent: &str) -> Error {
        let names: Vec<&str> = self.texts.keys().map(String::as_str).collect();
        let spot = self.spot_of(current, parent);
        let spot = spot.unwrap_or_else(|| Spot::nowhere(current));
        let near = nearest(parent, &names).map(|near| format!("did you mean `{near}`?"));
        spot.error(format!("there is no template `{parent}`"), near)
    }

    /// An error that names no place: the template in which the name it quotes stands.
    fn placeless(&self, message: &str) -> Error {
        let quoted = message
            .split(['`', '\''])
            .nth(1)
            .filter(|name| !name.is_empty());
        let spots = self
            .texts
            .keys()
            .filter_map(|template| self.spot_of(template, quoted?));
        // A template of the user's own is likelier at fault than ours.
        let (ours, theirs): (Vec<Spot>, Vec<Spot>) =
            spots.partition(|spot| spot.place.starts_with("themes/default/"));
        let spot = theirs.into_iter().chain(ours).next();
        let spot = spot.unwrap_or_else(|| Spot::nowhere("theme"));
        spot.error(message.to_owned(), None)
    }

    /// Where a word stands first in a template.
    fn spot_of(&self, template: &str, word: &str) -> Option<Spot> {
        let text = self.texts.get(template)?;
        let before = &text[..text.find(word)?];
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or("").chars().count() + 1;
        Some(self.spot(template, line, column, word.chars().count()))
    }

    /// A place in a template; `line` and `column` count from 1.
    fn spot(&self, template: &str, line: usize, column: usize, width: usize) -> Spot {
        let file = self.origins.get(template).map_or(template, String::as_str);
        let text = self.texts.get(template).map_or("", String::as_str);
        let shown = text.lines().nth(line.saturating_sub(1));
        Spot {
            place: format!("{file}:{line}:{column}"),
            excerpt: shown.map_or(String::new(), |shown| excerpt(shown, line, column, width)),
        }
    }

    fn reported(&self, report: &ReportError, view: &Value) -> Error {
        let span = report.span();
        let width = match span.start_line == span.end_line {
            true => span.end_col.saturating_sub(span.start_col),
            false => 1,
        };
        let spot = self.spot(
            report.filename(),
            span.start_line,
            span.start_col + 1,
            width,
        );
        let hint = fields_hint(report.message(), view);
        spot.error(first_line(report.message()), hint)
    }
}

fn engine() -> Tera {
    let mut tera = Tera::default();
    // That of the library copies each text, and a log may be one of megabytes. Of what is no text it is the same.
    tera.register_filter(
        "safe",
        |value: Value, _: Kwargs, _: &State<'_>| match value.is_string() {
            true => value.mark_safe(),
            false => Value::safe_string(&value.to_string()),
        },
    );
    tera
}

/// A place in a template, and its line with a caret.
struct Spot {
    place: String,
    excerpt: String,
}

impl Spot {
    /// A template or a theme of which no line is known.
    fn nowhere(name: &str) -> Self {
        Spot {
            place: name.to_owned(),
            excerpt: String::new(),
        }
    }

    /// What is wrong here.
    fn error(self, message: String, hint: Option<String>) -> Error {
        Error::Theme {
            place: self.place,
            message,
            excerpt: self.excerpt,
            hint: Some(hint.unwrap_or_else(|| COMPARE.to_owned())),
        }
    }
}

/// The first line of a message, without the list of fields that the hint tells better.
fn first_line(message: &str) -> String {
    let line = message.lines().next().unwrap_or(message);
    let line = line.split(". Available fields").next().unwrap_or(line);
    line.trim_start_matches("error: ").to_owned()
}

/// For an unknown variable: the nearest field, else those that exist.
fn fields_hint(message: &str, view: &Value) -> Option<String> {
    let unknown = message.split(['`', '\'']).nth(1)?;
    let name = unknown.rsplit('.').next().unwrap_or(unknown);
    let map = view.as_map()?;
    let mut fields: Vec<String> = map.keys().map(ToString::to_string).collect();
    fields.sort();
    let names: Vec<&str> = fields.iter().map(String::as_str).collect();
    Some(match nearest(name, &names) {
        Some(near) => format!("did you mean `view.{near}`?"),
        None => format!("`view` has: {}", names.join(", ")),
    })
}

fn own_texts(dir: &Dir<'static>, texts: &mut Vec<&'static [u8]>) {
    texts.extend(dir.files().map(include_dir::File::contents));
    dir.dirs().for_each(|dir| own_texts(dir, texts));
}

fn collect_default(dir: &Dir<'static>, files: &mut Files) {
    for file in dir.files() {
        let path = file.path().to_string_lossy().replace('\\', "/");
        files.insert(
            path.clone(),
            (format!("themes/default/{path}"), file.contents().to_vec()),
        );
    }
    dir.dirs().for_each(|dir| collect_default(dir, files));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_safe_is_the_text_of_any_value() {
        let rows = [
            (
                "{{ '<i> of more than twenty-one bytes' | safe }}",
                "<i> of more than twenty-one bytes",
            ),
            ("{{ '<i>' | safe | upper }}", "<I>"),
            ("[{{ nothing | safe }}]", "[]"),
            ("{{ ['<i>'] | safe }}", "[\"<i>\"]"),
            ("{{ 12 | safe | length }}", "2"),
            ("{% if 0 | safe %}yes{% endif %}", "yes"),
        ];
        let mut tera = engine();
        for (template, expected) in rows {
            tera.add_raw_template("a.html", template)
                .expect("a template");
            let made = tera.render("a.html", &Context::new());
            assert_eq!(made.expect("a page"), expected, "{template}");
        }
    }
}
