"""The life of a case. Start here.

    buka            a citizen begins: a case stands at the first step of the office's SOP
    isi, berkas     answers, the confirmed number, papers and signature are put in
    ajukan          the citizen hands it in: it gets its number and the clock starts
    ambil           an official takes it, or gives it back
    periksa         an official checks; what is wrong is written down on a return
    tandatangan     the head of office signs or refuses; `sertifikasi` holds its three transactions
    terbitkan       the card is published and the register changes
    terima          the citizen has the card
    tarik           the citizen takes the application back
    tempatkan       archived papers get their place and box
    ekspor          lines of a book leave the office as a file, with a reason

Every move is one call of `langkah.jalankan`; what a SOP's effect words do stands in `efek`.
"""
