//! Keys of facts behind which the day of a meeting stands, in the languages of some teams. The words of a key in, a verdict out; what
//! stands behind them is read elsewhere.

use crate::model::id::slug;

/// Keys behind which the day of a meeting stands, and words beside them.
const DAYS: &[&str] = &["date", "when", "wann", "datum", "dato", "fecha", "data"];
/// The same in letters that make no slug.
const OTHER_DAYS: &[&str] = &[
    "日時",
    "日付",
    "日期",
    "時間",
    "开会时间",
    "时间",
    "会议时间",
    "開催日",
    "開催日時",
    "날짜",
    "일시",
    "дата",
];
const BESIDE_DAYS: &[&str] = &[
    "and", "day", "time", "location", "place", "meeting", "of", "the", "zeit", "uhrzeit", "ort",
    "heure", "lieu", "hora", "lugar",
];

/// Whether the words of a key say that a day stands behind it: `Meeting date`, `Date/time`.
pub(crate) fn are_of_day(key: &str) -> bool {
    let bare = key.trim_matches(|c: char| !c.is_alphanumeric());
    if !bare.is_ascii() && OTHER_DAYS.contains(&bare.to_lowercase().as_str()) {
        return true;
    }
    let slug = slug(key);
    let is_day = |word: &str| DAYS.contains(&word);
    let mut words = slug.split('-');
    words.all(|word| is_day(word) || BESIDE_DAYS.contains(&word)) && slug.split('-').any(is_day)
}
