"""The screens of the dashboard, in the order of the menu."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.i18n import later


@dataclass(frozen=True)
class Screen:
    """A screen, and what the frame draws around it."""

    url: str  # its address, and its file in pages/
    icon: str  # its name among Google's Material symbols, which Streamlit ships
    title: str  # its name in the menu, to be said in the visitor's language
    is_filtered: bool = False  # deposits and years change what it shows,
    unfiltered: tuple[str, ...] = ()  # but for these parts of it
    is_alone: bool = False  # it has the whole window, without the frame
    is_in_menu: bool = True  # otherwise it is reached from other screens

    @property
    def path(self) -> str:
        """Its address relative to any screen; the front page has no name there."""
        return "." if self == SCREENS[0] else self.url

    def follows_filters(self, part: str) -> bool:
        """Whether deposits and years change what this part of it shows."""
        return self.is_filtered and part not in self.unfiltered


# The first is the front page, which has no address of its own.
SCREENS = (
    Screen("overview", "home", later("Overview")),
    Screen("map", "map", later("Map"), is_filtered=True),
    Screen("place", "home_pin", later("Your village"), is_in_menu=False),
    Screen("timeline", "timeline", later("Timeline"), is_filtered=True),
    Screen(
        "participation",
        "groups",
        later("Participation"),
        is_filtered=True,
        unfiltered=("", "glance", "seats", "money", "survey", "context"),
    ),
    Screen("stakeholders", "diversity_3", later("Stakeholders")),
    Screen("recommendations", "checklist", later("Recommendations")),
    Screen("sources", "library_books", later("Sources")),
    Screen("search", "search", later("Search"), is_in_menu=False),
    Screen("present", "slideshow", later("Talk"), is_alone=True),
)
