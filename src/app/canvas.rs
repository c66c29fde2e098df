//! A canvas to draw on: paths, texts and colours, and a picture of it as a file.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use web_sys::CanvasRenderingContext2d;
use web_sys::HtmlCanvasElement;
use web_sys::Path2d;

/// More dots to a pixel than this nobody sees, and a phone has to fill them.
const DENSEST: f64 = 2.0;

/// The browser does not draw; the same is in the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the browser can't draw; use the list")]
pub struct NoCanvas;

/// A canvas, in pixels of the style sheet.
#[derive(Clone, Debug)]
pub struct Canvas {
    element: HtmlCanvasElement,
    context: CanvasRenderingContext2d,
    density: f64,
}

/// An outline that can be drawn again and again.
#[derive(Clone, Debug)]
pub struct Outline(Path2d);

impl Outline {
    /// The outline that a path of a drawing describes.
    ///
    /// # Errors
    ///
    /// Returns [`NoCanvas`] where the browser has no outlines.
    pub fn read(path: &str) -> Result<Self, NoCanvas> {
        Path2d::new_with_path_string(path).map(Self).map_err(|_error| NoCanvas)
    }

    /// An empty one, to add to.
    ///
    /// # Errors
    ///
    /// Returns [`NoCanvas`] where the browser has no outlines.
    pub fn new() -> Result<Self, NoCanvas> {
        Path2d::new().map(Self).map_err(|_error| NoCanvas)
    }

    pub fn circle(&self, x: f64, y: f64, radius: f64) {
        self.0.move_to(x + radius, y);
        // Only a radius below zero is refused.
        self.0.arc(x, y, radius.max(0.0), 0.0, std::f64::consts::TAU).unwrap_or_default();
    }

    /// The corners, moved to `x`, `y` and `size` times as large.
    pub fn corners(&self, corners: &[(f64, f64)], x: f64, y: f64, size: f64) {
        for (at, (right, down)) in corners.iter().enumerate() {
            let (x, y) = (x + right * size, y + down * size);
            if at == 0 {
                self.0.move_to(x, y);
            } else {
                self.0.line_to(x, y);
            }
        }
        // Not `closePath`, which goes through all that was drawn before: of two thousand shapes that
        // is most of the time.
        if let Some((right, down)) = corners.first() {
            self.0.line_to(x + right * size, y + down * size);
        }
    }

    pub fn line(&self, from: (f64, f64), to: (f64, f64)) {
        self.0.move_to(from.0, from.1);
        self.0.line_to(to.0, to.1);
    }
}

impl Canvas {
    /// The canvas of an element on the page.
    ///
    /// # Errors
    ///
    /// Returns [`NoCanvas`] where the browser does not draw.
    pub fn of(element: HtmlCanvasElement) -> Result<Self, NoCanvas> {
        let context = element.get_context("2d").ok().flatten().ok_or(NoCanvas)?;
        let context = context.dyn_into().map_err(|_other| NoCanvas)?;
        let density = window().device_pixel_ratio().clamp(1.0, DENSEST);
        Ok(Self { element, context, density })
    }

    /// One that is nowhere on the page, twice as dense, for a file.
    ///
    /// # Errors
    ///
    /// Returns [`NoCanvas`] where the browser does not draw.
    pub fn apart() -> Result<Self, NoCanvas> {
        let element = document().create_element("canvas").map_err(|_error| NoCanvas)?;
        let mut canvas = Self::of(element.unchecked_into())?;
        canvas.density = DENSEST;
        Ok(canvas)
    }

    /// Makes it so large, and all of it `colour`.
    pub fn clear(&self, width: f64, height: f64, colour: &str) {
        let dots = |size: f64| {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a screen")]
            let dots = (size * self.density).ceil().max(1.0) as u32;
            dots
        };
        if self.element.width() != dots(width) || self.element.height() != dots(height) {
            self.element.set_width(dots(width));
            self.element.set_height(dots(height));
        }
        self.place(1.0, 0.0, 0.0);
        self.context.set_fill_style_str(colour);
        self.context.fill_rect(0.0, 0.0, width, height);
    }

    /// From here on, outlines are `scale` times as large and their 0, 0 is at `x`, `y`.
    pub fn place(&self, scale: f64, x: f64, y: f64) {
        let (dense, scaled) = (self.density, self.density * scale);
        // Only a broken canvas refuses, which then shows nothing.
        self.context
            .set_transform(scaled, 0.0, 0.0, scaled, x * dense, y * dense)
            .unwrap_or_default();
    }

    pub fn fill(&self, outline: &Outline, colour: &str) {
        self.context.set_fill_style_str(colour);
        self.context.fill_with_path_2d(&outline.0);
    }

