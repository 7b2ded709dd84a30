"""The field: who reports people without papers, and recording them where they are."""
