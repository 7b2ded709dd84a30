"""The door of the official: one desk for all steps, drawn from the SOP of each case.

`daftar` my work by lateness; `lihat` one case with everything needed to decide; `putus` what is decided there;
`tandatangan` the same for the head of office, on a phone; `lembar` the papers; `peran` which assignment I act under.
"""
