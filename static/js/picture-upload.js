/* Sending pictures in parts: each file tells how far it is, and goes on where a broken connection left it.
 *
 * send(file, { address, token, progress }) resolves to what the server says of the picture, and rejects with an
 * Error whose message is a sentence. `address` holds zeros where the file's SHA-256 goes; `progress` is told
 * numbers from 0 to 1, and "waiting" while there is no connection.
 */
const PART = 1024 * 1024;
const PATIENCE = [1000, 2000, 5000, 10000, 20000, 30000];

const hash = async (file) => {
    const digest = await crypto.subtle.digest("SHA-256", await file.arrayBuffer());
    return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
};

const pause = (milliseconds) =>
    new Promise((resolve) => {
        const timer = setTimeout(done, milliseconds);
        function done() {
            clearTimeout(timer);
            window.removeEventListener("online", done);
            resolve();
        }
        // Whoever was cut off goes on at once when the network is back.
        window.addEventListener("online", done);
    });

/* Ask until there is an answer; only what no waiting mends is an error. */
const ask = async (address, options, progress) => {
    for (let attempt = 0; ; attempt++) {
        let answer;
        try {
            answer = await fetch(address, options);
            if (answer.status < 500) {
                const json = (answer.headers.get("Content-Type") || "").startsWith("application/json");
                return [answer.status, json ? await answer.json() : {}];
            }
        } catch (error) {
            if (attempt >= PATIENCE.length) throw error;
        }
        if (attempt >= PATIENCE.length) throw new Error(String(answer?.status ?? ""));
        progress("waiting");
        await pause(PATIENCE[attempt]);
    }
};

export const send = async (file, { address, token, progress = () => {} }) => {
    const target = address.replace(/0{64}/, await hash(file));
    const headers = { "X-CSRFToken": token, Accept: "application/json" };
    let [status, said] = await ask(target, { headers }, progress);
    while (status === 200 || status === 409) {
        if (said.image) {
            progress(1);
            return said;
        }
        const offset = said.offset;
        if (typeof offset !== "number") break;
        progress(file.size ? offset / file.size : 0);
        const query = new URLSearchParams({ offset, size: file.size, name: file.name });
        const body = file.slice(offset, offset + PART);
        const options = {
            method: "POST",
            body,
            headers: { ...headers, "Content-Type": "application/octet-stream" },
        };
        [status, said] = await ask(`${target}?${query}`, options, progress);
    }
    // A sentence of the server's is its last word: the same file would get it again.
    throw Object.assign(new Error(said.error || String(status)), { final: Boolean(said.error) });
};

/* The pictures among files that were dropped or pasted. */
export const picturesIn = (transfer) =>
    [...(transfer?.files || [])].filter((file) => file.type.startsWith("image/"));
