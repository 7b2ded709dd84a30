from django.apps import AppConfig


class IkdConfig(AppConfig):
    name = "tertib.kanal.ikd"
    default_auto_field = "django.db.models.BigAutoField"
