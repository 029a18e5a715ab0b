/* Comfort for the story's page. Without it every part works as a plain form. */

import "./checks.js";
import "./counts.js";
import "./find-replace.js";
import "./keys.js";
import { picturesIn, send } from "./picture-upload.js";
import { touched } from "./writing.js";

const form = document.getElementById("story-form");

for (const hidden of document.querySelectorAll("[data-add-row], [data-add-figure], [data-use]"))
    hidden.hidden = false;

/* Pictures are made ready in the background: where that is what is missing, ask again until it is done. */
const followStatus = async (turn = 0) => {
    const panel = document.querySelector(".status[data-waits]");
    if (!panel || turn > 20) return;
    await new Promise((done) => setTimeout(done, 1500 + 500 * turn));
    try {
        const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        const fresh = answer.ok && page.querySelector(".status");
        // Whoever reads in it is not disturbed.
        if (fresh && !panel.contains(document.activeElement)) panel.replaceWith(fresh);
    } catch {
        // No connection: the next turn asks again.
    }
    followStatus(turn + 1);
};
followStatus();

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

/* A line for each file on its way, in the panel of the pictures. */
const onItsWay = (file) => {
    const row = document.createElement("p");
    row.className = "on-its-way small";
    const bar = document.createElement("progress");
    bar.max = 1;
    bar.setAttribute("aria-label", file.name);
    const name = document.createElement("bdi");
    name.textContent = file.name;
    row.append(name, " ", bar);
    status.before(row);
    return { row, bar };
};

const take = async (file, insert) => {
    const { row: line, bar } = onItsWay(file);
    try {
        const found = await send(file, {
            address: form.dataset.figureAdd,
            token: form.elements.csrfmiddlewaretoken.value,
            progress: (value) => {
                if (value === "waiting") bar.removeAttribute("value");
                else bar.value = value;
            },
        });
        line.remove();
        place(found, insert);
        say("");
    } catch (error) {
        line.remove();
        say(`${file.name}: ${error.message}`);
    }
};

/* Put a picture that has arrived into a panel of its own, and into the text where it belongs. */
const place = (found, insert) => {
    const index = emptyRow();
    const spot = freePlace();
    const row = field(index, "image").closest(".figure-row");
    field(index, "image").value = found.image;
    field(index, "place").value = spot;
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
    name.textContent = found.suggested && !found.credit ? `${found.name} (${found.suggested})` : found.name;
    picture.append(image, name);
    row.querySelector("legend").after(picture);
    const waits = row.querySelector("[data-confirm-credit]");
    if (waits) waits.hidden = found.confirmed || found.conflict || !found.credit;
    for (const other of found.near) {
        const same = document.createElement("a");
        same.href = other.address;
        same.textContent = `≈ ${other.name}`;
        name.append(" · ", same);
    }
    if (found.conflict) {
        const choose = document.createElement("a");
        choose.href = found.address;
        choose.textContent = found.said;
        name.append(" · ", choose);
    }
    const known = cards();
    const number = 1 + Math.max(0, ...known.map((card) => card.number));
    known.push({
        id: spot,
        number,
        thumbnail: found.thumbnail,
        credit: found.credit,
        caption: "",
        alt: "",
        edit_target: row.id,
    });
    document.getElementById("figures-data").textContent = JSON.stringify(known);
    tellEditor();
    insert?.(spot);
    touched();
};

const takeAll = async (files, insert) => {
    // One after the other, so that they stand in the text in the order in which they came.
    for (const file of files) await take(file, insert);
    const rows = [...form.querySelectorAll('.figure-row[id^="figure-new-"]:not([hidden])')];
    if (files.length === 1) rows.at(-1)?.querySelector("textarea")?.focus();
};

const choose = (insert) => {
    const input = document.createElement("input");
    input.type = "file";
    input.accept = "image/*";
    input.multiple = true;
    input.addEventListener("change", () => takeAll([...input.files], insert));
    input.click();
};

document.querySelector("[data-add-figure]")?.addEventListener("click", () => choose());
document.addEventListener("newsroom:add-figure", (event) => choose(event.detail.insert));
/* Pasted or dropped into the text: figure-node.js hears it first. */
document.addEventListener("newsroom:add-files", (event) => {
    if (form?.dataset.figureAdd) takeAll(event.detail.files, event.detail.insert);
});

const zone = document.querySelector("[data-drop-figures]");
for (const name of ["dragenter", "dragover"])
    zone?.addEventListener(name, (event) => {
        if (![...event.dataTransfer.types].includes("Files")) return;
        event.preventDefault();
        zone.dataset.over = "";
    });
for (const name of ["dragleave", "drop"]) zone?.addEventListener(name, () => delete zone.dataset.over);
zone?.addEventListener("drop", (event) => {
    const files = picturesIn(event.dataTransfer);
    if (!files.length) return;
    event.preventDefault();
    takeAll(files);
});

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
