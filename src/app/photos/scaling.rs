//! A picture made smaller by the browser, and drawn anew: so nothing is left of where it was taken
//! and with what.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use chrono::NaiveDate;
use js_sys::Function;
use js_sys::Object;
use js_sys::Promise;
use js_sys::Reflect;
use js_sys::Uint8Array;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::Blob;
use web_sys::CanvasRenderingContext2d;
use web_sys::HtmlCanvasElement;
use web_sys::ImageBitmap;

use super::NewPhoto;
use super::NotTaken;
use crate::domain::photo;
use crate::domain::photo::MediaType;
use crate::exchange::taken_on;

/// Good enough to see all that one saw; a quarter of what the best would weigh.
const QUALITY: f64 = 0.8;

/// As much of a file as tells what it is, and when the picture was taken.
const BEGINNING: f64 = 131_072.0;

/// The picture in `file`, ready to be kept.
///
/// # Errors
///
/// Returns [`NotTaken`] when it is no picture that this browser can read.
pub async fn scaled(file: &web_sys::File) -> Result<NewPhoto, NotTaken> {
    let beginning = beginning(file).await.unwrap_or_default();
    let bitmap = match bitmap(file).await {
        Ok(bitmap) => bitmap,
        Err(_refusal) if is_heic(&beginning) => return Err(NotTaken::Heic),
        Err(_refusal) => return Err(NotTaken::NoPicture),
    };
    let size = photo::scaled(bitmap.width(), bitmap.height());
    let drawn = drawn(&bitmap, size);
    // It holds as much memory as a hundred scaled ones.
    bitmap.close();
    let canvas = drawn.map_err(|_error| NotTaken::NotScaled)?;
    let bytes = bytes(&canvas).await.map_err(|_error| NotTaken::NotScaled)?;
    let day = taken_on::taken_on(&beginning).or_else(|| last_changed(file));
    NewPhoto::read(BASE64_STANDARD.encode(bytes), size, day).map_err(|_none| NotTaken::NotScaled)
}

async fn beginning(file: &Blob) -> Result<Vec<u8>, JsValue> {
    let piece = file.slice_with_f64_and_f64(0.0, BEGINNING)?;
    let buffer = JsFuture::from(piece.array_buffer()).await?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

/// The picture, upright, as the browser reads it.
async fn bitmap(file: &Blob) -> Result<ImageBitmap, JsValue> {
    let window = window();
    let read: Function = Reflect::get(&window, &"createImageBitmap".into())?.dyn_into()?;
    let options = Object::new();
    Reflect::set(&options, &"imageOrientation".into(), &"from-image".into())?;
    let upright = read.call2(&window, file, &options).map(Promise::from);
    let read = match upright {
        Ok(promise) => JsFuture::from(promise).await,
        Err(error) => Err(error),
    };
    match read {
        Ok(bitmap) => bitmap.dyn_into(),
        // Browsers that don't know the word turn it upright by themselves.
        Err(_unknown) => {
            let promise = window.create_image_bitmap_with_blob(file)?;
            JsFuture::from(promise).await?.dyn_into()
        }
    }
}

fn drawn(bitmap: &ImageBitmap, (width, height): (u32, u32)) -> Result<HtmlCanvasElement, JsValue> {
    let canvas: HtmlCanvasElement = document().create_element("canvas")?.dyn_into()?;
    canvas.set_width(width);
    canvas.set_height(height);
    let context = canvas.get_context("2d")?.ok_or(JsValue::NULL)?;
    let context: CanvasRenderingContext2d = context.dyn_into()?;
    let (width, height) = (f64::from(width), f64::from(height));
    // What a drawing leaves open would be black in a JPEG.
    context.set_fill_style_str("white");
    context.fill_rect(0.0, 0.0, width, height);
    Reflect::set(&context, &"imageSmoothingQuality".into(), &"high".into())?;
    context.draw_image_with_image_bitmap_and_dw_and_dh(bitmap, 0.0, 0.0, width, height)?;
    Ok(canvas)
}

/// What is drawn as WebP, or as JPEG where the browser writes none.
async fn bytes(canvas: &HtmlCanvasElement) -> Result<Vec<u8>, JsValue> {
    for media_type in [MediaType::Webp, MediaType::Jpeg] {
        let written = written(canvas, media_type.token()).await?;
        // A browser that can't write a kind writes another one.
        if written.type_() == media_type.token() {
            let buffer = JsFuture::from(written.array_buffer()).await?;
            return Ok(Uint8Array::new(&buffer).to_vec());
        }
    }
    Err(JsValue::NULL)
}

async fn written(canvas: &HtmlCanvasElement, media_type: &str) -> Result<Blob, JsValue> {
    let mut begun = Ok(());
    let promise = Promise::new(&mut |resolve, _reject| {
        let quality = QUALITY.into();
        begun = canvas.to_blob_with_type_and_encoder_options(&resolve, media_type, &quality);
    });
    begun?;
    JsFuture::from(promise).await?.dyn_into()
}

/// The day when the file was last changed: for a picture that was just taken, that day.
fn last_changed(file: &web_sys::File) -> Option<NaiveDate> {
    let date = js_sys::Date::new(&file.last_modified().into());
    let year = i32::try_from(date.get_full_year()).ok()?;
    NaiveDate::from_ymd_opt(year, date.get_month() + 1, date.get_date())
}

/// Whether a file is a picture as iPhones keep them.
fn is_heic(beginning: &[u8]) -> bool {
    let brands: [&[u8]; 6] = [b"heic", b"heix", b"heif", b"hevc", b"mif1", b"msf1"];
    beginning.get(4..8) == Some(b"ftyp")
        && beginning.get(8..12).is_some_and(|brand| brands.contains(&brand))
}
