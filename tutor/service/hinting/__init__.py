"""Help with a step: a hint from where the student stands, why a step may be done, a conversation about it.

Whoever learns asks for it through `tutor.service.learning`; it knows nothing of who that is or how they get on.
"""
