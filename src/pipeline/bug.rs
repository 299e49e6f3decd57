//! A fault of the program, kept from taking the site along: what panics becomes an error. Work in, its outcome out.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::error::Error;

/// Does something; a panic in it, on whatever thread, is an error that says what was being done.
pub(super) fn caught<T>(
    doing: impl FnOnce() -> String,
    work: impl FnOnce() -> Result<T, Error>,
) -> Result<T, Error> {
    // What the work leaves half done is dropped with it: nobody sees it again.
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|panic| {
        Err(Error::Bug {
            doing: doing(),
            message: words(&*panic),
        })
    })
}

/// What a panic says.
fn words(panic: &(dyn Any + Send)) -> String {
    let literal = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
    let made = || panic.downcast_ref::<String>().cloned();
    literal.or_else(made).unwrap_or_default()
}
