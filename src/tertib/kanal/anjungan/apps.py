from django.apps import AppConfig


class AnjunganConfig(AppConfig):
    name = "tertib.kanal.anjungan"
