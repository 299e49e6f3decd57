//! How far a build is from the floor: the same files read and the same bytes written by all threads, and nothing else done.
//! Three contents: plain pages with a minimal template, which Hugo and Zola can build as well, and an archive of meetings without
//! a search and with one. What each program takes goes out: seconds, seconds of all processors, memory at its most.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use rayon::prelude::*;

use crate::{archive, plain};

/// Plain pages.
const PAGES: usize = 10_000;

/// Rounds in which everybody has a turn: `ROUNDS`, else three.
fn rounds_asked() -> usize {
    let asked = std::env::var("ROUNDS").ok();
    asked.and_then(|asked| asked.parse().ok()).unwrap_or(3)
}

/// Measures plain pages, then an archive of so many meetings of so many lines.
pub(crate) fn measure(meetings: usize, lines: usize) {
    let folder = tempfile::tempdir().expect("a folder");
    let plain = folder.path().join("plain");
    plain::write(&plain, PAGES);
    let asked = rounds_asked();
    println!("\n{PAGES} plain pages, medians of {asked} rounds");
    let mut programs = vec![minutebook(&plain, &["--theme", "minimal"])];
    programs.extend(hugo(&plain));
    programs.extend(zola(&plain));
    rounds(&plain.join("content"), programs);
    for (search, words) in [(false, "without"), (true, "with")] {
        let archive = folder.path().join(words);
        archive::write(&archive, meetings, lines, search);
        println!(
            "\n{meetings} meetings of {lines} lines {words} a search, medians of {asked} rounds"
        );
        rounds(&archive.join("content"), vec![minutebook(&archive, &[])]);
    }
}

/// A program that builds a site, for another output folder each time.
struct Program {
    name: &'static str,
    command: Box<dyn Fn(&Path) -> Command>,
}

/// What a run took: seconds, seconds of all processors, kilobytes at the most.
type Taken = [f64; 3];

/// Everybody in turn; the first program tells what the floor has to write.
fn rounds(content: &Path, programs: Vec<Program>) {
    let folder = content.parent().expect("a folder");
    let mut taken: Vec<Vec<Taken>> = vec![Vec::new(); programs.len() + 1];
    for round in 0..rounds_asked() {
        // Nothing is removed meanwhile: file systems are slow to make files just after they lost many.
        let output = |name: &str| folder.join(format!("{name}-{round}"));
        for (at, program) in programs.iter().enumerate() {
            taken[at + 1].push(run((program.command)(&output(program.name))));
        }
        let seconds = floor(content, &output(programs[0].name), &output("floor"));
        taken[0].push([seconds, f64::NAN, f64::NAN]);
    }
    let mut medians = taken.iter().map(|taken| median(taken));
    let [floor, ..] = medians.next().expect("the floor");
    println!("{:12}{floor:7.2} s", "floor");
    for (program, [wall, cpu, memory]) in programs.iter().zip(medians) {
        let (name, memory) = (program.name, memory / 1024.0);
        println!(
            "{name:12}{wall:7.2} s  {:5.2} x the floor  {cpu:6.2} CPU-s  {memory:5.0} MB",
            wall / floor
        );
    }
}

/// The median of each figure.
fn median(taken: &[Taken]) -> Taken {
    [0, 1, 2].map(|at| {
        let mut figures: Vec<f64> = taken.iter().map(|taken| taken[at]).collect();
        figures.sort_by(f64::total_cmp);
        figures[figures.len() / 2]
    })
}

/// Runs a program under `time`.
fn run(command: Command) -> Taken {
    let mut timed = Command::new("/usr/bin/time");
    timed.args(["-f", "%e %U %S %M"]).arg(command.get_program());
    timed.args(command.get_args());
    let out = timed.output().expect("GNU time is installed");
    let told = String::from_utf8_lossy(&out.stderr);
    assert!(out.status.success(), "{told}");
    let last = told.lines().last().unwrap_or_default();
    let figures: Vec<f64> = last
        .split(' ')
        .filter_map(|word| word.parse().ok())
        .collect();
    assert!(figures.len() == 4, "{told}");
    [figures[0], figures[1] + figures[2], figures[3]]
}

/// Seconds to read a folder and to write files as large as those of a site, by all threads.
fn floor(content: &Path, site: &Path, output: &Path) -> f64 {
    let inputs = files(content);
    let outputs: Vec<(PathBuf, usize)> = files(site)
        .into_iter()
        .map(|path| {
            let size = path.metadata().expect("a file").len();
            let inside = path.strip_prefix(site).expect("a file of the site");
            (output.join(inside), usize::try_from(size).expect("a size"))
        })
        .collect();
    let largest = outputs.iter().map(|(_, size)| *size).max().unwrap_or(0);
    let bytes = vec![b'x'; largest];
    let started = Instant::now();
    let read: usize = inputs
        .par_iter()
        .map(|path| fs::read(path).expect("a file").len())
        .sum();
    assert!(read > 0, "the floor reads");
    outputs.par_iter().for_each(|(path, size)| {
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, &bytes[..*size]).expect("a file");
    });
    started.elapsed().as_secs_f64()
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let found = walkdir::WalkDir::new(folder).into_iter();
    let found = found.map(|entry| entry.expect("a folder that can be read"));
    found
        .filter(|entry| entry.file_type().is_file())
        .map(walkdir::DirEntry::into_path)
        .collect()
}

fn minutebook(root: &Path, more: &'static [&str]) -> Program {
    let root = root.to_owned();
    let command = move |output: &Path| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_minutebook"));
        command.args(["build", "--quiet", "--today", "2030-01-01", "--root"]);
        command
            .arg(&root)
            .arg("--output-dir")
            .arg(output)
            .args(more);
        command
    };
    Program {
        name: "minutebook",
        command: Box::new(command),
    }
}

fn hugo(root: &Path) -> Option<Program> {
    let root = root.to_owned();
    let command = move |output: &Path| {
        let mut command = Command::new("hugo");
        command
            .args(["--quiet", "--config"])
            .arg(root.join("hugo.toml"));
        command
            .arg("--source")
            .arg(&root)
            .arg("--destination")
            .arg(output);
        command
    };
    there("hugo", "version", command)
}

fn zola(root: &Path) -> Option<Program> {
    let root = root.to_owned();
    let command = move |output: &Path| {
        let mut command = Command::new("zola");
        command
            .arg("--root")
            .arg(&root)
            .arg("--config")
            .arg(root.join("zola.toml"));
        command.arg("build").arg("--output-dir").arg(output);
        command
    };
    there("zola", "--version", command)
}

/// A program of others, if it is installed.
fn there(
    name: &'static str,
    version: &str,
    command: impl Fn(&Path) -> Command + 'static,
) -> Option<Program> {
    let asked = Command::new(name).arg(version).output();
    if asked.is_err() {
        println!("{name} is not installed");
    }
    asked.ok().map(|_| Program {
        name,
        command: Box::new(command),
    })
}
