// Finds the number whose SHA-256 with the salt is the challenge, outside the page's own thread.
const bita = new TextEncoder();

const heks = (isi) => Array.from(new Uint8Array(isi), (b) => b.toString(16).padStart(2, "0")).join("");

addEventListener("message", async ({ data }) => {
  const mulai = performance.now();
  for (let nomor = 0; nomor <= data.maxnumber; nomor += 1) {
    const sidik = heks(await crypto.subtle.digest("SHA-256", bita.encode(data.salt + nomor)));
    if (sidik === data.challenge) {
      const { algorithm, challenge, salt, signature } = data;
      postMessage({ algorithm, challenge, number: nomor, salt, signature, took: Math.round(performance.now() - mulai) });
      return;
    }
  }
});
