//! The keys of `contact` in `site.yaml` that make the page for reports. A record in, what the page says out.

use crate::model::address;
use crate::model::team::{ReportPlace, Reporting};
use crate::read::record::Record;

/// Reads them.
pub(crate) fn read(record: &Record<'_>) -> Reporting {
    let texts = |key| {
        let found = record.texts(key).into_iter();
        found.map(|text| text.value).collect()
    };
    Reporting {
        issues: texts("issues"),
        not_issues: texts("not_issues"),
        places: record.each_of("places", place),
        include: texts("include"),
        steps: record.each_of("steps", step),
        readers: record.string("readers"),
        embargo_days: record.positive("embargo_days"),
        credit: record.string("credit"),
    }
}

fn place(record: &Record<'_>) -> Option<ReportPlace> {
    let (what, place) = (record.required("what"), record.required("place"));
    let url = record.web_address("url");
    Some(ReportPlace {
        what: what?.value,
        place: place?.value,
        url,
    })
}

fn step(record: &Record<'_>) -> Option<(String, String)> {
    let (when, what) = (record.required("when"), record.required("what"));
    Some((when?.value, what?.value))
}

/// The one address that has to work.
pub(super) fn mail(record: &Record<'_>) -> Option<String> {
    let mail = record.text("email")?;
    if !address::is_mail(&mail.value) {
        let message = format!("`{}` is no mail address", mail.value);
        let hint = "write the address alone, as in security@example.org";
        record.complain_at(&mail, "address", message, hint);
    }
    Some(mail.value)
}
