//! The day of a build. The environment and the clock in, a day out; `--today` overrules both elsewhere.

use chrono::{DateTime, NaiveDate, Utc};
use minutebook::error::Error;

/// The seconds since 1970 of builds that have to come out the same again (reproducible-builds.org).
const EPOCH: &str = "SOURCE_DATE_EPOCH";

/// The day that the environment asks for, else that of the clock.
pub(super) fn today() -> NaiveDate {
    let asked = asked().ok().flatten();
    asked.unwrap_or_else(|| Utc::now().date_naive())
}

/// The day that the environment asks for, if it does.
///
/// # Errors
/// If what it says is no number of seconds: a build of another day would not be what was asked for.
pub(super) fn asked() -> Result<Option<NaiveDate>, Error> {
    let Some(asked) = std::env::var_os(EPOCH).filter(|asked| !asked.is_empty()) else {
        return Ok(None);
    };
    let text = asked.to_str();
    let seconds = text.and_then(|text| text.trim().parse().ok());
    let day = seconds.and_then(|seconds| DateTime::from_timestamp(seconds, 0));
    let wrong = || {
        Error::Usage(format!(
            "{EPOCH} is no number of seconds since 1970: `{}`",
            asked.to_string_lossy()
        ))
    };
    day.map(|day| Some(day.date_naive())).ok_or_else(wrong)
}
