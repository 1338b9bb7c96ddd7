//! Who expands the macro: rustc, or an editor. The environment of the process in, one of the two out.

use std::ffi::OsStr;
use std::sync::LazyLock;

/// Whom a literal is read for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Audience {
    Rustc,
    Editor,
}

/// Who expands the macro: rustc, or an editor. rust-analyzer sets the variable for the programs that it runs
/// macros in.
pub(crate) fn audience() -> Audience {
    static AUDIENCE: LazyLock<Audience> = LazyLock::new(|| {
        let is_editor = |name: &OsStr| name.to_string_lossy().contains("rust-analyzer");
        let is_set = std::env::var_os("RUST_ANALYZER_INTERNALS_DO_NOT_USE").is_some();
        let program = || std::env::current_exe().ok();
        if is_set || program().is_some_and(|it| it.file_name().is_some_and(is_editor)) {
            Audience::Editor
        } else {
            Audience::Rustc
        }
    });
    *AUDIENCE
}
