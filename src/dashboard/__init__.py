"""An atlas of what is documented about mining: data package, counting rules, figures and screens."""

__version__ = "0.2.0"
