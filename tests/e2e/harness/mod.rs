//! What the end-to-end tests stand on: browsers, a server, and finding things as people do.

mod axe;
mod browser;
mod downloads;
mod failure;
mod folder;
mod locator;
mod page;
mod process;
mod role;
mod server;
mod webdriver;

pub use browser::Browser;
pub use browser::Engine;
pub use browser::Look;
pub use downloads::Download;
pub use folder::Folder;
pub use folder::copy_folder;
pub use locator::Finds;
pub use locator::Locator;
pub use page::Page;
pub use process::installed;
pub use process::program;
pub use process::until;
pub use role::Name;
pub use role::any;
pub use role::containing;
pub use role::starting;
pub use server::Server;
