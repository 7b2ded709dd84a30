"""The kiosk (ADM): who has the QR code and the PIN prints what was issued, once; on a phone it opens as a file."""
