//! The colours of the Traffic Light Protocol (TLP 2.0, FIRST), and the former name of CLEAR.

/// The colours that there are, and the former name of the last.
pub(super) const COLOURS: &[&str] = &["red", "amber", "green", "clear", "white"];
