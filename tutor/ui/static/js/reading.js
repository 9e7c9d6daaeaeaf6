// Asks the server what a text or a picture says; nothing is solved.

import { language } from "./dom.js";

export const LONGEST = 4000;

async function answer(path, body, options = {}) {
  const reply = await fetch(path, { method: "POST", body, ...options });
  return reply.json();
}

// What a text is understood as; null where a newer question made this one idle, or the server cannot be reached.
export async function understand(text, signal) {
  try {
    return await answer("api/understand", JSON.stringify({ text, lang: language() }),
      { headers: { "content-type": "application/json" }, signal });
  } catch {
    return null;
  }
}

// What a picture says, or the error; null where the server cannot be reached.
export async function readPicture(blob) {
  const form = new FormData();
  form.append("image", blob, "picture");
  form.append("lang", language());
  try {
    return await answer("api/read-image", form);
  } catch {
    return null;
  }
}
