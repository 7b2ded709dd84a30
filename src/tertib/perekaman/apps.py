from django.apps import AppConfig


class PerekamanConfig(AppConfig):
    name = "tertib.perekaman"
    default_auto_field = "django.db.models.BigAutoField"
