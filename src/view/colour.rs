//! The accent colour in both colour schemes, moved as far as WCAG 2 asks (contrast of 4.5 to 1 for text).
//! `#rrggbb` in, CSS custom properties out.

/// Backgrounds of the default theme, against which the accent is read.
const LIGHT: [u8; 3] = [0xff, 0xff, 0xff];
const DARK: [u8; 3] = [0x1a, 0x1f, 0x26];
/// Contrast that text needs, with a little to spare.
const WANTED: f64 = 5.5;

/// A style sheet that sets the accent; empty without a colour.
pub fn style(accent: Option<&str>) -> String {
    let Some(colour) = accent.and_then(parse) else {
        return String::new();
    };
    let light = moved(colour, LIGHT, [0, 0, 0]);
    let dark = moved(colour, DARK, [255, 255, 255]);
    format!(
        ":root {{ --accent: {}; }}\n@media screen and (prefers-color-scheme: dark) {{ :root {{ --accent: {}; }} }}\n",
        hex(light),
        hex(dark)
    )
}

fn parse(text: &str) -> Option<[u8; 3]> {
    let digits = text
        .strip_prefix('#')
        .filter(|digits| digits.len() == 6 && digits.is_ascii())?;
    let part = |at: usize| u8::from_str_radix(&digits[at..at + 2], 16).ok();
    Some([part(0)?, part(2)?, part(4)?])
}

fn hex([red, green, blue]: [u8; 3]) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}

/// The colour, moved towards another until it can be read on the background.
fn moved(colour: [u8; 3], background: [u8; 3], towards: [u8; 3]) -> [u8; 3] {
    let step = |part: usize| {
        let mix = |at: usize| {
            let (from, to) = (usize::from(colour[at]), usize::from(towards[at]));
            u8::try_from((from * (20 - part) + to * part) / 20).unwrap_or(u8::MAX)
        };
        [mix(0), mix(1), mix(2)]
    };
    (0..=20)
        .map(step)
        .find(|mixed| contrast(*mixed, background) >= WANTED)
        .unwrap_or(towards)
}

/// Relative luminance and contrast as WCAG 2.2 defines them.
fn contrast(a: [u8; 3], b: [u8; 3]) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

fn luminance(colour: [u8; 3]) -> f64 {
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

    #[test]
    fn any_accent_can_be_read() {
        for colour in [
            "#000000", "#ffffff", "#ffff00", "#1d5fa8", "#ff00ff", "#777777",
        ] {
            let colour = parse(colour).expect("a colour");
            assert!(contrast(moved(colour, LIGHT, [0, 0, 0]), LIGHT) >= 4.5);
            assert!(contrast(moved(colour, DARK, [255, 255, 255]), DARK) >= 4.5);
        }
        assert_eq!(style(None), "");
    }
}
