"""Outgoing messages: values to bytes, checked before anybody sends them."""
