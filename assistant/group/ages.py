"""The one age that may stand for a study."""

from assistant.model import Study

# Years. Groups further apart were not matched by age, or are compared for it: no one age stands for such a study.
_MATCHED = 10


def average_age(study: Study) -> float | None:
    """Average the mean ages of the groups of a study.

    Groups count by their size where that of each is known, else alike.

    Returns
    -------
    Years; ``None`` where no mean is stated, or those of two groups lie more than ten years apart.
    """
    ages = study.mean_ages
    if not ages or max(a.years for a in ages) - min(a.years for a in ages) > _MATCHED:
        return None
    sizes = [age.n for age in ages if age.n]
    weights = sizes if len(sizes) == len(ages) else [1] * len(ages)
    return sum(n * age.years for n, age in zip(weights, ages, strict=True)) / sum(weights)
