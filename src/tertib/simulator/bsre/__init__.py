"""A stand-in for BSrE's eSign Client Service: it speaks v1 and v2, and really signs, under an authority of its own.

`dunia` holds signers, documents and faults; `v1` and `v2` answer like the manual; `peladen` is the HTTP server with the
faults a network has. `python -m tertib.simulator.bsre` starts it.
"""
