// The page without a line: in the language that was chosen, light or dark as chosen, and back as soon as there is one.

const chosen = localStorage.getItem("stepwise-language") ?? navigator.language.slice(0, 2);
const sections = [...document.querySelectorAll("section")];
const shown = sections.find((section) => section.lang === chosen) ?? sections[0];
for (const section of sections) section.hidden = section !== shown;
document.documentElement.lang = shown.lang;
const theme = localStorage.getItem("stepwise-theme");
const dark = theme ? theme === "dark" : window.matchMedia("(prefers-color-scheme: dark)").matches;
document.body.classList.toggle("dark", dark);
for (const again of document.querySelectorAll("a")) {
  again.addEventListener("click", (event) => {
    event.preventDefault();
    window.location.reload();
  });
}

// A line may be back before the server can be reached, and a server may be gone while the line is there: it is tried.
const EVERY = 3000;
const reload = () => window.location.reload();
setInterval(() => fetch(window.location.href, { method: "HEAD", cache: "no-store" }).then(reload, () => undefined), EVERY);
window.addEventListener("online", reload);
