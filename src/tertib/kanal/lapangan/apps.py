from django.apps import AppConfig


class LapanganConfig(AppConfig):
    name = "tertib.kanal.lapangan"
    label = "lapangan"
