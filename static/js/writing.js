/* Writing a story: what is typed is kept, a save waits for sign-in and connection, and others are seen. */
import { askToSignIn } from "./sign-in.js";
import { csrfToken, Keeper, LocalCopies, send } from "./drafts.js";

const form = document.getElementById("story-form");
const source = document.getElementById("writing-config");
export const config = source ? JSON.parse(source.textContent) : null;

export const fill = (text, values) => (text || "").replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
export const say = (name, values = {}) => fill(config.words[name], values);

const clockOf = (at) =>
    new Intl.DateTimeFormat(config.interface, {
        hour: "2-digit",
        minute: "2-digit",
        hourCycle: "h23",
        timeZone: config.zone,
        ...(Date.now() - new Date(at) > 20 * 3_600_000 && {
            dateStyle: undefined,
            day: "numeric",
            month: "long",
        }),
    }).format(new Date(at));

/* --- What the bar says ------------------------------------------------------------------------------ */
const mark = document.querySelector("[data-unsaved-mark]");
const sentence = document.querySelector("[data-unsaved-sentence]");
let shown = "";

/* The sentence is spoken when the state changes; the time in it moves on in silence. */
const show = (state, details = {}) => {
    if (!mark) return;
    const clock = details.clock || (details.at && clockOf(details.at)) || "";
    mark.dataset.state = state;
    mark.textContent =
        state === "refused" || state === "someone-else" ? details.error : say(state, { clock });
    if (state !== shown) sentence.textContent = mark.textContent;
    shown = state;
};

/* --- Keeping ---------------------------------------------------------------------------------------- */
// Rows of pictures and people come and go: the form is read as it is at the moment.
const readForm = () => ({
    version: Number(form.elements.version.value),
    article_version: Number(form.elements.article_version.value),
    fields: [...new FormData(form)].filter(
        ([name, value]) => typeof value === "string" && name !== "csrfmiddlewaretoken",
    ),
});

let keeper = null;
let asking = false;
// Whoever put it off is asked again when they save.
let later = false;

const signIn = async (reason) => {
    if (asking) return false;
    asking = true;
    const signedIn = await askToSignIn(reason);
    asking = false;
    later = !signedIn;
    if (!signedIn) return false;
    const state = await keeper.flush();
    return state === "ok";
};

export const touched = () => keeper?.touched();

const startKeeping = () => {
    const copies = new LocalCopies({
        user: config.user,
        thing: config.thing,
        page: form.elements.page.value,
    });
    form.elements.page.value = copies.page;
    keeper = new Keeper({
        copies,
        address: config.addresses.draft,
        login: config.addresses.login,
        user: Number(config.user),
        read: readForm,
        heard: ({ newer }) => showNewer(newer),
        say: (state, details) => {
            show(state, details);
            if (!later && (state === "signed-out" || state === "someone-else")) signIn(details?.error);
        },
    });
    // What came back with an error, or was taken up, is not saved either.
    if (form.dataset.dirty === "true") keeper.touched();
    return copies;
};

/* --- What a hand did -------------------------------------------------------------------------------- */
// The editor writes its own HTML into the field when it starts: it is given a moment to settle.
let ready = false;
addEventListener("load", () => setTimeout(() => (ready = true), 300));

const heard = (event) => {
    // Some fields stand within the form and belong to another.
    if (event.target.form && event.target.form !== form) return;
    ready ||= event.isTrusted;
    if (ready && (event.isTrusted || event.target.id === "id_body")) touched();
};

/* --- Saving ----------------------------------------------------------------------------------------- */
// A save goes out once the server has answered: a session that ended, or a tunnel, keeps one on the page.
let passed = false;
let busy = false;

const ping = () => {
    const body = new URLSearchParams({ user: config.user, ...versions() });
    return send(config.addresses.here, { body, login: config.addresses.login });
};

const mayGo = async () => {
    later = false;
    const state = keeper.dirty || keeper.unsaved ? await keeper.flush() : (await ping()).state;
    if (state === "ok" || state === "refused") return true;
    if (state === "signed-out" || state === "someone-else") {
        // `flush` has opened the dialog already, `ping` has not.
        return asking ? new Promise((resolve) => waitForSignIn(resolve)) : signIn();
    }
    show("not_saved_offline");
    return false;
};

const waitForSignIn = async (resolve) => {
    const signedIn = await askToSignIn();
    resolve(signedIn && (await keeper.flush()) === "ok");
};

const submit = async (event) => {
    if (passed) return;
    event.preventDefault();
    if (busy) return;
    busy = true;
    const { submitter } = event;
    show("saving");
    try {
        if (!(await mayGo())) return;
        form.elements.csrfmiddlewaretoken.value = csrfToken() || form.elements.csrfmiddlewaretoken.value;
        keeper.stop();
        passed = true;
        form.requestSubmit(submitter);
    } finally {
        busy = false;
    }
};

