//! The running app: signals, commands, device, files in and out.
