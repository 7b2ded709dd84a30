from django.apps import AppConfig


class AlurConfig(AppConfig):
    name = "tertib.alur"
    default_auto_field = "django.db.models.BigAutoField"
