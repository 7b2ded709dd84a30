"""Electronic signatures: the interface (`jenis`) and the providers behind it (`lokal`: keys on this machine)."""
