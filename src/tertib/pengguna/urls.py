"""Sign-in and the account of an official. Signing up and resetting by e-mail have no address at all."""

from allauth.account import views
from django.urls import include, path

urlpatterns = [
    path("masuk/", views.login, name="account_login"),
    path("keluar/", views.logout, name="account_logout"),
    path("akun/tidak-aktif/", views.account_inactive, name="account_inactive"),
    path("akun/pastikan/", views.reauthenticate, name="account_reauthenticate"),
    path("akun/kata-sandi/", views.password_change, name="account_change_password"),
    path("akun/pengaman/", include("allauth.mfa.urls")),
]
