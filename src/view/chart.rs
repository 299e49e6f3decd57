//! Pictures in SVG with the numbers that they show. Numbers in; shapes for the component `picture` out, in the units of
//! the drawing, (0, 0) at its top left. Colours are the style sheet's: a shape only has a class. A picture says in words
//! what it shows and carries its numbers as a table, for whoever does not see it.

use serde::Serialize;

/// A picture.
#[derive(Debug, Clone, Serialize)]
pub struct Picture {
    /// What it shows, in words.
    pub label: String,
    /// How to read it, below it.
    pub caption: String,
    /// Width in units; a reader on a phone sees 440 of them in the width of the page.
    pub width: usize,
    /// Height in units.
    pub height: usize,
    /// What is drawn, first to last.
    pub shapes: Vec<Shape>,
    /// The same numbers.
    pub table: Table,
}

/// Something drawn.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum Shape {
    /// A line or an outline, in the words of SVG: `M0 0 L10 10`.
    Path {
        /// `grid`, `area`, `line`.
        class: &'static str,
        /// The way.
        d: String,
    },
    /// A word.
    Text {
        /// `start` or `end`: which end of it is at `x`.
        class: &'static str,
        /// Where it begins or ends.
        x: usize,
        /// Its base line.
        y: usize,
        /// What it says, fit to be shown.
        text: String,
    },
}

/// The numbers of a picture.
#[derive(Debug, Clone, Serialize)]
pub struct Table {
    /// What the table holds.
    pub caption: String,
    /// Titles of the columns.
    pub head: Vec<String>,
    /// Rows; the first cell of each is its title.
    pub rows: Vec<Vec<String>>,
}

/// Size of a picture of numbers over time, in units.
pub const WIDTH: usize = 440;
/// Its height.
pub const HEIGHT: usize = 200;
/// Room at the left for numbers, at the bottom for months, at the top for half a line of text.
const LEFT: usize = 52;
const BOTTOM: usize = 24;
const TOP: usize = 12;

/// Numbers over time: one row as a filled area, one as a line, both on one scale that begins at 0; the first and the last
/// moment are named. Rows are as long as there are moments; of a single moment both are flat.
pub fn over_time(moments: &[String], area: &[usize], line: &[usize]) -> Vec<Shape> {
    let most = area.iter().chain(line).copied().max().unwrap_or(0);
    let top = round_up(most);
    let mut shapes = Vec::new();
    for value in [0, top / 2, top] {
        let y = height_of(value, top);
        shapes.push(Shape::Path {
            class: "grid",
            d: format!("M{LEFT} {y} H{WIDTH}"),
        });
        shapes.push(Shape::Text {
            class: "end",
            x: LEFT - 6,
            y: y + 5,
            text: value.to_string(),
        });
    }
    let way = points(area, top);
    shapes.push(Shape::Path {
        class: "area",
        d: format!("M{LEFT} {base} L{way} V{base} Z", base = HEIGHT - BOTTOM),
    });
    shapes.push(Shape::Path {
        class: "line",
        d: format!("M{}", points(line, top)),
    });
    let ends = [
        ("start", LEFT, moments.first()),
        ("end", WIDTH, moments.last()),
    ];
    let named = ends.into_iter().take(moments.len());
    shapes.extend(named.filter_map(|(class, x, moment)| {
        Some(Shape::Text {
            class,
            x,
            y: HEIGHT - 6,
            text: moment?.clone(),
        })
    }));
    shapes
}

/// The points of a row, left to right.
fn points(values: &[usize], top: usize) -> String {
    let flat = match values {
        [only] => vec![*only, *only],
        values => values.to_vec(),
    };
    let last = flat.len().saturating_sub(1).max(1);
    let point = |(at, value): (usize, &usize)| {
        let x = LEFT + at * (WIDTH - LEFT) / last;
        format!("{x} {}", height_of(*value, top))
    };
    let points: Vec<String> = flat.iter().enumerate().map(point).collect();
    points.join(" L")
}

/// Where a value stands.
fn height_of(value: usize, top: usize) -> usize {
    let room = HEIGHT - BOTTOM - TOP;
    HEIGHT - BOTTOM - value * room / top
}

/// The next number that is easy to halve: 2, 4, 6, 10, 20, 40, 60, 100...
fn round_up(most: usize) -> usize {
    let mut unit: usize = 1;
    loop {
        let steps = [2, 4, 6, 10].map(|step| unit.saturating_mul(step));
        let found = steps.into_iter().find(|step| *step >= most);
        match found {
            Some(found) => return found,
            None => unit = unit.saturating_mul(10),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scales_are_easy_to_read() {
        let rows = [
            (0, 2),
            (2, 2),
            (3, 4),
            (5, 6),
            (7, 10),
            (11, 20),
            (61, 100),
            (1200, 2000),
        ];
        for (most, expected) in rows {
            assert_eq!(round_up(most), expected, "{most}");
        }
        assert!(round_up(usize::MAX) == usize::MAX);
    }

    #[test]
    fn the_highest_value_is_at_the_top_and_nothing_at_the_bottom() {
        let moments = ["May".to_owned(), "June".to_owned(), "July".to_owned()];
        let shapes = over_time(&moments, &[0, 4, 2], &[0, 0, 1]);
        let ways: Vec<&str> = shapes
            .iter()
            .filter_map(|shape| match shape {
                Shape::Path { d, .. } => Some(d.as_str()),
                _ => None,
            })
            .collect();
        assert_eq!(ways[3], "M52 176 L52 176 L246 12 L440 94 V176 Z");
        assert_eq!(ways[4], "M52 176 L246 176 L440 135");
        let texts: Vec<&str> = shapes
            .iter()
            .filter_map(|shape| match shape {
                Shape::Text { text, .. } => Some(text.as_str()),
                _ => None,
            })
            .collect();
        assert_eq!(texts, ["0", "2", "4", "May", "July"]);
        let single = over_time(&moments[..1], &[3], &[1]);
        assert_eq!(single.len(), 9, "the only moment is named once");
    }
}
