//! Point 1: the app starts from its address, says that it works offline, offers to be installed,
//! and asks nothing of anyone else.

use crate::acts::begins;
use crate::acts::starts;
use crate::harness::Browser;
use crate::harness::Finds;
use crate::harness::Server;
use crate::harness::starting;
use serde_json::Value;
use serde_json::json;

#[test]
fn the_app_starts_says_that_it_works_offline_and_offers_to_be_installed() {
    let server = Server::of_the_app();
    let browser = Browser::phone(&server);
    let page = browser.page();
    page.open("");
    page.status_says("Fältbok fungerar nu utan täckning.");
    page.heading(starting("Idag")).shown();
    page.works_offline();
    assert!(page.title().starts_with("Idag") && page.title().ends_with("Fältbok"));

    // Browsers offer it when they please; here it is now.
    let ask = "const event = new Event('beforeinstallprompt', { cancelable: true }); \
               event.prompt = () => { window.asked = true; }; \
               event.userChoice = Promise.resolve({ outcome: 'dismissed' }); \
               return window.dispatchEvent(event)";
    assert_eq!(page.script(ask, &[]), false, "the browser's own question waits");
    page.sees("Lägg Fältbok på hemskärmen");
    assert_eq!(page.script("return window.asked ?? false", &[]), false);
    page.has_no_barriers();
    page.button("Installera").click();
    assert_eq!(page.script("return window.asked", &[]), true);

    // Who has been asked is not asked again.
    page.reload();
    page.heading(starting("Idag")).shown();
    page.script(ask, &[]);
    page.navigation("Huvudmeny").link("Mer").click();
    page.link(starting("Installera på telefonen")).click();
    page.sees("Lägg till på hemskärmen");
    page.button("Installera").shown();
    page.navigation("Huvudmeny").link("Idag").click();
    page.heading(starting("Idag")).shown();
    assert!(!page.text().contains("Lägg Fältbok på hemskärmen"));

    // A first visit does not ask again and again, and a later one works without any question.
    page.navigation("Huvudmeny").link("Planer").click();
    page.open("#/finns-inte");
    page.heading("Sidan finns inte").shown();
    assert_eq!(server.foreign(), [""; 0]);
}

#[test]
fn a_browser_finds_everything_it_needs_to_install_the_app() {
    let server = Server::of_the_app();
    let browser = Browser::phone(&server);
    begins(&browser);
    let page = browser.page();
    let errors = page.devtools("Page.getInstallabilityErrors", &json!({}));
    assert_eq!(errors["installabilityErrors"], json!([]));
    let told = page.devtools("Page.getAppManifest", &json!({}));
    assert_eq!(told["errors"], json!([]));

    let manifest = page.script(
        "return fetch(document.querySelector('link[rel=manifest]').href).then((it) => it.json())",
        &[],
    );
    assert_eq!(manifest["id"], "faltbok");
    assert_eq!(manifest["display"], "standalone");
    assert!(icon_purposes(&manifest).contains(&"maskable"), "{manifest}");
    let wrong = page.script(
        "const manifest = arguments[0]; \
         const pictures = [...manifest.icons, ...(manifest.screenshots ?? []), \
           ...manifest.shortcuts.flatMap((it) => it.icons)]; \
         return Promise.all(pictures.map(async (it) => { \
           const picture = await createImageBitmap(await (await fetch(it.src)).blob()); \
           const size = `${picture.width}x${picture.height}`; \
           return size === it.sizes ? '' : `${it.src} is ${size}`; \
         })).then((all) => all.join(''))",
        std::slice::from_ref(&manifest),
    );
    assert_eq!(wrong, "", "every picture is there, in the size that it says");

    // Each shortcut opens what it is called.
    for shortcut in manifest["shortcuts"].as_array().expect("there are shortcuts") {
        let address = shortcut["url"].as_str().expect("a shortcut has an address");
        page.open(address.trim_start_matches("./"));
        let name = shortcut["name"].as_str().expect("a shortcut has a name");
        page.heading(starting(name)).shown();
    }
    starts(page);
    assert_eq!(server.foreign(), [""; 0]);
}

fn icon_purposes(manifest: &Value) -> Vec<&str> {
    let icons = manifest["icons"].as_array().expect("there are icons");
    icons.iter().filter_map(|icon| icon["purpose"].as_str()).collect()
}
