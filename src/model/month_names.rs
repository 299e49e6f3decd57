//! What the months are called in many languages. A word in, the number of a month out. Which words stand where a day is told is the
//! business of those who ask.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::words::MONTHS;

/// Names, with what else they are in a day of theirs (`stycznia`), beside the English ones: German, French, Spanish, Italian, Portuguese, Catalan,
/// Dutch, Swedish, Danish, Norwegian, Polish, Czech, Slovak, Slovene, Hungarian, Romanian, Finnish, Estonian, Turkish, Greek,
/// Russian, Ukrainian, Bulgarian, Serbian. Addresses have no accents; without its own, `março` is a name. Names of people in one
/// language are left out of another (`marta`).
const NAMES: [&str; 12] = [
    "januar janvier enero gennaio janeiro gener januari styczeń stycznia leden ledna január januára januarja januára \
     ianuarie tammikuu tammikuuta jaanuar ocak ιανουάριος ιανουαρίου январь января січень січня януари јануар јануара",
    "februar février fevrier febrero febbraio fevereiro febrer februari luty lutego únor února február februára \
     februarja februarie helmikuu helmikuuta veebruar şubat φεβρουάριος φεβρουαρίου февраль февраля лютий лютого февруари \
     фебруар фебруара",
    "märz marz maerz mars marzo março març maart marts mrz mrt marzec marca březen března marec március martie mart \
     maaliskuu maaliskuuta märts μάρτιος μαρτίου март марта березень березня",
    "avril abril aprile kwiecień kwietnia duben dubna apríl apríla aprila április aprilie huhtikuu huhtikuuta aprill \
     nisan απρίλιος απριλίου апрель апреля квітень квітня април априла",
    "mai mayo maggio maio maig mei maj maja květen května máj mája május toukokuu toukokuuta mayıs μάιος μαΐου май мая \
     травень травня мај маја",
    "juni juin junio giugno junho juny czerwiec czerwca červen června jún júna junij junija június iunie kesäkuu \
     kesäkuuta juuni haziran ιούνιος ιουνίου июнь июня червень червня юни јун јуна",
    "juli juil juillet julio luglio julho juliol lipiec lipca červenec července júl júla julij julija július iulie \
     heinäkuu heinäkuuta juuli temmuz ιούλιος ιουλίου июль июля липень липня юли јул јула",
    "august août aout agosto agost augustus augusti sierpień sierpnia srpen srpna augusta avgust avgusta augusztus elokuu \
     elokuuta ağustos αύγουστος αυγούστου август августа серпень серпня",
    "sep sept septembre septiembre settembre setembro setembre wrzesień września září septembra szeptember \
     septembrie syyskuu syyskuuta eylül σεπτέμβριος σεπτεμβρίου сентябрь сентября вересень вересня септември септембар \
     септембра",
    "oktober okt octobre octubre ottobre outubro październik października říjen října október októbra oktobra \
     octombrie lokakuu lokakuuta oktoober ekim οκτώβριος οκτωβρίου октябрь октября жовтень жовтня октомври октобар октобра",
    "novembre noviembre novembro listopad listopada listopadu novembra noiembrie marraskuu marraskuuta kasım \
     νοέμβριος νοεμβρίου ноябрь ноября листопад листопада ноември новембар новембра",
    "dezember dez décembre decembre diciembre dicembre dezembro desembre desember grudzień grudnia prosinec \
     prosince decembra decembrie joulukuu joulukuuta detsember aralık δεκέμβριος δεκεμβρίου декабрь декабря грудень грудня \
     декември децембар децембра",
];

/// The place in the year of each name.
static PLACES: LazyLock<HashMap<&str, usize>> = LazyLock::new(|| {
    let months = NAMES.iter().enumerate();
    let names =
        months.flat_map(|(at, names)| names.split_ascii_whitespace().map(move |name| (name, at)));
    names.collect()
});

/// Short names that no name begins with, or those of two months do.
const CUT: [(&str, usize); 3] = [("čen", 5), ("čec", 6), ("μαι", 4)];

/// Words that names begin with, and are others.
const OTHERS: &[&str] = &["list"];

/// Bytes of the longest name.
const LONGEST: usize = 24;

/// What stands behind the number of a day in some languages: `1st`, `1er`, `1º`.
pub const ORDINALS: [&str; 7] = ["st", "nd", "rd", "th", "er", "º", "°"];

/// The month of a whole name, in any case.
pub fn month(name: &str) -> Option<u32> {
    numbered(english(name).or_else(|| whole(&small(name)?)))
}

/// The same of three letters of a name or more, or of a number before the sign for a month (`4月`), as clients and the systems
/// below them write them beside a day in stamps: `set` and `mag` are other words elsewhere.
pub fn shortened(name: &str) -> Option<u32> {
    if name.starts_with(|c: char| c.is_ascii_digit()) {
        let number = name.strip_suffix(['\u{6708}', '\u{c6d4}'])?;
        return number.parse().ok().filter(|month| (1..=12).contains(month));
    }
    numbered(english(name).or_else(|| {
        let name = small(name)?;
        whole(&name).or_else(|| begun(&name))
    }))
}

/// The number of the month at a place in the year.
fn numbered(index: Option<usize>) -> Option<u32> {
    u32::try_from(index? + 1).ok()
}

/// What most write, on every line, takes no time.
fn english(name: &str) -> Option<usize> {
    let is =
        |known: &&str| name.eq_ignore_ascii_case(&known[..3]) || name.eq_ignore_ascii_case(known);
    MONTHS.iter().position(is)
}

/// A word in small letters, if it may be a name.
fn small(name: &str) -> Option<String> {
    let may = name.len() <= LONGEST && name.starts_with(char::is_alphabetic);
    (may && name.chars().nth(2).is_some()).then(|| name.to_lowercase())
}

fn whole(name: &str) -> Option<usize> {
    PLACES.get(name).copied()
}

/// The month of the only names that begin so.
fn begun(name: &str) -> Option<usize> {
    let cut = CUT.iter().find(|(known, _)| *known == name);
    if let Some((_, month)) = cut {
        return Some(*month);
    }
    let is = |names: &str| {
        let mut names = names.split_ascii_whitespace();
        names.any(|known| known.starts_with(name))
    };
    let mut months = (0..NAMES.len()).filter(|month| is(NAMES[*month]));
    let only = months.next().filter(|_| months.next().is_none());
    only.filter(|_| !OTHERS.contains(&name))
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
                assert_eq!(shortened(name), expected, "{name}");
            }
        }
    }
}
