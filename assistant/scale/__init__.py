"""Work spread over processes and machines: the same function, the same results, in the same order."""

from assistant.scale.engines import run_in_order, run_in_processes
from assistant.scale.outcomes import Outcome, WorkError

__all__ = ["Outcome", "WorkError", "run_in_order", "run_in_processes"]
