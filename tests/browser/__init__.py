"""Promises that only a browser can check."""
