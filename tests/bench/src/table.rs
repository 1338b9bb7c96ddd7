//! A Markdown table: a row for each contender, with its medians and their ratios to the first row.

use std::fmt::Write;

/// How a column is written.
#[derive(Clone, Copy)]
pub struct Column {
    pub name: &'static str,
    /// Digits after the decimal point.
    pub digits: usize,
    /// Whether each figure is followed by its ratio to the first row.
    pub has_ratio: bool,
}

impl Column {
    pub const fn new(name: &'static str, digits: usize) -> Self {
        Self { name, digits, has_ratio: false }
    }

    pub const fn with_ratio(self) -> Self {
        Self { has_ratio: true, ..self }
    }
}

/// Writes a table. Each row is a name with a figure for each column; the others are compared with the first
/// row.
pub fn write(head: &str, columns: &[Column], rows: &[(String, Vec<f64>)]) -> String {
    let mut out = format!("| {head} |");
    let mut line = "| --- |".to_owned();
    for column in columns {
        let _ = write!(out, " {} |", column.name);
        line += " ---: |";
        if column.has_ratio {
            out += " ratio |";
            line += " ---: |";
        }
    }
    out = format!("{out}\n{line}\n");
    let first = rows.first().map(|(_, figures)| figures.as_slice()).unwrap_or_default();
    for (name, figures) in rows {
        let _ = write!(out, "| {name} |");
        for ((column, figure), base) in columns.iter().zip(figures).zip(first) {
            let _ = write!(out, " {figure:.0$} |", column.digits);
            if column.has_ratio {
                let _ = write!(out, " {:.2} |", figure / base);
            }
        }
        out.push('\n');
    }
    out
}
