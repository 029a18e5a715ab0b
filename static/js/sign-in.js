/* Signing in without leaving the page: the desk's own form and its own answers, in a dialog.
 *
 * The dialog is in the page (templates/admin/story/sign_in.html). `askToSignIn` resolves to true once somebody is
 * signed in, to false if the dialog was closed. Who it is, and whether that is right, the next request says.
 */
import { csrfToken } from "./drafts.js";

const dialog = document.getElementById("sign-in");
let waiting = null;

const sentences = (html) => {
    const page = new DOMParser().parseFromString(html, "text/html");
    const found = page.querySelectorAll(".message.error, .errorlist li");
    const texts = [...(found.length ? found : page.querySelectorAll("main h1, main p"))].map((element) =>
        element.textContent.replace(/\s+/g, " ").trim(),
    );
    return [...new Set(texts)].filter(Boolean).join(" ");
};

const attempt = async (form) => {
    const { login, offline } = dialog.dataset;
    try {
        // A fresh token first; somebody who is signed in already, in another tab, is led on.
        const gate = await fetch(login, { redirect: "manual", headers: { Accept: "text/html" } });
        if (gate.type === "opaqueredirect") return "";
        const body = new URLSearchParams(new FormData(form));
        body.set("csrfmiddlewaretoken", csrfToken());
        const response = await fetch(login, { method: "POST", body, redirect: "manual" });
        if (response.type === "opaqueredirect") return "";
        return sentences(await response.text()) || String(response.status);
    } catch {
        return offline;
    }
};

const form = dialog?.querySelector("form");
const problem = dialog?.querySelector("[data-problem]");
const show = (text) => {
    problem.textContent = text;
    problem.hidden = !text;
};

form?.addEventListener("submit", async (event) => {
    event.preventDefault();
    const button = form.querySelector("[type=submit]");
    button.disabled = true;
    const refused = await attempt(form);
    button.disabled = false;
    form.elements.password.value = "";
    show(refused);
    if (refused) form.elements.password.focus();
    else dialog.close("in");
});

dialog?.querySelector("[data-later]")?.addEventListener("click", () => dialog.close("later"));
dialog?.addEventListener("close", () => {
    waiting?.(dialog.returnValue === "in");
    waiting = null;
});

export const askToSignIn = (reason = "") => {
    if (!dialog) return Promise.resolve(false);
    if (dialog.open) {
        show(reason);
        return new Promise((resolve) => {
            const before = waiting;
            waiting = (answer) => {
                before?.(answer);
                resolve(answer);
            };
        });
    }
    show(reason);
    dialog.returnValue = "";
    dialog.showModal();
    form.elements.password.focus();
    return new Promise((resolve) => {
        waiting = resolve;
    });
};
