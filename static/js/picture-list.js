// Many credits confirmed at once: the bar says how many are chosen, and one button chooses all on the page.

const form = document.querySelector("#confirm-form");
const boxes = [...document.querySelectorAll('input[name="picture"][form="confirm-form"]')];

if (form && !boxes.length) form.hidden = true;
if (form && boxes.length) {
    const confirm = form.querySelector("[data-confirm]");
    const all = form.querySelector("[data-choose-all]");
    const said = form.querySelector("[data-chosen]");
    const tell = () => {
        const chosen = boxes.filter((box) => box.checked).length;
        confirm.disabled = chosen === 0;
        said.textContent = chosen ? `${chosen} / ${boxes.length}` : "";
    };
    all.hidden = false;
    all.addEventListener("click", () => {
        const every = boxes.every((box) => box.checked);
        for (const box of boxes) box.checked = !every;
        tell();
    });
    for (const box of boxes) box.addEventListener("change", tell);
    tell();
}
