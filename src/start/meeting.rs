//! `new meeting`: a log copied to where it is looked for, or notes to write where there is no log.
//! A wish in; a file whose name carries day and series, and a line that tells what is in it, out.

use std::fs;
use std::path::Path;

use chrono::NaiveDate;
use walkdir::WalkDir;

use super::wanted::{Wanted, quoted};
use super::write_new;
use crate::error::Error;
use crate::model::id::slug_or_hash;
use crate::model::words::counted;
use crate::read::sample::{self, Named, Sample};

/// Begins a meeting; what to print.
pub(super) fn new(wanted: &Wanted) -> Result<String, Error> {
    let asked = Asked::of(wanted)?;
    match &wanted.from {
        Some(log) => copied(wanted, asked, log),
        None => notes(wanted, asked),
    }
}

/// What the command line says of a meeting. A day in the name counts as one of `--date`: it is no word of a series.
struct Asked {
    date: Option<NaiveDate>,
    /// The series as somebody wrote it.
    title: Option<String>,
}

impl Asked {
    fn of(wanted: &Wanted) -> Result<Self, Error> {
        let name = wanted.name.as_deref().unwrap_or_default();
        let named = sample::named(&format!("meetings/{}", name.replace('/', "-")));
        let title = match named.date {
            Some(_) => named.series,
            None => wanted.name.clone(),
        };
        let two = wanted
            .date
            .zip(named.date)
            .filter(|(date, day)| date != day);
        match two {
            Some((date, day)) => Err(Error::Usage(format!(
                "the name `{name}` is of {day}, and --date of {date}: leave one of the two out"
            ))),
            None => Ok(Asked {
                date: wanted.date.or(named.date),
                title,
            }),
        }
    }
}

fn copied(wanted: &Wanted, asked: Asked, log: &Path) -> Result<String, Error> {
    let data = fs::metadata(log).map_err(Error::io("cannot read", log))?;
    if !data.is_file() {
        // What another program writes into may never end.
        return Err(Error::Usage(format!(
            "`{}` is no file: name the file in which the talk stands",
            log.display()
        )));
    }
    let bytes = fs::read(log).map_err(Error::io("cannot read", log))?;
    let name = log
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    refuse(log, &name, &bytes)?;
    let sample = sample::read(&name, bytes.clone(), wanted.today);
    let date = asked.date.or(sample.date).ok_or_else(|| {
        Error::Usage(format!(
            "nothing in `{}` tells the day of the meeting: say it with --date YYYY-MM-DD",
            log.display()
        ))
    })?;
    let series = asked.title.as_deref().map(slug_or_hash);
    let series = series.or_else(|| sample.series.clone());
    let names = names(&name, &sample, date, series.as_deref());
    let target = free(&wanted.content, names)?;
    obeyed(
        log,
        date,
        sample::read(&target, bytes.clone(), wanted.today).date,
    )?;
    let path = format!("meetings/{target}");
    let also = already(&wanted.content, &path);
    let path = wanted.content.join(path);
    write_new(&path, &bytes)?;
    Ok(format!(
        "{}: {}\n{also}",
        path.display(),
        told(&sample, date, series.as_deref())
    ))
}

/// That the day under which a log is copied is the one that the site will show: days in its lines count before its name.
fn obeyed(log: &Path, asked: NaiveDate, read: Option<NaiveDate>) -> Result<(), Error> {
    let other = read.filter(|read| *read != asked);
    other.map_or(Ok(()), |read| {
        Err(Error::Usage(format!(
            "the lines of `{}` are of {read}, not of {asked}: leave --date out, or mend the day in the file",
            log.display()
        )))
    })
}

/// That a file can be a log: text, and no settings, which beside a log would be its corrections.
fn refuse(log: &Path, name: &str, bytes: &[u8]) -> Result<(), Error> {
    let lower = name.to_lowercase();
    let why = match () {
        () if sample::is_binary(bytes) => "is no text",
        () if lower.ends_with(".yaml") || lower.ends_with(".yml") => {
            "is YAML, which is no log of a meeting"
        }
        () => return Ok(()),
    };
    Err(Error::Usage(format!(
        "`{}` {why}: name the file in which the talk stands",
        log.display()
    )))
}

/// Names that a file may get: its own if that carries this day and series, and others that do.
fn names(name: &str, sample: &Sample, date: NaiveDate, series: Option<&str>) -> Vec<String> {
    let says_so =
        sample.named_date == Some(date) && (series.is_none() || sample.series.as_deref() == series);
    let own = says_so && !sample.endings.is_empty();
    let endings = match sample.endings.as_str() {
        "" => ".log",
        endings => endings,
    };
    let made = match series {
        Some(series) => vec![
            format!("{date}-{series}{endings}"),
            format!("{series}.{date}{endings}"),
        ],
        None => vec![format!("{date}{endings}")],
    };
    let own = own.then(|| name.to_owned());
    own.into_iter().chain(made).collect()
}

