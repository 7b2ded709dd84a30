"""BSrE through its eSign Client Service on the office's own server (manual v2.0, January 2024).

`sambungan` calls it, `v1` (multipart) and `v2` (JSON) speak its two languages, `layanan` is the provider. No answer is
believed: whether the file that comes back is ours, signed by the right person, is asked by whoever gets it.
"""
