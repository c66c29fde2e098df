//! Puts the map on a canvas: the land, rings, what stands there, and names.

use crate::app::atlas;
use crate::app::canvas::Canvas;
use crate::app::canvas::Letters;
use crate::app::canvas::NoCanvas;
use crate::app::canvas::Outline;
use crate::domain::id::RecordId;
use crate::domain::map::atlas::Atlas;
use crate::domain::map::plane::Point;
use crate::present::map::glyph::Glyph;
use crate::present::map::glyph::ROUND;
use crate::present::map::labels;
use crate::present::map::labels::LETTERS;
use crate::present::map::labels::Label;
use crate::present::map::land::Area;
use crate::present::map::land::ORIGIN;
use crate::present::map::land::Part;
use crate::present::map::land::UNIT;
use crate::present::map::rings::Ring;
use crate::present::map::spots::Spot;
use crate::present::map::towns;
use crate::present::map::towns::DOT;
use crate::present::map::towns::Town;
use crate::present::map::view::View;
use crate::present::map::view::scale_bar;
use crate::text::Arg;
use crate::text::map_screen as words;
use crate::ui::words::t;

/// How far a picked position's ring is from it, in pixels.
const PIN: f64 = 11.0;

/// A flag on its pole, above a place where something is promised.
const FLAG: [(f64, f64); 3] = [(0.0, -3.0), (1.6, -2.4), (0.0, -1.8)];

/// The colours of a theme, in the order of the spans that carry them.
#[derive(Clone, Debug, Default)]
pub struct Inks {
    pub water: String,
    pub land: String,
    pub border: String,
    pub coast: String,
    pub ink: String,
    pub muted: String,
    pub action: String,
    pub late: String,
}

/// How many colours there are.
pub const INKS: usize = 8;

impl From<Vec<String>> for Inks {
    fn from(colours: Vec<String>) -> Self {
        let mut colours = colours.into_iter();
        let mut next = || colours.next().unwrap_or_default();
        Self {
            water: next(),
            land: next(),
            border: next(),
            coast: next(),
            ink: next(),
            muted: next(),
            action: next(),
            late: next(),
        }
    }
}

/// What is to be painted.
#[derive(Clone, Copy, Debug)]
pub struct Picture<'a> {
    pub view: View,
    pub spots: &'a [&'a Spot],
    /// Half the width of a shape, in pixels.
    pub glyph: f64,
    pub chosen: Option<&'a Spot>,
    /// Around the chosen one.
    pub rings: &'a [Ring],
    /// Where a place is to be, in the form that asks for it.
    pub picked: Option<Point>,
    pub inks: &'a Inks,
}

/// The land, ready to be drawn at any scale.
#[derive(Debug, Default)]
pub struct Painter {
    counties: Vec<County>,
    names: Vec<Area>,
    towns: Vec<Town>,
}

#[derive(Debug)]
struct County {
    corners: [Point; 2],
    areas: Outline,
    borders: Outline,
    coasts: Outline,
    abroad: Outline,
}

impl Painter {
    /// One that knows the towns of `atlas`, and no land yet.
    pub fn begun(atlas: &Atlas) -> Self {
        Self { towns: towns::towns(atlas), ..Self::default() }
    }

    /// Takes in another part of the country.
    pub fn add(&mut self, part: Part) -> Result<(), NoCanvas> {
        self.counties.push(County {
            corners: part.corners,
            areas: Outline::read(&part.areas)?,
            borders: Outline::read(&part.borders)?,
            coasts: Outline::read(&part.coasts)?,
            abroad: Outline::read(&part.abroad)?,
        });
        self.names.extend(part.names);
        Ok(())
    }

    /// Paints all of it.
    pub fn paint(&self, canvas: &Canvas, picture: &Picture<'_>) -> Result<(), NoCanvas> {
        let Picture { view, inks, .. } = picture;
        canvas.clear(view.width, view.height, &inks.water);
        self.paint_land(canvas, view, inks);
        canvas.place(1.0, 0.0, 0.0);
        if let Some(chosen) = picture.chosen {
            rings(canvas, picture, chosen)?;
        }
        glyphs(canvas, picture)?;
        if let Some(picked) = picture.picked {
            let (x, y) = view.to_frame(picked);
            let pin = Outline::new()?;
            pin.circle(x, y, PIN);
            pin.circle(x, y, PIN / 4.0);
            canvas.stroke(&pin, &inks.late, 3.0, 0.0);
        }
        let chosen = picture.chosen.map(|it| it.id);
        self.write(canvas, picture, chosen);
        Ok(())
    }

    fn paint_land(&self, canvas: &Canvas, view: &View, inks: &Inks) {
        let scale = UNIT / view.metres_per_pixel;
        let (x, y) = view.to_frame(ORIGIN);
        canvas.place(scale, x, y);
        // All areas before all lines: a county's area would cover half of its neighbour's border.
        let seen = || self.counties.iter().filter(|it| view.meets(it.corners));
        seen().for_each(|it| canvas.fill(&it.areas, &inks.land));
        seen().for_each(|it| canvas.stroke(&it.borders, &inks.border, 0.75 / scale, 0.0));
        seen().for_each(|it| canvas.stroke(&it.coasts, &inks.coast, 1.0 / scale, 0.0));
        seen().for_each(|it| canvas.stroke(&it.abroad, &inks.coast, 2.0 / scale, 6.0 / scale));
    }

