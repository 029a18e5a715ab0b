// Comfort for lists: a filter applies when it is chosen, "/" goes to the search, j and k walk the rows.
// Without this script the button « Show » and the tab key do the same.

const finder = document.querySelector(".finder");
const words = document.querySelector("#searchbar");
const rows = [...document.querySelectorAll("#result_list tbody th a")];

function typing(target) {
    return target instanceof HTMLElement && target.matches("input, select, textarea, [contenteditable]");
}

function walk(step) {
    const here = rows.indexOf(document.activeElement);
    const next = here === -1 ? (step > 0 ? 0 : rows.length - 1) : here + step;
    rows[Math.max(0, Math.min(rows.length - 1, next))]?.focus();
}

// Empty fields leave the address, so that it can be read, kept and sent on.
finder?.addEventListener("submit", () => {
    for (const field of finder.elements) {
        if (field.name && field.value === "") field.disabled = true;
    }
});
// On a small screen the filters are folded away until they are wanted.
const filters = document.querySelector(".finder-filters");
if (filters && !("active" in filters.dataset) && matchMedia("(width < 48rem)").matches) filters.open = false;

// The browser's back button brings the page back as it was left: with its fields usable.
window.addEventListener("pageshow", () => {
    for (const field of finder?.elements ?? []) field.disabled = false;
});

// Only a choice by mouse or touch applies at once: by keyboard, arrows pass through every option.
let pointed = false;
finder?.addEventListener("pointerdown", () => {
    pointed = true;
});
finder?.addEventListener("keydown", () => {
    pointed = false;
});
finder?.addEventListener("change", (event) => {
    if (pointed && event.target.matches("select")) finder.requestSubmit();
});

// The list of stories and the board have a whole map of keys: desk-keys.js.
const mapped = document.querySelector("#keys") !== null;
document.addEventListener("keydown", (event) => {
    if (mapped) return;
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    if (event.key === "/" && words) {
        event.preventDefault();
        words.focus();
    } else if (event.key === "j") walk(1);
    else if (event.key === "k") walk(-1);
});
