//! What stands behind a sign that somebody chose for their client: `★` before what people do, `ℹ` before what a server tells. Which of
//! both a sign means no line alone tells. A sign and words in, a shape out; who acts is found once everybody is known, elsewhere.

use super::events::event;
use super::shape::{Shape, Stamp};
use crate::model::log::Presence;

/// Signs that nicks may be made of (RFC 2812, section 2.3.1).
const OF_NICKS: &str = "[]\\`_^{|}";

/// Whether nobody can be called by a prefix: no letter, no digit and no sign of nicks stands in it.
pub(super) fn is_sign(prefix: &str) -> bool {
    let of_nick = |c: char| c.is_alphanumeric() && c != 'ℹ' || OF_NICKS.contains(c);
    !prefix.is_empty() && !prefix.contains(of_nick)
}

/// What a server tells, or words that are kept until it is known who acts.
pub(super) fn signed(stamp: Stamp, text: &str) -> Shape<'_> {
    let kept = Shape::Presence(stamp, Presence::Notice, "", text);
    event(stamp, text).unwrap_or(kept)
}
