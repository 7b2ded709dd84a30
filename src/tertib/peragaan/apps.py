from django.apps import AppConfig


class PeragaanConfig(AppConfig):
    name = "tertib.peragaan"
    default_auto_field = "django.db.models.BigAutoField"
