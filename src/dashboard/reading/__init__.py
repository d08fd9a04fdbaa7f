"""From a folder to a whole :class:`~dashboard.reading.dataset.Dataset`, or to what is wrong with it, in words."""
