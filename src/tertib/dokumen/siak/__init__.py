"""Documents that SIAK made: what they say, and where that differs from what was approved.

baca        the printed texts of a card, whatever the layout: labels, headings of columns, ruled tables
banding     those texts against the approved document, cell by cell
"""
