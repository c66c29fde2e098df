//! The frame with the map in it, and the buttons under it.

use leptos::ev::KeyboardEvent;
use leptos::ev::PointerEvent;
use leptos::ev::WheelEvent;
use leptos::html::Canvas as CanvasElement;
use leptos::html::Div;
use leptos::prelude::*;

use super::painter::INKS;
use super::painter::Inks;
use super::painter::Painter;
use super::state::Inner;
use super::state::MapState;
use crate::app::atlas;
use crate::app::atlas::Coming;
use crate::app::canvas;
use crate::app::canvas::Canvas;
use crate::app::pace::Pace;
use crate::domain::map::atlas::Atlas;
use crate::present::map::land;
use crate::present::map::view::ZOOM_STEP;
use crate::text::map_screen as words;
use crate::ui::erased::live;
use crate::ui::erased::tap;
use crate::ui::parts::Callout;
use crate::ui::words::t;

/// The elements of a frame.
#[derive(Clone, Copy)]
struct Elements {
    frame: NodeRef<Div>,
    canvas: NodeRef<CanvasElement>,
    screen_inks: NodeRef<Div>,
    paper_inks: NodeRef<Div>,
}

impl Elements {
    /// The frame's upper left corner, in the window.
    fn corner(self) -> (f64, f64) {
        let corner = self.frame.get_untracked().map(|it| it.get_bounding_client_rect());
        corner.map_or((0.0, 0.0), |it| (it.left(), it.top()))
    }

    /// Reads the theme's colours, and paints with them.
    fn read_inks(self, state: MapState) {
        state.inner.update_value(|inner| {
            let read = |of: NodeRef<Div>| {
                of.try_get_untracked()
                    .flatten()
                    .map(|it| Inks::from(canvas::inks(&it)))
                    .unwrap_or_default()
            };
            inner.inks = read(self.screen_inks);
            inner.paper = read(self.paper_inks);
            inner.painted = None;
        });
        state.ask_for_frame();
    }

    /// Makes the land's outlines a little at a time, and paints.
    async fn draw(self, state: MapState, atlas: &'static Atlas) {
        let (mut painter, mut pace) = (Painter::begun(atlas), Pace::new());
        for part in land::parts(atlas) {
            if painter.add(part).is_err() {
                // A browser that draws no outlines: the list has it all.
                return;
            }
            if pace.is_tired() {
                pace.pause().await;
            }
        }
        let keep = |inner: &mut Inner| inner.painter = Some(painter);
        // The person may have gone on to another screen.
        if state.inner.try_update_value(keep).is_some() {
            self.read_inks(state);
        }
    }

    /// Fits the view to the frame's size.
    fn measure(self, state: MapState) {
        let frame = self.frame.try_get_untracked().flatten();
        let Some(size) = frame.map(|it| it.get_bounding_client_rect()) else { return };
        let view = state.view().map_or_else(
            || state.first(size.width(), size.height()),
            |view| view.framed(size.width(), size.height()),
        );
        state.inner.update_value(|inner| inner.painted = None);
        state.show(view);
    }

    /// Paints when the map has come, and when something has changed.
    fn follow(self, state: MapState) {
        // Also without the map: the list follows the frame all the same.
        Effect::new(move |_| {
            if let Some(element) = self.canvas.get() {
                state.inner.update_value(|inner| inner.canvas = Canvas::of(element).ok());
                // The frame has its size once it is laid out.
                request_animation_frame(move || self.measure(state));
            }
        });
        Effect::new(move |_| {
            if let Some(atlas) = state.coming.get().here() {
                state.app.spawn(self.draw(state, atlas));
            }
        });
        Effect::new(move |_| {
            state.spots.track();
            state.wanted.track();
            state.chosen.track();
            state.picked.track();
            state.inner.update_value(|inner| inner.painted = None);
            state.ask_for_frame();
        });
        Effect::new(move |_| {
            state.app.settings().track();
            request_animation_frame(move || self.read_inks(state));
        });
        canvas::follow_colours(move || self.read_inks(state));
        canvas::around_printing(move || state.paint(true), move || state.paint(false));
        let resized = window_event_listener_untyped("resize", move |_| self.measure(state));
        on_cleanup(move || resized.remove());
    }
}

