from django.http import HttpResponse
from django.urls import path
from tertib.pengguna.penjaga import umum
app_name = "cek"
urlpatterns = [path("", umum(lambda r: HttpResponse("")), name="awal"), path("<str:token>/", umum(lambda r, token: HttpResponse("")), name="kartu")]
