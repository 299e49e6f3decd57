//! Files of a theme that do nothing: a template of another name than any of the default theme, which no other names either; an
//! asset that is nearly one of the default theme; what lies where no theme has anything. Files in; those, with what to do, out.

use std::collections::BTreeMap;

use crate::report::nearest;

/// Files by their path in the theme, each with its path as the user would type it.
pub(super) type Files = BTreeMap<String, (String, Vec<u8>)>;

/// A file that does nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unused {
    /// The file, as the user would type it.
    pub file: String,
    /// Why it does nothing.
    pub message: &'static str,
    /// What to do.
    pub hint: String,
}

/// Those of `own`, the files of a theme, that do nothing; `default` has the files that may be overridden.
pub(super) fn files(default: &Files, own: &Files) -> Vec<Unused> {
    let theme = Theme { default, own };
    let new = own.iter().filter(|(path, _)| !default.contains_key(*path));
    let told = new.filter_map(|(path, (shown, _))| {
        let Doubt { message, hint } = theme.doubt(path)?;
        Some(Unused {
            file: shown.clone(),
            message,
            hint,
        })
    });
    told.collect()
}

struct Doubt {
    message: &'static str,
    hint: String,
}

struct Theme<'t> {
    default: &'t Files,
    own: &'t Files,
}

impl Theme<'_> {
    /// What is doubtful about a file that overrides none.
    fn doubt(&self, path: &str) -> Option<Doubt> {
        let near = self.near(path);
        let meant = || near.map(|near| format!("did you mean `{near}`?"));
        if path.starts_with("templates/") {
            let used = self.is_named(path) || self.defines_components(path);
            let hint = || {
                "name it as the template that it stands for, or name it in another template"
                    .to_owned()
            };
            return (!used).then(|| Doubt {
                message: "this template overrides none of the default theme, and no other names it",
                hint: meant().unwrap_or_else(hint),
            });
        }
        if path.starts_with("assets/") {
            // Files of new names are copied: only what was meant to override one does nothing.
            let hint = meant().filter(|_| !self.is_named(path))?;
            return Some(Doubt {
                message: "this file overrides none of the default theme, and no other names it",
                hint,
            });
        }
        self.outside(path)
    }

    /// What lies beside both folders and has the ending of something in them.
    fn outside(&self, path: &str) -> Option<Doubt> {
        let (_, stem, ending) = named(path);
        let same = |known: &&String| named(known).1 == stem && named(known).2 == ending;
        let meant = self.default.keys().find(same);
        let hint =
            || "put templates into `templates/` and what is copied into `assets/`".to_owned();
        self.is_of_themes(path).then(|| Doubt {
            message: "a theme has its files in `templates/` and `assets/`: this one is passed over",
            hint: meant.map_or_else(hint, |meant| format!("did you mean `{meant}`?")),
        })
    }

    /// The file of the default theme that a name in the same folder is near to.
    fn near(&self, path: &str) -> Option<&str> {
        let (folder, stem, ending) = named(path);
        let alike = self.default.keys().map(|known| (known, named(known)));
        let alike = alike.filter(|(_, known)| known.0 == folder && known.2 == ending);
        let alike: Vec<(&String, &str)> = alike.map(|(path, known)| (path, known.1)).collect();
        let stems: Vec<&str> = alike.iter().map(|(_, stem)| *stem).collect();
        let near = nearest(stem, &stems)?;
        let found = alike.iter().find(|(_, stem)| *stem == near)?;
        Some(found.0)
    }

    /// Whether a file has the ending of something in the default theme.
    fn is_of_themes(&self, path: &str) -> bool {
        let mut known = self.default.keys();
        known.any(|known| named(known).2 == named(path).2)
    }

    /// Whether another file of the theme names it, as templates and style sheets do.
    fn is_named(&self, path: &str) -> bool {
        let name = path.split_once('/').map_or(path, |(_, name)| name);
        let others = self.own.iter();
        let others = others.filter(|(other, _)| *other != path && self.is_of_themes(other));
        let mut texts = others.map(|(_, (_, bytes))| bytes);
        texts.any(|bytes| memchr::memmem::find(bytes, name.as_bytes()).is_some())
    }

    /// Whether it defines components, which other templates use without naming its file.
    fn defines_components(&self, path: &str) -> bool {
        let bytes = self.own.get(path).map(|(_, bytes)| bytes);
        let text = bytes.map(|bytes| String::from_utf8_lossy(bytes));
        text.is_some_and(|text| {
            let mut tags = text.split("{%").skip(1);
            tags.any(|tag| tag.trim_start_matches(['-', ' ']).starts_with("component"))
        })
    }
}

/// The folder, the stem and the ending of a path.
fn named(path: &str) -> (&str, &str, &str) {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    (folder, stem, ending)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(rows: &[(&str, &str)]) -> Files {
        let file = |(path, text): &(&str, &str)| {
            let shown = format!("themes/x/{path}");
            ((*path).to_owned(), (shown, text.as_bytes().to_vec()))
        };
        rows.iter().map(file).collect()
    }

    #[test]
    fn files_that_do_nothing_are_told() {
        let default = made(&[
            ("templates/home.html", ""),
            ("templates/base.html", ""),
            ("assets/style.css", ""),
        ]);
        let own = made(&[
            ("templates/home.html", "{% include \"part.html\" %}"),
            ("templates/hom.html", ""),
            ("templates/part.html", ""),
            (
                "templates/rows.html",
                "{%- component row() %}{% endcomponent %}",
            ),
            ("templates/unlike.html", ""),
            ("assets/styles.css", ""),
            ("assets/stile.css", "@import \"print.css\";"),
            ("assets/print.css", ""),
            ("assets/font.woff2", ""),
            ("style.css", ""),
            ("old/thing.html", ""),
            ("README.md", ""),
            ("LICENSE", ""),
        ]);
        let told: Vec<String> = files(&default, &own)
            .into_iter()
            .map(|unused| format!("{} {}", unused.file, unused.hint))
            .collect();
        assert_eq!(
            told,
            [
                "themes/x/assets/stile.css did you mean `assets/style.css`?",
                "themes/x/assets/styles.css did you mean `assets/style.css`?",
                "themes/x/old/thing.html put templates into `templates/` and what is copied into `assets/`",
                "themes/x/style.css did you mean `assets/style.css`?",
                "themes/x/templates/hom.html did you mean `templates/home.html`?",
                "themes/x/templates/unlike.html name it as the template that it stands for, or name it in another template",
            ]
        );
    }
}