    fn write(&self, canvas: &Canvas, picture: &Picture<'_>, chosen: Option<RecordId>) {
        let inks = picture.inks;
        let Picture { view, spots, glyph, .. } = picture;
        let mut names = labels::labels(view, spots, &self.names, chosen, *glyph);
        // Nearer than a municipality is wide, its own name is beside the frame.
        if !names.iter().any(|it| it.is_area) {
            let here = atlas::here().and_then(|it| it.name_at(view.middle.position()));
            names.extend(here.and_then(|it| labels::of_all(view, it, &names)));
        }
        let towns = towns::beside(view, &self.towns, spots, &names);
        if let Ok(dots) = Outline::new() {
            for (_, (x, y)) in &towns {
                dots.circle(*x, *y, DOT);
            }
            canvas.fill(&dots, &inks.muted);
        }
        // Faint as the municipalities.
        names.extend(towns.into_iter().map(|(name, _)| Label { is_area: true, ..name }));
        for Label { text, x, y, is_area } in names {
            let letters = Letters {
                size: LETTERS,
                weight: if is_area { 400 } else { 600 },
                colour: if is_area { &inks.muted } else { &inks.ink },
                edge: &inks.land,
            };
            canvas.write(&text, (x, y), letters);
        }
    }
}

/// The rings around the chosen one, each with its length; a distance of before is broken.
fn rings(canvas: &Canvas, picture: &Picture<'_>, chosen: &Spot) -> Result<(), NoCanvas> {
    let Picture { view, inks, .. } = picture;
    let (x, y) = view.to_frame(chosen.at);
    for ring in picture.rings {
        let radius = view.pixels(f64::from(ring.metres), chosen.at);
        let outline = Outline::new()?;
        outline.circle(x, y, radius);
        canvas.stroke(&outline, &inks.action, 2.0, if ring.holds { 0.0 } else { 8.0 });
        let letters =
            Letters { size: LETTERS, weight: 600, colour: &inks.action, edge: &inks.land };
        canvas.write(&t(ring.distance()), (x - 16.0, y - radius + 16.0), letters);
    }
    Ok(())
}

/// The shapes, those of a kind at once, and flags where something is promised.
fn glyphs(canvas: &Canvas, picture: &Picture<'_>) -> Result<(), NoCanvas> {
    let Picture { view, inks, spots, chosen, glyph: size, .. } = picture;
    let size = *size;
    let at = |spot: &Spot| spot.stand(view, size);
    for glyph in Glyph::ALL.into_iter().rev() {
        let outline = Outline::new()?;
        for spot in spots.iter().filter(|it| it.glyph == glyph) {
            let (x, y) = at(spot);
            if glyph == Glyph::Place {
                outline.circle(x, y, size * ROUND);
            } else {
                outline.corners(glyph.corners(), x, y, size);
            }
        }
        let colour = if glyph == Glyph::Place { &inks.ink } else { &inks.action };
        canvas.stroke(&outline, &inks.land, size.min(3.0), 0.0);
        canvas.fill(&outline, colour);
    }
    // A flag that is filled is late; one that is an outline is not.
    let (poles, open, late) = (Outline::new()?, Outline::new()?, Outline::new()?);
    for spot in spots.iter().filter(|it| 0 < it.open_followups) {
        let (x, y) = at(spot);
        let flag = if spot.late_followups == 0 { &open } else { &late };
        poles.line((x, y - size), (x, y - size * 3.0));
        flag.corners(&FLAG, x, y, size);
    }
    canvas.stroke(&poles, &inks.ink, 2.0, 0.0);
    canvas.fill(&open, &inks.land);
    canvas.stroke(&open, &inks.ink, 1.5, 0.0);
    canvas.fill(&late, &inks.late);
    canvas.stroke(&late, &inks.late, 1.5, 0.0);
    if let Some(chosen) = chosen {
        let (x, y) = at(chosen);
        let ring = Outline::new()?;
        ring.circle(x, y, size * 1.8);
        canvas.stroke(&ring, &inks.action, 3.0, 0.0);
    }
    Ok(())
}

/// The bar of the scale and whose data it is, on a picture that leaves the app.
pub fn sign(canvas: &Canvas, view: &View, inks: &Inks) -> Result<(), NoCanvas> {
    let (metres, pixels) = scale_bar(view);
    let (x, y) = (12.0, view.height - 28.0);
    let bar = Outline::new()?;
    bar.line((x, y), (x + pixels, y));
    canvas.stroke(&bar, &inks.ink, 3.0, 0.0);
    let letters = Letters { size: 11.0, weight: 400, colour: &inks.ink, edge: &inks.water };
    canvas.write(&t(scale_words(metres)), (x, y - 6.0), letters);
    canvas.write(&t(words::CREDIT), (x, view.height - 10.0), letters);
    Ok(())
}

/// "10 km", or "500 m".
pub fn scale_words(metres: u32) -> crate::text::Phrase {
    let whole = |units: u32| Arg::Decimal { units: units.into(), places: 0 };
    if metres < 1_000 {
        words::metres(whole(metres))
    } else {
        words::kilometres(whole(metres / 1_000))
    }
}
