"""Floor 3: from a table to a numeric matrix, by a frozen plan.

Learns what is done to each feature, says so in issues, and does the same to customers to come.
May import table, stats and root; numpy, scipy, and scikit-learn's base in `preparer` only.
Main types: `PreparationPlan` (what is done), `Learned` (a plan with its issues), `Prepared`.
Start reading at `plan`, then `operations`, `learn.learn_plan` and `findings`.
"""
