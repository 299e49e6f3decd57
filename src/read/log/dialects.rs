//! Every form of log that is understood, one row a dialect; the name is that of the contract.
//! Nothing comes in; the table is what goes out. Of two dialects that explain a file equally well, the first is taken.

use super::copied::COPIED;
use super::dialect::{Dialect, Marks, Read, Timing};
use super::{
    bip, bold, dircproxy, element, irccloud, irclogs, irssi, limnoria, maubot, meetbot, mirc,
    pidgin, quassel, rrsagent, scribe, tiarra, timeless, webex, weechat, xchat, zoom,
};

const fn row(name: &'static str, timing: Timing, read: Read) -> Dialect {
    Dialect::new(name, timing, read)
}

const fn multiline(name: &'static str, timing: Timing, read: Read) -> Dialect {
    Dialect {
        multiline: true,
        ..row(name, timing, read)
    }
}

/// Every dialect but the fallback.
pub const DIALECTS: &[Dialect] = &[
    row("meetbot", Timing::Clock, meetbot::read),
    row("rrsagent", Timing::Clock, rrsagent::read).marked(Marks::OfRowAbove),
    row(MAUBOT, Timing::Dated, maubot::read),
    Dialect {
        said_below: true,
        ..multiline("zoom", Timing::Clock, zoom::read)
    },
    Dialect {
        said_below: true,
        ..multiline("webex", Timing::Clock, webex::read)
    },
    Dialect {
        days_throughout: true,
        ..row("weechat", Timing::Dated, weechat::read).marked(Marks::Columns)
    },
    row("irssi", Timing::Clock, irssi::read),
    row("scribe", Timing::Dated, scribe::read),
    row("mirc", Timing::Clock, mirc::read),
    row("znc", Timing::Clock, mirc::read).marked(Marks::OfRowAbove),
    row("xchat", Timing::Dated, xchat::read),
    row("limnoria", Timing::Dated, limnoria::read),
    row("irccloud", Timing::Dated, irccloud::read),
    Dialect {
        bracketed_notices: true,
        ..row("quassel", Timing::Clock, quassel::read)
    },
    row("qwebirc", Timing::Clock, quassel::read_qwebirc),
    row("irclogs", Timing::Clock, irclogs::read).marked(Marks::Squares),
    row("tiarra", Timing::Clock, tiarra::read),
    row("bip", Timing::Dated, bip::read),
    row("dircproxy", Timing::Dated, dircproxy::read),
    multiline("pidgin", Timing::Clock, pidgin::read).marked(Marks::Brackets),
    multiline("element-text", Timing::Dated, element::read).marked(Marks::TimeAndColon),
    Dialect {
        room_dump: true,
        ..multiline("matrix-room", Timing::Dated, element::read_dump).marked(Marks::Dump)
    },
    row("markdown", Timing::None, bold::read).marked(Marks::Bold),
    row("nick-only", Timing::None, timeless::read_angled).marked(Marks::Angles),
    row("nick-colon", Timing::None, timeless::read_colon).marked(Marks::Colon),
];

/// The dialect of maubot-meetings, whose commands have rules of their own.
pub const MAUBOT: &str = "maubot";

/// Whether the messages of a dialect go on in unmarked lines, or have several lines themselves.
pub fn goes_on_unmarked(name: &str) -> bool {
    name == EVENTS.name || by_name(name).is_some_and(|dialect| dialect.multiline)
}

/// Whether the logs of a dialect show nothing of ids but nicks.
pub fn shows_nicks(name: &str) -> bool {
    by_name(name).is_some_and(|dialect| dialect.room_dump)
}

/// The fallback: text kept verbatim, nobody credited.
pub const PLAIN: &Dialect = &row("plain", Timing::None, |_| None).marked(Marks::Nothing);

/// Lists of Matrix events are no lines: they are told by their head and read as a whole.
pub const EVENTS: &Dialect = &row("element-json", Timing::Dated, |_| None);

/// A dialect by its name in the contract.
pub fn by_name(name: &str) -> Option<&'static Dialect> {
    DIALECTS
        .iter()
        .chain([PLAIN, EVENTS, COPIED])
        .find(|dialect| dialect.name == name)
}
