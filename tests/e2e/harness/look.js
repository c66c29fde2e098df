// Lists what a person can perceive of some elements: [element, role or tag, name] each.
// The names are a good guess, made in one go; the browser confirms those that matter.
// Arguments: a selector, the element to look in or null, whether unrendered ones count too.
const [selector, scope, unrendered] = arguments;
const modal = [...document.querySelectorAll("dialog")].filter((it) => it.matches(":modal")).pop();

const perceivable = (it) =>
  !it.closest("[aria-hidden=true], [inert]") &&
  (!modal || modal.contains(it)) &&
  (unrendered || it.checkVisibility({ visibilityProperty: true }));

const referred = (it, attribute) =>
  (it.getAttribute(attribute) ?? "")
    .split(/\s+/)
    .map((id) => id && document.getElementById(id))
    .filter(Boolean);

const inside = (node) => {
  if (node.nodeType === Node.TEXT_NODE) return node.data;
  if (node.nodeType !== Node.ELEMENT_NODE) return "";
  if (node.getAttribute("aria-hidden") === "true" || !node.checkVisibility()) return "";
  if (node.ariaLabel) return ` ${node.ariaLabel} `;
  if (node.localName === "img") return node.alt;
  if (node.localName === "svg") return node.querySelector("title")?.textContent ?? "";
  if (node.localName === "input" || node.localName === "select") return "";
  return [...node.childNodes].map(inside).join("");
};

const FROM_CONTENT =
  "button, a, summary, h1, h2, h3, h4, h5, h6, option, [role=button], [role=link], " +
  "[role=heading], [role=checkbox], [role=radio], [role=switch], [role=option]";

const nameOf = (it) => {
  const labels = referred(it, "aria-labelledby");
  if (labels.length) return labels.map((label) => label.ariaLabel || inside(label)).join(" ");
  if (it.ariaLabel) return it.ariaLabel;
  if (it.labels?.length) return [...it.labels].map(inside).join(" ");
  if (it.matches("input[type=submit], input[type=button], input[type=reset]")) return it.value;
  const first = (name) => [...it.children].find((child) => child.localName === name);
  const caption = { fieldset: "legend", table: "caption", details: "summary" }[it.localName];
  if (caption && first(caption)) return inside(first(caption));
  const content = it.matches(FROM_CONTENT) ? inside(it).trim() : "";
  return content || it.title || it.placeholder || "";
};

return [...(scope ?? document).querySelectorAll(selector)]
  .filter(perceivable)
  .map((it) => [it, it.getAttribute("role") ?? it.localName, nameOf(it).replace(/\s+/g, " ").trim()]);
