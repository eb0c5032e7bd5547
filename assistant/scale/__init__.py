"""Work spread over processes and machines, or kept from earlier: the same results, in the same order."""

from assistant.scale.answers import AnswerStore
from assistant.scale.claims_store import ClaimsStore
from assistant.scale.engines import run_in_order, run_in_processes
from assistant.scale.kept_rows import identify
from assistant.scale.outcomes import Outcome, WorkError
from assistant.scale.rule_state import RuleState

__all__ = [
    "AnswerStore",
    "ClaimsStore",
    "Outcome",
    "RuleState",
    "WorkError",
    "identify",
    "run_in_order",
    "run_in_processes",
]