/// The map itself. `on_tap` is told where in the frame, also by Enter for its middle.
#[component]
pub fn MapFrame(
    state: MapState,
    #[prop(into)] label: String,
    on_tap: Callback<(f64, f64)>,
    /// Whether the middle is marked, for those who choose by keys.
    #[prop(optional)]
    has_cross: bool,
) -> AnyView {
    let elements = Elements {
        frame: NodeRef::new(),
        canvas: NodeRef::new(),
        screen_inks: NodeRef::new(),
        paper_inks: NodeRef::new(),
    };
    elements.follow(state);
    let on_key = move |event: KeyboardEvent| {
        // The browser's own keys, such as the one that enlarges the page, are left to it.
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        let Some(view) = state.view() else { return };
        if event.key() == "Enter" {
            on_tap.run(view.centre());
        } else if event.key() == "0" {
            state.show_all();
        } else if let Some(view) = view.keyed(&event.key()) {
            state.go_to(|_| view);
        } else {
            return;
        }
        event.prevent_default();
    };
    let on_down = move |event: PointerEvent| {
        // The finger may leave the frame and still be ours; where it may not, it lets go there.
        if let Some(frame) = elements.frame.get_untracked() {
            frame.set_pointer_capture(event.pointer_id()).unwrap_or_default();
        }
        state.down(&event, elements.corner());
    };
    let on_up = move |event: PointerEvent| {
        if let Some(at) = state.up(&event) {
            on_tap.run(at);
        }
    };
    let on_wheel = move |event: WheelEvent| {
        event.prevent_default();
        let (left, top) = elements.corner();
        let at = (f64::from(event.client_x()) - left, f64::from(event.client_y()) - top);
        state.turned(&event, at);
    };
    view! {
        <div class="map__stage">
        <div
            class="map__frame"
            class:map__frame--cross=has_cross
            node_ref=elements.frame
            role="application"
            tabindex="0"
            aria-label=label
            on:keydown=on_key
            on:pointerdown=on_down
            on:pointermove=move |event| state.moved(&event)
            on:pointerup=on_up
            on:pointercancel=move |event| {
                state.up(&event);
            }
            on:wheel=on_wheel
        >
            <canvas class="map__canvas" node_ref=elements.canvas aria-hidden="true"></canvas>
            <div class="map__inks" node_ref=elements.screen_inks hidden=true>
                {ink_spans()}
            </div>
            <div class="map__inks map__inks--paper" node_ref=elements.paper_inks hidden=true>
                {ink_spans()}
            </div>
        </div>
        <ZoomButtons state />
        </div>
        {live(move || (state.coming.get() == Coming::NotHere).then(|| not_here(state)))}
    }
    .into_any()
}

/// One span for each colour, in the order of [`Inks`].
fn ink_spans() -> Vec<AnyView> {
    let span = |_| view! { <span></span> }.into_any();
    (0..INKS).map(span).collect()
}

fn not_here(state: MapState) -> AnyView {
    view! {
        <Callout kind="warning" text=t(words::NOT_HERE)>
            <button
                type="button"
                class="btn"
                on:click=tap(move || atlas::fetch(state.app, state.coming))
            >
                {t(words::TRY_AGAIN)}
            </button>
        </Callout>
    }
    .into_any()
}

/// The buttons that zoom, on the map for who has neither wheel nor two fingers; beside the frame and
/// not in it, where a tap would be the map's.
#[component]
pub fn ZoomButtons(state: MapState) -> AnyView {
    let by = move |factor: f64| tap(move || state.go_to(|view| view.zoomed(factor, view.centre())));
    view! {
        <div class="map__zoom">
            <button type="button" class="btn" aria-label=t(words::ZOOM_IN) on:click=by(ZOOM_STEP)>
                "+"
            </button>
            <button
                type="button"
                class="btn"
                aria-label=t(words::ZOOM_OUT)
                on:click=by(1.0 / ZOOM_STEP)
            >
                "−"
            </button>
        </div>
    }
    .into_any()
}

/// The button that shows everything again.
#[component]
pub fn ShowAll(state: MapState) -> AnyView {
    view! {
        <button type="button" class="btn" on:click=tap(move || state.show_all())>
            {t(words::SHOW_ALL)}
        </button>
    }
    .into_any()
}
