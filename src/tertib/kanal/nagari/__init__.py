"""The village office: one page to print, hand over and archive the cards of its own people, on any laptop and line."""
