// The focal point is set by a click on the picture; arrow keys move it. Without this script the two numbers
// beside the picture do the same.

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
    image.tabIndex = 0;
    image.setAttribute("role", "application");
    image.setAttribute("aria-label", figure.querySelector(".focus-help").textContent);
    image.addEventListener("click", (event) => {
        const box = image.getBoundingClientRect();
        set((event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height);
    });
    image.addEventListener("keydown", (event) => {
        const step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[
            event.key
        ];
        if (!step) return;
        event.preventDefault();
        const by = event.shiftKey ? 0.1 : 0.02;
        set(Number.parseFloat(across.value) + step[0] * by, Number.parseFloat(down.value) + step[1] * by);
    });
    for (const field of [across, down]) field.addEventListener("input", draw);
    draw();
}
