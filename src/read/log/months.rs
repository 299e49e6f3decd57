//! Names of months, as clients and the systems below them write them in many languages. A word in, the number of a month out. It is
//! asked of words beside a day in stamps: every word that begins with a stem is a month, as `mark` and `general` are. What is one
//! in names of files is told by `model::words`.

/// Beginnings of names: English, German, French, Spanish, Italian, Portuguese, Dutch, Swedish, Danish, Norwegian, Polish, Czech, Slovak,
/// Slovene, Hungarian, Romanian, Finnish, Estonian, Turkish, Greek, Russian, Ukrainian, Bulgarian, Serbian.
const STEMS: [&str; 12] = [
    "jan ene gen stycz leden ledna január ianuar tammi jaan ocak ιαν янв січ яну јан",
    "feb fév fev lutego luty únor február helmi veebr şubat φεβ фев лют",
    "mar mär mrt břez már maalis märts μαρ мар берез",
    "apr avr abr kwie dubna duben ápr huhti nisan απρ апр квіт",
    "may mai mei maj mag květ máj touko mayıs μαΐ μάι μαι мая май трав мај",
    "jun juin giu czerw červn jún iunie kesä juuni haziran ιουν ιούν июн черв юни јун",
    "jul juil lug lipc lipi července červene júl iulie heinä juuli temmuz ιουλ ιούλ июл лип юли јул",
    "aug aoû ago sierp srpn srpen avgust elok ağustos αυγ αύγ авг серп",
    "sep set wrze září szep syys eylül σεπ сен верес сеп",
    "oct okt ott out paźdz říj lokak ekim οκτ окт жовт",
    "nov listop noiemb marras kasım νοε νοέ ноя листоп ное нов",
    "dec dez déc dic des grud prosin joulu detsem aralık δεκ дек груд дец",
];

/// Short names that other words begin with, too.
const WHOLE: [&str; 12] = [
    "sty led ian oca",
    "lut úno şub",
    "bře márc бер",
    "kwi dub nis кві",
    "kvě тра",
    "cze čen iun haz červen чер",
    "lip čec iul tem červenec",
    "sie srp avg ağu elo сер",
    "wrz zář eyl вер",
    "paź eki loka жов",
    "lis noi kas лис",
    "gru pro ara dets гру",
];

/// What most clients write, on every line.
const SHORT: [&str; 12] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
];

/// Bytes of the longest name.
const LONGEST: usize = 24;

/// The month of a name of three letters or more, or of a number before the sign for a month (`4月`).
pub fn month(name: &str) -> Option<u32> {
    if name.len() > LONGEST {
        return None;
    }
    if name.starts_with(|c: char| c.is_ascii_digit()) {
        let number = name.strip_suffix(['\u{6708}', '\u{c6d4}'])?;
        return number.parse().ok().filter(|month| (1..=12).contains(month));
    }
    if !name.starts_with(char::is_alphabetic) {
        return None;
    }
    let short = |known: &&str| name.eq_ignore_ascii_case(known);
    let index = SHORT.iter().position(short).or_else(|| by_words(name))?;
    u32::try_from(index + 1).ok()
}

/// The month of a name in any language, counted from 0.
fn by_words(name: &str) -> Option<usize> {
    let name = name.to_lowercase();
    let is_one = |names: &&str| names.split(' ').any(|whole| name == whole);
    let whole = WHOLE.iter().position(is_one);
    whole.or_else(|| by_stem(&name))
}

/// The month whose stem a name begins with, the longest of several: Finnish `marraskuu` is no March.
fn by_stem(name: &str) -> Option<usize> {
    let stems = STEMS.iter().zip(0..);
    let stems = stems.flat_map(|(stems, month)| stems.split(' ').map(move |stem| (stem, month)));
    let begun = stems.filter(|(stem, _)| name.starts_with(stem));
    begun
        .max_by_key(|(stem, _)| stem.len())
        .map(|(_, month)| month)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_of_many_languages() {
        let rows = [
            (
                "January Jan enero gennaio stycznia sty ledna led января янв січня Oca tammi Ιαν",
                Some(1),
            ),
            ("lut února úno лютого Şub helmi фев", Some(2)),
            ("marca märz mars března bře бер. берез márc maalis", Some(3)),
            (
                "kwi kwietnia dub dubna апреля кві квітня Nis huhti ápr 4月 04月",
                Some(4),
            ),
            ("maja květen kvě мая трав. Máj toukokuuta Μαΐου", Some(5)),
            (
                "cze czerwca června červen čen июня чер. Haz kesä jún giugno",
                Some(6),
            ),
            (
                "lip lipca července červenec čec июля липня Tem heinä júl juillet",
                Some(7),
            ),
            (
                "sie sierpnia srpna srp августа серпня Ağu elokuuta août",
                Some(8),
            ),
            (
                "wrz września září zář сентября вересня Eyl syys szept",
                Some(9),
            ),
            (
                "paź października října říj октября жовтня Eki lokakuuta 10月",
                Some(10),
            ),
            (
                "lis listopada lis листопада ноября Kas marras marraskuuta noi Νοεμβρίου",
                Some(11),
            ),
            (
                "gru grudnia prosince pro декабря грудня Ara joulu dets",
                Some(12),
            ),
            ("program list lipstick template 13月 0月 4 aragorn", None),
        ];
        for (names, expected) in rows {
            for name in names.split(' ') {
                let name = name.trim_end_matches('.');
                assert_eq!(month(name), expected, "{name}");
            }
        }
    }
}
