"""Rules for equations and inequalities: the same to both sides, collecting, isolating, trying the solutions."""
