"""What is wrong with a definition, said so that the person who wrote it can mend it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cacat:
    """One defect of the file: a sentence, the line (from 1) and the step it stands in, where known."""

    kalimat: str
    baris: int | None = None
    langkah: str = ""

    def __str__(self) -> str:
        tempat = [f"Baris {self.baris}"] if self.baris else []
        if self.langkah:
            tempat.append(f"langkah {self.langkah}" if tempat else f"Langkah {self.langkah}")
        return f"{', '.join(tempat)}: {self.kalimat}" if tempat else self.kalimat


class GalatSop(ValueError):
    """The definition cannot be read; `cacat` has every defect found, in the order of the file."""

    def __init__(self, *cacat: Cacat) -> None:
        super().__init__("\n".join(map(str, cacat)))
        self.cacat = cacat
