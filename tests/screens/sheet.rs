//! The page that shows all pictures side by side.

use crate::album::WHOLE;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::path::PathBuf;

const HEAD: &str = "<!doctype html>
<meta charset=\"utf-8\">
<title>Fältbok, every screen</title>
<style>
  body { font: 16px system-ui; margin: 1rem; background: #777; color: #fff; }
  section { display: flex; gap: 1rem; align-items: start; }
  img { display: block; max-width: 40rem; height: auto; }
  a { color: inherit; }
</style>
<p>A picture leads to all of the screen, where that is more than the window shows.</p>
";

/// Writes the sheet of what is in the folders, and says where it is.
pub fn write(folder: &Path) -> PathBuf {
    // By name, the pictures of every size and scheme, and all of the screen where it is longer.
    let mut screens: BTreeMap<String, Vec<(String, bool)>> = BTreeMap::new();
    let mut kinds = names(folder);
    kinds.retain(|it| folder.join(it).is_dir());
    kinds.sort_by_key(|kind| (kind.starts_with("1280"), kind.ends_with("dark")));
    for kind in kinds {
        let names = names(&folder.join(&kind));
        for name in names.iter().filter_map(|it| it.strip_suffix(".png")) {
            if !name.ends_with(WHOLE) {
                let is_longer = names.contains(&format!("{name}{WHOLE}.png"));
                screens.entry(name.to_owned()).or_default().push((kind.clone(), is_longer));
            }
        }
    }
    let mut html = HEAD.to_owned();
    for (name, pictures) in screens {
        write!(html, "<h2 id=\"{name}\">{name}</h2>\n<section>\n").expect("text can be added to");
        for (kind, is_longer) in pictures {
            let more = if is_longer { WHOLE } else { "" };
            writeln!(
                html,
                "<a href=\"{kind}/{name}{more}.png\"><img loading=\"lazy\" \
                 src=\"{kind}/{name}.png\" alt=\"{name}, {kind}\"></a>"
            )
            .expect("text can be added to");
        }
        html.push_str("</section>\n");
    }
    let sheet = folder.join("index.html");
    fs::write(&sheet, html).expect("the target folder can be written to");
    sheet
}

/// The names in a folder, in order.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("the folder was made");
    let mut names: Vec<String> = entries
        .map(|it| it.expect("its entries are readable").file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}
