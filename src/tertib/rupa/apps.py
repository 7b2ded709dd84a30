from django.apps import AppConfig


class RupaConfig(AppConfig):
    name = "tertib.rupa"
