"""Finding residents by words: name, mother, birth date, village; misspelt or in an old spelling too.

tanda       what a resident is found by: short marks such as "name has SUKARNO", each with the office in it
gudang      where marks and the vocabulary are kept: FTS5 on SQLite (`sqlite`), GIN on PostgreSQL (`postgres`)
catat       written by `services` in the transaction that writes the resident
pertanyaan  a question of an official, and its answer
"""