/// The first of some names behind which no other meeting of that day and series stands: the first in the order of names has the
/// address of the day, and what is on record keeps its own.
fn free(content: &Path, names: Vec<String>) -> Result<String, Error> {
    let wanted = names.first().map(|name| format!("meetings/{name}"));
    let wanted = wanted.unwrap_or_default();
    let asked = sample::named(&wanted);
    let others: Vec<String> = of_day(content, &asked)
        .filter(|(named, _)| named.stem != asked.stem)
        .map(|(_, path)| path)
        .collect();
    let keeps = |name: &String| {
        let path = format!("meetings/{name}");
        let told = sample::named(&path);
        let same = told.date == asked.date && told.series == asked.series;
        same && others.iter().all(|other| *other < path)
    };
    names.into_iter().find(keeps).ok_or_else(|| {
        Error::Usage(format!(
            "{} is of that day and series, and `{wanted}` would take its address: name another series",
            others.last().map_or("a file", String::as_str)
        ))
    })
}

fn told(sample: &Sample, date: NaiveDate, series: Option<&str>) -> String {
    let what = match (sample.withheld, sample.dialect) {
        (true, _) => "withheld, nothing of it will be published".to_owned(),
        (false, None) => {
            "made by a bot from its log: kept, and not read where the log lies beside it".to_owned()
        }
        (false, Some("notes")) => "notes".to_owned(),
        (false, Some("plain")) => "text of no known dialect, shown as it stands".to_owned(),
        (false, Some("meetbot-minutes")) => {
            "minutes of a bot, read where there is no log".to_owned()
        }
        (false, Some(dialect)) => format!("a log of the dialect {dialect}"),
    };
    let several = match sample.meetings {
        0 | 1 => String::new(),
        count => format!(", {count} meetings"),
    };
    let series = series.map_or_else(
        || "no series".to_owned(),
        |series| format!("series {series}"),
    );
    format!(
        "{what}, {date}, {series}, {}, {}{several}",
        counted(sample.lines, "line", "lines"),
        counted(sample.items, "item", "items")
    )
}

/// Notes to write: a meeting without a log.
fn notes(wanted: &Wanted, asked: Asked) -> Result<String, Error> {
    let date = asked.date.unwrap_or(wanted.today);
    let title = asked.title.as_deref().map(str::trim);
    let stem = match title.map(slug_or_hash) {
        Some(series) => format!("{date}-{series}"),
        None => date.to_string(),
    };
    let title = quoted(&format!("{}, {date}", title.unwrap_or("Meeting")));
    let text = format!(
        "---\ntitle: {title}\ndate: {date}\n# start: \"15:00\"\n---\n\nPresent: nobody yet.\n\n## Tickets\n\n## Decisions\n"
    );
    let path = format!("meetings/{stem}.md");
    let also = already(&wanted.content, &path);
    let path = wanted.content.join(path);
    write_new(&path, text.as_bytes())?;
    Ok(format!(
        "{} was made: write the notes into it; if there is a log after all, --from LOG puts it beside them\n{also}",
        path.display()
    ))
}

/// A word about files of the day and the series of a new one that are there already, as the names of files tell it: they are of
/// one meeting with it, or of another. Nothing if there are none.
fn already(content: &Path, new: &str) -> String {
    let new = sample::named(new);
    let found = of_day(content, &new);
    let (one, others): (Vec<_>, Vec<_>) = found.partition(|(named, _)| named.stem == new.stem);
    let told = |(_, path): &(Named, String)| content.join(path).display().to_string();
    match (one.first().map(told), others.first().map(told)) {
        (Some(beside), _) => format!("{beside} is of the same meeting\n"),
        (None, Some(other)) => format!(
            "{other} is of that day and series as well: files of one meeting need one name but for their endings, else they are two\n"
        ),
        (None, None) => String::new(),
    }
}

/// The files of the day and the series of a new one, as their names tell them, each with its path below the content folder.
fn of_day<'n>(content: &'n Path, new: &'n Named) -> impl Iterator<Item = (Named, String)> + 'n {
    let files = WalkDir::new(content.join("meetings")).sort_by_file_name();
    let files = files.into_iter().filter_map(Result::ok);
    files.filter_map(move |entry| {
        let inside = entry.path().strip_prefix(content).ok()?;
        let path = inside.to_string_lossy().replace('\\', "/");
        let named = sample::named(&path);
        let same = named.date == new.date && named.series == new.series;
        (same && entry.file_type().is_file()).then_some((named, path))
    })
}
