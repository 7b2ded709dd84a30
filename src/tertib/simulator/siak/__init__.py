"""A stand-in for SIAK: cards in a layout of its own, signed under its own authority. Nothing here comes from SIAK itself."""
