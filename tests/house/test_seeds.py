"""The seeds are real bulletins as received: nobody tidies them."""

import hashlib
from pathlib import Path

SEEDS = Path(__file__).parents[2] / "seeds"

SHA256 = {
    "000_5786f46fcce0828d.txt": "84522e6a74abff8c95193636477f4cef845801b4156e2e53f5d6b4848b1403dc",
    "001_d5fd2d5b47bc3055.txt": "b7722bbf490fc8668797b8c1fca76e98a300ce762f48281c2ff8203efaf4d1cc",
    "002_6c70e7647135e1f5.txt": "7ce3ba6ef1dfad080b5fe2b4bbd587b740f8a6526698fa4b7589889043ad2962",
    "003_e7fca2f2aa721239.txt": "02dd2da687fe01d717af7dc06d48794b904f5329637c2dbb1d71dcc0dc7aebf9",
    "004_5fe0b02ab379ac0e.txt": "b29c9f8249c1b032c45ee256c1b67f87c83b73788003d06d0f50f738fe058808",
}


def test_each_seed_is_byte_for_byte_as_received() -> None:
    found = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in SEEDS.iterdir()}
    assert found == SHA256
