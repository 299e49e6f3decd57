//! Pages made to see whether they can be made, and kept nowhere: a fault of a template shows on the page that meets it. A
//! planned site in; nothing, or the fault, out.

use rayon::prelude::*;

use super::{Planned, bug};
use crate::error::Error;
use crate::outputs::Output;

/// Makes every page, if templates of somebody's own are at work: those of the program are without fault.
pub(super) fn pages(planned: &Planned<'_, '_>) -> Result<(), Error> {
    if !planned.theme.has_own_templates() {
        return Ok(());
    }
    let pages = planned.outputs.par_iter();
    let pages = pages.filter(|output| output.path.ends_with(".html"));
    let made = |buffer: &mut Vec<u8>, output: &Output<'_>| {
        let doing = || format!("while `{}` was made", output.path);
        bug::caught(doing, || output.make(planned.sight, planned.theme, buffer))
    };
    pages.map_init(Vec::new, made).collect()
}
