from django.apps import AppConfig


class PermohonanConfig(AppConfig):
    name = "tertib.permohonan"
    default_auto_field = "django.db.models.BigAutoField"
