//! Which file of a crate imports what from which other file, from `use` lines and from paths in the code.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::{fmt, fs};
use syn::visit::Visit;
use syn::{Attribute, Expr, Item, ItemMod, ItemUse, Lit, Meta, UseTree, Visibility};

/// A name of one file that another file uses.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Import {
    pub(crate) from: PathBuf,
    pub(crate) to: PathBuf,
    /// The path as written.
    pub(crate) name: String,
}

impl fmt::Display for Import {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} -> {}: {}", crate::shown(&self.from), crate::shown(&self.to), self.name)
    }
}

/// Returns what the files of a crate import from each other, without tests.
///
/// A module that is only part of the path to a name is not imported: `crate::text::span::Span` is an import
/// from the file of `span`, and `crate::text::Span` from the file of `text`.
pub(crate) fn imports(root: &Path) -> Vec<Import> {
    let modules = modules(root);
    let mut imports = BTreeSet::new();
    for (from, names) in names(root, &modules) {
        for (base, name) in names {
            let Some(to) = resolve(&modules, &base, &name) else { continue };
            if to != from {
                imports.insert(Import { from: from.clone(), to, name: name.join("::") });
            }
        }
    }
    imports.into_iter().collect()
}

/// Returns the other crates that the files of a crate name.
pub(crate) fn crates(root: &Path) -> Vec<(PathBuf, String)> {
    let modules = modules(root);
    let mut crates = BTreeSet::new();
    for (file, names) in names(root, &modules) {
        for (_, name) in names {
            crates.extend(name.first().map(|first| (file.clone(), first.clone())));
        }
    }
    crates.into_iter().collect()
}

/// The path of a module in its crate.
type Module = Vec<String>;

/// The file of each module.
type Modules = BTreeMap<Module, PathBuf>;

/// The names in a file, each with the module that contains it.
type Names = BTreeMap<PathBuf, Vec<(Module, Vec<String>)>>;

fn modules(root: &Path) -> Modules {
    let mut modules = Modules::new();
    add(&mut modules, &Vec::new(), root, true);
    modules
}

fn parse(path: &Path) -> syn::File {
    let text = fs::read_to_string(path).unwrap_or_else(|it| panic!("{}: {it}", path.display()));
    syn::parse_file(&text).unwrap_or_else(|it| panic!("{}: {it}", path.display()))
}

fn add(modules: &mut Modules, module: &Module, path: &Path, is_root: bool) {
    modules.insert(module.clone(), path.to_owned());
    let parent = path.parent().unwrap_or(Path::new(""));
    let own = path.file_stem().unwrap_or_default();
    let folder = if is_root || own == "mod" { parent.to_owned() } else { parent.join(own) };
    add_items(modules, module, &parse(path).items, path, &folder);
}

fn add_items(modules: &mut Modules, module: &Module, items: &[Item], path: &Path, folder: &Path) {
    for item in items {
        let Item::Mod(item) = item else { continue };
        if is_test(&item.attrs) {
            continue;
        }
        let sibling = path.parent().unwrap_or(Path::new(""));
        let name = item.ident.to_string();
        let inner = [module.as_slice(), std::slice::from_ref(&name)].concat();
        if let Some((_, items)) = &item.content {
            modules.insert(inner.clone(), path.to_owned());
            let inner_folder = match given_path(&item.attrs) {
                Some(given) => sibling.join(given),
                None => folder.join(&name),
            };
            add_items(modules, &inner, items, path, &inner_folder);
            continue;
        }
        let file = match given_path(&item.attrs) {
            Some(given) => sibling.join(given),
            None => {
                let file = folder.join(format!("{name}.rs"));
                if file.exists() { file } else { folder.join(&name).join("mod.rs") }
            }
        };
        add(modules, &inner, &file, false);
    }
}

