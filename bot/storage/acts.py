"""What the storage knows of the act that it works for."""

from contextvars import ContextVar

STORED: ContextVar[list[object]] = ContextVar("STORED")
"""Grows with each transaction that was committed for the act; only its length matters."""
