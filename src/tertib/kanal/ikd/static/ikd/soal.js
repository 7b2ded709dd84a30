// Solves the page's ALTCHA challenge beside the form, and takes the question in words away once it has. Whatever fails
// here (an old browser, no secure connection), the question stays and serves.
const soal = document.getElementById("soal");
const kabar = soal.querySelector("[role=status]");
const pekerja = new Worker(soal.dataset.pekerja);

const katakan = (teks) => {
  kabar.hidden = false;
  kabar.textContent = teks;
};

pekerja.addEventListener("message", ({ data }) => {
  soal.querySelector("[name=altcha]").value = btoa(JSON.stringify(data));
  soal.querySelector(".soal-tanya").hidden = true;
  kabar.classList.add("beres");
  katakan(soal.dataset.selesai);
  pekerja.terminate();
});

pekerja.addEventListener("error", () => {
  kabar.hidden = true;
  pekerja.terminate();
});

if (window.isSecureContext) {
  katakan(soal.dataset.sedang);
  pekerja.postMessage(JSON.parse(soal.dataset.altcha));
}
