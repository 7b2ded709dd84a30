"""Residents in files with the column names of SIAK.

kolom       the columns, and what stands in them for a person and a card
baca        CSV and XLSX as lines of text
susun       lines as families, or what is wrong with them
salin       what must be keyed into SIAK for an approved change
"""
