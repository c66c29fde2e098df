//! What a map that is shown holds: the view, the fingers that are down, and when to paint.
//!
//! A canvas and not elements: two thousand of these would be laid out anew with every move. What
//! is painted is larger than the frame, and while a finger pulls, the picture is only moved and
//! stretched, which costs the same however much stands on it. It is painted anew when the finger
//! lets go, or when the picture no longer covers the frame.

use std::time::Duration;

use leptos::ev::PointerEvent;
use leptos::ev::WheelEvent;
use leptos::prelude::*;

use super::painter;
use super::painter::Inks;
use super::painter::Painter;
use super::painter::Picture;
use crate::app::AppState;
use crate::app::atlas;
use crate::app::atlas::Coming;
use crate::app::canvas;
use crate::app::canvas::Canvas;
use crate::app::clock;
use crate::domain::id::RecordId;
use crate::domain::map::plane::Point;
use crate::domain::rule::file::RulesFile;
use crate::present::map::rings;
use crate::present::map::rings::Ring;
use crate::present::map::spots;
use crate::present::map::spots::Spots;
use crate::present::map::spots::Wanted;
use crate::present::map::spots::glyph_size;
use crate::present::map::view;
use crate::present::map::view::View;
use crate::present::map::view::ZOOM_STEP;

/// How much more than the frame is painted on every side, in pixels.
const MARGIN: f64 = 120.0;
/// How many metres around the chosen one are shown where no rule asks for a distance.
const MIDDLING: u32 = 15_000;
/// How far a finger may move and still have tapped.
const STILL: f64 = 8.0;
/// When the wheel has come to rest, and when the list follows what has been painted: drawing its
/// rows takes longer than a frame.
const AT_REST: Duration = Duration::from_millis(150);

/// A map that is shown: what its parts share.
#[derive(Clone, Copy)]
pub struct MapState {
    pub app: AppState,
    pub coming: RwSignal<Coming>,
    pub spots: Memo<Spots>,
    pub wanted: RwSignal<Wanted>,
    pub chosen: RwSignal<Option<RecordId>>,
    /// The rings around the chosen one.
    pub rings: Memo<Vec<Ring>>,
    pub picked: RwSignal<Option<Point>>,
    /// What was shown when the map last stood still; `None` before the first time.
    pub settled: RwSignal<Option<View>>,
    pub(super) inner: StoredValue<Inner, LocalStorage>,
}

/// What changes with every move, and is nobody's signal.
#[derive(Default)]
pub(super) struct Inner {
    view: Option<View>,
    pub(super) painted: Option<View>,
    pub(super) painter: Option<Painter>,
    pub(super) canvas: Option<Canvas>,
    pub(super) inks: Inks,
    pub(super) paper: Inks,
    /// The fingers that are down, by their number, and where.
    fingers: Vec<(i32, (f64, f64))>,
    /// How far they have gone since the first came down.
    gone: f64,
    has_asked_for_frame: bool,
    /// How many times the wheel has turned.
    turns: u32,
    is_turning: bool,
    /// How many times the map has come to rest.
    rests: u32,
    /// How large the shapes are painted.
    glyph: f64,
    /// The frame's upper left corner in the window when the first finger came down.
    corner: (f64, f64),
}

impl Inner {
    /// Where in the frame an event is. The frame is not measured with every move: the page would
    /// be laid out each time.
    fn place(&self, event: &PointerEvent) -> (f64, f64) {
        let (left, top) = self.corner;
        (f64::from(event.client_x()) - left, f64::from(event.client_y()) - top)
    }
}

impl MapState {
    pub fn new(app: AppState) -> Self {
        let coming = RwSignal::new(Coming::Fetching);
        atlas::fetch(app, coming);
        let spots = Memo::new(move |_| app.book().with(|book| spots::spots(book, clock::today())));
        let chosen: RwSignal<Option<RecordId>> = RwSignal::new(None);
        let rings = Memo::new(move |_| {
            let Some(id) = chosen.get() else { return Vec::new() };
            let of = |spots: &Spots| {
                let found = spots.all.iter().find(|it| it.id == id);
                found.map(|it| it.municipality.clone()).unwrap_or_default()
            };
            let on = app.rule_sets_on();
            let on: Vec<&RulesFile> = on.iter().map(|(_, file)| &**file).collect();
            rings::rings(&spots.with(of), clock::today(), &on)
        });
        Self {
            app,
            coming,
            spots,
            wanted: RwSignal::new(Wanted::default()),
            chosen,
            rings,
            picked: RwSignal::new(None),
            settled: RwSignal::new(None),
            inner: StoredValue::new_local(Inner::default()),
        }
    }

