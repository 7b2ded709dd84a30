"""Turn a PDF from outside into JPEG sheets. Run as a program of its own, so that a hostile file harms nothing else.

Standard input: the PDF. Standard output: for each page 4 bytes of length (big endian) and a JPEG. Exit status 3: the
file cannot be read; 4: it is locked by a password; 5: too many pages. Memory and CPU time are limited before reading.
"""

import io
import resource
import sys

HALAMAN_TERBANYAK = 20
SISI_PANJANG = 2000
TIDAK_TERBACA, TERKUNCI, TERLALU_BANYAK = 3, 4, 5


def utama() -> int:
    resource.setrlimit(resource.RLIMIT_AS, (1024**3, 1024**3))
    resource.setrlimit(resource.RLIMIT_CPU, (10, 10))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    import pypdfium2 as pdfium

    try:
        pdf = pdfium.PdfDocument(sys.stdin.buffer.read())
    except pdfium.PdfiumError as galat:
        return TERKUNCI if "password" in str(galat).lower() else TIDAK_TERBACA
    if len(pdf) > HALAMAN_TERBANYAK:
        return TERLALU_BANYAK
    for halaman in pdf:
        lebar, tinggi = halaman.get_size()
        gambar = halaman.render(scale=SISI_PANJANG / max(lebar, tinggi, 1)).to_pil().convert("RGB")
        isi = io.BytesIO()
        gambar.save(isi, "JPEG", quality=80)
        sys.stdout.buffer.write(isi.tell().to_bytes(4, "big") + isi.getvalue())
    return 0


if __name__ == "__main__":
    sys.exit(utama())
