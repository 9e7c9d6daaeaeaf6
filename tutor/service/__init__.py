"""The verbs: solve, compare, practise. Orchestration only: no mathematics, no formats."""
