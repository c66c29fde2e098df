//! A thin, blocking client of the W3C WebDriver protocol.

use serde_json::Value;
use serde_json::json;
use std::time::Duration;
use thiserror::Error;

const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";
const LONGEST_ANSWER: Duration = Duration::from_secs(60);
const LARGEST_ANSWER: u64 = 128 * 1024 * 1024;

/// What went wrong between the test and the browser.
#[derive(Debug, Error)]
pub enum WebDriverError {
    /// The driver understood, and could not do it.
    #[error("{code}: {message}")]
    Refused { code: String, message: String },
    /// Nobody answered.
    #[error("the driver does not answer; is the browser still there ({0})")]
    Unreachable(#[from] ureq::Error),
    /// The answer was not what the protocol promises.
    #[error("the driver's answer has no {0}")]
    Odd(&'static str),
}

impl WebDriverError {
    /// Whether the page may just be in the middle of a change, so that asking again can help.
    pub fn may_pass(&self) -> bool {
        match self {
            Self::Refused { code, .. } => !matches!(
                code.as_str(),
                "unexpected alert open" | "invalid session id" | "no such window"
            ),
            Self::Unreachable(_) | Self::Odd(_) => false,
        }
    }
}

/// An element of the page, by the driver's own name for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Element(String);

impl Element {
    /// Reads the driver's reference to an element.
    pub fn read(value: &Value) -> Result<Self, WebDriverError> {
        let id =
            value.get(ELEMENT).and_then(Value::as_str).ok_or(WebDriverError::Odd("element"))?;
        Ok(Self(id.to_owned()))
    }

    /// The reference, as an argument for a script.
    pub fn to_json(&self) -> Value {
        json!({ ELEMENT: self.0 })
    }
}

/// One browser under control.
pub struct Session {
    agent: ureq::Agent,
    url: String,
}

impl Session {
    /// Asks a driver for a browser.
    pub fn start(driver: &str, capabilities: &Value) -> Result<Self, WebDriverError> {
        let agent = agent();
        let body = json!({ "capabilities": { "alwaysMatch": capabilities } });
        let answer = read(agent.post(format!("{driver}/session")).send_json(&body)?)?;
        let id = answer["sessionId"].as_str().ok_or(WebDriverError::Odd("session id"))?;
        Ok(Self { url: format!("{driver}/session/{id}"), agent })
    }

    /// Whether a driver is ready to give a browser.
    pub fn is_ready(driver: &str) -> bool {
        agent()
            .get(format!("{driver}/status"))
            .call()
            .map_err(WebDriverError::from)
            .and_then(read)
            .is_ok_and(|status| status["ready"] != json!(false))
    }

    fn get(&self, path: &str) -> Result<Value, WebDriverError> {
        read(self.agent.get(format!("{}/{path}", self.url)).call()?)
    }

    fn post(&self, path: &str, body: &Value) -> Result<Value, WebDriverError> {
        read(self.agent.post(format!("{}/{path}", self.url)).send_json(body)?)
    }

    fn get_text(&self, path: &str) -> Result<String, WebDriverError> {
        let answer = self.get(path)?;
        answer.as_str().map(str::to_owned).ok_or(WebDriverError::Odd("text"))
    }

    /// Ends the session, which closes the browser in good order.
    pub fn end(&self) -> Result<(), WebDriverError> {
        read(self.agent.delete(&self.url).call()?).map(drop)
    }

    pub fn navigate(&self, url: &str) -> Result<(), WebDriverError> {
        self.post("url", &json!({ "url": url })).map(drop)
    }

    pub fn url(&self) -> Result<String, WebDriverError> {
        self.get_text("url")
    }

    pub fn title(&self) -> Result<String, WebDriverError> {
        self.get_text("title")
    }

    pub fn back(&self) -> Result<(), WebDriverError> {
        self.post("back", &json!({})).map(drop)
    }

    /// Runs the body of a function with these arguments; a promise is waited for.
    /// The page's content security policy does not apply to it.
    pub fn script(&self, body: &str, arguments: &[Value]) -> Result<Value, WebDriverError> {
        self.post("execute/sync", &json!({ "script": body, "args": arguments }))
    }

    /// Sends a command of the Chrome `DevTools` protocol; Chromium only.
    pub fn devtools(&self, command: &str, parameters: &Value) -> Result<Value, WebDriverError> {
        self.post("goog/cdp/execute", &json!({ "cmd": command, "params": parameters }))
    }

    pub fn click(&self, element: &Element) -> Result<(), WebDriverError> {
        self.post(&format!("element/{}/click", element.0), &json!({})).map(drop)
    }

    /// Types into an element; into a file field, the paths of files.
    pub fn send_keys(&self, element: &Element, text: &str) -> Result<(), WebDriverError> {
        self.post(&format!("element/{}/value", element.0), &json!({ "text": text })).map(drop)
    }

    /// Presses keys one after the other while the first ones are held, as in Control and A.
    pub fn chord(&self, keys: &[&str]) -> Result<(), WebDriverError> {
        let down = keys.iter().map(|key| json!({ "type": "keyDown", "value": key }));
        let up = keys.iter().rev().map(|key| json!({ "type": "keyUp", "value": key }));
        let actions: Vec<Value> = down.chain(up).collect();
        let keyboard = json!({ "type": "key", "id": "keyboard", "actions": actions });
        self.post("actions", &json!({ "actions": [keyboard] })).map(drop)
    }

    /// The role that assistive technology is told.
    pub fn role(&self, element: &Element) -> Result<String, WebDriverError> {
        self.get_text(&format!("element/{}/computedrole", element.0))
    }

    /// The name that assistive technology is told.
    pub fn label(&self, element: &Element) -> Result<String, WebDriverError> {
        self.get_text(&format!("element/{}/computedlabel", element.0))
    }

    /// The element that has the focus.
    pub fn active(&self) -> Result<Element, WebDriverError> {
        Element::read(&self.get("element/active")?)
    }

    /// A picture of what is in view, as PNG in base64.
    pub fn screenshot(&self) -> Result<String, WebDriverError> {
        self.get_text("screenshot")
    }

    /// What the page is on paper, as PDF in base64.
    pub fn print(&self) -> Result<String, WebDriverError> {
        let paper = json!({ "width": 21.0, "height": 29.7 });
        let answer = self.post("print", &json!({ "page": paper, "shrinkToFit": false }))?;
        answer.as_str().map(str::to_owned).ok_or(WebDriverError::Odd("text"))
    }

    pub fn resize(&self, width: u32, height: u32) -> Result<(), WebDriverError> {
        self.post("window/rect", &json!({ "width": width, "height": height })).map(drop)
    }

    /// The window that commands go to.
    pub fn window(&self) -> Result<String, WebDriverError> {
        self.get_text("window")
    }

    pub fn open_window(&self) -> Result<String, WebDriverError> {
        let answer = self.post("window/new", &json!({ "type": "tab" }))?;
        answer["handle"].as_str().map(str::to_owned).ok_or(WebDriverError::Odd("window"))
    }

    pub fn switch_to(&self, window: &str) -> Result<(), WebDriverError> {
        self.post("window", &json!({ "handle": window })).map(drop)
    }

    pub fn alert_text(&self) -> Result<String, WebDriverError> {
        self.get_text("alert/text")
    }

    pub fn accept_alert(&self) -> Result<(), WebDriverError> {
        self.post("alert/accept", &json!({})).map(drop)
    }
}

/// A client that talks to this machine only, and reads refusals itself.
fn agent() -> ureq::Agent {
    ureq::Agent::config_builder()
        .http_status_as_error(false)
        .timeout_global(Some(LONGEST_ANSWER))
        .proxy(None)
        .build()
        .new_agent()
}

fn read(mut response: ureq::http::Response<ureq::Body>) -> Result<Value, WebDriverError> {
    let refused = !response.status().is_success();
    let mut answer: Value = response.body_mut().with_config().limit(LARGEST_ANSWER).read_json()?;
    let value = answer["value"].take();
    if refused {
        let text = |field: &str| value[field].as_str().unwrap_or_default().to_owned();
        return Err(WebDriverError::Refused { code: text("error"), message: text("message") });
    }
    Ok(value)
}
