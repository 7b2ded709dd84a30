from django.apps import AppConfig


class KanalConfig(AppConfig):
    name = "tertib.kanal"
    default_auto_field = "django.db.models.BigAutoField"
