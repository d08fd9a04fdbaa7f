"""The talk: a message a scene, each with the figure it rests on, for a stage and for slides. Pure.

Every scene is made from figures that the screens show too. What could harm stays off: no vote taken under threat,
no account of one side without its voice.
"""

from dashboard.figures.story.order import last, plan, scene, story, talks, way
from dashboard.figures.story.value import Scene

__all__ = ["Scene", "last", "plan", "scene", "story", "talks", "way"]
