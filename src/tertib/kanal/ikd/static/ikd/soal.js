// Solves the page's ALTCHA challenge beside the form, in place of the question in words. Whatever fails here (an old
// browser, no secure connection, a very slow phone), the question comes back and serves.
const SABAR = 15000;
const soal = document.getElementById("soal");
const kabar = soal.querySelector("[role=status]");
const tanya = soal.querySelector(".soal-tanya");

const katakan = (teks) => {
  kabar.hidden = !teks;
  kabar.textContent = teks;
  tanya.hidden = Boolean(teks);
};

const kerjakan = () => {
  const pekerja = new Worker(soal.dataset.pekerja);
  const menyerah = () => {
    pekerja.terminate();
    katakan("");
  };
  const batas = setTimeout(menyerah, SABAR);
  pekerja.addEventListener("error", menyerah);
  pekerja.addEventListener("message", ({ data }) => {
    clearTimeout(batas);
    pekerja.terminate();
    soal.querySelector("[name=altcha]").value = btoa(JSON.stringify(data));
    kabar.classList.add("beres");
    katakan(soal.dataset.selesai);
  });
  katakan(soal.dataset.sedang);
  pekerja.postMessage(JSON.parse(soal.dataset.altcha));
};

if (window.isSecureContext) kerjakan();
