//! What screens, prints and spreadsheets show, as plain values.
