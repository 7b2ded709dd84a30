"""The life of a case. Start here.

    buka            a case begins: it stands at the first step of the office's SOP
    isi, berkas     answers, the confirmed number, papers (or originals an official saw) and signature are put in
    ajukan          the applicant hands it in: it gets its number and the clock starts
    ambil           an official takes it, or gives it back
    periksa         an official checks and lets pass
    paraf           an official corrects the concept and puts initials on it
    kembalikan      whatever goes back: what is wrong is written down for whoever mends it
    cetak           it is printed; a card for the pen takes its number with the print
    tandatangan     the head of office signs electronically; `sertifikasi` holds its three transactions
    tandatangan_basah   the signer says that this very print bears the signature; `jalan_basah` lets the pen in
    terbitkan       the card is published and the register changes
    kirim           the published card goes to its owner
    serahkan        the counter stamps, files and hands over; `serahan` says to whom
    terima          the applicant has the card
    tarik           the applicant takes the application back
    tempatkan       archived papers get their place and box
    ekspor          lines of a book leave the office as a file, with a reason

Beside the cases stands the register of residents:

    lihat_penduduk  an official opens the full data of a resident, which is written down
    putus_ganda     somebody said to be new is, or is not, a resident who looks alike; asked before a NIK is reserved
    pertukaran      residents come in from a file or leave in one, let through by a second person

Every move is one call of `langkah.jalankan`; what a SOP's effect words do stands in `efek`, signing with a pen in `pena`,
what the books tell in `pembukuan`.
"""
