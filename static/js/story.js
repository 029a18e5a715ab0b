/* Comfort for the story's page. Without it every part works as a plain form. */

import "./checks.js";
import "./counts.js";
import "./find-replace.js";
import "./keys.js";
import { touched } from "./writing.js";

const form = document.getElementById("story-form");

for (const hidden of document.querySelectorAll("[data-add-row], [data-add-figure], [data-use]"))
    hidden.hidden = false;

/* --- Rows ---------------------------------------------------------------------------------------- */
const addRow = (prefix) => {
    const total = form.elements[`${prefix}-TOTAL_FORMS`];
    const index = Number(total.value);
    const holder = document.createElement("template");
    // Django numbers the rows of a set; its empty form says __prefix__ where the number goes.
    holder.innerHTML = document.getElementById(`${prefix}-empty`).innerHTML.replaceAll("__prefix__", index);
    const row = holder.content.firstElementChild;
    form.querySelector(`[data-rows="${prefix}"]`).append(row);
    total.value = index + 1;
    return { row, index };
};

/* The empty rows that serve those without script wait out of sight until they are asked for. */
const blank = (row) =>
    !row.matches(".errors") &&
    ![...row.querySelectorAll('[name$="-name"], [name$="-image"]')].some((i) => i.value);
for (const row of document.querySelectorAll(".figure-new, .credit-row:last-child")) row.hidden = blank(row);

for (const add of document.querySelectorAll("[data-add-row]")) {
    add.addEventListener("click", () => {
        const waiting = form.querySelector(`[data-rows="${add.dataset.addRow}"] > [hidden]`);
        const row = waiting || addRow(add.dataset.addRow).row;
        row.hidden = false;
        row.querySelector("input:not([type=hidden])").focus();
    });
}

document.addEventListener("click", (event) => {
    const use = event.target.closest("[data-use]");
    if (!use) return;
    const field = document.getElementById(use.dataset.for);
    field.value = use.dataset.use;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    touched();
    field.focus();
    use.closest("p").remove();
});

/* --- Pictures ------------------------------------------------------------------------------------ */
const status = document.querySelector("[data-figure-status]");
const say = (text) => {
    if (status) status.textContent = text;
};

const cards = () => JSON.parse(document.getElementById("figures-data").textContent);
const field = (index, name) => form.elements[`figures-${index}-${name}`];

/* Numbers that stand for new pictures in the text until they have an id: far above any id, 12 digits at most. */
const freePlace = () => {
    const taken = [...form.querySelectorAll('[name$="-place"]')].map((input) => Number(input.value) || 0);
    return Math.max(900_000_000_000, ...taken) + 1;
};

const upload = async (file) => {
    const body = new FormData();
    body.append("file", file);
    const token = form.elements.csrfmiddlewaretoken.value;
    const headers = { "X-CSRFToken": token, Accept: "application/json" };
    const answer = await fetch(form.dataset.figureAdd, { method: "POST", body, headers });
    const found = (answer.headers.get("Content-Type") || "").startsWith("application/json")
        ? await answer.json()
        : {};
    if (!answer.ok || !found.image)
        throw new Error(found.error || answer.statusText || String(answer.status));
    return found;
};

const emptyRow = () => {
    const rows = [...form.querySelectorAll('[data-rows="figures"] > .figure-new')];
    const index = rows
        .map((row) => row.querySelector('[name$="-image"]').name.split("-")[1])
        .find((i) => {
            return !field(i, "image").value && !field(i, "file").value;
        });
    return index === undefined ? addRow("figures").index : Number(index);
};

const tellEditor = () => {
    const known = cards();
    document.dispatchEvent(new CustomEvent("newsroom:figures-changed", { detail: known }));
};

const take = async (file, insert) => {
    say("…");
    try {
        const found = await upload(file);
        const index = emptyRow();
        const place = freePlace();
        const row = field(index, "image").closest(".figure-row");
        field(index, "image").value = found.image;
        field(index, "place").value = place;
        if (!field(index, "credit_line").value) field(index, "credit_line").value = found.credit;
        row.classList.remove("figure-new");
        row.hidden = false;
        row.querySelector("legend").textContent = form.dataset.newPicture;
        row.id = `figure-new-${index}`;
        row.querySelector(".figure-picture")?.remove();
        const picture = document.createElement("div");
        picture.className = "figure-picture";
        const image = new Image(96);
        image.src = found.thumbnail;
        image.alt = "";
        const name = document.createElement("p");
        name.className = "small";
        name.textContent =
            found.suggested && !found.credit ? `${found.name} (${found.suggested})` : found.name;
        picture.append(image, name);
        row.querySelector("legend").after(picture);
        const known = cards();
        const number = 1 + Math.max(0, ...known.map((card) => card.number));
        known.push({
            id: place,
            number,
            thumbnail: found.thumbnail,
            credit: found.credit,
            caption: "",
            alt: "",
            edit_target: row.id,
        });
        document.getElementById("figures-data").textContent = JSON.stringify(known);
        tellEditor();
        insert?.(place);
        touched();
        say("");
        row.querySelector("textarea, input:not([type=hidden], [type=file])").focus();
    } catch (error) {
        say(error.message);
    }
};

const choose = (insert) => {
    const input = document.createElement("input");
    input.type = "file";
    input.accept = "image/*";
    input.addEventListener("change", () => input.files[0] && take(input.files[0], insert));
    input.click();
};

document.querySelector("[data-add-figure]")?.addEventListener("click", () => choose());
document.addEventListener("newsroom:add-figure", (event) => choose(event.detail.insert));

/* What is typed in a panel shows in the text's card at once. */
const LIVE = /^figures-(\d+)-(credit_line|caption|alt)$/;
form?.addEventListener("input", (event) => {
    const match = LIVE.exec(event.target.name || "");
    if (!match) return;
    const [, index, name] = match;
    const id = Number(field(index, "id").value || field(index, "place")?.value);
    const known = cards();
    const card = known.find((one) => one.id === id);
    if (!card) return;
    card[name === "credit_line" ? "credit" : name] = event.target.value;
    document.getElementById("figures-data").textContent = JSON.stringify(known);
    tellEditor();
});
