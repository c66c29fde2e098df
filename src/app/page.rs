//! The page around the app: address, title, focus, language.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

use super::AppState;
use super::route::Route;
use crate::text::Language;
use crate::text::common;

/// Follows the address from now on.
pub fn follow_address(app: AppState) {
    let read = move || {
        let fragment = window().location().hash().unwrap_or_default();
        // A link inside the page (`#main`) is no change of screen.
        if fragment.is_empty() || fragment.starts_with("#/") {
            app.arrive(Route::read(&fragment));
        }
    };
    read();
    // Not `popstate` too: it comes first, and by the second event a new form has
    // given itself another address, and would be drawn anew without what it starts with.
    window_event_listener(leptos::ev::hashchange, move |_| read());
}

/// Goes to a screen.
pub fn go(route: Route) {
    // Setting a fragment can't fail.
    window().location().set_hash(&route.href()).unwrap_or_default();
}

/// Opens the browser's own way to paper.
pub fn print() {
    // Where there is none, the button does nothing, like the browser's own.
    window().print().unwrap_or_default();
}

/// Goes to a screen in place of this one, so that "back" does not return here.
pub fn go_instead(app: AppState, route: Route) {
    rename(route);
    app.arrive(route);
}

/// Gives the screen that is shown another address.
pub fn rename(route: Route) {
    let history = window().history().expect("a window has a history");
    let nothing = wasm_bindgen::JsValue::NULL;
    history.replace_state_with_url(&nothing, "", Some(&route.href())).unwrap_or_default();
}

/// Goes back to the screen before, or up where there is none.
pub fn go_back(app: AppState, up: Route) {
    let history = window().history().expect("a window has a history");
    if history.length().unwrap_or(1) <= 1 || history.back().is_err() {
        go_instead(app, up);
    }
}

/// Moves the focus to the element with this id, once the view has been drawn; not from who has
/// begun to type elsewhere by then, since what is typed next would be lost.
pub fn focus(id: &str) {
    let (id, field_then) = (id.to_owned(), field_in_focus());
    request_animation_frame(move || {
        let field = field_in_focus();
        if field.is_none() || field == field_then {
            focus_at_once(&id);
        }
    });
}

/// The field that is typed in, if one is.
fn field_in_focus() -> Option<web_sys::Element> {
    let is_field =
        |it: &web_sys::Element| it.matches("main :is(input, textarea, select)").unwrap_or(false);
    document().active_element().filter(is_field)
}

/// Moves the focus to an element that is there already: waiting for the next
/// frame would take it from who has gone on by then.
pub fn focus_at_once(id: &str) {
    if let Some(element) = document().get_element_by_id(id)
        && let Ok(element) = element.dyn_into::<web_sys::HtmlElement>()
    {
        element.focus().unwrap_or_default();
    }
}

/// Moves the focus to the heading of the screen that was just drawn, and names
/// the window after it.
pub fn focus_heading() {
    request_animation_frame(move || {
        if let Ok(Some(heading)) = document().query_selector("main h1")
            && let Ok(heading) = heading.dyn_into::<web_sys::HtmlElement>()
        {
            // Some screens begin in a field, and who types already is not interrupted.
            if field_in_focus().is_none() {
                heading.focus().unwrap_or_default();
            }
            let title = heading.text_content().unwrap_or_default();
            let name = common::APP_NAME.to(Language::Swedish);
            document().set_title(&format!("{title} – {name}"));
        }
    });
}

/// Puts a text into a field that is there already.
pub fn write_into(id: &str, text: &str) {
    if let Some(element) = document().get_element_by_id(id)
        && let Ok(input) = element.dyn_into::<web_sys::HtmlInputElement>()
    {
        input.set_value(text);
    }
}

/// About how high a row of a list is, in pixels, before it has been drawn.
const ROW_HEIGHT: usize = 72;

