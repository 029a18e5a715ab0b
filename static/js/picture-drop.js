// The upload page: many files dropped or chosen, one line for each. Without this script the form sends them all.

import { send } from "./picture-upload.js";

const form = document.querySelector("[data-upload]");
const input = form?.querySelector('input[type="file"]');
const list = form?.querySelector(".uploads");
const summary = form?.querySelector("[data-summary]");
const words = form ? JSON.parse(document.getElementById("upload-words").textContent) : {};
const waiting = [];
let running = false;
let done = 0;
let refused = 0;

const tell = () => {
    const total = done + refused + waiting.length + (running ? 1 : 0);
    summary.textContent = words.summary
        .replace("{done}", done)
        .replace("{total}", total)
        .replace("{refused}", refused);
    form.querySelector("[data-after]").hidden = !done || running;
};

const line = (file) => {
    const row = document.createElement("li");
    row.dataset.state = "queued";
    const blank = document.createElement("span");
    blank.className = "blank";
    const name = document.createElement("strong");
    const bdi = document.createElement("bdi");
    bdi.textContent = file.name;
    name.append(bdi);
    const bar = document.createElement("progress");
    bar.max = 1;
    bar.value = 0;
    bar.setAttribute("aria-label", file.name);
    const said = document.createElement("span");
    said.className = "said-of-it small quiet";
    said.textContent = words.queued;
    row.append(blank, name, bar, said);
    list.append(row);
    return { row, bar, said, blank };
};

const upload = async (file, shown) => {
    const { row, bar, said, blank } = shown;
    row.dataset.state = "sending";
    said.textContent = words.sending;
    try {
        const found = await send(file, {
            address: form.dataset.upload,
            token: form.elements.csrfmiddlewaretoken.value,
            progress: (value) => {
                if (value === "waiting") said.textContent = words.waiting;
                else {
                    bar.value = value;
                    said.textContent = value < 1 ? words.sending : words.reading;
                }
            },
        });
        row.dataset.state = "done";
        const image = new Image(56, 56);
        image.src = found.thumbnail;
        image.alt = "";
        blank.replaceWith(image);
        const link = document.createElement("a");
        link.href = found.address;
        link.textContent = found.credit || found.said;
        said.replaceChildren(found.new ? "" : `${words.known} `, link);
        if (found.credit) said.append(` — ${found.said}`);
        for (const other of found.near) {
            const same = document.createElement("a");
            same.href = other.address;
            same.textContent = other.name;
            said.append(`. ${words.near} `, same);
        }
        bar.remove();
        done += 1;
    } catch (error) {
        row.dataset.state = "refused";
        said.classList.remove("quiet");
        said.textContent = error.message || words.failed;
        bar.remove();
        refused += 1;
        if (error.final) return;
        const again = document.createElement("button");
        again.type = "button";
        again.className = "button button-small";
        again.textContent = words.again;
        again.addEventListener("click", () => {
            row.remove();
            refused -= 1;
            add([file]);
        });
        row.append(again);
    }
};

const run = async () => {
    if (running) return;
    running = true;
    while (waiting.length) {
        const [file, shown] = waiting.shift();
        tell();
        await upload(file, shown);
    }
    running = false;
    tell();
};

const add = (files) => {
    for (const file of files) waiting.push([file, line(file)]);
    tell();
    run();
};

if (form && window.crypto?.subtle) {
    const zone = form.querySelector(".drop");
    form.querySelector("[type=submit]").hidden = true;
    form.querySelector("[data-drop-words]").hidden = false;
    input.addEventListener("change", () => {
        add([...input.files]);
        input.value = "";
    });
    // A file dropped beside the zone would replace the page, and all that is on its way with it.
    for (const name of ["dragover", "drop"]) window.addEventListener(name, (event) => event.preventDefault());
    for (const name of ["dragenter", "dragover"])
        zone.addEventListener(name, () => {
            zone.dataset.over = "";
        });
    for (const name of ["dragleave", "drop"]) zone.addEventListener(name, () => delete zone.dataset.over);
    window.addEventListener("drop", (event) => add([...(event.dataTransfer?.files || [])]));
    window.addEventListener("paste", (event) => add([...(event.clipboardData?.files || [])]));
    window.addEventListener("beforeunload", (event) => {
        if (running) event.preventDefault();
    });
}
