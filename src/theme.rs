//! Templates and assets: the default theme inside the binary, overridden file by file by `themes/NAME/`.
//! A view in, HTML out. A wrong template is an error with its file, line and column, and what there is instead.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use include_dir::{Dir, include_dir};
use serde::Serialize;
use tera::{Context, ErrorKind, ReportError, Tera, Value};
use walkdir::WalkDir;

use crate::error::Error;
use crate::report::nearest;
use crate::view::page::PageMeta;
use crate::view::site::SiteView;

static DEFAULT: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/themes/default");

/// A theme, ready to render.
pub struct Theme {
    tera: Tera,
    /// Files of `assets/` by name.
    assets: BTreeMap<String, Vec<u8>>,
    /// Where each template came from, as the user would type it.
    origins: BTreeMap<String, String>,
}

impl Theme {
    /// Loads the default theme and what `themes/NAME/` overrides.
    pub fn load(root: &Path, name: Option<&str>) -> Result<Self, Error> {
        let mut files: BTreeMap<String, (String, Vec<u8>)> = BTreeMap::new();
        collect_default(&DEFAULT, &mut files);
        if let Some(name) = name {
            override_with(&root.join("themes").join(name), &mut files)?;
        }
        let mut theme = Theme {
            tera: Tera::default(),
            assets: BTreeMap::new(),
            origins: BTreeMap::new(),
        };
        let mut templates = Vec::new();
        for (path, (origin, bytes)) in files {
            if let Some(asset) = path.strip_prefix("assets/") {
                theme.assets.insert(asset.to_owned(), bytes);
            } else if let Some(template) = path.strip_prefix("templates/") {
                let text = String::from_utf8_lossy(&bytes).into_owned();
                theme.origins.insert(template.to_owned(), origin);
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

    /// Renders a page.
    pub fn render<V: Serialize>(
        &self,
        template: &str,
        page: &PageMeta,
        view: &V,
    ) -> Result<Vec<u8>, Error> {
        let value = Value::try_from_serializable(view)
            .map_err(|error| self.error(&error, &Value::none()))?;
        let mut context = Context::new();
        context.insert("page", page);
        context.insert_value("view", value.clone());
        let mut out = Vec::with_capacity(16 * 1024);
        self.tera
            .render_to(template, &context, &mut out)
            .map_err(|error| self.error(&error, &value))?;
        Ok(out)
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
            other => Error::Theme {
                place: "theme".to_owned(),
                message: first_line(&other.to_string()),
                hint: None,
            },
        }
    }

    fn reported(&self, report: &ReportError, view: &Value) -> Error {
        let file = self
            .origins
            .get(report.filename())
            .map_or(report.filename(), String::as_str);
        let span = report.span();
        Error::Theme {
            place: format!("{file}:{}:{}", span.start_line, span.start_col + 1),
            message: first_line(report.message()),
            hint: fields_hint(report.message(), view),
        }
    }
}

fn first_line(message: &str) -> String {
    message
        .lines()
        .next()
        .unwrap_or(message)
        .trim_start_matches("error: ")
        .to_owned()
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

fn collect_default(dir: &Dir<'static>, files: &mut BTreeMap<String, (String, Vec<u8>)>) {
    for file in dir.files() {
        let path = file.path().to_string_lossy().replace('\\', "/");
        files.insert(
            path.clone(),
            (format!("themes/default/{path}"), file.contents().to_vec()),
        );
    }
    dir.dirs().for_each(|dir| collect_default(dir, files));
}

fn override_with(
    folder: &Path,
    files: &mut BTreeMap<String, (String, Vec<u8>)>,
) -> Result<(), Error> {
    if !folder.is_dir() {
        let message = format!(
            "there is no theme `{}`: make that folder, with `templates/` or `assets/` in it",
            folder.display()
        );
        return Err(Error::Usage(message));
    }
    for found in WalkDir::new(folder).sort_by_file_name() {
        let found =
            found.map_err(|error| Error::Usage(format!("cannot read the theme: {error}")))?;
        let Ok(path) = found.path().strip_prefix(folder) else {
            continue;
        };
        if found.file_type().is_file() {
            let bytes = fs::read(found.path()).map_err(Error::io("cannot read", found.path()))?;
            files.insert(
                path.to_string_lossy().replace('\\', "/"),
                (found.path().display().to_string(), bytes),
            );
        }
    }
    Ok(())
}
