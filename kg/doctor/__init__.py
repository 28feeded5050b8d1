"""Is a graph folder whole, and what of it can be made again?"""

from kg.doctor.fault import Fault
from kg.doctor.look import look
from kg.doctor.mend import mend

__all__ = ["Fault", "look", "mend"]
