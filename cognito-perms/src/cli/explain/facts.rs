//! Facts in, an explanation in two columns out.

/// Names and values in two columns.
pub(super) struct Facts(Vec<(&'static str, String)>);

impl Facts {
    pub(super) fn new() -> Self {
        Self(Vec::new())
    }

    pub(super) fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        let value = value.into();
        if !value.is_empty() {
            self.0.push((name, value));
        }
        self
    }

    pub(super) fn write(self, title: &str, about: &str) -> String {
        let width = self.0.iter().map(|(name, _)| name.len()).max().unwrap_or_default();
        let mut out = format!("{title}\n\n");
        for line in about.trim().lines() {
            out += &format!("  {line}\n");
        }
        if !about.is_empty() {
            out.push('\n');
        }
        for (name, value) in self.0 {
            for (index, line) in value.lines().enumerate() {
                let name = if index == 0 { name } else { "" };
                out += &format!("  {name:width$}  {line}\n");
            }
        }
        out
    }
}
