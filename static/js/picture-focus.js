// The focal point is set by a click on the picture. The two numbers beside it do the same by keyboard, and
// without this script.

const figure = document.querySelector("[data-focus]");
const image = figure?.querySelector("img");
const mark = figure?.querySelector(".focus-mark");
const across = document.querySelector("#id_focal_x");
const down = document.querySelector("#id_focal_y");

if (image && mark && across && down) {
    const inside = (value) => Math.min(1, Math.max(0, value));
    const draw = () => {
        const x = inside(Number.parseFloat(across.value) || 0);
        const y = inside(Number.parseFloat(down.value) || 0);
        mark.style.left = `${x * 100}%`;
        mark.style.top = `${y * 100}%`;
    };
    const set = (x, y) => {
        across.value = inside(x).toFixed(4);
        down.value = inside(y).toFixed(4);
        across.dispatchEvent(new Event("input", { bubbles: true }));
        draw();
    };
    figure.dataset.focus = "on";
    mark.hidden = false;
    figure.querySelector(".focus-help").hidden = false;
    image.addEventListener("click", (event) => {
        const box = image.getBoundingClientRect();
        set((event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height);
    });
    for (const field of [across, down]) field.addEventListener("input", draw);
    draw();
}