fn given_path(attributes: &[Attribute]) -> Option<String> {
    attributes.iter().find_map(|it| match &it.meta {
        Meta::NameValue(pair) if pair.path.is_ident("path") => match &pair.value {
            Expr::Lit(literal) => match &literal.lit {
                Lit::Str(text) => Some(text.value()),
                _ => None,
            },
            _ => None,
        },
        _ => None,
    })
}

fn is_test(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|it| {
        matches!(&it.meta, Meta::List(list) if list.path.is_ident("cfg")
            && list.tokens.to_string() == "test")
    })
}

fn names(root: &Path, modules: &Modules) -> Names {
    let mut names = Names::new();
    for (module, path) in modules {
        // Inline modules are visited with their file.
        let is_inline = module
            .split_last()
            .is_some_and(|(_, before)| modules.get(before).is_some_and(|it| it == path));
        if is_inline {
            continue;
        }
        let mut reader = Reader { module: module.clone(), names: Vec::new() };
        reader.visit_file(&parse(path));
        names.entry(path.clone()).or_default().extend(reader.names);
    }
    assert!(names.contains_key(root));
    names
}

/// Collects the paths in a file.
struct Reader {
    module: Module,
    names: Vec<(Module, Vec<String>)>,
}

impl Reader {
    fn add(&mut self, name: Vec<String>) {
        self.names.push((self.module.clone(), name));
    }

    fn add_tree(&mut self, before: &[String], tree: &UseTree) {
        let with = |name: String| [before, &[name]].concat();
        match tree {
            UseTree::Path(path) => {
                let before = with(path.ident.to_string());
                self.add_tree(&before, &path.tree);
            }
            UseTree::Name(name) if name.ident == "self" => self.add(before.to_vec()),
            UseTree::Name(name) => self.add(with(name.ident.to_string())),
            UseTree::Rename(rename) if rename.ident == "self" => self.add(before.to_vec()),
            UseTree::Rename(rename) => self.add(with(rename.ident.to_string())),
            UseTree::Glob(_) => self.add(with("*".to_owned())),
            UseTree::Group(group) => {
                for tree in &group.items {
                    self.add_tree(before, tree);
                }
            }
        }
    }
}

impl<'a> Visit<'a> for Reader {
    fn visit_item(&mut self, item: &'a Item) {
        let attributes: &[Attribute] = match item {
            Item::Fn(it) => &it.attrs,
            Item::Impl(it) => &it.attrs,
            Item::Use(it) => &it.attrs,
            _ => &[],
        };
        if !is_test(attributes) {
            syn::visit::visit_item(self, item);
        }
    }

    fn visit_item_mod(&mut self, item: &'a ItemMod) {
        if is_test(&item.attrs) || item.content.is_none() {
            return;
        }
        self.module.push(item.ident.to_string());
        syn::visit::visit_item_mod(self, item);
        self.module.pop();
    }

    fn visit_item_use(&mut self, item: &'a ItemUse) {
        self.add_tree(&[], &item.tree);
    }

    /// `pub(super)` is not an import.
    fn visit_visibility(&mut self, _: &'a Visibility) {}

    fn visit_path(&mut self, path: &'a syn::Path) {
        self.add(path.segments.iter().map(|it| it.ident.to_string()).collect());
        syn::visit::visit_path(self, path);
    }
}

/// Returns the file that a name leads to, that of the last module in its path. `None` if it leads out of the
/// crate, or to something in its own module.
fn resolve(modules: &Modules, base: &Module, name: &[String]) -> Option<PathBuf> {
    let (mut module, mut rest) = (base.clone(), name);
    let mut is_path = false;
    while let Some((first, after)) = rest.split_first() {
        match first.as_str() {
            "crate" => module.clear(),
            "self" => {}
            "super" => drop(module.pop()),
            _ => break,
        }
        (is_path, rest) = (true, after);
    }
    for segment in rest {
        let inner = [module.as_slice(), std::slice::from_ref(segment)].concat();
        if !modules.contains_key(&inner) {
            break;
        }
        (module, is_path) = (inner, true);
    }
    is_path.then(|| modules.get(&module).cloned()).flatten()
}
