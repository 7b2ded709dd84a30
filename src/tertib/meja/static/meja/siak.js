// Keys of the list of values: arrows move, Space ticks (the browser's own), Ctrl+C copies the value of the line.
// A tick is also kept by the button; nothing here talks to the server.
const daftar = document.querySelector("[data-salin]");

if (daftar) {
  const baris = [...daftar.querySelectorAll("[data-nilai]")];
  daftar.querySelector("[data-petunjuk]").hidden = false;
  (baris.find((satu) => !satu.checked && !satu.disabled) ?? baris[0])?.focus({ preventScroll: true });

  daftar.addEventListener("keydown", (peristiwa) => {
    const arah = { ArrowDown: 1, ArrowUp: -1 }[peristiwa.key];
    const kini = baris.indexOf(document.activeElement);
    if (!arah || kini < 0) return;
    baris[Math.max(0, Math.min(baris.length - 1, kini + arah))].focus();
    peristiwa.preventDefault();
  });

  document.addEventListener("copy", (peristiwa) => {
    const nilai = document.activeElement?.dataset?.nilai;
    if (nilai === undefined || String(getSelection())) return;
    peristiwa.clipboardData.setData("text/plain", nilai);
    peristiwa.preventDefault();
  });
}
