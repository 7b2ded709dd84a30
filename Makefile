# Two commands are enough: `make run` opens a working office, `make test` tries everything.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
UJI ?= tests
# Each file on one process, in the order of tests/conftest.py: files with few tests are the longest.
BERJAJAR := -n auto --dist loadfile --no-loadscope-reorder
export TERTIB_PERAGAAN ?= 1

.DEFAULT_GOAL := bantuan
.PHONY: bantuan siap siap-uji paket-debian run test test-postgres contoh foto check rapi bench bench-massal besar beban-whatsapp faults gambar kunci

bantuan: ## Daftar perintah
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-14s %s\n", $$1, $$2}' Makefile

siap: ## Menyiapkan .venv saja
	@$(PYTHON) alat/siap.py requirements.lock

run: siap ## Membuka kantor peragaan di http://localhost:8000 (PORT dan TERTIB_DATABASE_URL boleh diberikan)
	@exec $(BIN)/tertib jalan

siap-uji:
	@$(PYTHON) alat/siap.py requirements-uji.lock

paket-debian:
	@sh alat/paket_debian.sh chromium poppler-utils postgresql gettext softhsm2 cups-daemon cups-client

test: paket-debian siap-uji ## Semua uji pada SQLite (UJI=tests/sop untuk sebagian)
	@env -u TERTIB_DATABASE_URL $(BIN)/python -m pytest $(BERJAJAR) $(UJI)

test-postgres: paket-debian siap-uji ## Semua uji pada PostgreSQL yang dinyalakan dan dihapus sendiri
	@bash alat/dengan_postgres.sh $(BIN)/python -m pytest $(BERJAJAR) $(UJI)

faults: paket-debian siap-uji ## Galat yang sungguh ditimbulkan, 50 kali tiap titik, pada kedua basis data (docs/galat.md; berjam-jam)
	@env -u TERTIB_DATABASE_URL GALAT_PUTARAN=50 $(BIN)/python -m pytest tests/galat tests/balapan
	@GALAT_PUTARAN=50 bash alat/dengan_postgres.sh $(BIN)/python -m pytest tests/galat tests/balapan

contoh: paket-debian siap-uji ## Seratus permohonan tiap SOP loket dan nagari, lalu setiap baris setiap buku dibuka
	@env -u TERTIB_DATABASE_URL UJI_CONTOH=100 $(BIN)/python -m pytest tests/peragaan/test_contoh_sop.py

foto: siap-uji ## 200 potret halaman KK: kode QR-nya harus terbaca
	@UJI_FOTO=200 $(BIN)/python -m pytest tests/dokumen/pernyataan/test_foto.py

check: siap-uji ## Gaya, tipe, arah impor, templat, migrasi, SOP
	@sh alat/periksa.sh

rapi: siap-uji ## Merapikan kode
	@$(BIN)/ruff check --fix -q . ; $(BIN)/ruff format .

bench: ## Angka kecepatan, sebagai perbandingan (docs/kecepatan.md)
	@sh alat/paket_debian.sh libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0
	@$(PYTHON) alat/siap.py requirements-bench.lock .venv-bench
	@.venv-bench/bin/python -m alat.bench

besar: siap ## Mengisi register peragaan: 390.000 keluarga (KELUARGA=...), belasan menit
	@$(BIN)/tertib besar --keluarga $(or $(KELUARGA),390000)

beban-whatsapp: siap-uji ## 700 pesan WhatsApp dari 200 nomor, ganda dan acak, dengan foto
	@$(BIN)/python -m alat.beban_whatsapp

bench-massal: siap-uji ## Menandatangani 500 KK sekaligus: berapa KK per detik
	@$(BIN)/python -m alat.bench.massal

gambar: siap-uji ## Gambar layar untuk dokumentasi
	@$(BIN)/python alat/gambar.py

kunci: ## Menyusun ulang requirements*.lock (pengembang; memerlukan uv)
	@sh alat/kunci.sh
