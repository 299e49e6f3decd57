//! `minutebook fetch`: ask a tracker, or read an export, and put its public issues into the content folder. A wish in, one
//! file and its numbers out. The file is written when everything is there, or not at all.

mod target;

use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use crate::error::Error;
use crate::fetch::address::Base;
use crate::fetch::clean::{Cleaner, Home};
use crate::fetch::export::{self, Caps};
use crate::fetch::found::Found;
use crate::fetch::http::{Client, Kind};
use crate::fetch::store::{self, Origin, Project};
use crate::fetch::token::Token;
use crate::fetch::{Limits, World, gitlab, pagure};
use crate::model::id::slug_or_hash;
use crate::model::privacy::Privacy;
use crate::model::team::Team;
use crate::read;
use crate::write::replace;
use target::Target;

/// What is wished for.
#[derive(Debug, Clone)]
pub struct Wish {
    /// The content folder.
    pub content: PathBuf,
    /// The file to write, in place of one in `issues/` that is named after the project.
    pub output: Option<PathBuf>,
    /// Whether comments are wanted.
    pub notes: bool,
    /// The day of the run.
    pub today: NaiveDate,
    /// Address of the tracker's host.
    pub url: Option<String>,
    /// Certificates (PEM) that are trusted in place of the public ones.
    pub ca_file: Option<PathBuf>,
    /// Where issues come from.
    pub source: Source,
}

/// Where issues come from.
#[derive(Debug, Clone)]
pub enum Source {
    /// GitLab's API.
    Gitlab(Gitlab),
    /// A project export of GitLab.
    Export {
        /// The archive or the unpacked folder.
        file: PathBuf,
        /// The project that it is of; that of `site.yaml` if left out.
        name: Option<String>,
        /// Whether one may be read that does not say that everybody may.
        allow_private: bool,
    },
    /// Pagure's API.
    Pagure {
        /// `project` or `namespace/project`.
        name: String,
    },
}

/// What is wished for of GitLab's API.
#[derive(Debug, Clone)]
pub struct Gitlab {
    /// `group/project`, its address, or a group; that of `site.yaml` if left out.
    pub name: Option<String>,
    /// Whether that is a group.
    pub group: bool,
    /// Whether only changes since the last run are asked for.
    pub since_last: bool,
    /// Whether projects that are not public may be read.
    pub allow_private: bool,
}

/// What came of it.
#[derive(Debug)]
pub struct Outcome {
    /// The file.
    pub file: PathBuf,
    /// Public issues in it.
    pub issues: usize,
    /// Their public comments.
    pub comments: usize,
    /// Issues that were seen and not written, if all were asked for.
    pub withheld: Option<usize>,
    /// Whether the file holds other bytes than before.
    pub changed: bool,
    /// What somebody should look at.
    pub warnings: Vec<String>,
}

/// Everything that a source needs.
struct Run<'a> {
    wish: &'a Wish,
    team: &'a Team,
    cleaner: Cleaner<'a>,
    token: Option<Token>,
    limits: Limits,
    world: World<'a>,
}

/// Issues, what they are of, and where they go.
struct Gathered {
    found: Found,
    origin: Origin,
    file: PathBuf,
    warnings: Vec<String>,
}

/// Fetches what is wished for. `token` is only ever sent to GitLab.
pub fn run(
    wish: &Wish,
    token: Option<Token>,
    limits: Limits,
    world: World<'_>,
) -> Result<Outcome, Error> {
    crate::read::tree::folder::is_there(&wish.content)?;
    // Notes about the team's facts are the business of `check`; a fact that cannot be read masks more, not less.
    let (team, _) = read::team(&wish.content);
    let privacy = Privacy {
        allowed: &team.mail_allowed,
        real_names: team.real_names == Some(true),
    };
    let run = Run {
        wish,
        team: &team,
        cleaner: Cleaner {
            privacy,
            notes: wish.notes,
            today: wish.today,
        },
        token,
        limits,
        world,
    };
    let gathered = match &wish.source {
        Source::Gitlab(asked) => run.gitlab(asked)?,
        Source::Export {
            file,
            name,
            allow_private,
        } => run.export(file, name.as_deref(), *allow_private)?,
        Source::Pagure { name } => run.pagure(name)?,
    };
    finish(gathered)
}

