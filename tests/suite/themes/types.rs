//! The types of the views as their source declares them. The folder `src/view` in; names, fields, types in words and the
//! meanings from the comments out; also holds a value against a type.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use serde_json::Value;

/// The type of a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    Html,
    Number,
    Flag,
    Pair(Box<Kind>),
    Maybe(Box<Kind>),
    List(Box<Kind>),
    Record(String),
}

impl Kind {
    /// From its spelling in Rust.
    fn of(text: &str) -> Self {
        let inside = |head: &str| text.strip_prefix(head)?.strip_suffix('>');
        let slice = || text.strip_prefix("&'static [")?.strip_suffix(']');
        let tuple = || text.strip_prefix('(')?.strip_suffix(')');
        if let Some(inner) = inside("Option<") {
            return Kind::Maybe(Box::new(Kind::of(inner)));
        }
        if let Some(inner) = inside("Vec<").or_else(slice) {
            return Kind::List(Box::new(Kind::of(inner)));
        }
        if let Some(inner) = tuple() {
            let first = inner.split(", ").next().unwrap_or(inner);
            return Kind::Pair(Box::new(Kind::of(first)));
        }
        match text {
            "String" | "&'static str" => Kind::Text,
            "Html" => Kind::Html,
            "bool" => Kind::Flag,
            "usize" | "u64" | "u32" | "i64" => Kind::Number,
            name => Kind::Record(name.to_owned()),
        }
    }

    /// For the page.
    pub(super) fn in_words(&self) -> String {
        match self {
            Kind::Text => "text".to_owned(),
            Kind::Html => "HTML".to_owned(),
            Kind::Number => "number".to_owned(),
            Kind::Flag => "yes or no".to_owned(),
            Kind::Pair(of) => format!("pair of {}", of.in_words()),
            Kind::Maybe(of) => format!("{}, or none", of.in_words()),
            Kind::List(of) => format!("list of {}", of.in_words()),
            Kind::Record(name) => format!("[{name}](#{})", name.to_lowercase()),
        }
    }

    /// The record in it, however deep.
    pub(super) fn record(&self) -> Option<&str> {
        match self {
            Kind::Record(name) => Some(name),
            Kind::Pair(of) | Kind::Maybe(of) | Kind::List(of) => of.record(),
            _ => None,
        }
    }
}

/// A field of a record.
#[derive(Debug, Clone)]
pub(super) struct Field {
    pub(super) name: String,
    pub(super) kind: Kind,
    pub(super) meaning: String,
}

/// A record, or several forms of one with a field `kind` that tells which.
#[derive(Debug, Default)]
pub(super) struct Declared {
    pub(super) about: String,
    pub(super) fields: Vec<Field>,
    forms: bool,
}

/// Every type that is printed.
pub(super) struct Types(BTreeMap<String, Declared>);

impl Types {
    /// Reads the declarations; two of one name are a fault, for the page has a heading for each.
    pub(super) fn read(folder: &Path) -> Self {
        let mut types = Types(BTreeMap::new());
        let mut folders = vec![folder.to_path_buf()];
        while let Some(next) = folders.pop() {
            for entry in fs::read_dir(&next).expect("a folder").flatten() {
                match entry.path() {
                    path if path.is_dir() => folders.push(path),
                    path => types.add(&fs::read_to_string(path).expect("a source file")),
                }
            }
        }
        types
    }

    fn add(&mut self, source: &str) {
        let (mut comment, mut printed) = (Vec::new(), false);
        let mut open: Option<(String, Declared)> = None;
        for line in source.lines() {
            let text = line.trim();
            if let Some(words) = text.strip_prefix("/// ") {
                comment.push(words.to_owned());
                continue;
            }
            if text.starts_with("#[") {
                printed |= text.contains("Serialize");
                continue;
            }
            if line == "}" {
                if let Some((name, declared)) = open.take() {
                    let before = self.0.insert(name.clone(), declared);
                    assert!(before.is_none(), "two types are called {name}");
                }
            } else if let Some((_, declared)) = &mut open {
                declared.add(text, &comment.join(" "));
            } else if let Some((name, forms)) = begins(text).filter(|_| printed) {
                let mut declared = Declared {
                    about: comment.join(" "),
                    forms,
                    fields: Vec::new(),
                };
                if forms {
                    declared.add(
                        "kind: String,",
                        "Which form it has; the other fields depend on it.",
                    );
                }
                open = Some((name, declared));
            }
            comment.clear();
            printed = false;
        }
    }

    /// A type by its name.
    pub(super) fn of(&self, name: &str) -> &Declared {
        self.0
            .get(name)
            .unwrap_or_else(|| panic!("no view is called {name}"))
    }

    /// Holds a value against a type: which records it has, and what is other than declared.
    pub(super) fn hold(
        &self,
        value: &Value,
        kind: &Kind,
        at: &str,
        seen: &mut BTreeSet<String>,
        faults: &mut BTreeSet<String>,
    ) {
        match (kind, value) {
            (Kind::Maybe(_), Value::Null)
            | (Kind::Text | Kind::Html, Value::String(_))
            | (Kind::Number, Value::Number(_))
            | (Kind::Flag, Value::Bool(_)) => {}
            (Kind::Maybe(of), value) => self.hold(value, of, at, seen, faults),
            (Kind::List(of), Value::Array(items)) => {
                for item in items {
                    self.hold(item, of, at, seen, faults);
                }
            }
            (Kind::Pair(of), Value::Array(items)) if items.len() == 2 => {
                for item in items {
                    self.hold(item, of, at, seen, faults);
                }
            }
            (Kind::Record(name), Value::Object(map)) => {
                seen.insert(name.clone());
                let declared = self.of(name);
                let known: BTreeSet<&str> =
                    declared.fields.iter().map(|field| &*field.name).collect();
                let found: BTreeSet<&str> = map.keys().map(String::as_str).collect();
                let same = found == known || declared.forms && found.is_subset(&known);
                if !same {
                    faults.insert(format!(
                        "{at}: {name} has {found:?}, declared are {known:?}"
                    ));
                }
                for field in &declared.fields {
                    if let Some(value) = map.get(&field.name) {
                        let at = format!("{at}.{}", field.name);
                        self.hold(value, &field.kind, &at, seen, faults);
                    }
                }
            }
            (kind, value) => {
                faults.insert(format!("{at}: {value} is not {}", kind.in_words()));
            }
        }
    }
}

impl Declared {
    /// Adds the field that a line declares, unless another form has it already.
    fn add(&mut self, line: &str, meaning: &str) {
        let line = line.trim_start_matches("pub ");
        let Some((name, kind)) = line
            .strip_suffix(',')
            .and_then(|line| line.split_once(": "))
        else {
            return;
        };
        if self.fields.iter().any(|field| field.name == name) {
            return;
        }
        self.fields.push(Field {
            name: name.to_owned(),
            kind: Kind::of(kind),
            meaning: meaning.to_owned(),
        });
    }
}

/// The name of a type that begins here, and whether it has several forms.
fn begins(line: &str) -> Option<(String, bool)> {
    let line = line.strip_suffix(" {")?;
    let record = line.strip_prefix("pub struct ").map(|name| (name, false));
    let found = record.or_else(|| line.strip_prefix("pub enum ").map(|name| (name, true)));
    found.map(|(name, forms)| (name.to_owned(), forms))
}
