"""Present: the talk, one message a screen, with arrow keys; the frame leaves the whole window to it."""

from dashboard.outputs.screen.stage import present

present()
