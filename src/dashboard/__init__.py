"""Talas Mining Atlas: data package, counting rules, figures and screens."""

__version__ = "0.2.0"
