//! The accent colour in both colour schemes, moved as far as WCAG 2.2 asks (1.4.3: a contrast of 4.5 to 1 for text).
//! `#rrggbb` in, CSS custom properties out.

/// A colour scheme of the default theme: the colours that stand beside the accent.
struct Scheme {
    /// What links stand on: `--bg`, `--soft` and `--mark`.
    grounds: [Colour; 3],
    /// What stands on a button, `--on-accent`.
    on_accent: Colour,
    /// Where the accent moves to if it cannot be read.
    towards: Colour,
}

/// Red, green and blue.
type Colour = [u8; 3];

const LIGHT: Scheme = Scheme {
    grounds: [[0xff, 0xff, 0xff], [0xf4, 0xf5, 0xf7], [0xff, 0xf3, 0xc4]],
    on_accent: [0xff, 0xff, 0xff],
    towards: [0, 0, 0],
};
const DARK: Scheme = Scheme {
    grounds: [[0x14, 0x18, 0x1d], [0x1a, 0x1f, 0x26], [0x3d, 0x35, 0x16]],
    on_accent: [0x10, 0x15, 0x1b],
    towards: [0xff, 0xff, 0xff],
};
/// Contrast that text needs, with a little to spare for rounding.
const WANTED: f64 = 4.6;

/// A style sheet that sets the accent; empty without a colour.
pub fn style(accent: Option<&str>) -> String {
    let Some(colour) = accent.and_then(parse) else {
        return String::new();
    };
    format!(
        ":root {{ --accent: {}; }}\n@media screen and (prefers-color-scheme: dark) {{ :root {{ --accent: {}; }} }}\n",
        hex(LIGHT.readable(colour)),
        hex(DARK.readable(colour))
    )
}

impl Scheme {
    /// The colour, moved in steps of a twentieth until it can be read wherever it stands.
    fn readable(&self, colour: Colour) -> Colour {
        let step = |part: usize| {
            let mix = |at: usize| {
                let (from, to) = (usize::from(colour[at]), usize::from(self.towards[at]));
                u8::try_from((from * (20 - part) + to * part) / 20).unwrap_or(u8::MAX)
            };
            [mix(0), mix(1), mix(2)]
        };
        (0..=20)
            .map(step)
            .find(|mixed| self.least(*mixed) >= WANTED)
            .unwrap_or(self.towards)
    }

    /// The least contrast that an accent has anywhere.
    fn least(&self, accent: Colour) -> f64 {
        let beside = self.grounds.iter().chain([&self.on_accent]);
        beside
            .map(|other| contrast(accent, *other))
            .fold(f64::INFINITY, f64::min)
    }
}

fn parse(text: &str) -> Option<Colour> {
    let digits = text
        .strip_prefix('#')
        .filter(|digits| digits.len() == 6 && digits.is_ascii())?;
    let part = |at: usize| u8::from_str_radix(&digits[at..at + 2], 16).ok();
    Some([part(0)?, part(2)?, part(4)?])
}

fn hex([red, green, blue]: Colour) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}

/// Relative luminance and contrast as WCAG 2.2 defines them.
fn contrast(a: Colour, b: Colour) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

fn luminance(colour: Colour) -> f64 {
    let linear = colour.map(|part| {
        let part = f64::from(part) / 255.0;
        if part <= 0.04045 {
            part / 12.92
        } else {
            ((part + 0.055) / 1.055).powf(2.4)
        }
    });
    0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
}

#[cfg(test)]
mod tests {
    use super::*;

    const STYLE: &str = include_str!("../../themes/default/assets/style.css");

    /// A custom property of the style sheet; light comes first, dark second.
    fn of_style(name: &str, scheme: usize) -> Colour {
        let mark = format!("  --{name}: ");
        let values = STYLE.split(mark.as_str()).skip(1);
        let values: Vec<Colour> = values.filter_map(|rest| parse(&rest[..7])).collect();
        values[scheme]
    }

    #[test]
    fn the_schemes_are_those_of_the_style_sheet() {
        for (at, scheme) in [&LIGHT, &DARK].into_iter().enumerate() {
            let grounds = ["bg", "soft", "mark"].map(|name| of_style(name, at));
            assert_eq!(scheme.grounds, grounds);
            assert_eq!(scheme.on_accent, of_style("on-accent", at));
            assert!(scheme.least(of_style("accent", at)) >= 4.5, "scheme {at}");
        }
    }

    #[test]
    fn any_accent_can_be_read() {
        // A colour, and what becomes of it in the light and in the dark.
        let rows = [
            ("#1d5fa8", "#1d5fa8", "#82a7cf"),
            ("#000000", "#000000", "#a5a5a5"),
            ("#ffffff", "#666666", "#ffffff"),
            ("#ffff00", "#666600", "#ffff00"),
            ("#ff00ff", "#bf00bf", "#ff59ff"),
            ("#777777", "#6b6b6b", "#9f9f9f"),
            ("#00ff00", "#007f00", "#00ff00"),
            ("#ff0000", "#d80000", "#ff7f7f"),
            ("#0000ff", "#0000ff", "#9999ff"),
        ];
        for (colour, light, dark) in rows {
            let expected = format!(
                ":root {{ --accent: {light}; }}\n@media screen and (prefers-color-scheme: dark) {{ :root {{ --accent: {dark}; }} }}\n"
            );
            assert_eq!(style(Some(colour)), expected, "{colour}");
            for (scheme, shade) in [(&LIGHT, light), (&DARK, dark)] {
                let shade = parse(shade).expect("a colour");
                assert!(scheme.least(shade) >= 4.5, "{colour}: {shade:?}");
            }
        }
        assert_eq!(style(None), "");
    }

    #[test]
    fn contrast_is_that_of_the_standard() {
        // The ends of the scale, and the grey that is known to fail on white by a hair.
        for (a, b, expected) in [
            ("#000000", "#ffffff", 21.0),
            ("#777777", "#ffffff", 4.48),
            ("#ffffff", "#ffffff", 1.0),
        ] {
            let (a, b) = (parse(a).expect("a colour"), parse(b).expect("a colour"));
            assert!((contrast(a, b) - expected).abs() < 0.005);
        }
    }
}
