"""How much one member can log: far more than anybody does, and too little to make others wait.

A hard workout has some sixty sets. What comes from a file is limited by its rows.
"""

MOST_SETS_IN_WORKOUT = 600
MOST_SETS_IN_DAY = 1_500
