"""The demonstration: invented people, offices and cases, moved by the same acts as real ones. Nothing else imports it."""

KODE_KANTOR = ("16.06", "13.05", "32.04", "32.08", "18.72")
"""The region codes of the invented offices, in the order they are opened."""
