from django.apps import AppConfig


class IntiConfig(AppConfig):
    name = "tertib.inti"
    default_auto_field = "django.db.models.BigAutoField"
