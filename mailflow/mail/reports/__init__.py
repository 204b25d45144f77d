"""Delivery reports of every dialect: who was not reached, and whether the address is to blame."""
