//! What a team allows to be shown that is hidden otherwise: `privacy:` of `site.yaml`. A record in, facts of the team and notes out.

use crate::model::machine::allowed::is_of_machines;
use crate::model::team::Team;
use crate::read::record::Record;

/// Reads what may be shown.
pub(super) fn read(team: &mut Team, record: &Record<'_>) {
    team.real_names = record.boolean("real_names");
    for entry in record.names("allow") {
        match allowed(&entry.value) {
            Some(known) => team.mail_allowed.push(known),
            None => record.complain_at(
                &entry,
                "address",
                format!("`{}` allows nothing", entry.value),
                "write a domain, a mail address, or the address of a machine or a network: boats.test, 185.12.14.0/24",
            ),
        }
    }
}

/// An entry as it is compared; none of what is neither a domain nor an address. `*@boats.test` is whoever has an address there.
fn allowed(entry: &str) -> Option<String> {
    let entry = entry.trim().to_lowercase();
    let entry = match entry.strip_prefix('*') {
        Some(rest) if rest.starts_with('@') => rest.to_owned(),
        _ => entry,
    };
    let known = match entry.split_once('@') {
        Some((name, host)) => is_name(name) && is_domain(host),
        None => is_domain(&entry) || is_of_machines(&entry),
    };
    known.then_some(entry)
}

fn is_name(name: &str) -> bool {
    let sign = |c: char| c.is_whitespace() || c == '*';
    !name.contains(sign)
}

fn is_domain(host: &str) -> bool {
    let sign = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
    let label = |label: &str| !label.is_empty() && label.chars().all(sign);
    host.split('.').all(label)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_that_allow_something() {
        let rows = [
            ("boats.test", Some("boats.test")),
            ("Amy@Boats.test", Some("amy@boats.test")),
            ("*@boats.test", Some("@boats.test")),
            ("@boats.test", Some("@boats.test")),
            ("185.12.14.16", Some("185.12.14.16")),
            ("185.12.14.0/24", Some("185.12.14.0/24")),
            ("2A01:4F8::/32", Some("2a01:4f8::/32")),
            ("boote\u{e4}.test", Some("boote\u{e4}.test")),
            ("185.12.14.*", None),
            ("*.boats.test", None),
            ("185.12.14.0/33", None),
            ("amy at boats.test", None),
            ("a*@boats.test", None),
            ("@", None),
            ("*", None),
            ("", None),
        ];
        for (entry, expected) in rows {
            assert_eq!(allowed(entry).as_deref(), expected, "{entry}");
        }
    }
}
