//! What a person does, in real browsers.
