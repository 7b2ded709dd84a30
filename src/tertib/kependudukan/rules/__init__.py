"""Rules on residents and families: pure, without database and clock; each names its article of law."""
