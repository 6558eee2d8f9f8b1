"""Recognising the lines of a page that is a picture."""

from zugong_desk.reading.scan.recognition import recognise

__all__ = ["recognise"]
