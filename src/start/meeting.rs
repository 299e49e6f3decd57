//! `new meeting`: a log copied to where it is looked for, or notes to write where there is no log.
//! A wish in; a file whose name carries day and series, and a line that tells what is in it, out.

use std::fs;
use std::path::Path;

use chrono::NaiveDate;
use walkdir::{DirEntry, WalkDir};

use super::wanted::{Wanted, quoted};
use super::write_new;
use crate::error::Error;
use crate::model::id::slug_or_hash;
use crate::model::words::counted;
use crate::read::sample::{self, Sample};

/// Begins a meeting; what to print.
pub(super) fn new(wanted: &Wanted) -> Result<String, Error> {
    match &wanted.from {
        Some(log) => copied(wanted, log),
        None => notes(wanted),
    }
}

fn copied(wanted: &Wanted, log: &Path) -> Result<String, Error> {
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
    let date = wanted.date.or(sample.date).ok_or_else(|| {
        Error::Usage(format!(
            "nothing in `{}` tells the day of the meeting: say it with --date YYYY-MM-DD",
            log.display()
        ))
    })?;
    let series = wanted
        .name
        .as_deref()
        .map(slug_or_hash)
        .or_else(|| sample.series.clone());
    let target = target(&name, &sample, date, series.as_deref());
    obeyed(
        log,
        date,
        sample::read(&target, bytes.clone(), wanted.today).date,
    )?;
    let path = wanted.content.join("meetings").join(target);
    let also = already(&wanted.content, date, series.as_deref());
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

/// The file's own name if it carries this day and series, else one that does.
fn target(name: &str, sample: &Sample, date: NaiveDate, series: Option<&str>) -> String {
    let says_so =
        sample.named_date == Some(date) && (series.is_none() || sample.series.as_deref() == series);
    if says_so && !sample.endings.is_empty() {
        return name.to_owned();
    }
    let endings = match sample.endings.as_str() {
        "" => ".log",
        endings => endings,
    };
    match series {
        Some(series) => format!("{date}-{series}{endings}"),
        None => format!("{date}{endings}"),
    }
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
fn notes(wanted: &Wanted) -> Result<String, Error> {
    let title = wanted.name.clone().unwrap_or_default();
    let (date, series) = (wanted.date.unwrap_or(wanted.today), slug_or_hash(&title));
    let text = format!(
        "---\ntitle: {}\ndate: {date}\n# start: \"15:00\"\n---\n\nPresent: nobody yet.\n\n## Tickets\n\n## Decisions\n",
        quoted(&format!("{}, {date}", title.trim()))
    );
    let path = wanted
        .content
        .join("meetings")
        .join(format!("{date}-{series}.md"));
    let also = already(&wanted.content, date, Some(&series));
    write_new(&path, text.as_bytes())?;
    Ok(format!(
        "{} was made: write the notes into it; if there is a log after all, take this file away and use --from LOG\n{also}",
        path.display()
    ))
}

/// A word about a meeting of this day and series that is there already, as the names of files tell it; nothing if none is.
fn already(content: &Path, date: NaiveDate, series: Option<&str>) -> String {
    let files = WalkDir::new(content.join("meetings")).sort_by_file_name();
    let mut files = files.into_iter().filter_map(Result::ok);
    let same = |entry: &DirEntry| {
        let inside = entry.path().strip_prefix(content).ok();
        let (day, name) = sample::named(&inside?.to_string_lossy().replace('\\', "/"));
        Some(day == Some(date) && name.as_deref() == series && entry.file_type().is_file())
    };
    let found = files.find(|entry| same(entry) == Some(true));
    found.map_or_else(String::new, |entry| {
        format!(
            "{} is of that day and series as well: files of one meeting need one name but for their endings, else they are two\n",
            entry.path().display()
        )
    })
}
