//! The file two phones hand each other: reads any version, writes the newest.