    pub(super) fn view(self) -> Option<View> {
        self.inner.try_with_value(|inner| inner.view).flatten()
    }

    /// Shows another part.
    pub(super) fn show(self, view: View) {
        self.inner.update_value(|inner| inner.view = Some(view));
        self.ask_for_frame();
    }

    /// Shows another part at once, and says so to the list.
    pub fn go_to(self, change: impl FnOnce(View) -> View) {
        if let Some(view) = self.view() {
            self.inner.update_value(|inner| inner.painted = None);
            self.show(change(view));
        }
    }

    /// All that is wanted, or what is around the chosen one.
    pub fn show_all(self) {
        self.go_to(|view| self.first(view.width, view.height));
    }

    pub(super) fn first(self, width: f64, height: f64) -> View {
        let chosen = self.chosen.get_untracked();
        self.spots.with_untracked(|spots| {
            let chosen = spots.all.iter().find(|it| Some(it.id) == chosen);
            let Some(chosen) = chosen else {
                let points: Vec<Point> = spots.all.iter().map(|it| it.at).collect();
                let picked = self.picked.get_untracked();
                return View::around(
                    picked.as_ref().map_or(&points, std::slice::from_ref),
                    width,
                    height,
                );
            };
            // The farthest ring and a little more.
            let far = self.rings.with_untracked(|it| it.last().map_or(MIDDLING, |it| it.metres));
            let far = f64::from(far);
            let corner = |sign: f64| Point {
                east: chosen.at.east + sign * far,
                north: chosen.at.north + sign * far,
            };
            View::around(&[corner(-1.0), corner(1.0)], width, height)
        })
    }

    pub(super) fn ask_for_frame(self) {
        let has_asked = self
            .inner
            .try_update_value(|inner| std::mem::replace(&mut inner.has_asked_for_frame, true));
        if has_asked == Some(false) {
            request_animation_frame(move || self.on_frame());
        }
    }

    /// Moves the picture, or paints it anew.
    fn on_frame(self) {
        let done = self.inner.try_update_value(|inner| {
            inner.has_asked_for_frame = false;
            let is_moving = !inner.fingers.is_empty() || inner.is_turning;
            let (Some(view), Some(painted)) = (inner.view, inner.painted) else { return false };
            let is_done = !is_moving && painted == view;
            if is_done || is_moving && !view::is_worn(&painted, &view, MARGIN) {
                Self::drift(inner, &painted, &view);
                return true;
            }
            false
        });
        if done == Some(false) {
            self.paint(false);
        }
        self.rest();
    }

    /// Moves and stretches what is painted.
    fn drift(inner: &Inner, painted: &View, view: &View) {
        let drift = view::drift(painted, view);
        if let Some(canvas) = &inner.canvas {
            canvas.shift(drift.x, drift.y, drift.scale);
        }
    }

    /// Tells the list what is shown, once the map has stood still for a moment.
    fn rest(self) {
        let rests = self.inner.try_update_value(|inner| {
            inner.rests = inner.rests.wrapping_add(1);
            (inner.fingers.is_empty() && !inner.is_turning).then_some(inner.rests)
        });
        let Some(rests) = rests.flatten() else { return };
        let tell = move || {
            let is_still = self.inner.try_with_value(|inner| inner.rests == rests) == Some(true);
            if is_still && self.settled.get_untracked() != self.view() {
                self.settled.set(self.view());
            }
        };
        // There is nothing to wait for before the first time.
        let is_first = self.settled.try_get_untracked() == Some(None);
        if is_first { tell() } else { set_timeout(tell, AT_REST) }
    }

    /// Paints what is shown, in the colours of the screen or of paper.
    pub(super) fn paint(self, on_paper: bool) {
        let Some(view) = self.view() else { return };
        let chosen = self.chosen.get_untracked();
        let picked = self.picked.get_untracked();
        let rings = self.rings.get_untracked();
        self.inner.update_value(|inner| {
            let (Some(canvas), Some(painter)) = (&inner.canvas, &inner.painter) else { return };
            let large = view.with_margin(MARGIN);
            let result = self.spots.with_untracked(|all| {
                let chosen = all.all.iter().find(|it| Some(it.id) == chosen);
                let shown =
                    self.wanted.with_untracked(|wanted| spots::in_view(&all.all, wanted, &large));
                let inks = if on_paper { &inner.paper } else { &inner.inks };
                let (rings, spots, glyph) = (&rings, &shown, glyph_size(shown.len(), &large));
                let view = large;
                inner.glyph = glyph;
                painter.paint(canvas, &Picture { view, spots, glyph, chosen, rings, picked, inks })
            });
            canvas.shift(0.0, 0.0, 1.0);
            // A browser that draws no outlines has none of the land either.
            inner.painted = result.is_ok().then_some(view);
        });
    }

