"""The signed statement in a card's QR code, and the proofs that cells belong to it. Pure.

cose       the statement: office, document, time and one root over all cells, signed (COSE_Sign1, Ed25519)
kelompok   the cells in groups, each with its salt: the leaves under that root
petikan    an excerpt: some groups with their salts, checked against the root while the others stay unknown
lampiran   the card as JSON, as it is attached to the PDF
"""
