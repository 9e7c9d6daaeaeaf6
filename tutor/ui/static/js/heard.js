// Gradio waits for ever for the answer to what it could not send: whether the server is there is asked beside it.

const EVERY = 4000;

// While an answer is waited for, the server must be there; where it is not, ``lost`` is called once.
export function watchOver(waiting, lost) {
  const timer = setInterval(async () => {
    if (waiting() && (await there())) return;
    clearInterval(timer);
    if (waiting()) lost();
  }, EVERY);
}

async function there() {
  try {
    await fetch(new URL("gradio_api/app_id", document.baseURI), { cache: "no-store" });
    return true;
  } catch {
    return false;
  }
}