    /// What is shown as a picture that leaves the app.
    pub fn save(self, name: String, failed: impl FnOnce() + Clone + 'static) {
        let Some(view) = self.view() else { return };
        let chosen = self.chosen.get_untracked();
        let rings = self.rings.get_untracked();
        let saved = self.inner.with_value(|inner| {
            let painter = inner.painter.as_ref().ok_or(canvas::NoCanvas)?;
            let canvas = Canvas::apart()?;
            self.spots.with_untracked(|all| {
                let chosen = all.all.iter().find(|it| Some(it.id) == chosen);
                let shown =
                    self.wanted.with_untracked(|wanted| spots::in_view(&all.all, wanted, &view));
                let (inks, rings, spots) = (&inner.paper, &rings, &shown);
                let glyph = glyph_size(shown.len(), &view);
                let picture = Picture { view, spots, glyph, chosen, rings, picked: None, inks };
                painter.paint(&canvas, &picture)
            })?;
            painter::sign(&canvas, &view, &inner.paper)?;
            canvas.save(name, failed.clone());
            Ok::<(), canvas::NoCanvas>(())
        });
        if saved.is_err() {
            failed();
        }
    }

    /// A finger, or the mouse, comes down; `corner` is that of the frame, in the window.
    pub(super) fn down(self, event: &PointerEvent, corner: (f64, f64)) {
        // The other buttons of a mouse are the browser's.
        if event.button() != 0 {
            return;
        }
        self.inner.update_value(|inner| {
            if inner.fingers.is_empty() {
                inner.gone = 0.0;
                inner.corner = corner;
            }
            let at = inner.place(event);
            inner.fingers.retain(|(id, _)| *id != event.pointer_id());
            if inner.fingers.len() < 2 {
                inner.fingers.push((event.pointer_id(), at));
            }
        });
    }

    pub(super) fn moved(self, event: &PointerEvent) {
        let moved = self.inner.try_update_value(|inner| {
            let view = inner.view?;
            let which = inner.fingers.iter().position(|(id, _)| *id == event.pointer_id())?;
            let at = inner.place(event);
            let before = inner.fingers.clone();
            inner.fingers[which].1 = at;
            let (x, y) = (at.0 - before[which].1.0, at.1 - before[which].1.1);
            inner.gone += x.hypot(y);
            Some(match (before.as_slice(), inner.fingers.as_slice()) {
                ([one, other], [one_now, other_now]) => {
                    view.pinched([one.1, other.1], [one_now.1, other_now.1])
                }
                _ => view.pulled(x, y),
            })
        });
        if let Some(view) = moved.flatten() {
            self.show(view);
        }
    }

    /// Where a finger that goes up has tapped, if it was alone, and still.
    pub(super) fn up(self, event: &PointerEvent) -> Option<(f64, f64)> {
        let tapped = self.inner.try_update_value(|inner| {
            let was_alone = inner.fingers.len() == 1;
            let was_down = inner.fingers.iter().any(|(id, _)| *id == event.pointer_id());
            inner.fingers.retain(|(id, _)| *id != event.pointer_id());
            let has_tapped = was_alone && was_down && inner.gone < STILL;
            has_tapped.then(|| inner.place(event))
        });
        self.ask_for_frame();
        tapped.flatten()
    }

    pub(super) fn turned(self, event: &WheelEvent, at: (f64, f64)) {
        let Some(view) = self.view() else { return };
        // A wheel's notch is about a hundred, a touchpad's step a few.
        let factor = ZOOM_STEP.powf(-event.delta_y().clamp(-150.0, 150.0) / 150.0);
        let turn = self.inner.try_update_value(|inner| {
            inner.is_turning = true;
            inner.turns = inner.turns.wrapping_add(1);
            inner.turns
        });
        self.show(view.zoomed(factor, at));
        set_timeout(
            move || {
                let rests = self.inner.try_update_value(|inner| {
                    let rests = Some(inner.turns) == turn;
                    inner.is_turning &= !rests;
                    rests
                });
                if rests == Some(true) {
                    self.ask_for_frame();
                }
            },
            AT_REST,
        );
    }

    /// The point in the plane that is at a place in the frame.
    pub fn point(self, at: (f64, f64)) -> Option<Point> {
        self.view().map(|view| view.to_plane(at))
    }

    /// The record that a tap means.
    pub fn touched(self, at: (f64, f64)) -> Option<RecordId> {
        let view = self.view()?;
        let glyph = self.inner.with_value(|inner| inner.glyph);
        self.spots.with_untracked(|spots| {
            self.wanted
                .with_untracked(|wanted| spots::touched(&spots.all, wanted, &view, at, glyph))
        })
    }
}
