/* A form that says when something is not saved, and asks before it is left. Without it nothing else changes. */

for (const form of document.querySelectorAll("form[data-guard]")) {
    const mark = form.querySelector("[data-unsaved-mark]");
    let dirty = "dirty" in form.dataset;
    let leaving = false;

    const show = () => {
        if (mark) mark.textContent = dirty ? form.dataset.guard : "";
    };
    const touched = (event) => {
        // The editor writes its own HTML into its field when it starts: only what a hand did counts.
        if (!event.isTrusted) return;
        dirty = true;
        show();
    };

    form.addEventListener("input", touched);
    form.addEventListener("change", touched);
    form.addEventListener("submit", () => {
        leaving = true;
    });
    window.addEventListener("pageshow", () => {
        leaving = false;
    });
    window.addEventListener("beforeunload", (event) => {
        if (dirty && !leaving) event.preventDefault();
    });
    document.addEventListener("keydown", (event) => {
        const saves = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
        if (!saves || event.key.toLowerCase() !== "s") return;
        const save = form.querySelector("[data-save]") ?? form.querySelector("button[type=submit]");
        event.preventDefault();
        form.requestSubmit(save);
    });
    show();
}