/* --- What was left unsaved -------------------------------------------------------------------------- */
const offer = document.getElementById("draft-offer");

/* A page that is just closing counts as open for a moment: it is looked for again. */
const AGAIN = 1000;
const TRIES = 5;
const offerLeft = async (copies, tries = TRIES) => {
    if (!offer) return;
    const keptAt = offer.dataset.keptAt || null;
    const left = [];
    for (const { key, record } of await copies.left()) {
        // The server has it too, and offers it itself; or had it, and it was saved or dropped.
        if (record.kept) copies.forget(key);
        else left.push({ key, record });
    }
    // One that went on from what the server has comes in its place; others wait until that is settled.
    const next = left.find(({ record }) => !keptAt || record.kept_at === keptAt);
    if (!next) {
        if (tries && (await copies.openElsewhere())) setTimeout(() => offerLeft(copies, tries - 1), AGAIN);
        return;
    }
    const title = offer.querySelector("strong");
    title.textContent = say("on_device", { clock: clockOf(next.record.at) });
    offer.hidden = false;
    for (const link of offer.querySelectorAll("[data-take-up], [data-differences]")) {
        link.addEventListener("click", async (event) => {
            event.preventDefault();
            const { state, answer } = await keeper.push(next.record);
            if (state === "ok") {
                copies.forget(next.key);
                location.assign(link.href);
            } else if (state === "signed-out" || state === "someone-else") await askToSignIn(answer?.error);
            else show(state === "refused" ? "refused" : "offline", { ...answer, at: next.record.at });
        });
    }
    offer.querySelector("[data-drop]").addEventListener("submit", (event) => {
        copies.forget(next.key);
        if (keptAt) return;
        event.preventDefault();
        offer.hidden = true;
    });
};

/* --- Who else is here ------------------------------------------------------------------------------- */
const BEAT = 15_000;
const here = document.querySelector("[data-here]");
const note = document.querySelector("[data-newer]");
let beat = null;

const versions = () => ({
    version: form.elements.version.value,
    article_version: form.elements.article_version.value,
});

/* Say something above the text; false where it says so already. */
const notice = (text) => {
    if (note.dataset.text === text) return false;
    note.dataset.text = text;
    note.textContent = text;
    note.hidden = false;
    return true;
};

const showNewer = (newer) => {
    if (!note || !newer) return;
    const { by, clock, number } = newer;
    if (!notice(say(by ? "newer" : "newer_unknown", { who: by, clock, number }))) return;
    if (!keeper?.dirty && !keeper?.unsaved) {
        const link = document.createElement("a");
        link.href = config.addresses.story;
        link.textContent = say("load");
        note.append(" ", link);
    }
};

const showOthers = (others) => {
    const texts = others.map(({ name, writing }) => say(writing ? "writes" : "reads", { who: name }));
    if (here.dataset.text === texts.join()) return;
    here.dataset.text = texts.join();
    here.replaceChildren(
        ...texts.map((text, index) => {
            const one = document.createElement("span");
            one.className = others[index].writing ? "here-one here-writing" : "here-one";
            one.textContent = text;
            return one;
        }),
    );
};

const tell = async () => {
    if (document.hidden) return;
    const body = new URLSearchParams({ user: config.user, ...versions() });
    if (keeper?.dirty || keeper?.unsaved) body.set("writing", "1");
    const { state, answer } = await send(config.addresses.here, { body, login: config.addresses.login });
    if (state !== "ok") return;
    showOthers(answer.others);
    showNewer(answer.newer);
};

const leave = () => {
    const body = new FormData();
    body.set("leaving", "1");
    body.set("csrfmiddlewaretoken", csrfToken());
    navigator.sendBeacon(config.addresses.here, body);
};

const startBeating = () => {
    clearInterval(beat);
    beat = document.hidden ? null : setInterval(tell, BEAT);
    tell();
};

/* --- Begin ------------------------------------------------------------------------------------------ */
if (config && form && !("merging" in form.dataset)) {
    startBeating();
    document.addEventListener("visibilitychange", startBeating);
    addEventListener("pagehide", leave);
    if (form.elements.page && mark) {
        const copies = startKeeping();
        offerLeft(copies);
        // Each keeps its own copy; a save of one meets the other as it would anybody’s.
        copies.openElsewhere().then((elsewhere) => elsewhere && notice(say("another_tab")));
        form.addEventListener("input", heard);
        form.addEventListener("change", heard);
        form.addEventListener("submit", submit);
        addEventListener("pageshow", (event) => {
            if (event.persisted) passed = false;
        });
        document.getElementById("logout-form")?.addEventListener("submit", async (event) => {
            if (event.target.dataset.settled) return;
            event.preventDefault();
            if (keeper.dirty) await keeper.flush();
            copies.forgetKept();
            event.target.dataset.settled = "yes";
            event.target.requestSubmit();
        });
    }
}
