"""A locked PDF: the standard handler of 40 bits, enough to ask for a password."""

import struct
from hashlib import md5

PADDING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")
IDENTITY = b"0123456789abcdef"
RIGHTS = -4


def locked(objects: list[bytes], password: bytes) -> tuple[list[bytes], bytes]:
    """The objects, whose streams are the only things encrypted, with the handler's own, and what the trailer says."""
    user = (password + PADDING)[:32]
    owner = rc4(md5(user, usedforsecurity=False).digest()[:5], user)
    seed = user + owner + struct.pack("<i", RIGHTS) + IDENTITY
    key = md5(seed, usedforsecurity=False).digest()[:5]
    sealed = [_sealed(body, number, key) for number, body in enumerate(objects, 1)]
    handler = b"<</Filter/Standard/V 1/R 2/P %d/O<%s>/U<%s>>>" % (
        RIGHTS,
        owner.hex().encode(),
        rc4(key, PADDING).hex().encode(),
    )
    name = IDENTITY.hex().encode()
    return [*sealed, handler], b"/Encrypt %d 0 R/ID[<%s><%s>]" % (len(objects) + 1, name, name)


def _sealed(body: bytes, number: int, key: bytes) -> bytes:
    if b"stream\n" not in body:
        return body
    head, stream = body.split(b"stream\n", 1)
    salted = key + struct.pack("<I", number)[:3] + b"\0\0"
    data = rc4(md5(salted, usedforsecurity=False).digest()[:10], stream.removesuffix(b"\nendstream"))
    return b"%sstream\n%s\nendstream" % (head, data)


def rc4(key: bytes, data: bytes) -> bytes:
    """The cipher of old PDFs, both ways."""
    state = list(range(256))
    other = 0
    for at in range(256):
        other = (other + state[at] + key[at % len(key)]) % 256
        state[at], state[other] = state[other], state[at]
    out, at, other = bytearray(), 0, 0
    for byte in data:
        at = (at + 1) % 256
        other = (other + state[at]) % 256
        state[at], state[other] = state[other], state[at]
        out.append(byte ^ state[(state[at] + state[other]) % 256])
    return bytes(out)
