//! Content lines of a calendar: names and values in, properties and components of the `icalendar` crate out, which folds
//! lines at 75 octets and ends them with CR and LF. Its types for reading are used for writing too: those it has for
//! building put a random UID and the time of day into every component, time zones included.

use icalendar::parser::{Component, Parameter, Property};

/// Longest text, in characters.
const LONGEST: usize = 2000;

/// A property whose value stands as it is, but for characters that would end its line.
pub(super) fn plain(name: &'static str, value: &str) -> Property<'static> {
    let value: String = value.chars().filter(|c| !c.is_control()).collect();
    Property {
        name: name.into(),
        val: value.into(),
        params: Vec::new(),
    }
}

/// A property whose value is text.
pub(super) fn text(name: &'static str, value: &str) -> Property<'static> {
    Property {
        name: name.into(),
        val: escaped(value).into(),
        params: Vec::new(),
    }
}

/// A property with one more parameter.
pub(super) fn with(
    mut property: Property<'static>,
    key: &'static str,
    value: &str,
) -> Property<'static> {
    property.params.push(Parameter {
        key: key.into(),
        val: Some(value.to_owned().into()),
    });
    property
}

/// A component without others in it.
pub(super) fn component(
    name: &'static str,
    properties: Vec<Property<'static>>,
) -> Component<'static> {
    Component {
        name: name.into(),
        properties,
        components: Vec::new(),
    }
}

/// Text as a value holds it (RFC 5545, section 3.3.11).
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for character in text.chars().take(LONGEST) {
        match character {
            '\\' | ';' | ',' => out.extend(['\\', character]),
            '\n' => out.push_str("\\n"),
            '\t' => out.push(' '),
            other if other.is_control() => {}
            other => out.push(other),
        }
    }
    out
}

/// Content lines of at most 75 octets (RFC 5545, section 3.1): the crate lets the last piece of a line have one more.
pub(super) fn folded(calendar: &str) -> String {
    let mut out = String::with_capacity(calendar.len());
    for line in calendar.split_inclusive("\r\n") {
        let bare = line.strip_suffix("\r\n").unwrap_or(line);
        let last = bare.char_indices().next_back().map_or(0, |(at, _)| at);
        match bare.len() > 75 {
            true => out.extend([&bare[..last], "\r\n ", &line[last..]]),
            false => out.push_str(line),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_keeps_to_its_line() {
        let rows = [
            ("a, b; c\\d", "a\\, b\\; c\\\\d"),
            ("one\r\ntwo", "one\\ntwo"),
            ("x\u{0}\u{7f}\u{85}y\tz", "xy z"),
            ("BEGIN:VEVENT\nEND:VEVENT", "BEGIN:VEVENT\\nEND:VEVENT"),
        ];
        for (text, expected) in rows {
            assert_eq!(escaped(text), expected);
        }
    }

    #[test]
    fn lines_are_folded_between_characters() {
        let long = component(
            "VEVENT",
            vec![
                text("SUMMARY", &"ü漢😀 ".repeat(60)),
                text("NAME", &"x".repeat(143)),
            ],
        );
        let calendar = icalendar::parser::Calendar {
            properties: Vec::new(),
            components: vec![long],
        };
        let written = folded(&calendar.to_string());
        let lines: Vec<&str> = written.split("\r\n").collect();
        assert!(
            lines.len() > 8 && lines.iter().all(|line| line.len() <= 75),
            "{lines:?}"
        );
        let unfolded = written.replace("\r\n ", "");
        assert!(unfolded.contains(&format!("SUMMARY:{}\r\n", "ü漢😀 ".repeat(60))));
    }
}
