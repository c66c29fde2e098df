//! The roles that things have for a person, and how they are named.

/// What kind of thing is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    Button,
    Link,
    /// Anything one types or picks a value in, dates and lists of choices included.
    Field,
    File,
    Checkbox,
    Radio,
    Heading,
    Region,
    Navigation,
    Dialog,
    Group,
    List,
    Item,
    Article,
    Status,
    Alert,
}

impl Role {
    /// Elements that may have the role; the browser has the last word.
    pub const fn selector(self) -> &'static str {
        match self {
            Self::Button => {
                "button,summary,input[type=button],input[type=submit],input[type=reset],[role=button]"
            }
            Self::Link => "a[href],[role=link]",
            Self::Field => {
                "input:not([type=button],[type=submit],[type=reset],[type=file],[type=checkbox],\
                 [type=radio],[type=hidden],[type=image]),textarea,select,[role=textbox],\
                 [role=combobox],[role=searchbox],[role=spinbutton],[contenteditable=true]"
            }
            Self::File => "input[type=file]",
            Self::Checkbox => "input[type=checkbox],[role=checkbox],[role=switch]",
            Self::Radio => "input[type=radio],[role=radio]",
            Self::Heading => "h1,h2,h3,h4,h5,h6,[role=heading]",
            Self::Region => "section,[role=region],main,form,[role=form],search,[role=search]",
            Self::Navigation => "nav,[role=navigation]",
            Self::Dialog => "dialog,[role=dialog],[role=alertdialog]",
            Self::Group => "fieldset,details,[role=group],[role=radiogroup]",
            Self::List => "ul,ol,[role=list],dl",
            Self::Item => "li,[role=listitem]",
            Self::Article => "article,[role=article]",
            Self::Status => "[role=status],output",
            Self::Alert => "[role=alert]",
        }
    }

    /// The computed roles that count, in lower case; the engines' words differ for some. No word
    /// at all is what Firefox has for a date field, and WebKit for what opens a `details`.
    pub fn accepts(self, computed: &str) -> bool {
        let computed = computed.to_lowercase();
        let one_of: &[&str] = match self {
            Self::Button => &["button", "disclosuretriangle", ""],
            Self::Link => &["link"],
            // WebKit calls a list of choices a button.
            Self::Field => {
                &["textbox", "searchbox", "spinbutton", "combobox", "listbox", "date", "button", ""]
            }
            // The engines agree on neither role nor name of a file field.
            Self::File => return true,
            Self::Checkbox => &["checkbox", "switch"],
            Self::Radio => &["radio"],
            Self::Heading => &["heading"],
            Self::Region => &["region", "main", "form", "search"],
            Self::Navigation => &["navigation"],
            Self::Dialog => &["dialog", "alertdialog"],
            Self::Group => &["group", "radiogroup", "details"],
            Self::List => &["list"],
            Self::Item => &["listitem"],
            Self::Article => &["article"],
            Self::Status => &["status"],
            Self::Alert => &["alert"],
        };
        one_of.contains(&computed.as_str())
    }
}

/// What a thing is called. White space does not count: engines put it in different places.
#[derive(Clone, Debug)]
pub enum Name {
    Exactly(String),
    Starting(String),
    Containing(String),
    Any,
}

/// A name that starts so.
pub fn starting(text: &str) -> Name {
    Name::Starting(text.to_owned())
}

/// A name with this in it.
pub fn containing(text: &str) -> Name {
    Name::Containing(text.to_owned())
}

/// Any name, or none.
pub const fn any() -> Name {
    Name::Any
}

impl From<&str> for Name {
    fn from(text: &str) -> Self {
        Self::Exactly(text.to_owned())
    }
}

impl From<String> for Name {
    fn from(text: String) -> Self {
        Self::Exactly(text)
    }
}

impl Name {
    /// Whether something with this name is meant.
    pub fn is(&self, name: &str) -> bool {
        let name = squeezed(name);
        match self {
            Self::Exactly(text) => name == squeezed(text),
            Self::Starting(text) => name.starts_with(&squeezed(text)),
            Self::Containing(text) => name.contains(&squeezed(text)),
            Self::Any => true,
        }
    }
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|it| !it.is_whitespace() && *it != '\u{ad}').collect()
}
