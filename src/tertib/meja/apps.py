from django.apps import AppConfig


class MejaConfig(AppConfig):
    name = "tertib.meja"
    default_auto_field = "django.db.models.BigAutoField"
