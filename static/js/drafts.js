/* Unsaved work: kept on the device at once, on the server every few seconds, and offered back.
 *
 * Knows nothing of what is written: a page gives it a form's fields to keep, the addresses of its server, and
 * hears what became of them. Used by the story's page; made for every page where one writes.
 */

const PREFIX = "newsroom:draft:";
// As long as the server keeps a draft (articles/models/draft.py).
const KEPT_DAYS = 60;
const AFTER_TYPING = 3000;
const AT_THE_LATEST = 10_000;
const RETRIES = [5000, 10_000, 20_000, 30_000];

const random = () =>
    [...crypto.getRandomValues(new Uint8Array(12))]
        .map((byte) => byte.toString(16).padStart(2, "0"))
        .join("");

/* --- On the device --------------------------------------------------------------------------------- */
const stored = (key) => {
    try {
        return JSON.parse(localStorage.getItem(key));
    } catch {
        return null;
    }
};

const storedKeys = () => {
    try {
        return Object.keys(localStorage).filter((key) => key.startsWith(PREFIX));
    } catch {
        // A browser may forbid storage altogether.
        return [];
    }
};

const forget = (key) => {
    try {
        localStorage.removeItem(key);
    } catch {
        // Nothing is stored, so nothing is to be forgotten.
    }
};

/* The pages of this browser that are open hold a lock each; what a page left that holds none is offered. */
const openPages = async () => {
    if (!navigator.locks) return new Set();
    const { held = [] } = await navigator.locks.query();
    return new Set(held.map((lock) => lock.name));
};

/* What one person typed at one thing, in one page. Nobody else who signs in at this browser is shown it. */
export class LocalCopies {
    constructor({ user, thing, page }) {
        this.user = user;
        this.prefix = `${PREFIX}${user}:${thing}:`;
        this.page = page || random();
        this.key = this.prefix + this.page;
        navigator.locks?.request(this.key, () => new Promise(() => {}));
        this.tidy();
    }

    /* Keep `record`; false where the browser has no room for it, or forbids it. */
    keep(record) {
        try {
            localStorage.setItem(this.key, JSON.stringify(record));
            return true;
        } catch {
            return false;
        }
    }

    read() {
        return stored(this.key);
    }

    forget(key = this.key) {
        forget(key);
    }

    /* Whether another page of this browser has the same thing open. */
    async openElsewhere() {
        for (const name of await openPages())
            if (name.startsWith(this.prefix) && name !== this.key) return true;
        return false;
    }

    /* What pages that are no longer open left here, the newest first: [{key, record}]. */
    async left() {
        const open = await openPages();
        return storedKeys()
            .filter((key) => key.startsWith(this.prefix) && key !== this.key && !open.has(key))
            .map((key) => ({ key, record: stored(key) }))
            .filter(({ record }) => Array.isArray(record?.fields))
            .sort((a, b) => b.record.at.localeCompare(a.record.at));
    }

    /* Forget what was saved (the server says so in a cookie), what is old, and what the server has of others. */
    tidy() {
        for (const [, page] of document.cookie.matchAll(/(?:^|; )saved-([a-z0-9]+)=1/g)) {
            for (const key of storedKeys()) if (key.endsWith(`:${page}`)) forget(key);
            // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not everywhere yet
            document.cookie = `saved-${page}=; path=/admin/; max-age=0; samesite=lax`;
        }
        const oldest = new Date(Date.now() - KEPT_DAYS * 86_400_000).toISOString();
        for (const key of storedKeys()) {
            const record = stored(key);
            const own = key.startsWith(`${PREFIX}${this.user}:`);
            if (!record?.at || record.at < oldest || (!own && record.kept)) forget(key);
        }
    }

    /* Signing out: what the server has need not stay on this device. */
    forgetKept() {
        for (const key of storedKeys())
            if (key.startsWith(`${PREFIX}${this.user}:`) && stored(key)?.kept) forget(key);
    }
}

/* --- On the server --------------------------------------------------------------------------------- */
export const csrfToken = () => /(?:^|; )csrftoken=([^;]+)/.exec(document.cookie)?.[1] || "";

/* Send to the desk. Resolves to {state, answer}: "ok", "refused" (answer.error says why), "signed-out",
 * "someone-else", "offline" (no connection) or "failing" (the server answers with an error). Never throws.
 */
