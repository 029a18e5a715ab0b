/* The keyboard of the story's page. Without Alt, which types letters in many layouts; never while an input
 * method is composing, whose keys are its own.
 */
const form = document.getElementById("story-form");
const inField = (target) => target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);

const press = (selector) => {
    const button = form?.querySelector(selector);
    if (!button || button.disabled) return false;
    if (button.tagName === "A") button.click();
    else form.requestSubmit(button);
    return true;
};

const open = (name, act = "open") => {
    const target = document.querySelector(`[data-key-target="${name}"]`);
    if (!target) return false;
    target.dispatchEvent(new CustomEvent(`newsroom:${act}`, { bubbles: true }));
    return true;
};

const KEYS = {
    s: () => press("[data-save]"),
    enter: () => press("[data-next-step]"),
    "shift+p": () => press('button[name="then"][value="preview"]'),
    "shift+f": () => open("find"),
    "shift+h": () => open("checks"),
    ".": () => open("checks", "mend"),
};

// Before the editor, which would put a line break for the Enter of "next step".
document.addEventListener(
    "keydown",
    (event) => {
        if (event.isComposing || event.keyCode === 229 || event.altKey) return;
        const command = event.ctrlKey || event.metaKey;
        const key = event.key.toLowerCase();
        if (!command) {
            if (event.key !== "?" || inField(event.target) || document.querySelector("dialog:modal")) return;
            event.preventDefault();
            document.getElementById("keys")?.showModal();
            return;
        }
        if (document.querySelector("dialog:modal")) return;
        const act = KEYS[event.shiftKey ? `shift+${key}` : key];
        if (act?.()) {
            event.preventDefault();
            event.stopPropagation();
        }
    },
    { capture: true },
);

// What a screen shows of keys is what its keyboard has.
if (/mac|iphone|ipad/i.test(navigator.platform)) {
    for (const key of document.querySelectorAll("[data-command-key]")) key.textContent = "⌘";
}
