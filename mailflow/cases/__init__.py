"""Where things stand: facts folded into states, working days, the plan of what is due, totals."""
