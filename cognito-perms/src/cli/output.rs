//! Texts in, what is printed out: the only file that writes to standard output and standard error.
//!
//! What people read was cleaned where it was made (`cognito_perms::terminal`); what is complained of is cleaned here.

use super::outcome::{Failure, Outcome};
use anstyle::{AnsiColor, Style};
use cognito_perms::terminal;
use serde::Serialize;
use serde_json::ser::{Formatter, PrettyFormatter, Serializer};
use std::io::{self, BufWriter, ErrorKind, Write};

/// Prints what the command is for, as it is: the caller knows that nothing in it is hidden.
pub(super) fn print(text: &str) -> Result<Outcome, Failure> {
    write_to(&mut io::stdout().lock(), text)
}

/// Prints what people read, with colors where they are seen.
pub(super) fn print_styled(text: &str) -> Result<Outcome, Failure> {
    write_to(&mut anstream::stdout().lock(), text)
}

/// Prints a value as JSON, piece by piece: a report can be much larger than what it is about.
pub(super) fn print_json(value: &impl Serialize) -> Result<Outcome, Failure> {
    let mut out = BufWriter::new(io::stdout().lock());
    let mut serializer = Serializer::with_formatter(&mut out, Visible(PrettyFormatter::new()));
    let written = value.serialize(&mut serializer).map_err(io::Error::from);
    outcome(written.and_then(|()| out.write_all(b"\n")).and_then(|()| out.flush()))
}

/// That the reader has heard enough, as `head` has, is not a failure.
fn write_to(out: &mut impl Write, text: &str) -> Result<Outcome, Failure> {
    outcome(out.write_all(text.as_bytes()).and_then(|()| out.flush()))
}

fn outcome(written: io::Result<()>) -> Result<Outcome, Failure> {
    match written {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(error.into()),
        _ => Ok(Outcome::Right),
    }
}

/// Prints what is not a result: the findings of a document that a command could not take.
pub(super) fn print_errors(text: &str) -> Result<(), Failure> {
    let mut err = anstream::stderr().lock();
    Ok(err.write_all(text.as_bytes()).and_then(|()| err.flush())?)
}

/// Says something in a line of its own.
pub(super) fn note(message: &str) -> Result<(), Failure> {
    print_errors(&format!("note: {}\n", terminal::name(message)))
}

/// Says what could not be done. Where that cannot be said either, the exit status has to do.
pub(super) fn complain(failure: &Failure) {
    let style = Style::new().bold().fg_color(Some(AnsiColor::Red.into()));
    let message = failure.to_string();
    let _ = print_errors(&format!("{style}error{style:#}: {}\n", terminal::name(&message)));
}

/// JSON in which what a terminal would not show is written as an escape.
struct Visible<F>(F);

/// Passes on what is not about strings.
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
