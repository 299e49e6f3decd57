//! People as files and logs name them: who they are, which nicks are theirs, what they are to do, and how their names are taken
//! out of texts. Who is one person by all logs together is the business of `identity`.

mod action_names;
pub(crate) mod hidden;
pub(crate) mod joints;
pub(crate) mod names;
pub(crate) mod nick_pairs;
pub(crate) mod nicks;
pub(crate) mod owner_words;
pub(crate) mod owners;
pub(crate) mod person;
pub(crate) mod pronouns;
pub(crate) mod quoted;
