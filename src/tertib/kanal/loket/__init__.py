"""The counter: the door of somebody who comes in person, keyed by the clerk.

`depan` find the family, begin; `terima` the dense form; `lihat` one case at the counter; `serah` the hand-over;
`cetak` the papers it prints; `pindai` what the QR code of a slip opens.
"""