export const send = async (address, { body, type, signal, login, keepalive = false }, again = true) => {
    let response;
    try {
        response = await fetch(address, {
            method: "POST",
            body,
            signal,
            keepalive,
            // To the sign-in page: that is an answer here, and not to be followed.
            redirect: "manual",
            headers: {
                "X-CSRFToken": csrfToken(),
                Accept: "application/json",
                ...(type && { "Content-Type": type }),
            },
        });
    } catch (error) {
        return { state: error.name === "AbortError" ? "aborted" : "offline" };
    }
    if (response.type === "opaqueredirect") return { state: "signed-out" };
    const isJson = (response.headers.get("Content-Type") || "").startsWith("application/json");
    if (!isJson && response.status === 403 && again) {
        // A token that no longer holds: the sign-in page brings a fresh one, or leads on who is signed in.
        try {
            const gate = await fetch(login, { redirect: "manual" });
            if (gate.type !== "opaqueredirect") return { state: "signed-out" };
        } catch {
            return { state: "offline" };
        }
        return send(address, { body, type, signal, login, keepalive }, false);
    }
    if (!isJson) return { state: "failing" };
    try {
        const answer = await response.json();
        if (response.ok) return { state: "ok", answer };
        return { state: answer.code === "someone-else" ? "someone-else" : "refused", answer };
    } catch {
        return { state: "failing" };
    }
};

/* Keeps what `read()` returns, {fields: [[name, value], …], version, article_version}, while one types.
 *
 * `say(state, details)` hears: "typed", "kept" {clock}, "offline" {at}, "failing" {at}, "signed-out",
 * "someone-else" {error}, "refused" {error}, "no-room".
 */
export class Keeper {
    constructor({ copies, address, login, user, read, say, heard = () => {} }) {
        Object.assign(this, { copies, address, login, user, read, say, heard });
        this.dirty = false;
        this.failures = 0;
        this.keptAt = null;
        addEventListener("online", () => this.dirty && this.flush());
        document.addEventListener("visibilitychange", () => {
            if (document.hidden && this.dirty) {
                this.keepLocally();
                this.flush();
            }
        });
        addEventListener("pagehide", () => this.dirty && this.keepLocally());
    }

    /* Something was typed. */
    touched() {
        this.dirty = true;
        this.typedSince ||= Date.now();
        clearTimeout(this.localTimer);
        this.localTimer = setTimeout(() => this.keepLocally(), 150);
        if (!this.troubled) this.say("typed");
        this.schedule(Math.max(0, Math.min(AFTER_TYPING, this.typedSince + AT_THE_LATEST - Date.now())));
    }

    schedule(delay) {
        clearTimeout(this.timer);
        this.timer = setTimeout(() => this.flush(), delay);
    }

    keepLocally(kept = false) {
        clearTimeout(this.localTimer);
        this.lastAt = new Date().toISOString();
        const record = { ...this.read(), at: this.lastAt, kept, kept_at: this.keptAt };
        const fits = this.copies.keep(record);
        if (!fits && !kept) this.say("no-room");
        return record;
    }

    /* Send what there is to the server now; resolves to the state that `send` found. */
    async flush() {
        clearTimeout(this.timer);
        this.request?.abort();
        this.request = new AbortController();
        const record = this.keepLocally();
        this.typedSince = null;
        const { state, answer } = await this.push(record, this.request.signal);
        if (state === "aborted") return state;
        this.request = null;
        this.troubled = state !== "ok";
        if (state === "ok") {
            this.failures = 0;
            this.keptAt = answer.kept_at;
            if (!this.typedSince) {
                // Nothing was typed while it was on its way: the two copies are the same.
                this.copies.keep({ ...record, kept: true, kept_at: this.keptAt });
                this.dirty = false;
                this.unsaved = true;
                this.say("kept", { clock: answer.clock });
            }
            this.heard(answer);
            return state;
        }
        this.say(state, { ...answer, at: this.lastAt });
        if (state === "offline" || state === "failing")
            this.schedule(RETRIES[Math.min(this.failures++, RETRIES.length - 1)]);
        return state;
    }

    /* Send one record, this page's or one that another page left. */
    push(record, signal) {
        const { fields, version, article_version } = record;
        const body = JSON.stringify({ user: this.user, version, article_version, fields });
        // A page that is closing sends small texts to their end; the copy on the device is there anyhow.
        const keepalive = document.hidden && body.length < 60_000;
        return send(this.address, { body, type: "application/json", login: this.login, signal, keepalive });
    }

    /* Nothing of this page is to be kept any more. */
    stop() {
        clearTimeout(this.timer);
        clearTimeout(this.localTimer);
        this.request?.abort();
        this.dirty = false;
    }
}
