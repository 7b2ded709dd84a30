"""A stand-in for the central service of the KTP-el, over HTTP on loopback."""
