from django.apps import AppConfig


class PenggunaConfig(AppConfig):
    name = "tertib.pengguna"
    default_auto_field = "django.db.models.BigAutoField"
