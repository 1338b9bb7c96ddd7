//! Strings and values in, output out: the only file that writes to standard output and standard error.
//!
//! Callers escape hidden characters in results (`cognito_perms::terminal`); notes and failures are escaped here.

use super::outcome::{Failure, Outcome};
use anstyle::{AnsiColor, Style};
use cognito_perms::terminal;
use serde::Serialize;
use serde_json::ser::{Formatter, PrettyFormatter, Serializer};
use std::io::{self, BufWriter, ErrorKind, Write};

/// Prints a result unchanged; the caller has to make sure that it contains no hidden characters.
pub(super) fn print(text: &str) -> Result<Outcome, Failure> {
    write_to(&mut io::stdout().lock(), text)
}

/// Prints a result for people, with colors if they are enabled.
pub(super) fn print_styled(text: &str) -> Result<Outcome, Failure> {
    write_to(&mut anstream::stdout().lock(), text)
}

/// Prints a value as JSON without building a string first: a report can be much larger than its documents.
pub(super) fn print_json(value: &impl Serialize) -> Result<Outcome, Failure> {
    let mut out = BufWriter::new(io::stdout().lock());
    let mut serializer = Serializer::with_formatter(&mut out, Visible(PrettyFormatter::new()));
    let written = value.serialize(&mut serializer).map_err(io::Error::from);
    outcome(written.and_then(|()| out.write_all(b"\n")).and_then(|()| out.flush()))
}

/// Writes a string. A reader that stops early, like `head`, is not a failure.
fn write_to(out: &mut impl Write, text: &str) -> Result<Outcome, Failure> {
    outcome(out.write_all(text.as_bytes()).and_then(|()| out.flush()))
}

fn outcome(written: io::Result<()>) -> Result<Outcome, Failure> {
    match written {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(error.into()),
        _ => Ok(Outcome::Right),
    }
}

/// Prints a string to standard error, such as the findings of a document that a command rejected.
pub(super) fn print_errors(text: &str) -> Result<(), Failure> {
    let mut err = anstream::stderr().lock();
    Ok(err.write_all(text.as_bytes()).and_then(|()| err.flush())?)
}

/// Prints a note.
pub(super) fn note(message: &str) -> Result<(), Failure> {
    print_errors(&format!("note: {}\n", terminal::name(message)))
}

/// Prints a failure. If that fails too, only the exit status tells.
pub(super) fn complain(failure: &Failure) {
    let style = Style::new().bold().fg_color(Some(AnsiColor::Red.into()));
    let message = failure.to_string();
    let _ = print_errors(&format!("{style}error{style:#}: {}\n", terminal::name(&message)));
}

/// Formats JSON with hidden characters escaped.
struct Visible<F>(F);

/// Delegates the methods that do not write strings.
macro_rules! delegate {
    ($($name:ident($($argument:ident: $type:ty),*);)+) => {
        $(fn $name<W: ?Sized + Write>(&mut self, out: &mut W $(, $argument: $type)*) -> io::Result<()> {
            self.0.$name(out $(, $argument)*)
        })+
    };
}

impl<F: Formatter> Formatter for Visible<F> {
    delegate! {
        begin_array();
        end_array();
        begin_array_value(first: bool);
        end_array_value();
        begin_object();
        end_object();
        begin_object_key(first: bool);
        end_object_key();
        begin_object_value();
        end_object_value();
    }

    fn write_string_fragment<W: ?Sized + Write>(
        &mut self,
        out: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        self.0.write_string_fragment(out, &terminal::json(fragment))
    }
}
