"""What never stands in a log: the secret part of an address (`/p/<token>/`, `/cek/<token>/`, `/aktifkan/<token>/`,
`/ambil/<token>/`)."""

import logging
import re

_RAHASIA = re.compile(r"(/(?:p|cek|aktifkan|ambil)/)[A-Za-z0-9_-]{12,}")


class SamarkanTautan(logging.Filter):
    """Masks secret links in the message and in an access line's arguments; lets every record through."""

    def filter(self, record: logging.LogRecord) -> bool:
        teks = record.getMessage()
        samar = _RAHASIA.sub(r"\1…", teks)
        if samar != teks:
            record.msg, record.args = samar, ()
        return True
