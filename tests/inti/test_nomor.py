"""Numbers without gaps."""

import pytest
from django.db import transaction

from tertib.inti import nomor


@pytest.mark.django_db
def test_one_two_three_in_each_series() -> None:
    with transaction.atomic():
        assert [nomor.ambil("a") for _ in range(3)] == [1, 2, 3]
        assert nomor.ambil("b") == 1


@pytest.mark.django_db(transaction=True)
def test_a_number_of_a_failed_transaction_is_given_again() -> None:
    with transaction.atomic():
        assert nomor.ambil("a") == 1
    for _ in range(2):
        with pytest.raises(ZeroDivisionError), transaction.atomic():
            assert nomor.ambil("a") == 2
            raise ZeroDivisionError
    with transaction.atomic():
        assert nomor.ambil("a") == 2


@pytest.mark.django_db(transaction=True)
def test_outside_a_transaction_there_is_no_number() -> None:
    with pytest.raises(RuntimeError, match="transaksi"):
        nomor.ambil("a")
