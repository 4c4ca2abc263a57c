"""Words that tell when somebody is what a noun calls him: "X, formerly an officer of Y", "now a leader of Z"."""

TURNS = frozenset(
    """
    once formerly previously now later then today currently long usually often still traditionally hitherto
    subsequently
    """.split()  # noqa: SIM905
)