    /// Draws along the outline; `width` and `dash` are as large as the outline is placed.
    pub fn stroke(&self, outline: &Outline, colour: &str, width: f64, dash: f64) {
        self.context.set_stroke_style_str(colour);
        self.context.set_line_width(width);
        let dashes = js_sys::Array::new();
        if 0.0 < dash {
            dashes.push(&dash.into());
        }
        self.context.set_line_dash(&dashes).unwrap_or_default();
        self.context.set_line_join("round");
        self.context.stroke_with_path(&outline.0);
    }

    /// Writes `text` with its left end at `x` and its base line at `y`, with an edge around the
    /// letters so that they are read over lines.
    pub fn write(&self, text: &str, (x, y): (f64, f64), letters: Letters<'_>) {
        self.context.set_font(&format!("{} {}px {FONT}", letters.weight, letters.size));
        self.context.set_line_join("round");
        self.context.set_line_width(3.0);
        self.context.set_line_dash(&js_sys::Array::new()).unwrap_or_default();
        self.context.set_stroke_style_str(letters.edge);
        self.context.set_fill_style_str(letters.colour);
        self.context.stroke_text(text, x, y).unwrap_or_default();
        self.context.fill_text(text, x, y).unwrap_or_default();
    }

    /// Moves and stretches what is drawn, without drawing it anew.
    pub fn shift(&self, x: f64, y: f64, scale: f64) {
        let transform = format!("translate({x:.2}px,{y:.2}px) scale({scale:.4})");
        let style = web_sys::HtmlElement::style(&self.element);
        style.set_property("transform", &transform).unwrap_or_default();
    }

    /// Gives the person what is drawn as a picture called `name`; `failed` is called when the
    /// browser makes none.
    pub fn save(&self, name: String, failed: impl FnOnce() + 'static) {
        let saved = Closure::once_into_js(move |blob: JsValue| {
            if blob.dyn_into().is_ok_and(|blob| download(&blob, &name).is_ok()) {
                return;
            }
            failed();
        });
        // A canvas of our own drawing may always be read.
        self.element.to_blob(saved.unchecked_ref()).unwrap_or_default();
    }
}

/// As `--font-text`.
const FONT: &str = "system-ui, -apple-system, \"Segoe UI\", Roboto, \"Noto Sans\", sans-serif";

/// How a text is written.
#[derive(Clone, Copy, Debug)]
pub struct Letters<'a> {
    pub size: f64,
    pub weight: u16,
    pub colour: &'a str,
    pub edge: &'a str,
}

fn download(blob: &web_sys::Blob, name: &str) -> Result<(), JsValue> {
    let url = web_sys::Url::create_object_url_with_blob(blob)?;
    let link: web_sys::HtmlAnchorElement = document().create_element("a")?.unchecked_into();
    link.set_href(&url);
    link.set_download(name);
    link.click();
    // The browser reads it after this.
    set_timeout(
        move || web_sys::Url::revoke_object_url(&url).unwrap_or_default(),
        std::time::Duration::from_secs(60),
    );
    Ok(())
}

/// The text colours of an element's children, in order: how a drawing learns the theme.
pub fn inks(of: &web_sys::Element) -> Vec<String> {
    let children = of.children();
    let colour = |at| {
        let child = children.item(at)?;
        let style = window().get_computed_style(&child).ok()??;
        style.get_property_value("color").ok()
    };
    (0..children.length()).map(|at| colour(at).unwrap_or_default()).collect()
}

/// Calls `changed` when the person's system changes colours, for as long as the owner lives.
pub fn follow_colours(changed: impl FnMut() + 'static) {
    let queries = ["(prefers-color-scheme: dark)", "(forced-colors: active)"];
    let lists: Vec<_> =
        queries.iter().filter_map(|query| window().match_media(query).ok().flatten()).collect();
    let changed = Closure::<dyn FnMut()>::new(changed);
    for list in &lists {
        list.set_onchange(Some(changed.as_ref().unchecked_ref()));
    }
    let kept = StoredValue::new_local((lists, changed));
    on_cleanup(move || {
        kept.with_value(|(lists, _)| lists.iter().for_each(|list| list.set_onchange(None)));
    });
}

/// Calls `before` and `after` around printing, for as long as the owner lives.
pub fn around_printing(before: impl Fn() + 'static, after: impl Fn() + 'static) {
    let before = window_event_listener_untyped("beforeprint", move |_| before());
    let after = window_event_listener_untyped("afterprint", move |_| after());
    on_cleanup(move || {
        before.remove();
        after.remove();
    });
}
