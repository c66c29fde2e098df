//! Makes the browser misbehave, as real ones do, and looks at it from outside.

use js_sys::Function;
use js_sys::Promise;
use wasm_bindgen::JsCast;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

/// A method of the browser that does something else until this is dropped.
pub struct Changed {
    restore: Function,
}

impl Drop for Changed {
    fn drop(&mut self) {
        self.restore.call0(&JsValue::NULL).expect("restoring assigns a property");
    }
}

/// Replaces `method` by `body`, which knows `original`, `args`, `this` and how
/// many `calls` there have been.
pub fn change(class: &str, method: &str, body: &str) -> Changed {
    let code = format!(
        "const kind = {class}.prototype, original = kind.{method};
         let calls = 0;
         kind.{method} = function (...args) {{ calls += 1; {body} }};
         return () => {{ kind.{method} = original; }};"
    );
    Changed { restore: run(&code).unchecked_into() }
}

/// Runs JavaScript and gives what it returns.
pub fn run(code: &str) -> JsValue {
    Function::new_no_args(code).call0(&JsValue::NULL).expect("the test's own code runs")
}

/// Runs JavaScript that returns a promise, and waits for it.
pub async fn wait_for(code: &str) -> JsValue {
    let promise: Promise = run(code).unchecked_into();
    JsFuture::from(promise).await.expect("the test's own promise is kept")
}

/// Whether the browser has a database of that name.
pub async fn has_database(name: &str) -> bool {
    let code = format!(
        "return indexedDB.databases().then((all) => all.some((it) => it.name === '{name}'))"
    );
    wait_for(&code).await == JsValue::TRUE
}