/// Says in `is_near` whether `element` is within about a screen from what is
/// seen, for as long as the owner lives. While it is not, it keeps its height,
/// or that of `rows` rows, so that the page does not jump.
pub fn follow_nearness(
    element: impl Into<web_sys::HtmlElement>,
    rows: usize,
    is_near: RwSignal<bool>,
) {
    let element = element.into();
    let keep = |element: &web_sys::HtmlElement, height: &str| {
        element.style().set_property("min-block-size", height).unwrap_or_default();
    };
    keep(&element, &format!("{}px", rows * ROW_HEIGHT));
    let watched = element.clone();
    let seen = Closure::<dyn FnMut(js_sys::Array)>::new(move |entries: js_sys::Array| {
        let Some(entry) = entries.iter().last() else { return };
        let entry = entry.unchecked_into::<web_sys::IntersectionObserverEntry>();
        if entry.is_intersecting() {
            is_near.set(true);
            let drawn = element.clone();
            request_animation_frame(move || {
                // It may have been scrolled away again before the frame.
                if is_near.try_get_untracked() == Some(true) {
                    keep(&drawn, "0");
                }
            });
        } else if is_near.get_untracked() {
            let height = element.get_bounding_client_rect().height();
            keep(&element, &format!("{height}px"));
            is_near.set(false);
        }
    });
    let options = web_sys::IntersectionObserverInit::new();
    options.set_root_margin("100% 0px");
    let function = seen.as_ref().unchecked_ref();
    let Ok(observer) = web_sys::IntersectionObserver::new_with_options(function, &options) else {
        // Then everything is drawn, which is slow and right.
        is_near.set(true);
        return;
    };
    observer.observe(&watched);
    // Paper shows all of it.
    let print = window_event_listener_untyped("beforeprint", move |_| is_near.set(true));
    let kept = StoredValue::new_local((observer, seen));
    on_cleanup(move || {
        print.remove();
        kept.with_value(|(observer, _)| observer.disconnect());
    });
}

/// Tells the style sheet the height of an element in `property`, for as long as the
/// owner lives: what else stands at the same edge has to keep clear of it.
pub fn tell_height(element: impl Into<web_sys::HtmlElement>, property: &'static str) {
    let element = element.into();
    let root = move || document().document_element()?.dyn_into::<web_sys::HtmlElement>().ok();
    let watched = element.clone();
    let resized = Closure::<dyn FnMut()>::new(move || {
        if let Some(root) = root() {
            let height = element.get_bounding_client_rect().height().ceil();
            let height = format!("{height}px");
            root.style().set_property(property, &height).unwrap_or_default();
        }
    });
    // Where there is none, the style sheet reckons with one line.
    let Ok(observer) = web_sys::ResizeObserver::new(resized.as_ref().unchecked_ref()) else {
        return;
    };
    observer.observe(&watched);
    let kept = StoredValue::new_local((observer, resized));
    on_cleanup(move || {
        kept.with_value(|(observer, _)| observer.disconnect());
        if let Some(root) = root() {
            root.style().remove_property(property).unwrap_or_default();
        }
    });
}

/// Calls `flush` when the page is being hidden or killed, for as long as the
/// owner lives: the last moment that a phone gives.
pub fn on_hide(flush: impl Fn() + Clone + 'static) {
    let hidden = window_event_listener_untyped("pagehide", {
        let flush = flush.clone();
        move |_| flush()
    });
    // Phones that swipe an app away send only this one.
    let covered = window_event_listener_untyped("visibilitychange", move |_| flush());
    on_cleanup(move || {
        hidden.remove();
        covered.remove();
    });
}

/// Keeps the document's language, theme and text size as they are set.
pub fn follow_settings(app: AppState) {
    Effect::new(move |_| {
        let settings = app.settings().get();
        let root = document().document_element().expect("a page has a root");
        let set = |name: &str, value: &str| {
            if value.is_empty() {
                root.remove_attribute(name).unwrap_or_default();
            } else {
                root.set_attribute(name, value).unwrap_or_default();
            }
        };
        set("lang", settings.language().tag());
        set("data-theme", &settings.theme);
        set("data-text-size", &settings.text_size);
    });
}

/// Where the app was opened from: the host's name.
pub fn host() -> String {
    window().location().host().unwrap_or_default()
}

/// The address that others open the app at.
pub fn address() -> String {
    let location = window().location();
    let parts = [location.origin(), location.pathname()];
    parts.into_iter().map(Result::unwrap_or_default).collect()
}

/// Loads the app anew.
pub fn reload() {
    window().location().reload().unwrap_or_default();
}

/// Shows the recovery page of `recovery.js`, which can export without the app.
pub fn recover() {
    show_recovery("the book could not be opened");
}

/// A panic ends the program: from then on `recovery.js` has the page.
pub fn recover_from_panics() {
    std::panic::set_hook(Box::new(|panic| {
        // Where it happened, and no more: a message may quote what was typed.
        let place = panic.location().map_or_else(String::new, ToString::to_string);
        show_recovery(&format!("the program stopped at {place}"));
    }));
}

fn show_recovery(why: &str) {
    if let Ok(faltbok) = js_sys::Reflect::get(&window(), &"faltbok".into())
        && let Ok(recover) = js_sys::Reflect::get(&faltbok, &"recover".into())
        && let Ok(recover) = recover.dyn_into::<js_sys::Function>()
    {
        // Where it fails, the person still has the words on the screen.
        drop(recover.call1(&faltbok, &wasm_bindgen::JsValue::from_str(why)));
    }
}
