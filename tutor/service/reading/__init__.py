"""Reading what a person brings before it is solved: what a text is understood as, and what a picture says."""

from tutor.service.reading.pictures import LARGEST, Picture
from tutor.service.reading.reading import Reading
from tutor.service.reading.understood import Understood

__all__ = ["LARGEST", "Picture", "Reading", "Understood"]