/// Writes the file.
fn finish(gathered: Gathered) -> Result<Outcome, Error> {
    let Gathered {
        found,
        origin,
        file,
        mut warnings,
    } = gathered;
    store::is_of(&file, &origin)?;
    let changed = replace(&file, &store::bytes(&found)?)?;
    if found.seen() == 0 {
        let empty = "there is no public issue: look at the name of the project, and whether its issues are switched on, for everybody";
        warnings.push(empty.to_owned());
    }
    warnings.extend(store::twins(&file, &origin).iter().map(|twin| {
        format!("`{twin}` holds issues of this project too: remove it, else an issue that is not public any more stays there")
    }));
    Ok(Outcome {
        issues: found.len(),
        comments: store::comments(&found),
        withheld: found.withheld(),
        file,
        changed,
        warnings,
    })
}

impl<'a> Run<'a> {
    fn gitlab(&self, asked: &Gitlab) -> Result<Gathered, Error> {
        if asked.group && asked.name.is_none() {
            return Err(Error::Usage(
                "name the group: fetch gitlab GROUP --group".to_owned(),
            ));
        }
        let target = self.target(asked.name.as_deref())?;
        if self.token.is_some() {
            target.may_have_token()?;
        }
        let file = self.file("gitlab", &target.name);
        let old = store::old(&file)?;
        let url = Some(target.base.shown());
        let kind = match asked.group {
            true => Kind::Group,
            false => Kind::Project,
        };
        let client = self.client(target.base, kind, self.token.clone())?;
        let ask = gitlab::Ask {
            name: &target.name,
            group: asked.group,
            allow_private: asked.allow_private,
            old: old.as_deref().filter(|_| asked.since_last),
        };
        let fetched = gitlab::fetch(&client, &self.cleaner, &ask)?;
        let ids = fetched.found.records().map(|(key, _)| key.0);
        let group = asked.group.then(|| target.name.to_lowercase());
        let origin = Origin {
            kind: "gitlab",
            url,
            project: fetched.project,
            found: ids.filter(|id| *id > 0).collect(),
            group: group.filter(|name| name.parse::<u64>().is_err()),
        };
        Ok(Gathered {
            found: fetched.found,
            origin,
            file,
            warnings: Vec::new(),
        })
    }

    fn export(
        &self,
        export: &Path,
        name: Option<&str>,
        allow_private: bool,
    ) -> Result<Gathered, Error> {
        // An export does not name its project; where nobody does, its issues belong to the main tracker.
        let target = match name {
            Some(_) => Some(self.target(name)?),
            None => self.target(None).ok(),
        };
        let home = target.as_ref().and_then(|target| {
            let url = target.page()?;
            Some((url, target.name.as_str()))
        });
        let path = home.as_ref().map(|(_, path)| path.to_lowercase());
        let url = home.as_ref().map(|(url, _)| url.clone());
        let file = self.file("gitlab", path.as_deref().unwrap_or("export"));
        let home = home.as_ref().map(|(url, path)| Home { url, path });
        store::old(&file)?;
        let found = export::read(export, &self.cleaner, home, Caps::default(), allow_private)?;
        let id = found.records().map(|(key, _)| key.0).find(|id| *id > 0);
        let inside = export::lies_in(export, &self.wish.content);
        let warning = format!(
            "`{}` lies in the content folder and holds what is confidential: move it away, and never commit it",
            export.display()
        );
        Ok(Gathered {
            found,
            origin: Origin {
                kind: "gitlab",
                url,
                project: Project { path, id },
                ..Origin::default()
            },
            file,
            warnings: inside.then_some(warning).into_iter().collect(),
        })
    }

    fn pagure(&self, name: &str) -> Result<Gathered, Error> {
        let target = Target::pagure(name, self.wish.url.as_deref())?;
        let name = target.name;
        let file = self.file("pagure", &name);
        let url = Some(target.base.shown());
        store::old(&file)?;
        let client = self.client(target.base, Kind::Pagure, None)?;
        let found = pagure::fetch(&client, &self.cleaner, &name)?;
        Ok(Gathered {
            found,
            origin: Origin {
                kind: "pagure",
                url,
                project: Project {
                    path: Some(name.to_lowercase()),
                    id: None,
                },
                ..Origin::default()
            },
            file,
            warnings: Vec::new(),
        })
    }

    fn target(&self, name: Option<&str>) -> Result<Target, Error> {
        Target::gitlab(self.team, name, self.wish.url.as_deref())
    }

    fn client(&self, base: Base, kind: Kind, token: Option<Token>) -> Result<Client<'a>, Error> {
        let ca = self.wish.ca_file.as_deref();
        Client::new(base, kind, token, ca, self.limits, self.world)
    }

    /// The file to write.
    fn file(&self, kind: &str, name: &str) -> PathBuf {
        let named = || {
            let name = format!("{kind}-{}.json", slug_or_hash(name));
            self.wish.content.join("issues").join(name)
        };
        self.wish.output.clone().unwrap_or_else(named)
    }
}
