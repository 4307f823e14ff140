"""What a hundred thousand, a million and ten million sets cost, on SQLite and on PostgreSQL.

    python -m benchmarks.growth fill sqlite|postgresql SETS FOLDER
    python -m benchmarks.growth measure sqlite|postgresql SETS FOLDER
    python -m benchmarks.growth report FOLDER

`fill` makes a database with that many sets of a hundredth as many members, and of one with 500 workouts; `measure`
times every command and every statement that these run, and leaves the figures in FOLDER; `report` prints tables.
"""
