"""A stand-in for a biometric device on this very machine, after MOSIP's Secure Biometric Interface (SBI 0.9.5)."""
