//! Short names of pictures, as trackers show them: `:x:` is a cross. A text in, the same with those that people use in tables of
//! states, votes and titles out; a name that is not known stays as it is.

use std::borrow::Cow;

/// A text with the pictures that its short names stand for.
pub fn shown(text: &str) -> Cow<'_, str> {
    let mut out = String::new();
    let (mut done, mut at) = (0, 0);
    while let Some(start) = memchr::memchr(b':', &text.as_bytes()[at..]).map(|found| at + found) {
        at = start + 1;
        let apart = |character: char| !character.is_alphanumeric() && character != ':';
        let begins = text[..start].chars().next_back().is_none_or(apart);
        let Some((name, rest)) = text[at..].split_once(':').filter(|_| begins) else {
            continue;
        };
        let ends = rest.chars().next().is_none_or(apart);
        if let Some(picture) = of_name(name).filter(|_| ends) {
            out.push_str(&text[done..start]);
            out.push_str(picture);
            at = start + name.len() + 2;
            done = at;
        }
    }
    match done {
        0 => Cow::Borrowed(text),
        _ => Cow::Owned(out + &text[done..]),
    }
}

fn of_name(name: &str) -> Option<&'static str> {
    let at = NAMES.binary_search_by(|(known, _)| (*known).cmp(name));
    at.ok()
        .and_then(|at| NAMES.get(at))
        .map(|(_, picture)| *picture)
}

