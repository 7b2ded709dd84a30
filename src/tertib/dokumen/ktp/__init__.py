"""The KTP-el: where each card stands between recording and hand-over, and how it is printed."""
