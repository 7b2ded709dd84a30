// Makes a chosen photo small before it is sent (long side 2000 px, JPEG 0.75), so that a slow line carries it.
// Anything it cannot read is sent as it is; the server decides.
const SISI = 2000;
const KECIL = 400_000;

async function kecilkan(berkas) {
  if (!/^image\/(jpeg|png|webp|heic|heif)$/.test(berkas.type) || berkas.size < KECIL) return berkas;
  const gambar = await createImageBitmap(berkas, { imageOrientation: "from-image" });
  const skala = Math.min(1, SISI / Math.max(gambar.width, gambar.height));
  const kanvas = document.createElement("canvas");
  kanvas.width = Math.round(gambar.width * skala);
  kanvas.height = Math.round(gambar.height * skala);
  kanvas.getContext("2d").drawImage(gambar, 0, 0, kanvas.width, kanvas.height);
  const isi = await new Promise((selesai) => kanvas.toBlob(selesai, "image/jpeg", 0.75));
  if (!isi || isi.size >= berkas.size) return berkas;
  return new File([isi], berkas.name.replace(/\.\w+$/, "") + ".jpg", { type: "image/jpeg" });
}

for (const masukan of document.querySelectorAll("input[type=file][data-foto]"))
  masukan.addEventListener("change", async () => {
    const [berkas] = masukan.files;
    if (!berkas) return;
    try {
      const wadah = new DataTransfer();
      wadah.items.add(await kecilkan(berkas));
      masukan.files = wadah.files;
    } catch {
      /* the browser cannot decode it: leave the file alone */
    }
  });