/// By name.
const NAMES: &[(&str, &str)] = &[
    ("+1", "👍"),
    ("-1", "👎"),
    ("100", "💯"),
    ("alarm_clock", "⏰"),
    ("ambulance", "🚑"),
    ("arrow_down", "⬇️"),
    ("arrow_left", "⬅️"),
    ("arrow_right", "➡️"),
    ("arrow_up", "⬆️"),
    ("arrows_counterclockwise", "🔄"),
    ("ballot_box_with_check", "☑️"),
    ("bangbang", "‼️"),
    ("beer", "🍺"),
    ("beers", "🍻"),
    ("bell", "🔔"),
    ("birthday", "🎂"),
    ("black_circle", "⚫"),
    ("black_large_square", "⬛"),
    ("blue_circle", "🔵"),
    ("blue_square", "🟦"),
    ("blush", "😊"),
    ("book", "📖"),
    ("books", "📚"),
    ("boom", "💥"),
    ("bow", "🙇"),
    ("broken_heart", "💔"),
    ("bug", "🐛"),
    ("bulb", "💡"),
    ("bust_in_silhouette", "👤"),
    ("busts_in_silhouette", "👥"),
    ("cake", "🍰"),
    ("calendar", "📆"),
    ("chart_with_downwards_trend", "📉"),
    ("chart_with_upwards_trend", "📈"),
    ("check", "✅"),
    ("checkered_flag", "🏁"),
    ("clap", "👏"),
    ("clock", "🕒"),
    ("closed_lock_with_key", "🔐"),
    ("coffee", "☕"),
    ("computer", "💻"),
    ("confused", "😕"),
    ("construction", "🚧"),
    ("cry", "😢"),
    ("date", "📅"),
    ("disappointed", "😞"),
    ("earth_africa", "🌍"),
    ("email", "📧"),
    ("envelope", "✉️"),
    ("exclamation", "❗"),
    ("eyes", "👀"),
    ("facepalm", "🤦"),
    ("fire", "🔥"),
    ("frowning", "😦"),
    ("gear", "⚙️"),
    ("ghost", "👻"),
    ("globe_with_meridians", "🌐"),
    ("green_circle", "🟢"),
    ("green_square", "🟩"),
    ("grey_exclamation", "❕"),
    ("grey_question", "❔"),
    ("grin", "😁"),
    ("grinning", "😀"),
    ("hammer", "🔨"),
    ("hammer_and_wrench", "🛠️"),
    ("handshake", "🤝"),
    ("heart", "❤️"),
    ("heavy_check_mark", "✔️"),
    ("heavy_exclamation_mark", "❗"),
    ("heavy_minus_sign", "➖"),
    ("heavy_multiplication_x", "✖️"),
    ("heavy_plus_sign", "➕"),
    ("hospital", "🏥"),
    ("hourglass", "⌛"),
    ("hourglass_flowing_sand", "⏳"),
    ("house", "🏠"),
    ("information_source", "ℹ️"),
    ("joy", "😂"),
    ("key", "🔑"),
    ("large_blue_circle", "🔵"),
    ("laughing", "😆"),
    ("link", "🔗"),
    ("lock", "🔒"),
    ("loudspeaker", "📢"),
    ("mag", "🔍"),
    ("mega", "📣"),
    ("memo", "📝"),
    ("muscle", "💪"),
    ("negative_squared_cross_mark", "❎"),
    ("no_entry", "⛔"),
    ("no_entry_sign", "🚫"),
    ("octagonal_sign", "🛑"),
    ("ok_hand", "👌"),
    ("orange_circle", "🟠"),
    ("orange_square", "🟧"),
    ("package", "📦"),
    ("pencil", "📝"),
    ("pencil2", "✏️"),
    ("penguin", "🐧"),
    ("pill", "💊"),
    ("point_down", "👇"),
    ("point_left", "👈"),
    ("point_right", "👉"),
    ("point_up", "☝️"),
    ("point_up_2", "👆"),
    ("poop", "💩"),
    ("pray", "🙏"),
    ("pushpin", "📌"),
    ("question", "❓"),
    ("rainbow", "🌈"),
    ("raised_hand", "✋"),
    ("raised_hands", "🙌"),
    ("recycle", "♻️"),
    ("red_circle", "🔴"),
    ("red_square", "🟥"),
    ("robot", "🤖"),
    ("rocket", "🚀"),
    ("rotating_light", "🚨"),
    ("round_pushpin", "📍"),
    ("shield", "🛡️"),
    ("shrug", "🤷"),
    ("skull", "💀"),
    ("slight_smile", "🙂"),
    ("slightly_smiling_face", "🙂"),
    ("smile", "😄"),
    ("smiley", "😃"),
    ("snowflake", "❄️"),
    ("sob", "😭"),
    ("sparkles", "✨"),
    ("speech_balloon", "💬"),
    ("star", "⭐"),
    ("stop_sign", "🛑"),
    ("sunglasses", "😎"),
    ("sunny", "☀️"),
    ("sweat_smile", "😅"),
    ("tada", "🎉"),
    ("telephone", "☎️"),
    ("thinking", "🤔"),
    ("thinking_face", "🤔"),
    ("thumbsdown", "👎"),
    ("thumbsup", "👍"),
    ("tools", "🛠️"),
    ("triangular_flag_on_post", "🚩"),
    ("trophy", "🏆"),
    ("unlock", "🔓"),
    ("v", "✌️"),
    ("warning", "⚠️"),
    ("wastebasket", "🗑️"),
    ("wave", "👋"),
    ("white_check_mark", "✅"),
    ("white_circle", "⚪"),
    ("white_large_square", "⬜"),
    ("wink", "😉"),
    ("wrench", "🔧"),
    ("x", "❌"),
    ("yellow_circle", "🟡"),
    ("yellow_square", "🟨"),
    ("zap", "⚡"),
    ("zzz", "💤"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_between_colons() {
        assert!(NAMES.is_sorted());
        let rows = [
            (":white_check_mark: | :x:", "✅ | ❌"),
            ("(:+1:), :-1:!", "(👍), 👎!"),
            ("a :bug:", "a 🐛"),
            (":x::x: :x:y x:x: ::x::", ":x::x: :x:y x:x: ::x::"),
            (
                "12:34:56 a:b:c :no_such: x: :",
                "12:34:56 a:b:c :no_such: x: :",
            ),
        ];
        for (text, expected) in rows {
            assert_eq!(shown(text), expected, "{text}");
        }
    }
}
