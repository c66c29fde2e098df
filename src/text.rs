//! Every message people read.
