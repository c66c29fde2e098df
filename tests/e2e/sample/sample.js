// A page with one of everything, for testing the tools that the end-to-end tests are made of.
const by = (id) => document.getElementById(id);

navigator.serviceWorker.register("sw.js").then(async () => {
  await navigator.serviceWorker.ready;
  by("status").textContent = "Fungerar utan nät";
});

const draft = localStorage.getItem("draft");
if (draft) by("note").value = draft;
by("note").addEventListener("input", () => localStorage.setItem("draft", by("note").value));

const store = new Promise((found) => {
  const opening = indexedDB.open("sample", 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore("rows");
  opening.onsuccess = () => found(opening.result);
});
store.then((it) => {
  it.transaction("rows").objectStore("rows").get("place").onsuccess = (event) => {
    if (event.target.result) by("place").value = event.target.result;
  };
});
by("save").addEventListener("click", async () => {
  const change = (await store).transaction("rows", "readwrite", { durability: "strict" });
  change.objectStore("rows").put(by("place").value, "place");
  change.oncomplete = () => (by("status").textContent = "Sparat på den här telefonen");
});

const echo = () => (by("echo").textContent = `Vald dag ${by("day").value}, slag ${by("kind").value}`);
by("day").addEventListener("change", echo);
by("kind").addEventListener("change", echo);
by("later").addEventListener("click", () => {
  setTimeout(() => {
    const button = document.createElement("button");
    button.textContent = "Nu syns jag";
    button.addEventListener("click", () => {
      button.remove();
      by("alert").textContent = "Tryckt";
    });
    document.querySelector("main").append(button);
  }, 200);
});
by("ask").addEventListener("click", () => document.querySelector("dialog").showModal());
by("confirm").addEventListener("click", () => {
  if (confirm("Tömma allt?")) document.querySelector("article").remove();
});
by("yes").addEventListener("click", () => document.querySelector("dialog").close());
by("export").addEventListener("click", () => {
  const link = document.createElement("a");
  link.download = "bok 2017-03-14.json";
  link.href = URL.createObjectURL(new Blob(['{"ort":"Sikås"}'], { type: "application/json" }));
  link.click();
});
by("file").addEventListener("change", async () => {
  by("status").textContent = `Filen säger ${await by("file").files[0].text()}`;
});
addEventListener("keydown", (event) => {
  if (event.key === "k" && event.ctrlKey) by("search").focus();
});
