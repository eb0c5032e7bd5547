"""Words for the parts of findings: what was measured where, its direction, and what it is related to."""

from assistant.draft.aggregation import Part
from assistant.draft.material import Material
from assistant.draft.wording import gather_by_side, is_paired, list_places, name_measure

MAX_PLACES = 5


def say_part(material: Material, part: Part, pattern: str) -> str:
    """Say what was measured where, and what became of it, in the pattern of a phrase."""
    return material.phrases.say(pattern, direction=part.direction.value, located=say_located(material, part))


def say_related(material: Material, part: Part, associate: str) -> str:
    """Say what was measured where, and to what it is related."""
    values = {"direction": part.direction.value, "located": say_located(material, part), "associate": associate}
    return material.phrases.say("part.association", **values)


def say_located(material: Material, part: Part) -> str:
    """Say what was measured, and where; many places are gathered by their sides."""
    measures = tuple(name_measure(material, measure) for measure in part.measures)
    measure = material.phrases.say("measures", measures=measures)
    paired = all(is_paired(material, m) for m in part.measures)
    places = list_places(material, part.claims)
    by_side = len(places) > MAX_PLACES
    if by_side:
        places = gather_by_side(material, part.claims)
    values = {"places": places, "paired": paired, "by_side": by_side, "change": part.claims[0].of_change}
    return material.phrases.say("located", measure=measure, **values)
